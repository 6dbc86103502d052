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

}  // namespace

bool IsAddress(std::string_view text) {
  return text.starts_with("http://") || text.starts_with("https://") || text.starts_with("mailto:");
}

std::string SpelledOut(std::string_view address) {
  address.remove_prefix(std::min(address.find(':') + 1, address.size()));
  std::string out;
  bool inside = false;
  bool small = false;  // the letter before
  for (std::size_t at = 0; at < address.size();) {
    const auto [c, size] = utf8::Decode(address, at);
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

}  // namespace zwartlak
