// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/pdf/web_address.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>

#include "pipeline/core/utf8.h"

namespace zwartlak::pdf {
namespace {

constexpr std::size_t kLongest = 2000;

char Small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// Escapes resolved once; nothing if one is malformed.
std::optional<std::string> Resolve(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      out.push_back(text[i]);
      continue;
    }
    unsigned value = 0;
    const std::string_view digits = text.substr(i + 1, 2);
    const auto [end, error] = std::from_chars(digits.begin(), digits.end(), value, 16);
    if (digits.size() != 2 || error != std::errc{} || end != digits.end()) return std::nullopt;
    out.push_back(static_cast<char>(value));
    i += 2;
  }
  return out;
}

// Only what a reader can see: no control, no character without a shape.
bool IsReadable(std::string_view text) {
  if (!utf8::IsValid(text)) return false;
  for (std::size_t at = 0; at < text.size();) {
    const auto [c, size] = utf8::Decode(text, at);
    at += size;
    const bool shapeless = (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
                           (c >= 0x2060 && c <= 0x206F) || c == 0xAD || c == 0xFEFF || c >= 0xE0000;
    if (c < 0x20 || (c >= 0x7F && c <= 0xA0) || shapeless) return false;
  }
  return true;
}

// What is not ASCII, and what would end the string elsewhere, is escaped.
std::string Escaped(std::string_view text) {
  constexpr std::string_view kUnsafe = "\"<>\\^`{|}()";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte > 0x20 && byte < 0x7F && kUnsafe.find(c) == std::string_view::npos) {
      out.push_back(c);
      continue;
    }
    char escape[4];
    std::snprintf(escape, sizeof(escape), "%%%02X", byte);
    out += escape;
  }
  return out;
}

}  // namespace

std::optional<WebAddress> ReduceAddress(std::string_view address, bool with_query) {
  while (!address.empty() && address.front() == ' ') address.remove_prefix(1);
  while (!address.empty() && address.back() == ' ') address.remove_suffix(1);
  address = address.substr(0, address.find('#'));
  if (!with_query) address = address.substr(0, address.find('?'));
  if (address.empty() || address.size() > kLongest) return std::nullopt;
  std::string text(address);
  const std::size_t colon = std::min(text.find(':'), text.size());
  std::transform(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(colon), text.begin(),
                 Small);
  const std::string_view view = text;
  const bool mail = view.starts_with("mailto:");
  if (!mail && !view.starts_with("http://") && !view.starts_with("https://")) return std::nullopt;
  if (!mail) {
    const std::size_t host = colon + 3;
    const std::size_t end = std::min(text.find_first_of("/?", host), text.size());
    if (end == host) return std::nullopt;
    const auto at = [&](std::size_t i) { return text.begin() + static_cast<std::ptrdiff_t>(i); };
    std::transform(at(host), at(end), at(host), Small);
    if (std::string_view(text).substr(host, end - host).find_first_of("@%") !=
        std::string_view::npos) {
      return std::nullopt;
    }
  } else if (std::ranges::count(text, '@') != 1 || text.find('/') != std::string::npos) {
    return std::nullopt;
  }
  WebAddress out{Escaped(text), {}};
  auto read = Resolve(out.written);
  if (!read || !IsReadable(*read)) return std::nullopt;
  out.read = *std::move(read);
  const std::size_t escape = out.read.find('%');
  if (escape != std::string::npos && escape + 1 < out.read.size()) return std::nullopt;
  return out;
}

}  // namespace zwartlak::pdf
