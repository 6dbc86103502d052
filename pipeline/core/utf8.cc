// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "pipeline/core/utf8.h"

#include <algorithm>
#include <array>

namespace zwartlak::utf8 {
namespace {

// Made from the Unicode character database: plain base letter of each code point ('*' = none), and
// its case ('U' upper, 'l' lower, '.' neither), for U+00C0..U+024F and U+1E00..U+1EFF.
constexpr std::string_view kBaseLatin =
    "aaaaaaaceeeeiiiidnooooo*ouuuuytsaaaaaaaceeeeiiiidnooooo*ouuuuytyaaaaaaccccccccdd"
    "ddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooorrrrrrssssss"
    "ssttttttuuuuuuuuuuuuwwyyyzzzzzzs***************e*ff*************oo*************u"
    "u****************************aaiioouuuuuuuuuu*aaaa****ggkkoooo**j***gg**nnaa****"
    "aaaaeeeeiiiioooorrrruuuusstt**hh******aaeeooooooooyy****************************";
constexpr std::string_view kCaseLatin =
    "UUUUUUUUUUUUUUUUUUUUUUU.UUUUUUUllllllllllllllllllllllll.llllllllUlUlUlUlUlUlUlUl"
    "UlUlUlUlUlUlUlUlUlUlUlUlUlUlUlUlUlUlUlUllUlUlUlUlUlUlUlUllUlUlUlUlUlUlUlUlUlUlUl"
    "UlUlUlUlUlUlUlUlUlUlUlUlUUlUlUlllUUlUlUUlUUUllUUUUlUUlUUUlllUUlUUlUlUlUUlUllUlUU"
    "lUUUlUlUUll.Ulll....UUlUUlUUlUlUlUlUlUlUlUlUllUlUlUlUlUlUlUlUlUllUUlUlUUUlUlUlUl"
    "UlUlUlUlUlUlUlUlUlUlUlUlUlUlUlUlUlUlUlUlUlUlUlUlUlUlllllllUUlUUllUlUUUUlUlUlUlUl";
constexpr std::string_view kBaseAdditional =
    "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooo"
    "oooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwy****s*"
    "aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuu"
    "uuyyyyyyyy******";
constexpr std::string_view kCaseAdditional =
    "UlUlUlUlUlUlUlUlUlUlUlUlUlUlUlUlUlUlUlUlUlUlUlUlUlUlUlUlUlUlUlUlUlUlUlUlUlUlUlUl"
    "UlUlUlUlUlUlUlUlUlUlUlUlUlUlUlUlUlUlUlUlUlUlUlUlUlUlUlUlUlUlUlUlUlUlUlllllllllUl"
    "UlUlUlUlUlUlUlUlUlUlUlUlUlUlUlUlUlUlUlUlUlUlUlUlUlUlUlUlUlUlUlUlUlUlUlUlUlUlUlUl"
    "UlUlUlUlUlUlUlUl";

// Upper-case letters whose lower case is not the next code point or 32 further.
struct CasePair {
  char32_t upper;
  char32_t lower;
};
constexpr std::array<CasePair, 36> kOddCase{{
    {0x0130, 0x0069}, {0x0178, 0x00FF}, {0x0181, 0x0253}, {0x0186, 0x0254}, {0x0189, 0x0256},
    {0x018A, 0x0257}, {0x018E, 0x01DD}, {0x018F, 0x0259}, {0x0190, 0x025B}, {0x0193, 0x0260},
    {0x0194, 0x0263}, {0x0196, 0x0269}, {0x0197, 0x0268}, {0x019C, 0x026F}, {0x019D, 0x0272},
    {0x019F, 0x0275}, {0x01A6, 0x0280}, {0x01A9, 0x0283}, {0x01AE, 0x0288}, {0x01B1, 0x028A},
    {0x01B2, 0x028B}, {0x01B7, 0x0292}, {0x01C4, 0x01C6}, {0x01C7, 0x01C9}, {0x01CA, 0x01CC},
    {0x01F1, 0x01F3}, {0x01F6, 0x0195}, {0x01F7, 0x01BF}, {0x0220, 0x019E}, {0x023A, 0x2C65},
    {0x023D, 0x019A}, {0x023E, 0x2C66}, {0x0243, 0x0180}, {0x0244, 0x0289}, {0x0245, 0x028C},
    {0x1E9E, 0x00DF},
}};

char CaseOf(char32_t c) {
  if (c >= 0xC0 && c < 0x250) return kCaseLatin[c - 0xC0];
  if (c >= 0x1E00 && c < 0x1F00) return kCaseAdditional[c - 0x1E00];
  return '.';
}

// Length a lead byte beyond ASCII announces; 0 for a byte that cannot lead.
std::size_t LengthOf(unsigned char lead) {
  if (lead >= 0xC2 && lead < 0xE0) return 2;
  if (lead >= 0xE0 && lead < 0xF0) return 3;
  return lead >= 0xF0 && lead < 0xF5 ? 4 : 0;
}

constexpr std::pair<char32_t, std::size_t> kMalformed{0xFFFD, 1};

}  // namespace

std::pair<char32_t, std::size_t> beyond_ascii::Decode(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  const std::size_t length = LengthOf(lead);
  if (length == 0 || at + length > text.size()) return kMalformed;
  char32_t c = lead & (0x7FU >> length);
  for (std::size_t i = 1; i < length; ++i) {
    const auto next = static_cast<unsigned char>(text[at + i]);
    if ((next & 0xC0U) != 0x80U) return kMalformed;
    c = (c << 6) | (next & 0x3FU);
  }
  const bool overlong = (length == 3 && c < 0x800) || (length == 4 && c < 0x10000);
  const bool surrogate = c >= 0xD800 && c < 0xE000;
  if (overlong || surrogate || c > 0x10FFFF) return kMalformed;
  return {c, length};
}

void beyond_ascii::Append(char32_t c, std::string& out) {
  const auto put = [&out](char32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (c < 0x800) {
    put(0xC0 | (c >> 6));
    put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | (c >> 12));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | (c >> 18));
    put(0x80 | ((c >> 12) & 0x3F));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  }
}

