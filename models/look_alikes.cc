// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "models/look_alikes.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "pipeline/core/utf8.h"

namespace zwartlak {
namespace {

char32_t CodePoint(const ReadChar& c) { return utf8::Decode(c.utf8, 0).first; }

void Set(ReadChar& c, char32_t to) {
  c.utf8.clear();
  utf8::Append(to, c.utf8);
}

bool IsVowel(char32_t c) {
  static constexpr std::u32string_view kVowels = U"aeiouyAEIOUY";
  const char32_t plain = utf8::FoldLetter(c);
  return kVowels.find(plain) != std::u32string_view::npos;
}

// Letters and digits [from, to) without anything between.
struct Word {
  std::size_t from = 0;
  std::size_t to = 0;
};

// A word whose only digits are zeros is a word of letters.
void SettleZeros(ReadText& text, Word word) {
  int letters = 0;
  bool upper = false;
  bool lower = false;
  for (std::size_t i = word.from; i < word.to; ++i) {
    const char32_t c = CodePoint(text[i]);
    if (utf8::IsDigit(c) && c != U'0') return;
    letters += utf8::IsLetter(c) ? 1 : 0;
    upper = upper || utf8::IsUpper(c);
    lower = lower || utf8::IsLower(c);
  }
  if (letters < 2) return;
  for (std::size_t i = word.from; i < word.to; ++i) {
    if (CodePoint(text[i]) != U'0') continue;
    const bool capital = i == word.from || (upper && !lower);
    Set(text[i], capital ? U'O' : U'o');
  }
}

// Within a word a capital I before j is the i of ij; and an l before a consonant at the
// start of a word that stands alone (not in an address: l.devries, ldevries@) is an I.
void SettleStrokes(ReadText& text, Word word) {
  for (std::size_t i = word.from; i + 1 < word.to; ++i) {
    const char32_t c = CodePoint(text[i]);
    const char32_t next = CodePoint(text[i + 1]);
    if (c == U'I' && next == U'j' && i > word.from) Set(text[i], U'i');
    const bool consonant = utf8::IsLower(next) && !IsVowel(next) && next != U'l' && next != U'j';
    const bool alone = (word.from == 0 || CodePoint(text[word.from - 1]) == U' ') &&
                       (word.to == text.size() || CodePoint(text[word.to]) == U' ');
    if (c == U'l' && i == word.from && consonant && alone) Set(text[i], U'I');
  }
}

// NL, two digits, four letters, ten digits; blanks may stand between the groups.
void SettleIban(ReadText& text) {
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (CodePoint(text[i]) != U' ') places.push_back(i);
  }
  const auto at = [&](std::size_t i) { return CodePoint(text[places[i]]); };
  for (std::size_t i = 0; i + 18 <= places.size(); ++i) {
    if (at(i) != U'N' || at(i + 1) != U'L') continue;
    int digits = 0;
    int letters = 0;
    for (std::size_t k = 8; k < 18; ++k) digits += utf8::IsDigit(at(i + k)) || at(i + k) == U'O';
    for (std::size_t k = 4; k < 8; ++k) letters += utf8::IsUpper(at(i + k)) || at(i + k) == U'0';
    if (digits != 10 || letters != 4) continue;
    for (std::size_t k = 2; k < 18; ++k) {
      const bool letter = k >= 4 && k < 8;
      if (letter && at(i + k) == U'0') Set(text[places[i + k]], U'O');
      if (!letter && at(i + k) == U'O') Set(text[places[i + k]], U'0');
    }
  }
}

}  // namespace

void SettleLookAlikes(ReadText& text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto alnum = [&](std::size_t k) {
      return k < text.size() && utf8::IsLetterOrDigit(CodePoint(text[k]));
    };
    if (CodePoint(text[i]) == U'×' && i > 0 && alnum(i - 1) && alnum(i + 1)) Set(text[i], U'x');
  }
  Word word;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && utf8::IsLetterOrDigit(CodePoint(text[i]))) continue;
    word.to = i;
    if (word.to > word.from) {
      SettleZeros(text, word);
      SettleStrokes(text, word);
    }
    word.from = i + 1;
  }
  SettleIban(text);
}

}  // namespace zwartlak
