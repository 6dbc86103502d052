// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "detectors/field_value.h"

#include <algorithm>
#include <array>
#include <string>

#include "detectors/name_context.h"
#include "pipeline/core/utf8.h"

namespace zwartlak {
namespace {

using enum EntityType;

constexpr std::size_t kMaxValueBytes = 160;

// What a value consists of. Letters that OCR makes of digits count as digits beside digits.
struct Census {
  std::size_t digits = 0;
  std::size_t confused = 0;  // O, o, l, I, S, B, Z, D, Q
  std::size_t letters = 0;   // all the others
  std::size_t uppers = 0;
  std::size_t words = 1;
  std::size_t marks = 0;      // neither letter, digit nor blank
  std::size_t odd_marks = 0;  // marks other than - . / : + ( )
  std::string packed;         // letters and digits only

  explicit Census(std::string_view value) {
    for (std::size_t i = 0; i < value.size();) {
      const auto [c, length] = utf8::Decode(value, i);
      i += length;
      if (utf8::IsSpace(c)) {
        ++words;
        continue;
      }
      if (!utf8::IsLetterOrDigit(c)) {
        ++marks;
        odd_marks += c > 0x7F || std::string_view("-./:+()").find(static_cast<char>(c)) ==
                                     std::string_view::npos;
        continue;
      }
      utf8::Append(c, packed);
      uppers += utf8::IsUpper(c);
      if (utf8::IsDigit(c)) {
        ++digits;
      } else if (c < 0x80 && std::string_view("OolISBZDQ").find(static_cast<char>(c)) !=
                                 std::string_view::npos) {
        ++confused;
      } else {
        ++letters;
      }
    }
  }
  [[nodiscard]] std::size_t numeric() const { return digits + confused; }
  // Mostly digits: no letter beyond those that look like one.
  [[nodiscard]] bool Number(std::size_t low, std::size_t high) const {
    return letters == 0 && digits >= low - low / 3 && numeric() >= low && numeric() <= high &&
           confused <= 2 + digits / 4;
  }
  [[nodiscard]] std::size_t all() const { return digits + confused + letters; }
};

Fit Clear(bool yes) { return yes ? Fit::kClear : Fit::kNo; }

Tokens Lexed(std::string_view value, const NameWords& words) {
  Tokens tokens;
  words.Lex(value, {0, static_cast<std::uint32_t>(value.size())}, tokens);
  return tokens;
}

struct WordCounts {
  int ui = 0;
  int ordinary_lower = 0;
  int upper = 0;
  int words = 0;
  int places = 0;
  int ordinary = 0;
  bool street = false;
};

WordCounts Count(std::string_view value, const NameWords& words) {
  WordCounts n;
  int ui_before = 0;
  for (const Token& t : Lexed(value, words)) {
    if (t.kind == TokenKind::kInitials) ++n.upper;
    if (!t.IsWord()) continue;
    ++n.words;
    n.upper += t.upper;
    if (t.Is(kParticleWord)) continue;
    n.ui += t.Is(kUiWord) && !t.Knows(Gazetteer::kPlace);
    const std::string_view word = value.substr(t.span.start, t.span.size());
    const bool addition = word == "hs" || word == "bis" || word == "hoog" || word == "boven" ||
                          word == "huis" || word == "rood" || word == "bg";
    n.ordinary_lower += !t.upper && t.Ordinary() && !addition && !HasStreetEnding(word);
    n.places += t.Knows(Gazetteer::kPlace);
    n.ordinary += t.Ordinary();
    if (HasStreetEnding(word)) {
      n.street = true;
      n.ui -= ui_before;  // "Nieuwe Achtergracht"
    }
    ui_before = t.Is(kUiWord) ? 1 : 0;
  }
  return n;
}

// "Kerkstraat 12 in", "Uitbetalen op": cut out of a sentence.
bool GoesOn(std::string_view value, const NameWords& words) {
  const Tokens tokens = Lexed(value, words);
  if (tokens.size() < 2) return false;
  const Token& last = tokens.back();
  if (!last.IsWord() || last.upper || last.letters < 2) return false;
  const std::string_view word = value.substr(last.span.start, last.span.size());
  static constexpr std::string_view kAdditions[] = {"hs",   "bis",   "hoog", "boven", "huis",
                                                    "rood", "zwart", "bg",   "ii",    "iii"};
  if (std::ranges::find(kAdditions, word) != std::end(kAdditions)) return false;
  const bool number = value.find_first_of("0123456789") != std::string_view::npos;
  return last.Is(kParticleWord) || (number && last.Ordinary() && !HasStreetEnding(word));
}

Fit FitAddress(std::string_view value, const Census& c, const NameWords& words) {
  if (c.letters + c.confused < 2 || c.words > 10) return Fit::kNo;
  const WordCounts n = Count(value, words);
  const bool listed = (words.gazetteer().Lookup(value) & Gazetteer::kStreet) != 0;
  if (n.ui > 0 || n.ordinary_lower > 1 || GoesOn(value, words)) return Fit::kNo;
  if (n.street && n.ordinary_lower == 0) return Fit::kClear;
  if (listed && n.upper > 0) return Fit::kClear;
  if (n.ordinary_lower > 1 || n.upper == 0) {
    return c.digits > 0 && n.ordinary_lower == 0 && n.words > 0 ? Fit::kPossible : Fit::kNo;
  }
  if (c.digits > 0 && c.digits <= 9) return Fit::kClear;
  // "Geheimhouding" beside "Briefadres" is a word, not a street.
  if (n.words == 1 && n.ordinary == 1 && n.places == 0) return Fit::kNo;
  return c.words <= 5 ? Fit::kPossible : Fit::kNo;
}

Fit FitHouseNumber(std::string_view value, const Census& c) {
  if (value.size() > 10 || c.words > 3 || c.all() == 0) return Fit::kNo;
  if (c.digits == 0) {
    const std::string folded = utf8::Fold(value);
    const bool addition = c.all() == 1 || folded == "bis" || folded == "hs" || folded == "ii" ||
                          folded == "iii" || folded == "huis";
    return addition ? Fit::kPossible : Fit::kNo;
  }
  return Clear(c.digits <= 6 && c.letters + c.confused <= 4 && c.odd_marks == 0);
}

// "2026-07-26", "26.07.2026": three numbers with the same mark between.
bool LooksLikeDate(std::string_view value) {
  std::size_t parts = 1;
  char mark = 0;
  for (const char c : value) {
    if (c >= '0' && c <= '9') continue;
    if ((c != '-' && c != '/' && c != '.') || (mark != 0 && c != mark)) return false;
    mark = c;
    ++parts;
  }
  const auto year = [](std::string_view s) { return s.starts_with("19") || s.starts_with("20"); };
  return parts == 3 && value.size() >= 8 && value.size() <= 10 &&
         (year(value) || year(value.substr(value.size() - 4)));
}

bool LooksLikePostcode(std::string_view packed) {
  if (packed.size() < 6 || packed.size() > 7) return false;
  const Census head(packed.substr(0, 4));
  const Census tail(packed.substr(4));
  return head.digits >= 3 && head.letters == 0 && tail.letters + tail.confused >= 2 - tail.digits &&
         tail.digits <= 1;
}

Fit FitPlace(std::string_view value, const Census& c, const NameWords& words) {
  if (c.letters + c.confused < 2 || c.words > 6) return Fit::kNo;
  const WordCounts n = Count(value, words);
  if (c.digits >= 3 && c.packed.size() > 6 && LooksLikePostcode(c.packed.substr(0, 6))) {
    return Fit::kClear;
  }
  if (c.digits > 2) return Fit::kNo;
  if ((words.gazetteer().Lookup(value) & Gazetteer::kPlace) != 0) return Fit::kClear;
  if (n.ui > 0 || n.upper == 0 || n.ordinary_lower > 0) return Fit::kNo;
  // One ordinary word, capitalised or not, is not a town.
  const std::uint8_t known = words.gazetteer().Lookup(value);
  const bool word = (known & (Gazetteer::kWord | Gazetteer::kEnglishWord)) != 0;
  return word && (known & Gazetteer::kSurname) == 0 ? Fit::kNo : Fit::kPossible;
}

// "34", "34 jaar", "ca. 34", "34 jr."; not "5d12h" or "12 min": so long has a machine been running.
Fit FitAge(std::string_view value, const Census& c) {
  if (c.digits < 1 || c.digits > 3 || c.words > 2 || c.letters > 5) return Fit::kNo;
  static constexpr std::string_view kUnits[] = {"",   "j",    "jr",    "jaar", "jaren",
                                                "yr", "yrs",  "years", "ca",   "jahre",
                                                "y",  "year", "circa", "jong", "oud"};
  std::string letters;
  for (const char l : utf8::Fold(value)) {
    if (l >= 'a' && l <= 'z') letters += l;
  }
  return Clear(std::ranges::find(kUnits, letters) != std::end(kUnits));
}

Fit FitEmail(std::string_view value, const Census& c) {
  if (value.find('@') != std::string_view::npos)
    return Clear(c.all() >= 4 && (c.words == 1 || value.find('<') != std::string_view::npos));
  if (c.words > 2 || c.all() < 7 || c.marks == 0) return Fit::kNo;
  // The @ was misread: "zhang53aziggo-post.example".
  const std::size_t dot = value.rfind('.');
  if (dot == std::string_view::npos || c.words > 1) return Fit::kNo;
  const std::string_view domain = value.substr(dot + 1);
  const bool plausible = domain.size() >= 2 && domain.size() <= 10 &&
                         std::ranges::all_of(domain, [](char l) { return l >= 'a' && l <= 'z'; });
  return plausible && value.size() >= 10 ? Fit::kPossible : Fit::kNo;
}

Fit FitPhone(const Census& c) {
  if (c.letters > 1 || c.digits < 6 || c.numeric() > 16 || c.odd_marks > 1) return Fit::kNo;
  return c.digits >= 8 ? Fit::kClear : Fit::kPossible;
}

Fit FitDate(std::string_view value, const Census& c) {
  if (value.size() > 40 || c.digits == 0 || c.numeric() > 10) return Fit::kNo;
  if (c.letters <= 1 && c.confused <= 2) {
    if (c.digits >= 4 && c.digits <= 9) return Fit::kClear;
    return c.digits <= 2 && c.words == 1 && c.marks == 0 ? Fit::kPossible : Fit::kNo;
  }
  const bool ends_in_year = value.back() >= '0' && value.back() <= '9';
  if (c.digits < 3 || c.words > 4 || !ends_in_year) return Fit::kNo;
  const std::string folded = utf8::Fold(value);
  for (const std::string_view month : {"jan", "feb", "maa", "mrt", "mar", "apr", "mei", "may",
                                       "jun", "jul", "aug", "sep", "okt", "oct", "nov", "dec"}) {
    if (folded.find(month) != std::string::npos) return Fit::kClear;
  }
  // "Utrecht, 12-03-1980"
  return c.digits >= 5 && c.uppers > 0 ? Fit::kPossible : Fit::kNo;
}

Fit FitPlate(const Census& c) {
  return Clear(c.all() >= 5 && c.all() <= 8 && c.digits >= 1 && c.letters + c.confused >= 1 &&
               c.words <= 3 && c.uppers > 0 && c.odd_marks == 0);
}

// "siham bouzid": a common first name and a word that is none.
bool LowerCaseName(std::string_view value, const NameWords& words) {
  const Tokens tokens = Lexed(value, words);
  const bool plain = std::ranges::all_of(tokens, [](const Token& t) {
    return t.IsWord() && !t.upper &&
           (t.Is(kParticleWord) || (!t.Is(kUiWord) && (!t.Ordinary() || t.NameListed())));
  });
  return plain && tokens.size() >= 2 && tokens.size() <= 5 &&
         tokens[0].Knows(Gazetteer::kCommonFirstName) && !tokens[0].Ordinary();
}

ValueFit FitUser(std::string_view value, const Census& c, const NameWords& words) {
  if (c.all() < 2 || value.size() > 60 || c.words > 5) return {};
  if ((words.ClassesOf(value) & kUiWord) != 0) return {};  // "DigiD"
  if (c.words > 1) {
    const bool person =
        PersonLikeness(value, words) == Likeness::kClear || LowerCaseName(value, words);
    return {person ? Fit::kClear : Fit::kNo, kPerson};
  }
  const Tokens tokens = Lexed(value, words);
  const bool plain = tokens.size() == 1 && tokens[0].IsWord();
  if (plain) {
    const Token& t = tokens[0];
    if (c.digits > 0) return {Fit::kClear, kUsername};
    if (value.find("URL") != std::string_view::npos) return {};
    const bool name =
        t.letters > 2 && t.NameListed() && (!t.Ordinary() || t.Knows(Gazetteer::kCommonFirstName));
    if (t.Is(kUiWord) && !name) return {};
    if (t.Ordinary() && !name) return {};
    return {name ? Fit::kClear : Fit::kPossible, kUsername};
  }
  // Paths, pairs and case numbers stand under "Gebruikers" in a menu.
  if (value.find_first_of("/=:;,(){}<>") != std::string_view::npos) return {};
  if (c.uppers > 0 && c.digits >= 4 && c.uppers == c.letters + c.confused) return {};
  const char last = value.back();
  if (last == ':' || last == '?' || last == '.') return {};
  return {c.digits > 0 || c.marks > 0 ? Fit::kClear : Fit::kPossible, kUsername};
}

Fit FitPassword(std::string_view value, const Census& c, const NameWords& words) {
  if (c.all() < 3 || c.words > 2 || value.size() > 80) return Fit::kNo;
  if (value.back() == '?' && c.digits == 0) return Fit::kNo;
  // "hX8!rr2Lp ->": what follows belongs to the line, not to the value.
  const std::size_t blank = value.rfind(' ');
  if (blank != std::string_view::npos && Census(value.substr(blank)).all() == 0) return Fit::kNo;
  const WordCounts n = Count(value, words);
  if (c.words > 1) return Clear(c.digits >= 2 && n.ordinary_lower == 0 && n.ui == 0);
  if (c.digits > 0) return Fit::kClear;
  if (n.ui > 0 || n.ordinary_lower > 0) return Fit::kNo;
  return c.all() >= 5 ? Fit::kPossible : Fit::kNo;
}

Fit FitSecret(std::string_view value, const Census& c) {
  if (c.words > 2 || c.all() < 8) return Fit::kNo;
  if (c.words == 2 && !value.starts_with("Bearer ") && !value.starts_with("Basic ")) {
    return Fit::kNo;
  }
  return Clear(c.digits > 0 || c.all() >= 20);
}

// Health and belief are written in ordinary words; only what is plainly not a value is refused.
Fit FitFreeText(EntityType entity, std::string_view value, const Census& c,
                const NameWords& words) {
  if (c.letters + c.confused < 3 || c.words > 10) return Fit::kNo;
  const Tokens tokens = Lexed(value, words);
  // "diabetes type 2" holds a word of the user interface, "Type diagnose" begins with one; so does
  // "Nederlands hervormd".
  const bool church = entity == kReligion && tokens.size() > 1;
  if (church && !tokens[1].Is(kUiWord)) return Fit::kPossible;
  return tokens.empty() || tokens[0].Is(kUiWord) ? Fit::kNo : Fit::kPossible;
}

// "Al_Masri", "Sanne+de+Boer", "Sanne%20de%20Boer": as addresses and logs write blanks.
std::string Unescaped(std::string_view value) {
  std::string out;
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (value.substr(i, 3) == "%20") {
      out += ' ';
      i += 2;
    } else {
      out += value[i] == '_' || value[i] == '+' ? ' ' : value[i];
    }
  }
  return out;
}

constexpr std::size_t kLongestParticle = 8;

Fit FitPerson(const Label& label, std::string_view value, const NameWords& words) {
  if (label.kind == LabelKind::kParticle) {
    const Tokens tokens = Lexed(value, words);
    const bool all = std::ranges::all_of(
        tokens, [](const Token& t) { return t.Is(kParticleWord) || t.kind == TokenKind::kMark; });
    if (all && !tokens.empty() && tokens.size() <= 5) return Fit::kClear;
    // "in't": a reader lost a blank.
    const bool short_words = std::ranges::all_of(tokens, [](const Token& t) {
      return t.kind == TokenKind::kMark || (t.IsWord() && !t.upper && !t.Is(kUiWord));
    });
    const bool brief = !tokens.empty() && value.size() <= kLongestParticle && short_words;
    return brief ? Fit::kPossible : Fit::kNo;
  }
  std::string plain;
  if (value.find_first_of("_+%") != std::string_view::npos) {
    plain = Unescaped(value);
    value = plain;
  }
  switch (PersonLikeness(value, words)) {
    case Likeness::kClear:
      return Fit::kClear;
    case Likeness::kPossible:
      return label.kind == LabelKind::kWeak ? Fit::kNo : Fit::kPossible;
    case Likeness::kNo:
      break;
  }
  return Fit::kNo;
}

Fit FitNumberLike(EntityType entity, std::string_view value, const Census& c) {
  switch (entity) {
    case kAge:
      return FitAge(value, c);
    case kIbanCode:
      return Clear(c.all() >= 12 && c.all() <= 36 && c.digits >= 8 && c.words <= 9 &&
                   c.uppers + 3 >= c.letters && value.find('=') == std::string_view::npos);
    case kBankAccount:
      return Clear(c.all() >= 6 && c.all() <= 36 && c.digits >= 6 && c.letters <= 8);
    case kCreditCard:
      return Clear(c.letters <= 1 && c.digits >= 4 && (c.digits >= 11 || c.odd_marks >= 4));
    case kNlBsn:
      return Clear(c.Number(7, 11));
    case kNlANumber:
    case kNlVNumber:
      return Clear(c.Number(8, 12));
    case kNlDrivingLicence:
      return Clear(c.Number(8, 12));
    case kNlPassport:
    case kNlIdCard:
    case kNlResidencePermit:
      if (c.odd_marks > 0 || c.all() < 7 || c.all() > 12) return Fit::kNo;
      // Nine capitals without a digit occur; they are no word.
      if (c.digits < 2) return Clear(c.words == 1 && c.all() == 9 && c.uppers + c.digits == 9);
      return Clear(c.words <= 3 &&
                   (c.words == 1
                        ? c.uppers + 2 >= c.letters
                        : c.uppers >= c.letters && value.find(" is") == std::string_view::npos));
    case kNlLicensePlate:
      return FitPlate(c);
    case kNlVat:
      return Clear(c.digits >= 8 && c.all() <= 16);
    case kNlTaxNumber:
      return Clear(c.digits >= 8 && c.letters <= 2);
    case kNlKvk:
      return Clear(c.Number(7, 13));
    case kNlBig:
      return Clear(c.Number(10, 12));
    case kNlBagId:
      return Clear(c.Number(14, 17));
    case kIpAddress:
      if (value.starts_with("127.") || value == "0.0.0.0" || value == "::1") return Fit::kNo;
      return Clear(c.words == 1 && c.digits >= 2 &&
                   (std::ranges::count(value, '.') == 3 || std::ranges::count(value, ':') >= 2));
    case kGeoCoordinate:
      // "52.0116", "4,3571": at least three decimals, or a whole number of metres.
      return Clear(c.letters <= 2 && c.digits >= 4 && c.digits <= 24 && c.words <= 4 &&
                   (c.marks > 0 || c.digits >= 5) && value.find(':') == std::string_view::npos);
    case kMacAddress:
      return Clear(c.words == 1 && c.all() >= 11 && c.all() <= 13 && c.marks >= 2 && c.digits > 0);
    default:
      return Fit::kNo;
  }
}

// "dd-mm-jjjj" in an empty input, also where its end was not read.
bool IsDateHint(std::string_view value) {
  return std::ranges::any_of(std::array{"jjjj", "yyyy", "dd-mm", "dd/mm", "mm/dd", "DD-MM"},
                             [&](const char* hint) { return value.contains(hint); });
}

}  // namespace

