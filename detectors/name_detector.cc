// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "detectors/name_detector.h"

#include <algorithm>
#include <utility>

#include "detectors/gazetteer_format.h"
#include "detectors/name_context.h"
#include "detectors/name_guard.h"
#include "detectors/name_pass.h"

namespace zwartlak {

void NamePass::Emit(Span span, double score, std::string_view rule) {
  Finding finding;
  finding.entity = EntityType::kPerson;
  finding.span = span;
  finding.score = std::min(score, 0.95);
  finding.detector = "name";
  finding.rule = rule;
  findings.push_back(std::move(finding));
}

void NamePass::Emit(const NameCandidate& c, double score, std::string_view rule) {
  Emit(SpanOf(tokens, c), score, rule);
  if (score >= kNameCertain) Learn(c.first, c.last);
}

void NamePass::Learn(std::size_t first, std::size_t last) {
  for (std::size_t i = first; i < last; ++i) {
    const Token& t = tokens[i];
    if (!t.IsWord() || t.letters < 3 || t.Is(kUiWord) || t.Is(kParticleWord)) continue;
    if (t.Ordinary() && !t.Knows(Gazetteer::kCommonFirstName)) continue;
    certain_words.insert(t.hash);
    certain_words.insert(gazetteer::Hash(std::string(TextOf(t)) + "s"));  // Meulenbroeks
  }
}

namespace {

constexpr float kSurelyNot = 0.02F;  // by the model: not even as a part of a name told elsewhere
constexpr double kAgainScore = 0.6;

// Where a word stands that may be a part of a name found elsewhere.
struct Mention {
  std::uint32_t hash = 0;  // upper half
  std::uint32_t start = 0;
};

std::uint32_t Half(std::uint64_t hash) { return static_cast<std::uint32_t>(hash >> 32); }

class Detection {
 public:
  explicit Detection(NamePass pass) : pass_(std::move(pass)) {}

  FindingSet Run() {
    const std::string_view text = pass_.text;
    for (std::size_t start = 0; start < text.size();) {
      const std::size_t end = std::min(text.find('\n', start), text.size());
      if (end > start) Line({static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)});
      start = end + 1;
    }
    FindAgain();
    return std::move(pass_.findings);
  }

 private:
  void Line(Span line) {
    pass_.above.swap(pass_.tokens);
    pass_.words.Lex(pass_.text, line, pass_.tokens);
    if (pass_.tokens.empty()) return;
    const std::size_t first_finding = pass_.findings.size();
    ApplyNameRules(pass_);
    if (pass_.model != nullptr) {
      ToNameTokens(pass_.text, pass_.tokens, pass_.gazetteer, pass_.name_tokens);
      pass_.model->Tag(pass_.name_tokens, pass_.tagging);
      MergeNameModel(pass_, first_finding);
    }
    Remember();
  }

  void Remember() {
    for (std::size_t i = 0; i < pass_.tokens.size(); ++i) {
      const Token& t = pass_.tokens[i];
      if (!t.IsWord() || t.letters < 3 || t.Is(kUiWord)) continue;
      if (!t.upper && (t.Ordinary() || t.letters < 4)) continue;
      if (t.upper && pass_.model != nullptr && pass_.tagging.person[i] < kSurelyNot) continue;
      mentions_.push_back({Half(t.hash), t.span.start});
    }
  }

  void FindAgain() {
    if (pass_.certain_words.empty()) return;
    std::vector<std::uint32_t> halves;
    for (const std::uint64_t hash : pass_.certain_words) halves.push_back(Half(hash));
    std::ranges::sort(halves);
    std::uint32_t done = 0;  // end of the last line that was looked at
    for (const Mention& m : mentions_) {
      if (m.start < done || !std::ranges::binary_search(halves, m.hash)) continue;
      const std::size_t before = pass_.text.rfind('\n', m.start);
      const std::size_t end = std::min(pass_.text.find('\n', m.start), pass_.text.size());
      const std::size_t start = before == std::string_view::npos ? 0 : before + 1;
      done = static_cast<std::uint32_t>(end);
      Again({static_cast<std::uint32_t>(start), done}, &m);
    }
  }

  // Parts of certain names where they stand alone in a line whose mentions begin at `mention`.
  void Again(Span line, const Mention* mention) {
    const Mention* const end = mentions_.data() + mentions_.size();
    pass_.words.Lex(pass_.text, line, pass_.tokens);
    for (std::size_t i = 0; i < pass_.tokens.size(); ++i) {
      const Token& t = pass_.tokens[i];
      while (mention != end && mention->start < t.span.start) ++mention;
      if (mention == end) return;
      if (mention->start != t.span.start || !pass_.certain_words.contains(t.hash)) continue;
      const bool initial = i > 0 && pass_.tokens[i - 1].kind == TokenKind::kInitials;
      const NameCandidate c{.first = i - (initial ? 1 : 0),
                            .last = i + 1,
                            .first_word = i,
                            .last_word = i,
                            .words = 1,
                            .initials = initial ? 1 : 0};
      if (ScoreInContext(pass_.text, pass_.tokens, c, kAgainScore, pass_.gazetteer) == 0) continue;
      pass_.Emit(c, kAgainScore, "again");
    }
  }

  NamePass pass_;
  std::vector<Mention> mentions_;
};

// Within one detector the longer finding wins; equal spans once.
FindingSet Settled(FindingSet findings) {
  std::ranges::sort(findings, [](const Finding& a, const Finding& b) {
    if (a.span.start != b.span.start) return a.span.start < b.span.start;
    return a.span.end > b.span.end;
  });
  FindingSet out;
  for (Finding& f : findings) {
    if (!out.empty() && Overlaps(out.back().span, f.span)) {
      out.back().score = std::max(out.back().score, f.score);
      continue;
    }
    out.push_back(std::move(f));
  }
  return out;
}

}  // namespace

NameDetector::NameDetector(std::shared_ptr<const Gazetteer> gazetteer,
                           std::shared_ptr<const NameModel> model)
    : gazetteer_(gazetteer),
      words_(gazetteer),
      scorer_(std::make_unique<ListNameScorer>(*gazetteer_)),
      model_(std::move(model)) {}

FindingSet NameDetector::Detect(const TextRegion& region, const DetectContext&) const {
  const std::string_view text = region.text.Reveal();
  FindingSet findings = Settled(Detection({.text = text,
                                           .words = words_,
                                           .gazetteer = *gazetteer_,
                                           .scorer = *scorer_,
                                           .model = model_.get(),
                                           .mail = ReadMailWords(text, words_)})
                                    .Run());
  DropWordsAlone(region, words_, findings);
  DropNamedPlaces(text, words_, findings);
  return findings;
}

}  // namespace zwartlak
