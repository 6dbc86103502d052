// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "detectors/name_candidate.h"

#include <algorithm>

namespace zwartlak {
namespace {

constexpr int kMaxWords = 6;

bool Surname(const Token& t) { return t.Knows(Gazetteer::kSurname); }
bool CommonFirst(const Token& t) { return t.Knows(Gazetteer::kCommonFirstName); }
bool First(const Token& t) { return t.Knows(Gazetteer::kFirstName); }
// A listed surname that is not first of all a place, a word or a label.
bool PlainSurname(const Token& t) {
  return Surname(t) && !t.Ordinary() && !t.Knows(Gazetteer::kPlace) && !t.Is(kUiWord);
}

bool IsInitial(const Token& t) {
  return t.kind == TokenKind::kInitials || (t.IsWord() && t.upper && t.letters == 1);
}

// How many particles start at `pos`, if a name word follows them; else 0.
std::size_t ParticlesAt(const Tokens& tokens, std::size_t pos, const NameForm& form) {
  std::size_t n = 0;
  while (n < 4 && pos + n < tokens.size() && tokens[pos + n].IsWord() &&
         tokens[pos + n].Is(kParticleWord)) {
    ++n;
    // "v." and "d." keep their dots.
    if (pos + n < tokens.size() && tokens[pos + n].mark == '.' && tokens[pos + n - 1].letters == 1)
      ++n;
  }
  if (n == 0 || pos + n >= tokens.size()) return 0;
  // "in 't Veld": after two particles a word of the user interface is a surname.
  const Token& word = tokens[pos + n];
  const bool surname = n >= 2 && word.IsWord() && word.upper && word.Knows(Gazetteer::kSurname);
  return surname || IsNameWord(word, form) ? n : 0;
}

struct Parser {
  const Tokens& tokens;
  const NameForm& form;
  NameCandidate found;

  // "van der", "in 't": but "over", "voor", "aan" and "bij" belong to the sentence.
  [[nodiscard]] bool MayLead(std::size_t pos) const {
    if (form.any_word) return true;
    if (pos > 0 && tokens[pos - 1].IsWord() && tokens[pos - 1].Is(kBeforeName) && tokens[pos].upper)
      return true;
    const Token& t = tokens[pos];
    if (t.Is(kBeforeName)) return false;
    // "in 't Veld" and "op den Berg" are names, "in het Beeld" and "op de Drop" are not.
    if (t.Is(kPlacingWord)) {
      return pos + 1 < tokens.size() && tokens[pos + 1].Is(kParticleWord) &&
             !tokens[pos + 1].Is(kArticleWord);
    }
    return t.span.size() > 1;
  }

  // "Andre Sibtsen uit Rotterdam": in a name an article follows, as in "in 't Veld".
  [[nodiscard]] bool IsWhence(const Token& t) const { return t.Is(kPlacingWord) && !t.upper; }

  void TakeWord(std::size_t pos) {
    if (found.words == 0) found.first_word = pos;
    found.last_word = pos;
    ++found.words;
    found.last = pos + 1;
  }

  void TakeInitials(std::size_t pos) {
    ++found.initials;
    found.dotted |= tokens[pos].kind == TokenKind::kInitials;
    found.last = pos + 1;
  }

  // "Jansen, J.W." and "Berg, Sanne van den": the tail after the comma.
  void TakeReversed(std::size_t pos) {
    const std::size_t next = pos + 1;
    if (next >= tokens.size()) return;
    const Token& t = tokens[next];
    const bool name =
        t.IsWord() && t.upper && First(t) && !t.Is(kUiWord) && (CommonFirst(t) || !t.Ordinary());
    if (t.kind != TokenKind::kInitials && !name) return;
    // A list of names "Jansen, Sanne en Kees" is told by what stands before: one word only.
    std::size_t end = next + 1;
    if (t.kind == TokenKind::kInitials) {
      TakeInitials(next);
    } else {
      const Token& surname = tokens[found.first_word];
      // "Wierkinga, Oebele" with nothing around it needs no list.
      const bool edge = found.first == 0 || tokens[found.first - 1].kind == TokenKind::kBreak;
      const bool alone = edge && CommonFirst(t) && !t.Ordinary() && !surname.Ordinary() &&
                         (next + 1 >= tokens.size() || !tokens[next + 1].IsWord());
      if (!Surname(surname) && !found.particles && !alone) return;
      TakeWord(next);
    }
    found.reversed = true;
    while (end < tokens.size() && tokens[end].IsWord() && tokens[end].Is(kParticleWord) &&
           !tokens[end].upper && end < next + 4) {
      ++end;
    }
    // Trailing particles belong to the surname only when no further word uses them.
    const bool closes = end >= tokens.size() || !tokens[end].IsWord();
    if (closes && end > next + 1) {
      found.last = end;
      ++found.particles;
    }
  }

