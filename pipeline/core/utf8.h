// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// UTF-8 and the few letter properties that finding Dutch personal data needs, for the Latin script
// (Basic Latin to Latin Extended Additional). Other scripts count as letters without case. ICU does
// charset conversion in redactors/text; this is the small hot-path part.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace zwartlak::utf8 {

// The part behind ASCII, which nearly all text is: that is done in place.
namespace beyond_ascii {
std::pair<char32_t, std::size_t> Decode(std::string_view text, std::size_t at);
void Append(char32_t c, std::string& out);
bool IsLetter(char32_t c);
bool IsUpper(char32_t c);
bool IsLower(char32_t c);
bool IsSpace(char32_t c);
char32_t ToLower(char32_t c);
char32_t FoldLetter(char32_t c);
}  // namespace beyond_ascii

// Code point at byte `at` and its length in bytes (1..4). Malformed input yields U+FFFD, length 1.
// `at` must be < text.size().
inline std::pair<char32_t, std::size_t> Decode(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead < 0x80) return {lead, 1};
  return beyond_ascii::Decode(text, at);
}

inline void Append(char32_t c, std::string& out) {
  if (c < 0x80) {
    out.push_back(static_cast<char>(c));
  } else {
    beyond_ascii::Append(c, out);
  }
}

bool IsValid(std::string_view text);

// Copy in which every malformed byte is U+FFFD.
std::string Sanitise(std::string_view text);

constexpr bool IsUpper(char32_t c) { return c < 0x80 ? c - U'A' < 26 : beyond_ascii::IsUpper(c); }
constexpr bool IsLower(char32_t c) { return c < 0x80 ? c - U'a' < 26 : beyond_ascii::IsLower(c); }
constexpr bool IsLetter(char32_t c) {
  return c < 0x80 ? (c | 0x20U) - U'a' < 26 : beyond_ascii::IsLetter(c);
}
constexpr bool IsDigit(char32_t c) { return c >= U'0' && c <= U'9'; }
constexpr bool IsLetterOrDigit(char32_t c) { return IsDigit(c) || IsLetter(c); }
constexpr bool IsSpace(char32_t c) {
  return c < 0x80 ? c == U' ' || (c >= 9 && c <= 13) : beyond_ascii::IsSpace(c);
}

constexpr char32_t ToLower(char32_t c) {
  return c < 0x80 ? (IsUpper(c) ? c + 32 : c) : beyond_ascii::ToLower(c);
}

// Lower case without diacritics where the letter has a plain Latin base (é -> e, Ł -> l, ı -> i,
// ß -> s, ø -> o), else the lower-case letter itself.
constexpr char32_t FoldLetter(char32_t c) {
  return c < 0x80 ? ToLower(c) : beyond_ascii::FoldLetter(c);
}

// FoldLetter over a whole text; malformed bytes are dropped.
std::string Fold(std::string_view text);

}  // namespace zwartlak::utf8