bool IsNoValue(std::string_view value, const NameWords& words) {
  const Census c(value);
  if (c.all() == 0 || IsDateHint(value)) return true;
  if (c.digits > 0 || c.words > 3) return false;
  const Tokens tokens = Lexed(value, words);
  return std::ranges::all_of(tokens,
                             [](const Token& t) {
                               return t.kind == TokenKind::kMark || t.Is(kUiWord) ||
                                      t.kind == TokenKind::kInitials;
                             }) &&
         std::ranges::any_of(tokens, [](const Token& t) { return t.Is(kUiWord); });
}

ValueFit FitValue(const Label& label, std::string_view value, const NameWords& words) {
  if (value.empty() || value.size() > kMaxValueBytes) return {};
  const Census census(value);
  if (census.all() == 0 || IsDateHint(value)) return {};
  const auto same = [&label](Fit fit) { return ValueFit{fit, label.entity}; };
  switch (label.entity) {
    case kPerson:
      return same(FitPerson(label, value, words));
    case kAddress:
      if (label.kind == LabelKind::kNumber) return same(FitHouseNumber(value, census));
      if (label.kind == LabelKind::kPlace) {
        // "Geboren te" has the day with it, or instead of the town.
        if (census.digits >= 6 && FitDate(value, census) == Fit::kClear) {
          return {Fit::kClear, kDateOfBirth};
        }
        return same(FitPlace(value, census, words));
      }
      return same(FitAddress(value, census, words));
    case kPostcode:
      if (census.marks > 0 && census.letters + census.confused == 0) return {};
      if (LooksLikePostcode(census.packed)) return same(Fit::kClear);
      return same(census.digits == 4 && census.all() == 4 ? Fit::kPossible : Fit::kNo);
    case kEmailAddress:
      return same(FitEmail(value, census));
    case kPhoneNumber:
      return same(FitPhone(census));
    case kDateOfBirth:
      return same(FitDate(value, census));
    case kUsername:
      return FitUser(value, census, words);
    case kPassword:
      return same(FitPassword(value, census, words));
    case kSecretKey:
    case kSessionId:
      return same(FitSecret(value, census));
    case kHealth:
    case kReligion:
      return same(FitFreeText(label.entity, value, census, words));
    default:
      // "REGISSEUR" has the shape of a passport's number.
      if (LooksLikeDate(value) || (census.digits == 0 && Count(value, words).ordinary > 0)) {
        return {};
      }
      return same(FitNumberLike(label.entity, value, census));
  }
}

}  // namespace zwartlak