  std::optional<NameCandidate> Run(std::size_t start) {
    found.first = start;
    std::size_t pos = start;
    while (pos < tokens.size() && found.words < kMaxWords) {
      const Token& t = tokens[pos];
      // "Nick Leeson's Singaporese advocaat"
      if (found.words > 0 && found.last == pos && tokens[pos - 1].genitive > 0) break;
      if (pos > start && t.kind != TokenKind::kMark && !t.blank_before &&
          tokens[pos - 1].kind != TokenKind::kInitials && tokens[pos - 1].mark != '.') {
        break;
      }
      if (IsInitial(t) && !(t.Is(kParticleWord) && !t.upper)) {
        // "Sanne J." ends a sentence or goes on; both are kept.
        if (found.words > 1 && !form.any_word) break;
        TakeInitials(pos++);
        continue;
      }
      const std::size_t particles = ParticlesAt(tokens, pos, form);
      if (particles > 0 && pos == start && !MayLead(pos)) break;
      if (particles == 1 && found.words + found.initials > 0 && IsWhence(t)) break;
      // "verzoek van De Boer": the small one belongs to the sentence.
      if (particles > 1 && pos == start && !t.upper && tokens[pos + 1].upper) break;
      if (particles > 0 && (t.upper || pos > start || form.lower_case || particles > 1)) {
        found.particles += static_cast<int>(particles);
        pos += particles;
        TakeWord(pos++);
        continue;
      }
      const bool month_first = found.words == 0 && t.IsWord() && t.Is(kMonthWord) && t.upper &&
                               First(t) && pos + 1 < tokens.size() &&
                               IsNameWord(tokens[pos + 1], form) && !tokens[pos + 1].Ordinary();
      // "meneer Molenstegen belde": small letters go on only after small letters.
      const bool verb = t.IsWord() && !t.upper &&
                        (t.Is(kAfterName) || (found.words > 0 && tokens[found.last_word].upper));
      if (!verb && (IsNameWord(t, form) || month_first)) {
        TakeWord(pos++);
        continue;
      }
      const bool listed_before =
          found.words > 0 && CommonFirst(tokens[found.first_word]) && found.last == pos;
      // "Sanne Waterval": an ordinary capitalised word can be a surname after a first name.
      if (listed_before && t.IsWord() && t.upper && t.letters > 3 && !t.Is(kUiWord) &&
          !t.Is(kParticleWord) && found.words == 1 && !t.Is(kAfterOrganisation) &&
          t.all_caps == tokens[found.first_word].all_caps) {
        TakeWord(pos++);
        continue;
      }
      if (t.mark == ',' && found.words == 1 && found.initials == 0 && found.last == pos) {
        TakeReversed(pos);
      }
      break;
    }
    if (found.words == 0) return std::nullopt;
    return found;
  }
};

}  // namespace

bool IsNameWord(const Token& token, const NameForm& form) {
  if (!token.IsWord() || token.letters < 2) return false;
  if (token.Is(kUiWord) && !(CommonFirst(token) && token.upper)) return false;
  if (!token.upper) {
    if (!form.lower_case || token.Is(kParticleWord)) return false;
    return token.NameListed() ? (!token.Ordinary() || form.any_word) : !token.Ordinary();
  }
  if (token.Is(kTitleWord) && !token.NameListed()) return false;
  if (token.Is(kBeforeOrganisation) && !CommonFirst(token) && !form.any_word) return false;
  if (token.Is(kMonthWord) && !form.any_word) return false;
  if (token.Is(kParticleWord) && !First(token)) return false;
  if (token.Ordinary() && !token.NameListed()) return form.any_word;
  // Short unknown capitals are abbreviations.
  if (token.all_caps && token.letters <= 3 && !token.NameListed()) return form.any_word;
  return true;
}

std::optional<NameCandidate> ParseName(const Tokens& tokens, std::size_t start,
                                       const NameForm& form) {
  return Parser{tokens, form, {}}.Run(start);
}

Span SpanOf(const Tokens& tokens, const NameCandidate& candidate) {
  return {tokens[candidate.first].span.start, tokens[candidate.last - 1].Stem().end};
}

double ListNameScorer::Shape(std::string_view text, const Token& token) const {
  return gazetteer_.NameShape(text.substr(token.span.start, token.span.size()));
}

double ListNameScorer::WithInitials(std::string_view text, const Tokens& tokens,
                                    const NameCandidate& c) const {
  const Token& last = tokens[c.last_word];
  if (!c.dotted) return PlainSurname(last) || (c.particles > 0 && Surname(last)) ? 0.65 : 0.2;
  if (PlainSurname(last)) return 0.8;
  if (Surname(last) && !last.Is(kUiWord)) return c.particles > 0 || !last.Ordinary() ? 0.8 : 0.7;
  const Token& initial = tokens[c.first];
  const bool several = initial.span.size() > 3;
  if (last.Ordinary()) return several || c.particles > 0 ? 0.6 : 0.3;
  if (last.all_caps) return several ? 0.6 : 0.4;
  return c.particles > 0 || Shape(text, last) > -0.3 ? 0.7 : 0.55;
}

double ListNameScorer::SeveralWords(std::string_view text, const Tokens& tokens,
                                    const NameCandidate& c) const {
  const Token& first = tokens[c.first_word];
  const Token& last = tokens[c.last_word];
  const double particle = c.particles > 0 ? 0.1 : 0;
  if (c.reversed) return Surname(first) && !first.Ordinary() ? 0.7 : 0.55;
  if (CommonFirst(first)) {
    const double base = first.Ordinary() && particle == 0 ? 0.62 : 0.77;
    if (PlainSurname(last)) return base + 0.05;
    if (last.Ordinary() && !last.NameListed()) return base - 0.22 + particle;
    if (last.Ordinary()) return base - 0.05;
    if (last.Knows(Gazetteer::kPlace) && !Surname(last)) return base - 0.25 + particle;
    if (Surname(last)) return base;
    return Shape(text, last) > -0.5 ? base - 0.02 : base - 0.15;
  }
  if (First(first) && !first.Ordinary()) {
    if (PlainSurname(last)) return 0.72;
    if (last.Ordinary()) return 0.45 + 2 * particle;
    return (Shape(text, last) > 0 ? 0.65 : 0.5) + particle;
  }
  if (First(first)) return (PlainSurname(last) ? 0.5 : 0.3) + 2 * particle;
  if (CommonFirst(last) && Surname(first) && !first.Ordinary()) return 0.6;
  if (first.Ordinary() || last.Ordinary()) return 0.2 + 2 * particle;
  const double shape = Shape(text, first) + Shape(text, last);
  if (PlainSurname(last)) return (Shape(text, first) > 0 ? 0.52 : 0.4) + particle;
  if (first.all_caps || last.all_caps) return 0.2;
  return (shape > 1.0 ? 0.5 : 0.3) + particle;
}

double ListNameScorer::OneWord(std::string_view text, const Tokens& tokens,
                               const NameCandidate& c) const {
  const Token& word = tokens[c.last_word];
  if (c.particles > 1 && !word.all_caps) {
    // "van der" and "van den" hardly occur but in names; "van de" is everyday.
    const bool everyday = tokens[c.first + 1].Is(kArticleWord) && !tokens[c.first].upper;
    const bool known = Surname(word) && !word.Is(kUiWord) && !word.Ordinary();
    if (known || (Surname(word) && !everyday)) return everyday ? 0.45 : 0.65;
    if (!word.Ordinary() && !everyday && Shape(text, word) > 0) return 0.55;
  }
  if (c.particles == 1) return PlainSurname(word) ? 0.42 : 0.25;
  if (word.Is(kUiWord) || (word.all_caps && word.letters <= 4)) return 0.1;
  if (CommonFirst(word) && !word.Ordinary() && !word.Knows(Gazetteer::kPlace)) return 0.55;
  if (First(word) && !word.Ordinary()) return 0.35;
  if (PlainSurname(word)) return 0.3;
  return 0.1;
}

double ListNameScorer::Score(std::string_view text, const Tokens& tokens,
                             const NameCandidate& candidate) const {
  if (candidate.initials > 0) return WithInitials(text, tokens, candidate);
  if (candidate.words > 1) return SeveralWords(text, tokens, candidate);
  return OneWord(text, tokens, candidate);
}

}  // namespace zwartlak
