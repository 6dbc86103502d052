// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "apps/cli/progress_bar.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "apps/cli/messages.h"

namespace zwartlak::cli {
namespace {

constexpr std::size_t kBarWidth = 20;
constexpr std::size_t kNameWidth = 40;

std::string Clock(std::int64_t seconds) {
  const std::string rest = std::to_string(seconds % 60);
  std::string text = std::to_string(seconds / 60);
  text.append(rest.size() < 2 ? ":0" : ":").append(rest);
  return text;
}

// The end of a long name says more than its beginning. Cut between characters.
std::string Shorten(std::string_view name) {
  std::string text = Printable(name);
  if (text.size() <= kNameWidth) return text;
  std::size_t cut = text.size() - kNameWidth;
  while (cut < text.size() && (static_cast<unsigned char>(text[cut]) & 0xC0U) == 0x80U) ++cut;
  std::string out = "...";
  out.append(text, cut);
  return out;
}

}  // namespace

ProgressBar::ProgressBar(ProgressMode mode)
    : shown_(mode == ProgressMode::kAlways ||
             (mode == ProgressMode::kAuto && isatty(STDERR_FILENO) == 1)),
      colour_(isatty(STDERR_FILENO) == 1 && std::getenv("NO_COLOR") == nullptr),
      start_(std::chrono::steady_clock::now()) {}

void ProgressBar::Show(const RunProgress& p) {
  if (!shown_ || p.total == 0) return;
  const std::size_t full = kBarWidth * p.done / p.total;
  std::string line("[");
  line.append(full, '#').append(kBarWidth - full, '-').append("] ");
  line.append(std::to_string(std::min(p.done + 1, p.total))).append("/");
  line.append(std::to_string(p.total)).append(" ").append(Shorten(p.name));
  if (p.child.stage != Stage::kNone) line.append(" ").append(NameOf(p.child.stage));
  if (p.child.pages > 0) {
    line.append(Say(" pagina ", " page ")).append(std::to_string(p.child.pages));
  }
  if (p.done > 0 && p.done < p.total) {
    const auto spent = std::chrono::steady_clock::now() - start_;
    const auto left =
        spent * static_cast<std::int64_t>(p.total - p.done) / static_cast<std::int64_t>(p.done);
    line.append(Say(", nog ", ", left "))
        .append(Clock(std::chrono::duration_cast<std::chrono::seconds>(left).count()));
  }
  if (line == last_) return;
  last_ = line;
  drawn_ = true;
  std::fprintf(stderr, colour_ ? "\r\x1b[2m%s\x1b[0m\x1b[K" : "\r%s\x1b[K", line.c_str());
  std::fflush(stderr);
}

void ProgressBar::Clear() {
  if (!drawn_) return;
  std::fputs("\r\x1b[K", stderr);
  std::fflush(stderr);
  drawn_ = false;
  last_.clear();
}

}  // namespace zwartlak::cli
