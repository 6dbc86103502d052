// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include <algorithm>

#include "detectors/gazetteer_format.h"
#include "detectors/name_context.h"
#include "detectors/name_pass.h"

namespace zwartlak {
namespace {

constexpr int kSignatureLines = 3;

struct Rules {
  NamePass& pass;
  const std::string_view text = pass.text;
  const Tokens& tokens = pass.tokens;
  const Gazetteer& gazetteer = pass.gazetteer;

  void ByRules() {
    ApplyLineForms(pass);
    if (pass.lines_since_closing <= kSignatureLines) {
      ++pass.lines_since_closing;
      if (AsSignature()) return;
    }
    const bool closing = tokens.size() < 12 && IsClosing();
    for (std::size_t i = 0; i < tokens.size();) {
      const Token& t = tokens[i];
      if (const std::size_t next = ApplyShortForms(pass, i); next > i) {
        i = next;
        continue;
      }
      if (t.IsWord() && t.Is(kTitleWord) && AtTitle(i)) continue;
      if (t.IsWord() && t.Is(kSalutationWord) && AtSalutation(i)) continue;
      // "Groet, Sanne" on one line.
      if (closing && t.mark == ',' && i + 1 < tokens.size() && AtSalutation(i)) continue;
      const bool particle = t.IsWord() && t.Is(kParticleWord);
      if ((t.IsWord() || t.kind == TokenKind::kInitials) && (t.upper || particle)) {
        AtCandidate(i);
        continue;
      }
      ++i;
    }
    if (closing) pass.lines_since_closing = 1;
  }

  [[nodiscard]] bool InMailbox(const NameCandidate& c) const {
    const auto& people = pass.mail.people;
    if (people.empty()) return false;
    std::string joined;
    for (std::size_t i = c.first; i < c.last; ++i) {
      if (!tokens[i].IsWord()) continue;
      if (tokens[i].letters >= 4 && people.contains(tokens[i].hash)) return true;
      joined += pass.TextOf(tokens[i]);
      if (i > c.first && people.contains(gazetteer::Hash(joined))) return true;
    }
    return false;
  }

  // "mevrouw de boer", "Dhr. K. Jansen": the title is not part of the name.
  bool AtTitle(std::size_t& i) {
    std::size_t next = i + 1;
    if (next < tokens.size() && tokens[next].mark == '.' && !tokens[next].blank_before) ++next;
    // "Drs. ing. P. de Boer", "mevrouw drs. ..."
    if (next < tokens.size() && tokens[next].IsWord() && tokens[next].Is(kTitleWord)) return false;
    const bool dutch = tokens[i].letters > 2 || next > i + 1;
    const auto c = ParseName(tokens, next, {.lower_case = dutch, .any_word = true});
    if (!c || !tokens[next].blank_before) return false;
    const Token& last = tokens[c->last_word];
    if (last.Is(kUiWord) && !last.Knows(Gazetteer::kCommonFirstName)) return false;
    if (!last.upper && (last.Ordinary() || !last.NameListed()) && c->particles == 0) return false;
    if (!last.upper && last.Ordinary()) return false;
    if (ScoreInContext(text, tokens, *c, 0.5, gazetteer) == 0) return false;
    pass.Emit(*c, kNameTitleScore, "title");
    i = c->last;
    return true;
  }

  // A greeting at the start of a line or after a bracket: "Beste Sanne,".
  bool AtSalutation(std::size_t& i) {
    const bool starts = i == 0 || tokens[i - 1].kind == TokenKind::kBreak ||
                        tokens[i - 1].kind == TokenKind::kMark ||
                        tokens[i - 1].kind == TokenKind::kNumber;
    if (!starts || !tokens[i].upper || i + 1 >= tokens.size()) return false;
    const std::size_t next = i + 1;
    if (tokens[next].Is(kTitleWord) && tokens[next].IsWord()) return false;
    const auto c = ParseName(tokens, next, {.lower_case = false, .any_word = true});
    if (!c) return false;
    const Token& first = tokens[c->first_word];
    const Token& last = tokens[c->last_word];
    if (last.Is(kUiWord) || first.Is(kUiWord) || pass.IsOrganisation(*c)) return false;
    if (first.Ordinary() && !first.Knows(Gazetteer::kFirstName) && c->words == 1 &&
        c->particles == 0 && c->initials == 0) {
      return false;
    }
    const bool ends = c->last >= tokens.size() || tokens[c->last].kind == TokenKind::kMark ||
                      tokens[c->last].kind == TokenKind::kBreak;
    const bool goes_on =
        c->last < tokens.size() && tokens[c->last].IsWord() &&
        (pass.TextOf(tokens[c->last]) == "en" || pass.TextOf(tokens[c->last]) == "and");
    const bool listed = first.NameListed() && !first.Ordinary();
    if (!ends && !goes_on && !listed) return false;
    if (ScoreInContext(text, tokens, *c, 0.5, gazetteer) == 0) return false;
    pass.Emit(*c, kNameTitleScore, "salutation");
    i = c->last;
    return true;
  }

