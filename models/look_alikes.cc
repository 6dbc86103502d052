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

// Turkish has i after front vowels and ı after back ones; the dot is easily seen where there is
// none. Only in a word with a letter that no other language of ours has.
void SettleDotless(ReadText& text, Word word) {
  bool turkish = false;
  for (std::size_t i = word.from; i < word.to; ++i) {
    const char32_t c = CodePoint(text[i]);
    turkish = turkish || c == U'ğ' || c == U'Ğ' || c == U'ı';
  }
  bool back = false;
  for (std::size_t i = word.from; turkish && i < word.to; ++i) {
    const char32_t c = CodePoint(text[i]);
    if (c == U'i' && back) Set(text[i], U'ı');
    if (IsVowel(c) || c == U'ı') {
      back = std::u32string_view(U"aouıAOU").find(CodePoint(text[i])) != std::u32string_view::npos;
    }
  }
}

// "U.ç." and "1.H.": between initials stand capitals; "AI-Soubari": an article, not a machine; "ñ"
// before s and k is Polish.
void SettleInitials(ReadText& text) {
  const auto at = [&](std::size_t i) { return i < text.size() ? CodePoint(text[i]) : U' '; };
  const auto initial = [&](std::size_t i) { return utf8::IsUpper(at(i)) && at(i + 1) == U'.'; };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char32_t c = at(i);
    const bool starts = i == 0 || at(i - 1) == U' ';
    const bool after = i >= 2 && initial(i - 2);
    if (at(i + 1) == U'.' && after && c == U'ç') Set(text[i], U'Ç');
    if (at(i + 1) == U'.' && c == U'1' && (after || (starts && initial(i + 2)))) Set(text[i], U'I');
    if (starts && c == U'A' && at(i + 1) == U'I' && at(i + 2) == U'-' && utf8::IsUpper(at(i + 3)) &&
        utf8::IsLower(at(i + 4))) {
      Set(text[i + 1], U'l');
    }
    if (c == U'Ñ' && at(i + 1) == U'S' && at(i + 2) == U'K') Set(text[i], U'Ń');
    if (c == U'ñ' && at(i + 1) == U's' && at(i + 2) == U'k') Set(text[i], U'ń');
  }
}

