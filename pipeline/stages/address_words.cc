// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "pipeline/stages/address_words.h"

#include <algorithm>

#include "pipeline/core/utf8.h"

namespace zwartlak {
namespace {

char32_t ToUpper(char32_t c) {
  if (c >= U'a' && c <= U'z') return c - U'a' + U'A';
  const bool latin1 = c >= 0xE0 && c <= 0xFE && c != 0xF7;
  return latin1 ? c - 0x20 : c;
}

// "jan-deVries" as "Jan De Vries".
std::string Capitalised(std::string_view text) {
  std::string out;
  bool inside = false;
  bool small = false;  // the letter before
  for (std::size_t at = 0; at < text.size();) {
    const auto [c, size] = utf8::Decode(text, at);
    at += size;
    if (!utf8::IsLetterOrDigit(c)) {
      inside = false;
      continue;
    }
    const bool begins = !inside || (small && utf8::IsUpper(c));
    if (begins && !out.empty()) out.push_back(' ');
    utf8::Append(begins ? ToUpper(c) : c, out);
    inside = true;
    small = utf8::IsLower(c);
  }
  return out;
}

}  // namespace

bool IsAddress(std::string_view text) {
  return text.starts_with("http://") || text.starts_with("https://") || text.starts_with("mailto:");
}

std::string SpelledOut(std::string_view address) {
  address.remove_prefix(std::min(address.find(':') + 1, address.size()));
  address.remove_prefix(std::min(address.find_first_not_of('/'), address.size()));
  std::string_view host = address.substr(0, address.find_first_of("/?"));
  const std::string_view path = address.substr(host.size());
  if (host.starts_with("www.")) host.remove_prefix(4);
  host = host.substr(0, host.rfind('.'));
  std::string out;
  for (const std::string_view part : {host, path}) {
    const std::string words = Capitalised(part);
    if (!words.empty()) out += (out.empty() ? "" : " ") + words + '.';
  }
  return out;
}

}  // namespace zwartlak
