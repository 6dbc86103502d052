// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "apps/cli/passwords.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <optional>
#include <utility>

#include "apps/cli/messages.h"
#include "pipeline/core/utf8.h"

namespace zwartlak::cli {
namespace {

// Each costs a file that it does not open up to a tenth of a second.
constexpr std::size_t kMostPasswords = 100;
constexpr std::size_t kLargestFile = 64 * 1024;

std::unexpected<std::string> Cannot(std::string_view dutch, std::string_view english) {
  return std::unexpected(std::string(Say(dutch, english)));
}

// Nothing if it cannot be read or is no small regular file or pipe.
std::optional<std::string> ReadSmallFile(const std::string& path) {
  const int fd = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return std::nullopt;
  std::string text;
  std::array<char, 4096> buffer{};
  ssize_t n = 0;
  while (text.size() <= kLargestFile && (n = read(fd, buffer.data(), buffer.size())) > 0) {
    text.append(buffer.data(), static_cast<std::size_t>(n));
  }
  buffer.fill(0);
  close(fd);
  if (n < 0 || text.size() > kLargestFile) return std::nullopt;
  return text;
}

// Nothing if it has letters that Latin-1 has not, or none beyond ASCII.
std::optional<std::string> AsLatin1(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto [c, size] = utf8::Decode(text, at);
    if (c > 0xFF) return std::nullopt;
    out += static_cast<char>(c);
    at += size;
  }
  return out == text ? std::nullopt : std::optional(out);
}

}  // namespace

std::expected<Passwords, std::string> ReadPasswords(const std::string& path) {
  auto text = ReadSmallFile(path);
  if (!text) {
    return Cannot("het wachtwoordbestand kan niet worden gelezen, of is groter dan 64 kB.",
                  "the password file cannot be read, or is larger than 64 kB.");
  }
  const SensitiveText kept(*std::exchange(text, std::nullopt));
  std::string_view rest = kept.Reveal();
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (rest.starts_with(kByteOrderMark)) rest.remove_prefix(kByteOrderMark.size());
  auto passwords = std::make_shared<std::vector<SensitiveText>>();
  std::size_t lines = 0;
  while (!rest.empty()) {
    std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) continue;
    if (++lines > kMostPasswords) {
      return Cannot("het wachtwoordbestand heeft meer dan 100 regels.",
                    "the password file has more than 100 lines.");
    }
    passwords->emplace_back(std::string(line));
    if (auto latin = AsLatin1(line)) passwords->emplace_back(*std::move(latin));
  }
  if (passwords->empty()) {
    return Cannot("het wachtwoordbestand is leeg; zet er een wachtwoord per regel in.",
                  "the password file is empty; put one password a line in it.");
  }
  return passwords;
}

}  // namespace zwartlak::cli