  // Under "Met vriendelijke groet" a line that can be a name is one.
  bool AsSignature() {
    std::size_t start = 0;
    while (start < tokens.size() && tokens[start].kind == TokenKind::kMark) ++start;
    if (start >= tokens.size() || tokens[start].Is(kSalutationWord)) return false;
    const auto c = ParseName(tokens, start, {.lower_case = false, .any_word = false});
    if (!c) return false;
    const bool ends = c->last >= tokens.size() || tokens[c->last].kind == TokenKind::kMark ||
                      tokens[c->last].kind == TokenKind::kBreak;
    const Token& first = tokens[c->first_word];
    const Token& last = tokens[c->last_word];
    if (!ends || last.Is(kUiWord) || (first.Ordinary() && c->words == 1 && c->initials == 0)) {
      return false;
    }
    const double own = pass.scorer.Score(text, tokens, *c);
    const double score = ScoreInContext(text, tokens, *c, std::max(own, 0.3), gazetteer);
    const bool place = c->words == 1 && last.Knows(Gazetteer::kPlace) && !last.NameListed();
    // "CISO", "ICT": a department.
    const bool letters = c->words == 1 && c->initials == 0 && last.all_caps && last.letters <= 4;
    if (score == 0 || place || pass.IsOrganisation(*c)) return false;
    if (letters && !last.NameListed()) return false;
    pass.Emit(*c, kNameTitleScore, "signature");
    return true;
  }

  // The candidate fills its segment: a cell, a heading, a chat name.
  [[nodiscard]] bool FillsSegment(const NameCandidate& c) const {
    const auto edge = [](const Token& t) {
      return t.kind == TokenKind::kBreak || (t.kind == TokenKind::kMark && t.mark != '-') ||
             t.kind == TokenKind::kNumber;
    };
    return (c.first == 0 || edge(tokens[c.first - 1])) &&
           (c.last >= tokens.size() || edge(tokens[c.last]));
  }

  [[nodiscard]] bool BeforeAddress(const NameCandidate& c) const {
    for (std::size_t i = c.last; i < tokens.size() && i < c.last + 4; ++i) {
      if (tokens[i].mark != '<' && tokens[i].mark != '(' && tokens[i].mark != '"') {
        return i > c.last && tokens[i].kind == TokenKind::kCode &&
               text.substr(tokens[i].span.start, 64).find('@') != std::string_view::npos;
      }
    }
    return false;
  }

  // "Servicedesk Formdesk <...>"
  [[nodiscard]] bool AfterFunction(const NameCandidate& c) const {
    return c.words == 1 && c.first > 0 && tokens[c.first - 1].IsWord() &&
           tokens[c.first - 1].upper && tokens[c.first - 1].Is(kUiWord);
  }

  void AtCandidate(std::size_t& i) {
    const auto parsed = ParseName(tokens, i, {});
    if (!parsed) {
      ++i;
      return;
    }
    NameCandidate c = *parsed;
    // An ordinary first word that only opens the sentence: "Gisteren Sanne".
    const Token& first = tokens[c.first_word];
    if (c.initials == 0 && c.words > 1 && first.Ordinary() && c.first == c.first_word &&
        !first.Knows(Gazetteer::kCommonFirstName)) {
      const auto rest = ParseName(tokens, c.first + 1, {});
      if (rest && pass.scorer.Score(text, tokens, *rest) > pass.scorer.Score(text, tokens, c))
        c = *rest;
    }
    double score = ScoreInContext(text, tokens, c, pass.scorer.Score(text, tokens, c), gazetteer);
    if (score > 0) {
      const bool clean = !tokens[c.last_word].Ordinary() && !tokens[c.last_word].Is(kUiWord);
      if (FillsSegment(c) && c.words > 1) score += 0.06;
      if (BeforeAddress(c) && !AfterFunction(c)) score = std::max(score, kNameTitleScore);
      if (clean && InMailbox(c)) score = std::max(score, 0.8);
    }
    if (score >= kNameReport && !pass.IsOrganisation(c)) pass.Emit(c, score, "listed");
    i = c.last;
  }

  [[nodiscard]] bool IsClosing() const {
    for (const Token& t : tokens) {
      if (t.IsWord() && t.Is(kClosingWord)) return true;
    }
    return false;
  }
};

}  // namespace

void ApplyNameRules(NamePass& pass) { Rules{pass}.ByRules(); }

}  // namespace zwartlak