bool IsValid(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto [c, length] = Decode(text, i);
    // A real U+FFFD is three bytes long; length 1 is how Decode reports a malformed byte.
    if (c == 0xFFFD && length == 1) return false;
    i += length;
  }
  return true;
}

std::string Sanitise(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const auto [c, length] = Decode(text, i);
    Append(c, out);
    i += length;
  }
  return out;
}

bool beyond_ascii::IsUpper(char32_t c) { return CaseOf(c) == 'U'; }
bool beyond_ascii::IsLower(char32_t c) { return CaseOf(c) == 'l'; }

bool beyond_ascii::IsLetter(char32_t c) {
  if (c < 0xC0) return c == 0xAA || c == 0xB5 || c == 0xBA;
  if (c == 0xD7 || c == 0xF7) return false;
  if (c < 0x2000) return true;
  // Punctuation, symbols, arrows, box drawing; private use; specials.
  if (c < 0x2C00 || (c >= 0x3000 && c < 0x3040)) return false;
  return !(c >= 0xE000 && c < 0xF900) && !(c >= 0xFE00 && c < 0xFE70) && c < 0xFFE0;
}

bool beyond_ascii::IsSpace(char32_t c) {
  return c == 0xA0 || (c >= 0x2000 && c <= 0x200B) || c == 0x202F || c == 0x3000 || c == 0xFEFF;
}

char32_t beyond_ascii::ToLower(char32_t c) {
  if (!IsUpper(c)) return c;
  if (c >= 0xC0 && c < 0xDF) return c + 32;
  const auto* odd = std::ranges::find(kOddCase, c, &CasePair::upper);
  return odd != kOddCase.end() ? odd->lower : c + 1;
}

char32_t beyond_ascii::FoldLetter(char32_t c) {
  char base = '*';
  if (c >= 0xC0 && c < 0x250) base = kBaseLatin[c - 0xC0];
  if (c >= 0x1E00 && c < 0x1F00) base = kBaseAdditional[c - 0x1E00];
  return base != '*' ? static_cast<char32_t>(base) : ToLower(c);
}

std::string Fold(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const auto [c, length] = Decode(text, i);
    if (!(c == 0xFFFD && length == 1)) Append(FoldLetter(c), out);
    i += length;
  }
  return out;
}

}  // namespace zwartlak::utf8
