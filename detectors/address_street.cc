// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include <algorithm>
#include <array>

#include "detectors/address_line.h"
#include "detectors/name_context.h"
#include "pipeline/core/utf8.h"

namespace zwartlak {
namespace {

constexpr double kSureScore = 0.8;    // street ending and house number
constexpr double kListedScore = 0.6;  // listed street without an ending
constexpr double kDoubtful = 0.3;     // counts only with a postcode or town
constexpr std::size_t kResidenceTokens = 7;

template <std::size_t N>
bool IsOneOf(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// "Tweede Leliedwarsstraat", "Korte Nieuwstraat".
bool QualifiesStreet(std::string_view word) {
  static constexpr auto kWords = std::to_array<std::string_view>(
      {"eerste", "tweede", "derde", "vierde", "vijfde", "oude", "nieuwe", "lange", "korte", "grote",
       "kleine", "hoge", "lage", "groot", "klein", "achter", "verlengde"});
  return IsOneOf(kWords, utf8::Fold(word));
}

// "Kerkstr.", "Burg. v. Dijkln".
bool IsAbbreviated(std::string_view folded) {
  return folded.size() >= 5 && (folded.ends_with("str") || folded.ends_with("ln"));
}

}  // namespace

bool AddressLine::IsHouseNumber(std::size_t i) const {
  const Token& t = tokens[i];
  if (t.kind != TokenKind::kNumber && t.kind != TokenKind::kCode) return false;
  const std::string_view s = TextOf(i);
  std::size_t digits = 0;
  while (digits < s.size() && IsDigit(s[digits])) ++digits;
  return digits >= 1 && digits <= 5 && s[0] != '0' && s.size() - digits <= 3 &&
         s.find_first_of("@/\\_") == std::string_view::npos;
}

bool AddressLine::IsTimeOrDate(std::size_t i) const {
  if (i + 2 >= tokens.size() || !Glued(i + 1) || !Glued(i + 2)) return false;
  if (tokens[i + 2].kind != TokenKind::kNumber) return false;
  const char mark = tokens[i + 1].mark;
  if (mark == ':' || mark == '.' || mark == ',') return true;
  // A date has the same mark twice.
  return (mark == '-' || mark == '/') && i + 4 < tokens.size() && tokens[i + 3].mark == mark &&
         Glued(i + 3) && Glued(i + 4) && tokens[i + 4].kind == TokenKind::kNumber;
}

std::size_t AddressLine::OneAdditionEnd(std::size_t i) const {
  if (i + 1 < tokens.size() && Glued(i) && (tokens[i].mark == '-' || tokens[i].mark == '/') &&
      Glued(i + 1) && tokens[i + 1].kind != TokenKind::kMark && tokens[i + 1].span.size() <= 4) {
    return i + 2;
  }
  if (i >= tokens.size() || tokens[i].kind == TokenKind::kBreak) return i;
  const std::string folded = utf8::Fold(TextOf(i));
  static constexpr auto kSure = std::to_array<std::string_view>(
      {"bis", "hs", "huis", "ii", "iii", "iv", "rood", "zw", "bg", "boven", "beneden", "rd"});
  // Ordinary words: only where the address ends with them.
  static constexpr auto kLast = std::to_array<std::string_view>(
      {"zwart", "wit", "links", "rechts", "achter", "voor", "a", "b", "c", "d", "f", "ong"});
  static constexpr auto kBeforeNumber = std::to_array<std::string_view>(
      {"bus", "boite", "bte", "app", "appt", "apt", "appartement", "kamer", "unit", "k", "kmr"});
  const bool letter = tokens[i].IsWord() && tokens[i].letters == 1 && tokens[i].upper;
  if (IsOneOf(kSure, folded) || letter || (IsOneOf(kLast, folded) && EndsPart(i + 1))) {
    return i + 1;
  }
  if (IsOneOf(kBeforeNumber, folded)) {
    std::size_t number = i + 1;
    if (number < tokens.size() && tokens[number].mark == '.') ++number;
    if (number < tokens.size() && IsHouseNumber(number) && EndsPart(number + 1)) return number + 1;
  }
  const bool floor = tokens[i].kind == TokenKind::kNumber && folded.size() == 1 &&
                     i + 1 < tokens.size() && utf8::Fold(TextOf(i + 1)) == "hoog";
  return floor ? i + 2 : i;
}

std::size_t AddressLine::AdditionEnd(std::size_t i) const {
  for (int parts = 0; parts < 3; ++parts) {
    const std::size_t end = OneAdditionEnd(i);
    if (end == i) break;
    i = end;
  }
  return i;
}

// Can this token stand in front of the last word of a street's name?
bool AddressLine::InStreetName(std::size_t i) const {
  const Token& t = tokens[i];
  if (t.kind == TokenKind::kInitials) return true;
  if (t.mark == '.') return i > 0 && tokens[i - 1].IsWord() && !t.blank_before;
  if (t.kind == TokenKind::kCode) {
    const std::string folded = utf8::Fold(TextOf(i));
    return folded == "1e" || folded == "2e" || folded == "3e" || folded == "4e";
  }
  if (!t.IsWord()) return false;
  if (t.Is(kParticleWord)) return true;
  if (t.letters == 1 && tokens[i + 1].mark == '.') return true;  // "v.", "d."
  return t.upper && (!t.Is(kUiWord) || t.NameListed() || QualifiesStreet(TextOf(i)));
}

// "Namens Sanne Qirelm Kerkstraat 12": a listed street or one that begins with a title, a number
// or an adjective keeps its words; what else stands before the last word is somebody's name.
std::size_t AddressLine::WithoutPerson(std::size_t first, std::size_t last) const {
  std::size_t from = last;
  for (std::size_t at = first; at < last; ++at) {
    if (!Listed(at, last + 1, Gazetteer::kStreet)) continue;
    from = at;
    break;
  }
  while (from > first) {
    const Token& t = tokens[from - 1];
    const bool person = t.IsWord() && t.upper && !t.Ordinary() && !t.Is(kTitleWord) &&
                        utf8::Fold(TextOf(from - 1)) != "sint" && !t.Is(kParticleWord) &&
                        tokens[from].mark != '.';
    if (person || t.Is(kBeforeName)) break;
    --from;
  }
  while (from < last && !tokens[from].upper && tokens[from].kind != TokenKind::kCode &&
         text[tokens[from].span.start] != '\'') {
    ++from;
  }
  return from;
}

// The first word of the street whose last word is token `last`.
std::size_t AddressLine::NameBegin(std::size_t last) const {
  std::size_t first = last;
  while (first > 0 && last - first < 6 && InStreetName(first - 1)) --first;
  // Particles and marks at the beginning belong to the sentence: "aan de Kerkstraat".
  while (first < last && !tokens[first].upper && tokens[first].kind != TokenKind::kCode &&
         text[tokens[first].span.start] != '\'') {
    ++first;
  }
  return first;
}

// "woont op de Brink 14", "adres: Zonneoord 3": what says that somebody lives there.
bool AddressLine::ResidenceBefore(std::size_t first) const {
  static constexpr auto kBeginnings = std::to_array<std::string_view>(
      {"woon", "wonend", "adres", "verhuis", "bezorg", "ingeschreven", "gevestigd", "address",
       "huisbezoek", "lives"});
  const std::size_t low = first > kResidenceTokens ? first - kResidenceTokens : 0;
  for (std::size_t i = first; i > low; --i) {
    const Token& t = tokens[i - 1];
    if (t.kind == TokenKind::kBreak || t.mark == '.' || t.mark == ';') return false;
    if (!t.IsWord() || t.letters < 4) continue;
    const std::string folded = utf8::Fold(TextOf(i - 1));
    const bool residence =
        std::ranges::any_of(kBeginnings,
                            [&](std::string_view w) { return folded.starts_with(w); }) ||
        folded.ends_with("adres");
    if (residence && folded != "adresboek") return true;
  }
  return false;
}

// "Evert Plantinkveld, Brink 14": two capitalised words that are no ordinary ones, and a comma.
bool AddressLine::NameBefore(std::size_t first) const {
  if (first < 3 || tokens[first - 1].mark != ',') return false;
  const Token& last = tokens[first - 2];
  const Token& given = tokens[first - 3];
  const bool before = given.kind == TokenKind::kInitials || (given.IsWord() && given.upper) ||
                      given.Is(kParticleWord);
  return last.IsWord() && last.upper && !last.Is(kUiWord) && !last.Ordinary() && before &&
         !given.Is(kUiWord);
}

// By the street's own words: its ending, the lists.
double AddressLine::ScoreByForm(std::size_t first, std::size_t last) const {
  const Token& word = tokens[last];
  const std::string folded = utf8::Fold(TextOf(last));
  if (HasStreetEnding(folded) || IsAbbreviated(folded)) {
    if (word.upper && !word.Is(kUiWord)) return kSureScore;
    if (!word.upper && first < last) return kSureScore;
    if (!word.upper && Listed(last, last + 1, Gazetteer::kStreet)) return kListedScore;
  }
  // "Oude Zijds Wal 12": the last word is nothing but the ending.
  const bool bare_ending = !HasStreetEnding(folded) && HasStreetEnding("aaa" + folded);
  return first < last && word.upper && bare_ending ? kListedScore : 0;
}

// By what stands around it: a postcode, a person, a word for living somewhere.
double AddressLine::ScoreByPlace(std::size_t first, std::size_t last, std::size_t number) const {
  const Token& word = tokens[last];
  if (!word.upper || word.Is(kUiWord)) return 0;
  const std::size_t end = AdditionEnd(number + 1);
  const std::size_t after = SkipComma(end);
  if (PostcodeEnd(after) > after) return kListedScore;
  if (after > end && ForeignTownEnd(after) > after) return kListedScore;
  // "'t Zandt 175"
  if (last > 0 && TextOf(last - 1) == "'t") return kListedScore;
  if (!EndsPart(end)) return 0;
  const bool listed = Listed(first, last + 1, Gazetteer::kStreet);
  if (listed && NameBefore(first)) return kListedScore;
  return ResidenceBefore(first) && (listed || !word.Ordinary()) ? kListedScore : 0;
}

std::optional<AddressStreet> AddressLine::StreetBefore(std::size_t number) const {
  if (number == 0 || !tokens[number].blank_before || IsTimeOrDate(number)) return std::nullopt;
  std::size_t last = number - 1;
  if (tokens[last].mark == '.' && last > 0) --last;  // "Kerkstr. 12"
  // "Kerkstraat nr. 12", "Kerkstraat, huisnummer 12"
  static constexpr auto kNumberWords =
      std::to_array<std::string_view>({"nr", "no", "nummer", "huisnummer", "huisnr"});
  if (last > 0 && tokens[last].IsWord() && IsOneOf(kNumberWords, TextOf(last))) --last;
  if (tokens[last].mark == ',' && last > 0) --last;
  const Token& word = tokens[last];
  if (!word.IsWord() || word.letters < 3) return std::nullopt;
  std::size_t first = NameBegin(last);
  const std::string folded = utf8::Fold(TextOf(last));
  const bool bare_ending = !HasStreetEnding(folded) && HasStreetEnding("aaa" + folded);
  if (!bare_ending) first = WithoutPerson(first, last);
  double score = ScoreByForm(first, last);
  if (score == 0) score = ScoreByPlace(first, last, number);
  for (std::size_t from = first; from <= last && score == 0; ++from) {
    const bool begins = tokens[from].upper || text[tokens[from].span.start] == '\'';
    if (!begins || !Listed(from, last + 1, Gazetteer::kStreet)) continue;
    // One ordinary word with a number is seldom a street: "Markt 12" needs a town.
    const bool plain =
        from == last && (word.Ordinary() || word.Is(kUiWord) || word.Knows(Gazetteer::kFirstName));
    score = plain ? kDoubtful : kListedScore;
    first = from;
  }
  if (score == 0) return std::nullopt;
  // "'s-Gravenweg"
  if (first >= 2 && tokens[first - 1].mark == '-' && Glued(first) && Glued(first - 1) &&
      text[tokens[first - 2].span.start] == '\'') {
    first -= 2;
  }
  // "'t Zandt"
  if (first >= 1 && TextOf(first - 1) == "'t") --first;
  return AddressStreet{first, AdditionEnd(number + 1), score};
}

std::optional<AddressStreet> AddressLine::NumberFirst(std::size_t i) const {
  static constexpr auto kSure = std::to_array<std::string_view>(
      {"street", "road", "avenue", "lane", "crescent", "boulevard", "st", "rd", "ave", "blvd"});
  // Words of many uses: only with a town behind them.
  static constexpr auto kDoubted = std::to_array<std::string_view>(
      {"drive", "close", "square", "gardens", "court", "terrace", "way", "place", "grove", "dr"});
  static constexpr auto kFrench =
      std::to_array<std::string_view>({"rue", "avenue", "boulevard", "place", "chemin", "impasse"});
  std::size_t begin = i + 1;
  if (begin < tokens.size() && tokens[begin].mark == ',') ++begin;
  if (begin + 1 >= tokens.size() || !tokens[begin].IsWord()) return std::nullopt;
  if (IsOneOf(kFrench, utf8::Fold(TextOf(begin)))) {
    const std::size_t end = TownEnd(begin + 1 + (tokens[begin + 1].Is(kParticleWord) ? 1 : 0));
    if (end > begin + 2) return AddressStreet{i, end, kListedScore};
  }
  for (std::size_t at = i + 1; at < tokens.size() && at < i + 5; ++at) {
    if (!tokens[at].IsWord() || !tokens[at].upper || !tokens[at].blank_before) break;
    const std::string folded = utf8::Fold(TextOf(at));
    const bool doubted = IsOneOf(kDoubted, folded);
    if (at == i + 1 || (!doubted && !IsOneOf(kSure, folded))) continue;
    std::size_t end = at + 1;
    if (end < tokens.size() && tokens[end].mark == '.' && folded.size() <= 4) ++end;
    if (!EndsPart(end)) break;
    return AddressStreet{i, AdditionEnd(end), doubted ? kDoubtful : kListedScore};
  }
  return std::nullopt;
}

}  // namespace zwartlak
