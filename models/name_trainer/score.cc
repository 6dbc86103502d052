// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "models/name_trainer/score.h"

#include <algorithm>
#include <fstream>
#include <istream>
#include <ostream>

#include "models/name_trainer/corpus.h"

namespace zwartlak::trainer {
namespace {

constexpr float kSure = 0.93F;
constexpr float kSurelyNot = 0.04F;

class Line {
 public:
  Line(const NameWords& words, const NameModel& model) : words_(words), model_(model) {}

  void Tag(std::string_view text) {
    words_.Lex(text, {0, static_cast<std::uint32_t>(text.size())}, tokens);
    ToNameTokens(text, tokens, words_.gazetteer(), name_tokens_);
    model_.Tag(name_tokens_, tagging);
  }

  [[nodiscard]] Span SpanOf(const NameRun& run) const {
    return {tokens[run.first].span.start, tokens[run.last - 1].Stem().end};
  }

  Tokens tokens;
  NameTagging tagging;

 private:
  const NameWords& words_;
  const NameModel& model_;
  std::vector<NameToken> name_tokens_;
};

void Add(const Marked& marked, const Line& line, const std::vector<NameRun>& runs, Score& score) {
  std::vector<Span> found;
  for (const NameRun& run : runs) found.push_back(line.SpanOf(run));
  for (const Mark& mark : marked.marks) {
    if (mark.label != "PER") continue;
    ++score.persons;
    score.touched +=
        std::ranges::any_of(found, [&](const Span& s) { return Overlaps(s, mark.span); });
    score.exact += std::ranges::find(found, mark.span) != found.end();
  }
  score.found += static_cast<int>(found.size());
  for (const Span& span : found) {
    score.wrong += std::ranges::none_of(marked.marks, [&](const Mark& m) {
      const bool open = m.label == "?" || m.label == "*" || m.label.find("PER") != m.label.npos;
      return open && Overlaps(m.span, span);
    });
  }
  score.words += static_cast<int>(
      std::ranges::count_if(line.tokens, [](const Token& t) { return t.IsWord(); }));
}

}  // namespace

Score Measure(const std::string& path, const NameWords& words, const NameModel& model,
              float threshold) {
  Score score;
  Line line(words, model);
  std::vector<NameRun> runs;
  std::ifstream in(path);
  for (std::string raw; std::getline(in, raw);) {
    const Marked marked = ParseMarks(raw);
    line.Tag(marked.text);
    NameRuns(line.tokens, line.tagging, threshold, runs);
    Add(marked, line, runs, score);
  }
  return score;
}

void MarkLines(std::istream& in, const NameWords& words, const NameModel& model,
               std::ostream& out) {
  Line line(words, model);
  std::vector<NameRun> runs;
  for (std::string text; std::getline(in, text);) {
    line.Tag(text);
    NameRuns(line.tokens, line.tagging, kSurelyNot, runs);
    std::uint32_t at = 0;
    for (const NameRun& run : runs) {
      const Span span = line.SpanOf(run);
      bool sure = line.tagging.begin[run.first] > kSure;
      for (std::size_t i = run.first; i < run.last; ++i) sure &= line.tagging.person[i] > kSure;
      out << text.substr(at, span.start - at) << "⟦" << (sure ? "PER" : "*") << '|'
          << text.substr(span.start, span.size()) << "⟧";
      at = span.end;
    }
    out << text.substr(at) << '\n';
  }
}

}  // namespace zwartlak::trainer
