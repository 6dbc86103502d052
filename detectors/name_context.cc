// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "detectors/name_context.h"

#include <algorithm>
#include <array>
#include <string>

#include "pipeline/core/utf8.h"

namespace zwartlak {
namespace {

constexpr std::array<std::string_view, 40> kStreetEndings{
    "straat",    "laan",   "weg",     "plein",     "gracht",   "kade",    "dijk",   "hof",
    "steeg",     "singel", "pad",     "plantsoen", "dreef",    "wal",     "markt",  "ring",
    "baan",      "kamp",   "park",    "burcht",    "erf",      "oord",    "veld",   "akker",
    "horst",     "hage",   "straat.", "str",       "strjitte", "wei",     "wijk",   "sloot",
    "boulevard", "allee",  "haven",   "brink",     "lei",      "strasse", "straße", "leane"};

constexpr std::size_t kSureEndings = 12;

const Token* Before(const Tokens& tokens, std::size_t pos) {
  return pos > 0 ? &tokens[pos - 1] : nullptr;
}

const Token* After(const Tokens& tokens, std::size_t pos) {
  return pos < tokens.size() ? &tokens[pos] : nullptr;
}

bool IsOrganisation(const Tokens& tokens, const NameCandidate& c) {
  const Token* before = Before(tokens, c.first);
  const Token* after = After(tokens, c.last);
  if (before != nullptr && (before->mark == '&' || before->mark == '#')) return true;
  if (after != nullptr && (after->mark == '&' || after->mark == '#')) return true;
  if (before != nullptr && before->IsWord() && before->Is(kBeforeOrganisation)) return true;
  if (after == nullptr) return false;
  // "De Boer B.V." reads as initials, "De Boer BV" as a word.
  if (after->kind == TokenKind::kInitials && after->span.size() == 4) return true;
  return (after->IsWord() || after->kind == TokenKind::kCode) && after->Is(kAfterOrganisation) &&
         (after->upper || after->all_caps || after->letters <= 3);
}

// "Laurens de Rijpgracht" is called so, "op de Jan van Rijpgracht" is a place. Streets of people
// end in -straat, -laan, -weg or -plein; surnames in one of these.
bool EndsLikeSurname(std::string_view folded) {
  static constexpr std::string_view kEndings[] = {"gracht", "dijk", "hof", "kade", "singel", "pad"};
  return std::ranges::any_of(kEndings,
                             [folded](std::string_view end) { return folded.ends_with(end); });
}

bool IsPersonNotStreet(std::string_view text, const Tokens& tokens, const NameCandidate& c,
                       std::string_view folded) {
  if (c.words < 2 || !tokens[c.first_word].Knows(Gazetteer::kCommonFirstName)) return false;
  const Token* after = After(tokens, c.last);
  if (!EndsLikeSurname(folded) ||
      (after != nullptr && after->kind == TokenKind::kNumber && after->span.size() <= 4)) {
    return false;
  }
  const Token* before = Before(tokens, c.first);
  if (before == nullptr || !before->IsWord()) return true;
  const std::string_view word = text.substr(before->span.start, before->span.size());
  return word != "de" && word != "het" && word != "op" && word != "in";
}

bool IsStreet(std::string_view text, const Tokens& tokens, const NameCandidate& c,
              const Gazetteer& gazetteer) {
  const Token& last = tokens[c.last_word];
  const std::string_view word = text.substr(last.span.start, last.span.size());
  const std::string folded = utf8::Fold(word);
  for (std::size_t i = 0; i < kSureEndings; ++i) {
    if (folded.size() > kStreetEndings[i].size() + 2 && folded.ends_with(kStreetEndings[i]) &&
        c.initials == 0 && !last.Knows(Gazetteer::kSurname)) {
      return !IsPersonNotStreet(text, tokens, c, folded);
    }
  }
  const Token* after = After(tokens, c.last);
  const bool number = after != nullptr && after->kind == TokenKind::kNumber &&
                      after->blank_before && after->span.size() <= 4;
  if (!number) return false;
  const Span span = SpanOf(tokens, c);
  const std::string_view whole = text.substr(span.start, span.size());
  return HasStreetEnding(word) || (gazetteer.Lookup(whole) & Gazetteer::kStreet) != 0;
}

bool IsPlace(std::string_view text, const Tokens& tokens, const NameCandidate& c,
             const Gazetteer& gazetteer) {
  if (c.initials > 0) return false;
  const Span span = SpanOf(tokens, c);
  const std::string_view whole = text.substr(span.start, span.size());
  if ((gazetteer.Lookup(whole) & Gazetteer::kPlace) == 0) return false;
  return c.words > 1 || !tokens[c.last_word].Knows(Gazetteer::kCommonFirstName) || c.particles > 0;
}

// A title, with its dot, right before the candidate.
bool HasTitle(const Tokens& tokens, std::size_t first) {
  std::size_t pos = first;
  if (pos > 0 && tokens[pos - 1].mark == '.') --pos;
  return pos > 0 && (tokens[pos - 1].IsWord() || tokens[pos - 1].kind == TokenKind::kCode) &&
         tokens[pos - 1].Is(kTitleWord);
}

// "mevr. De Rijpgracht": nobody puts that before a street, unlike "Dr." and "Prins".
bool IsAddressed(std::string_view text, const Tokens& tokens, std::size_t first) {
  std::size_t pos = first - 1;
  if (tokens[pos].mark == '.' && pos > 0) --pos;
  const std::string folded =
      utf8::Fold(text.substr(tokens[pos].span.start, tokens[pos].span.size()));
  static constexpr std::string_view kTitles[] = {"dhr", "mw", "mevr", "mevrouw", "meneer", "heer"};
  return std::ranges::find(kTitles, folded) != std::end(kTitles);
}

// "Sanne de Boer op": cut out of a sentence. "Berg, J. van den" is not.
bool EndsInPreposition(std::string_view value, const Tokens& tokens) {
  if (tokens.size() < 2 || tokens.back().upper || !tokens.back().IsWord()) return false;
  const Span span = tokens.back().span;
  const std::string_view last = value.substr(span.start, span.size());
  static constexpr std::string_view kPrepositions[] = {"op",   "in",  "aan",  "bij", "onder",
                                                       "over", "uit", "voor", "te",  "af"};
  return std::ranges::find(kPrepositions, last) != std::end(kPrepositions);
}

// "E." and nothing else.
bool OneInitial(const Tokens& tokens) {
  return tokens.size() == 1 && tokens[0].kind == TokenKind::kInitials;
}

}  // namespace

bool HasStreetEnding(std::string_view word) {
  const std::string folded = utf8::Fold(word);
  return std::ranges::any_of(kStreetEndings, [&folded](std::string_view ending) {
    return folded.size() >= ending.size() + 3 && folded.ends_with(ending);
  });
}

double ScoreInContext(std::string_view text, const Tokens& tokens, const NameCandidate& c,
                      double own_score, const Gazetteer& gazetteer) {
  if (IsOrganisation(tokens, c)) return 0;
  if (HasTitle(tokens, c.first) && IsAddressed(text, tokens, c.first)) return 0.85;
  if (IsStreet(text, tokens, c, gazetteer)) return 0;
  const Token& last = tokens[c.last_word];
  const Token& first = tokens[c.first_word];
  if (HasTitle(tokens, c.first)) return 0.85;
  if (IsPlace(text, tokens, c, gazetteer)) return 0;
  const Token* before = Before(tokens, c.first);
  const Token* after = After(tokens, c.last);
  // "Jan 2024", "Mark 5": a month or a product.
  if (c.words == 1 && c.initials == 0 && after != nullptr && after->kind == TokenKind::kNumber &&
      after->span.size() != 2) {
    own_score -= 0.2;
  }
  // Next to more capitalised ordinary words it is a phrase in Title Case, not a person.
  const auto title_case = [](const Token* t) {
    return t != nullptr && t->IsWord() && t->upper && t->letters > 2 &&
           (t->Is(kUiWord) || t->Ordinary()) && !t->NameListed();
  };
  if (after != nullptr && after->blank_before && title_case(after)) own_score -= 0.15;
  const bool clean = !first.Ordinary() && !last.Ordinary() && !last.Is(kUiWord);
  const bool listed = first.NameListed() || last.NameListed();
  // "Huisarts Mulder", "Klacht over Van Dijk": within a sentence the capital says that it is a
  // name.
  if (before != nullptr && before->IsWord() && before->Is(kBeforeName) && last.upper &&
      last.Knows(Gazetteer::kSurname) && !last.Is(kUiWord) && !last.all_caps &&
      (!last.Knows(Gazetteer::kPlace) || c.particles > 0)) {
    own_score = std::max(own_score, 0.5);
  }
  const bool place = last.Knows(Gazetteer::kPlace) || last.Knows(Gazetteer::kStreet);
  const bool says_before = before != nullptr && before->IsWord() && before->Is(kBeforeName);
  const bool says_after =
      after != nullptr && after->IsWord() && after->Is(kAfterName) && !after->upper;
  // "Klacht over Van Biesthoevers", "Huisarts Daroubari heeft": unlisted, but said to be somebody.
  if (says_before && last.upper && clean && !listed && !last.all_caps && !place &&
      (says_after || (c.particles > 0 && tokens[c.first].upper)) &&
      gazetteer.NameShape(text.substr(last.span.start, last.span.size())) > -0.5) {
    own_score = std::max(own_score, 0.55);
  }
  double bonus = 0;
  if (says_before) bonus += 0.15;
  if (says_after) bonus += 0.15;
  if (bonus > 0 && clean && c.words + c.particles + c.initials >= 1) {
    if (listed && (!place || c.words > 1)) return std::max(own_score + bonus, 0.55);
    if (c.words > 1) return std::max(own_score + bonus, 0.5);
  }
  return own_score;
}

Likeness PersonLikeness(std::string_view value, const NameWords& words) {
  if (value.size() > 80) return Likeness::kNo;
  Tokens tokens;
  words.Lex(value, {0, static_cast<std::uint32_t>(value.size())}, tokens);
  int listed = 0;
  int unknown = 0;
  int ordinary = 0;
  int initials = 0;
  int lower = 0;
  int titles = 0;
  int caps = 0;
  int dotted = 0;
  double shape = 0;
  bool lone_particle = false;  // "Le", "El" are surnames too
  for (const Token& t : tokens) {
    if (t.kind == TokenKind::kCode || t.kind == TokenKind::kNumber) return Likeness::kNo;
    if (t.kind == TokenKind::kMark) {
      if (std::string_view(",.'-()&\"/").find(t.mark) == std::string_view::npos &&
          static_cast<unsigned char>(t.mark) < 0x80) {
        return Likeness::kNo;
      }
      continue;
    }
    if (t.kind == TokenKind::kBreak) continue;
    if (t.kind == TokenKind::kInitials || (t.letters == 1 && t.upper)) {
      ++initials;
      dotted += t.kind == TokenKind::kInitials && t.span.size() >= 4;
      continue;
    }
    const bool common = t.Knows(Gazetteer::kCommonFirstName);
    if (t.Is(kParticleWord) && (!common || !t.upper)) {
      lone_particle = tokens.size() == 1 && t.upper;
      continue;
    }
    if (t.Is(kTitleWord) && !t.Is(kUiWord)) {
      ++titles;
      continue;
    }
    const bool after_particle = &t != tokens.data() && (&t - 1)->Is(kParticleWord) && t.upper &&
                                t.Knows(Gazetteer::kSurname);
    if (t.Is(kUiWord) && !common && !after_particle) return Likeness::kNo;
    caps += t.upper;
    if (!t.upper) ++lower;
    if (t.NameListed() && (!t.Ordinary() || t.upper)) {
      ++listed;
    } else if (t.Ordinary()) {
      // "jansen" and "de boer" in small letters are names when the label says so.
      if (!t.upper && !t.Knows(Gazetteer::kSurname)) return Likeness::kNo;
      ++ordinary;
    } else {
      ++unknown;
      if (t.upper) {
        shape += words.gazetteer().NameShape(value.substr(t.span.start, t.span.size())) - 0.15;
      }
    }
  }
  if (lone_particle) return Likeness::kPossible;
  if (EndsInPreposition(value, tokens)) return Likeness::kNo;
  const int count = listed + unknown + ordinary;
  if (count + initials == 0 || count > 7) return Likeness::kNo;
  if (count == 0) return dotted > 0 || OneInitial(tokens) ? Likeness::kClear : Likeness::kPossible;
  if (tokens.size() == 1 && tokens[0].all_caps && tokens[0].letters <= 3 && listed == 0)
    return Likeness::kPossible;
  if (ordinary > 0 && listed + initials + titles == 0 && count > 2) return Likeness::kNo;
  const bool clear = ordinary == 0 && lower == 0 &&
                     (listed > 0 || (initials > 0 && unknown > 0) || (titles > 0 && unknown > 0) ||
                      (unknown > 1 && caps == count) || (unknown == 1 && shape > 0));
  return clear ? Likeness::kClear : Likeness::kPossible;
}

}  // namespace zwartlak
