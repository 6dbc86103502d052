// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "pipeline/stages/raw_search.h"

#include <algorithm>
#include <functional>
#include <string>

#include "pipeline/core/utf8.h"

namespace zwartlak {
namespace {

struct Encoded {
  std::string latin1;  // empty if the value has characters Latin-1 lacks
  std::string utf16le;
  std::string utf16be;
};

Encoded Encode(std::string_view value) {
  Encoded out;
  bool fits = true;
  for (std::size_t i = 0; i < value.size();) {
    const auto [c, length] = utf8::Decode(value, i);
    i += length;
    fits = fits && c < 0x100;
    out.latin1.push_back(static_cast<char>(c & 0xFF));
    const auto low = static_cast<char>(c & 0xFF);
    const auto high = static_cast<char>((c >> 8) & 0xFF);
    out.utf16le += {low, high};
    out.utf16be += {high, low};
  }
  if (!fits) out.latin1.clear();
  return out;
}

bool IsWordByte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || utf8::IsLetterOrDigit(byte);
}

bool Holds(std::string_view haystack, std::string_view needle, bool whole_words) {
  if (needle.empty() || needle.size() > haystack.size()) return false;
  const std::boyer_moore_horspool_searcher searcher(needle.begin(), needle.end());
  for (auto from = haystack.begin();;) {
    const auto hit = std::search(from, haystack.end(), searcher);
    if (hit == haystack.end()) return false;
    const auto after = hit + static_cast<std::ptrdiff_t>(needle.size());
    const bool inside_word = (hit != haystack.begin() && IsWordByte(*(hit - 1))) ||
                             (after != haystack.end() && IsWordByte(*after));
    if (!whole_words || !inside_word) return true;
    from = hit + 1;
  }
}

}  // namespace

bool HoldsAnyValue(ByteView bytes, const std::vector<std::string_view>& values,
                   std::size_t shortest, bool whole_words) {
  const std::string_view haystack = AsText(bytes);
  return std::ranges::any_of(values, [&](std::string_view value) {
    if (value.size() < shortest) return false;
    const Encoded encoded = Encode(value);
    return Holds(haystack, value, whole_words) ||
           (encoded.latin1 != value && Holds(haystack, encoded.latin1, whole_words)) ||
           Holds(haystack, encoded.utf16le, false) || Holds(haystack, encoded.utf16be, false);
  });
}

}  // namespace zwartlak
