// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include <algorithm>

#include "detectors/field_emit.h"

namespace zwartlak {
namespace {

constexpr double kWrappedScore = 0.8;
constexpr std::uint32_t kMinHead = 8;

bool IsTokenChar(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '-' || c == '.' || c == '+' || c == '/' || c == '=';
}

// What begins the next row goes on like a token: no word, ended by a blank, '&', a quote or the
// end.
std::uint32_t TokenLength(const FieldWork& work, std::string_view text) {
  std::uint32_t length = 0;
  bool digit = false;
  bool lower = false;
  bool upper = false;
  while (length < text.size() && IsTokenChar(text[length])) {
    const char c = text[length++];
    digit |= c >= '0' && c <= '9';
    lower |= c >= 'a' && c <= 'z';
    upper |= c >= 'A' && c <= 'Z';
  }
  if (length < 4 || !(digit || (lower && upper))) return 0;
  if (length < text.size() &&
      std::string_view(" &\"';,)\t\n").find(text[length]) == std::string_view::npos) {
    return 0;
  }
  // "stap=2&" is a pair of its own, and a date or a number is no rest of a token.
  const std::string_view token = text.substr(0, length);
  const std::size_t equals = token.find('=');
  if (equals != std::string_view::npos && equals + 2 < token.size()) return 0;
  if (token.find_first_not_of("0123456789-/.") == std::string_view::npos && length < 16) return 0;
  return work.words.gazetteer().Lookup(token) != 0 ? 0 : length;
}

bool MixesDigits(std::string_view token) {
  const auto digits = static_cast<std::size_t>(
      std::ranges::count_if(token, [](char c) { return c >= '0' && c <= '9'; }));
  return digits >= 2 && digits < token.size() &&
         token.find_first_of("./=") == std::string_view::npos;
}

}  // namespace

void FindWrapped(FieldWork& work) {
  if (!work.layout.pixels) return;
  const std::string_view text = work.layout.text;
  FindingSet more;
  for (const Finding& finding : work.findings) {
    if (finding.entity != EntityType::kSecretKey && finding.entity != EntityType::kSessionId) {
      continue;
    }
    const std::uint32_t end = finding.span.end;
    if (finding.span.size() < kMinHead || end >= text.size()) continue;
    const char cut = text[end];
    if (cut != '\n' && cut != ' ' && cut != '\t') continue;
    const std::uint32_t length = TokenLength(work, text.substr(end + 1, 4096));
    // Within a row a reader parts a token only where it sees a gap: what follows must look the
    // same.
    if (length == 0 || (cut != '\n' && length < 6)) continue;
    if (cut != '\n' && !MixesDigits(text.substr(end + 1, length))) continue;
    Finding next = finding;
    next.span = {end + 1, end + 1 + length};
    next.score = kWrappedScore;
    next.rule = "wrapped";
    more.push_back(std::move(next));
  }
  std::ranges::move(more, std::back_inserter(work.findings));
}

}  // namespace zwartlak
