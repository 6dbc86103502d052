// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// One pass of the name detector over the lines of a text: what its parts (name_rules, name_merge)
// share. Not for others.
#pragma once

#include <string_view>
#include <unordered_set>
#include <vector>

#include "detectors/name_candidate.h"
#include "detectors/name_mailboxes.h"
#include "detectors/name_tagger.h"
#include "pipeline/core/finding.h"

namespace zwartlak {

inline constexpr double kNameReport = 0.5;
inline constexpr double kNameCertain = 0.7;      // looked for again elsewhere in the text
inline constexpr double kNameTitleScore = 0.85;  // the form says that it is a name

struct NamePass {
  std::string_view text;
  const NameWords& words;
  const Gazetteer& gazetteer;
  const NameScorer& scorer;
  const NameModel* model = nullptr;  // may be null
  MailWords mail;
  FindingSet findings;
  std::unordered_set<std::uint64_t> certain_words;  // parts of names found with certainty
  Tokens tokens;                                    // of the line at hand
  Tokens above;                                     // of the line before
  int lines_since_closing = 1000;
  std::vector<NameToken> name_tokens;
  NameTagging tagging;
  std::vector<NameRun> runs;

  [[nodiscard]] std::string_view TextOf(const Token& t) const {
    return text.substr(t.span.start, t.Stem().size());
  }
  // Before the first token, after the last, or a gap between cells.
  [[nodiscard]] bool IsEdge(std::size_t i) const {
    return i >= tokens.size() || tokens[i].kind == TokenKind::kBreak;
  }
  // Nothing else stands in the cell of tokens [first, last).
  [[nodiscard]] bool FillsCell(std::size_t first, std::size_t last) const {
    return (first == 0 || IsEdge(first - 1)) && IsEdge(last);
  }

  // One word that the text's mail addresses tell to be an organisation.
  [[nodiscard]] bool IsOrganisation(const NameCandidate& c) const {
    return c.words == 1 && c.initials == 0 && mail.organisations.contains(tokens[c.last_word].hash);
  }

  void Emit(Span span, double score, std::string_view rule);
  void Emit(const NameCandidate& candidate, double score, std::string_view rule);
  // The words of tokens [first, last) are certainly parts of names.
  void Learn(std::size_t first, std::size_t last);
};

// A name that the end of the line before cuts.
void ApplyLineForms(NamePass& pass);
// Forms that need no list at token i ("@Kees", "zoek=Jansen", "Veld, W.B. in 't"): where to go on,
// i when there is none.
std::size_t ApplyShortForms(NamePass& pass, std::size_t i);

// The rules: titles, greetings, signatures, lists, ... add their findings for the line at hand.
void ApplyNameRules(NamePass& pass);

// What the model says of the line at hand joins the findings from `first_finding` on.
void MergeNameModel(NamePass& pass, std::size_t first_finding);

}  // namespace zwartlak