// "visser20@kpnpost .example": the dot of equal letters stands in so much room that a blank is
// seen. Within an address only, or between the parts of a long token.
void SettleDots(ReadText& text) {
  const auto at = [&](std::size_t i) { return i < text.size() ? CodePoint(text[i]) : U' '; };
  const auto part = [&](std::size_t i) {
    return utf8::IsLower(at(i)) || utf8::IsDigit(at(i)) || (at(i) < 0x80 && utf8::IsUpper(at(i)));
  };
  // Letters and digits mixed, or an @, back to the last blank or key.
  const auto token_before = [&](std::size_t end) {
    bool digit = false;
    bool letter = false;
    std::size_t i = end;
    for (; i > 0 && at(i - 1) != U' ' && at(i - 1) != U'=' && at(i - 1) != U'"'; --i) {
      if (at(i - 1) == U'@') return true;
      digit |= utf8::IsDigit(at(i - 1));
      letter |= utf8::IsLetter(at(i - 1));
    }
    const bool keyed = i > 0 && at(i - 1) == U'=';
    return keyed || (digit && letter && end - i >= 16);
  };
  for (std::size_t i = 1; i + 2 < text.size(); ++i) {
    if (at(i) != U' ') continue;
    const bool before_dot = at(i + 1) == U'.' && part(i - 1) && part(i + 2);
    const bool after_dot = i >= 2 && at(i - 1) == U'.' && part(i - 2) && part(i + 1);
    if ((before_dot || after_dot) && token_before(i)) {
      text.erase(text.begin() + static_cast<std::ptrdiff_t>(i));
      --i;
    }
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

// Behind an @ stand small letters (RFC 1035: case tells nothing there), and .nl rather than .n1.
void SettleHosts(ReadText& text) {
  const auto at = [&](std::size_t i) { return i < text.size() ? CodePoint(text[i]) : U' '; };
  const auto in_host = [&](std::size_t i) {
    return (at(i) < 0x80 && utf8::IsLetterOrDigit(at(i))) || at(i) == U'.' || at(i) == U'-';
  };
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (at(i) != U'@' || !utf8::IsLetterOrDigit(at(i - 1))) continue;
    std::size_t end = i + 1;
    while (in_host(end)) ++end;
    while (end > i + 1 && at(end - 1) == U'.') --end;
    for (std::size_t k = i + 2; k < end; ++k) {
      if (!utf8::IsUpper(at(k)) || !utf8::IsLower(at(k - 1))) continue;
      if (k + 1 < end && utf8::IsLower(at(k + 1)) && at(k) != U'I' && at(k) != U'L') continue;
      Set(text[k], at(k) == U'I' ? U'l' : at(k) + (U'a' - U'A'));
    }
    if (end < i + 4 || at(end - 3) != U'.' || at(end - 2) != U'n') continue;
    if (at(end - 1) == U'1' || at(end - 1) == U'i') Set(text[end - 1], U'l');
  }
}

// Signs of languages that are rarer here than those they look like: a comma below s is Turkish's
// cedilla unless the word has another Romanian letter.
void SettleCedilla(ReadText& text, Word word) {
  constexpr std::u32string_view kRomanian = U"țȚăĂâÂ";
  for (std::size_t i = word.from; i < word.to; ++i) {
    if (kRomanian.find(CodePoint(text[i])) != std::u32string_view::npos) return;
  }
  for (std::size_t i = word.from; i < word.to; ++i) {
    if (CodePoint(text[i]) == U'ș') Set(text[i], U'ş');
    if (CodePoint(text[i]) == U'Ș') Set(text[i], U'Ş');
  }
}

// "21 Januari 2003": j and J differ in where they stand, and Dutch writes months small.
void SettleMonths(ReadText& text) {
  const auto at = [&](std::size_t i) { return i < text.size() ? CodePoint(text[i]) : U' '; };
  for (std::size_t i = 2; i < text.size(); ++i) {
    if (at(i) != U'J' || at(i - 1) != U' ' || !utf8::IsDigit(at(i - 2))) continue;
    for (const std::u32string_view month : {U"anuari", U"uni", U"uli"}) {
      std::size_t k = 0;
      while (k < month.size() && at(i + 1 + k) == month[k]) ++k;
      if (k == month.size() && !utf8::IsLetter(at(i + 1 + k))) Set(text[i], U'j');
    }
  }
}

// A line of nothing but "0." is the initial O: no list begins with 0, and no number ends in a dot.
void SettleLoneInitial(ReadText& text) {
  if (text.size() == 2 && CodePoint(text[0]) == U'0' && CodePoint(text[1]) == U'.') {
    Set(text[0], U'O');
  }
}

// "6153wB": the letters of a postcode are written alike, and some look the same in both cases.
void SettlePostcode(ReadText& text, Word word) {
  if (word.to - word.from != 6) return;
  for (std::size_t i = word.from; i < word.from + 4; ++i) {
    if (!utf8::IsDigit(CodePoint(text[i]))) return;
  }
  static constexpr std::u32string_view kAlike = U"ckopsuvwxz";
  const std::size_t pair[2] = {word.from + 4, word.from + 5};
  for (const std::size_t i : pair) {
    const std::size_t other = pair[0] + pair[1] - i;
    const char32_t c = CodePoint(text[i]);
    if (utf8::IsUpper(CodePoint(text[other])) && kAlike.find(c) != std::u32string_view::npos) {
      Set(text[i], c - (U'a' - U'A'));
    }
  }
}

// "2001:db8:aobe:f538": in an IPv6 address (RFC 4291) an o is a zero.
void SettleIpv6(ReadText& text) {
  const auto at = [&](std::size_t i) { return i < text.size() ? CodePoint(text[i]) : U' '; };
  const auto hex = [&](std::size_t i) {
    return at(i) == U':' || at(i) == U'o' || utf8::IsDigit(at(i)) ||
           (at(i) >= U'a' && at(i) <= U'f');
  };
  for (std::size_t from = 0; from < text.size(); ++from) {
    if (!hex(from)) continue;
    std::size_t to = from;
    int colons = 0;
    int digits = 0;
    std::size_t group = 0;
    bool fits = true;
    for (; hex(to); ++to) {
      colons += at(to) == U':' ? 1 : 0;
      digits += utf8::IsDigit(at(to)) ? 1 : 0;
      group = at(to) == U':' ? 0 : group + 1;
      fits = fits && group <= 4;
    }
    if (fits && colons >= 4 && digits >= 4) {
      for (std::size_t i = from; i < to; ++i) {
        if (at(i) == U'o') Set(text[i], U'0');
      }
    }
    from = to;
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
      SettleDotless(text, word);
      SettleCedilla(text, word);
      SettlePostcode(text, word);
    }
    word.from = i + 1;
  }
  SettleInitials(text);
  SettleDots(text);
  SettleIban(text);
  SettleHosts(text);
  SettleIpv6(text);
  SettleMonths(text);
  SettleLoneInitial(text);
}

}  // namespace zwartlak
