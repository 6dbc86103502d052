// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include <algorithm>
#include <array>

#include "detectors/address_line.h"
#include "pipeline/core/utf8.h"

namespace zwartlak {
namespace {

constexpr std::size_t kTownTokens = 7;  // "Nieuwerkerk aan den IJssel", "'s-Gravenzande"

bool IsDigits(std::string_view s) {
  return !s.empty() && std::ranges::all_of(s, [](char c) { return c >= '0' && c <= '9'; });
}

bool IsCapitals(std::string_view s) {
  return !s.empty() && std::ranges::all_of(s, [](char c) { return c >= 'A' && c <= 'Z'; });
}

// "Alphen a/d Rijn" is cut at its marks.
bool JoinsTown(std::string_view word) {
  static constexpr auto kWords = std::to_array<std::string_view>(
      {"op", "aan", "a", "d", "am", "an", "der", "sur", "sous", "upon"});
  return std::ranges::find(kWords, word) != kWords.end();
}

}  // namespace

bool AddressLine::EndsPart(std::size_t i) const {
  if (i >= tokens.size() || tokens[i].kind == TokenKind::kBreak) return true;
  if (tokens[i].kind == TokenKind::kMark) {
    return std::string_view(",.;)]\"'<").find(tokens[i].mark) != std::string_view::npos;
  }
  return PostcodeEnd(i) > i;
}

std::size_t AddressLine::SkipComma(std::size_t i) const {
  while (i < tokens.size() && (tokens[i].mark == ',' || tokens[i].mark == '(')) ++i;
  return i;
}

std::size_t AddressLine::PostcodeEnd(std::size_t i) const {
  if (i >= tokens.size()) return i;
  const std::string_view s = TextOf(i);
  const bool glued = s.size() == 6 && IsDigits(s.substr(0, 4)) && s[0] > '0' &&
                     std::ranges::all_of(s.substr(4), [](char c) {
                       return utf8::IsLetter(static_cast<unsigned char>(c));
                     });
  if (glued) return i + 1;
  if (s.size() != 4 || !IsDigits(s) || s[0] == '0' || i + 1 >= tokens.size()) return i;
  const Token& letters = tokens[i + 1];
  const bool two = letters.span.size() == 2 && letters.all_caps && letters.blank_before;
  return two ? i + 2 : i;
}

std::size_t AddressLine::LowerPostcodeEnd(std::size_t i) const {
  if (const std::size_t end = PostcodeEnd(i); end > i || i + 1 >= tokens.size()) return end;
  const std::string_view s = TextOf(i);
  if (s.size() != 4 || !IsDigits(s) || s[0] == '0') return i;
  const bool two = tokens[i + 1].IsWord() && tokens[i + 1].letters == 2 &&
                   tokens[i + 1].span.size() == 2 && tokens[i + 1].blank_before;
  return two && ListedTownEnd(i + 2) > i + 2 ? i + 2 : i;
}

// The longest listed name at i, or i.
std::size_t AddressLine::ListedTownEnd(std::size_t i) const {
  if (i >= tokens.size()) return i;
  const std::size_t limit = std::min(tokens.size(), i + kTownTokens);
  std::size_t pos = i;
  while (pos < limit && tokens[pos].kind != TokenKind::kBreak) {
    const Token& t = tokens[pos];
    const bool mark = t.kind == TokenKind::kMark &&
                      std::string_view("'-/.").find(t.mark) != std::string_view::npos;
    if (!mark && t.letters == 0) break;
    ++pos;
  }
  for (; pos > i; --pos) {
    if (tokens[pos - 1].kind != TokenKind::kMark && Listed(i, pos, Gazetteer::kPlace)) return pos;
  }
  return i;
}

// A town at i: a listed one, or capitalised words and particles, at most five.
std::size_t AddressLine::TownEnd(std::size_t i) const {
  if (i >= tokens.size()) return i;
  const bool begins = tokens[i].upper || tokens[i].mark == '\'' || TextOf(i).front() == '\'';
  if (!begins) return i;
  const std::size_t listed = ListedTownEnd(i);
  const bool goes_on = listed < tokens.size() && tokens[listed].blank_before &&
                       (tokens[listed].Is(kParticleWord) || JoinsTown(TextOf(listed)));
  if (listed > i && !goes_on) return listed;
  std::size_t end = i;
  for (std::size_t pos = i; pos < tokens.size() && pos < i + 5; ++pos) {
    const Token& t = tokens[pos];
    const bool apostrophe = t.mark == '\'' && pos == i;
    const bool joins = pos > i && (t.mark == '/' || JoinsTown(TextOf(pos)));
    if (!apostrophe && !joins && (!t.IsWord() || (!t.upper && !t.Is(kParticleWord)))) break;
    if (pos + 1 < tokens.size() && tokens[pos + 1].mark == ':') break;  // the next label
    if (t.Is(kUiWord) && !t.Knows(Gazetteer::kPlace)) break;
    if (t.Knows(Gazetteer::kEnglishWord) && !t.Knows(Gazetteer::kPlace) && t.letters > 4) break;
    if (t.upper) end = pos + 1;
  }
  return std::max(end, listed);
}

std::size_t AddressLine::ForeignTownEnd(std::size_t i) const {
  std::size_t pos = i;
  static constexpr auto kCountryLetters = std::to_array<std::string_view>(
      {"B", "D", "F", "A", "L", "CH", "DE", "BE", "FR", "AT", "LU", "PL"});
  const bool prefixed = pos + 2 < tokens.size() && tokens[pos + 1].mark == '-' && Glued(pos + 1) &&
                        Glued(pos + 2) &&
                        std::ranges::find(kCountryLetters, TextOf(pos)) != kCountryLetters.end();
  if (prefixed) pos += 2;
  if (pos + 1 >= tokens.size() || tokens[pos].kind != TokenKind::kNumber) return i;
  const std::size_t digits = tokens[pos].span.size();
  if (digits != 5 && digits != 4) return i;
  if (!tokens[pos + 1].blank_before || tokens[pos + 1].kind == TokenKind::kBreak) return i;
  const std::size_t end = TownEnd(pos + 1);
  return end > pos + 1 ? end : i;
}

// "NW1 6XE", "M1 1AE".
std::size_t AddressLine::UkCodeEnd(std::size_t i) const {
  if (i + 1 >= tokens.size()) return i;
  const std::string_view out = TextOf(i);
  const std::string_view in = TextOf(i + 1);
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  const bool outward =
      out.size() >= 2 && out.size() <= 4 && IsCapitals(out.substr(0, 1)) &&
      std::ranges::any_of(out, digit) &&
      std::ranges::none_of(out, [&](char c) { return !digit(c) && (c < 'A' || c > 'Z'); });
  const bool inward = in.size() == 3 && digit(in[0]) && IsCapitals(in.substr(1));
  return outward && inward && tokens[i + 1].blank_before ? i + 2 : i;
}

std::size_t AddressLine::EnglishTownEnd(std::size_t i) const {
  std::size_t pos = i;
  while (pos < tokens.size() && pos < i + 5 && tokens[pos].IsWord() && tokens[pos].upper &&
         UkCodeEnd(pos) == pos && tokens[pos].span.size() > 2) {
    ++pos;
  }
  const std::size_t code = SkipComma(pos);
  if (const std::size_t end = UkCodeEnd(code); end > code) return end;
  if (pos == i || code + 1 >= tokens.size()) return i;
  const bool state = tokens[code].span.size() == 2 && IsCapitals(TextOf(code));
  const bool zip = tokens[code + 1].span.size() == 5 && IsDigits(TextOf(code + 1));
  return state && zip ? code + 2 : i;
}

std::size_t AddressLine::CountryEnd(std::size_t i) const {
  static constexpr auto kCountries = std::to_array<std::string_view>({"nederland",
                                                                      "the netherlands",
                                                                      "netherlands",
                                                                      "niederlande",
                                                                      "belgie",
                                                                      "belgique",
                                                                      "belgium",
                                                                      "belgien",
                                                                      "duitsland",
                                                                      "deutschland",
                                                                      "germany",
                                                                      "frankrijk",
                                                                      "france",
                                                                      "frankreich",
                                                                      "luxemburg",
                                                                      "luxembourg",
                                                                      "osterreich",
                                                                      "oostenrijk",
                                                                      "austria",
                                                                      "zwitserland",
                                                                      "schweiz",
                                                                      "switzerland",
                                                                      "polen",
                                                                      "poland",
                                                                      "polska",
                                                                      "spanje",
                                                                      "espana",
                                                                      "spain",
                                                                      "italie",
                                                                      "italia",
                                                                      "italy",
                                                                      "engeland",
                                                                      "england",
                                                                      "united kingdom",
                                                                      "uk",
                                                                      "great britain",
                                                                      "verenigd koninkrijk",
                                                                      "united states",
                                                                      "usa",
                                                                      "ireland",
                                                                      "ierland"});
  for (std::size_t end = std::min(tokens.size(), i + 2); end > i; --end) {
    if (tokens[end - 1].kind == TokenKind::kBreak || !tokens[i].upper) continue;
    const std::string folded = utf8::Fold(TextOf(i, end));
    if (std::ranges::find(kCountries, folded) != kCountries.end()) return end;
  }
  return i;
}

}  // namespace zwartlak
