// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Finds the fixed formats by rules (rule.h). Per line one pass of all patterns as a set, then the
// single patterns that hit; values are validated, scored by the words near them, and dropped when
// they are weak and part of something that is no personal data (shield.h). Linear in the text.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "detectors/line_gate.h"
#include "detectors/matcher.h"
#include "detectors/rule.h"
#include "pipeline/core/detector.h"

namespace zwartlak {

class PatternDetector final : public Detector {
 public:
  // kBadRule if a pattern does not compile.
  static Result<std::unique_ptr<PatternDetector>> Create(RuleSet rules);
  // The rules of this program. Every embedded rule's examples are checked by the build's tests and
  // by `doctor`; at start-up they are taken as checked.
  static Result<std::unique_ptr<PatternDetector>> CreateEmbedded();

  [[nodiscard]] std::string_view name() const override { return "pattern"; }
  // Findings sorted by span; at most one per rule and place. Scores are as the rules give them: the
  // detect stage applies the policy's thresholds.
  [[nodiscard]] FindingSet Detect(const TextRegion& region,
                                  const DetectContext& context) const override;
  // The same without a policy.
  [[nodiscard]] FindingSet Find(const TextRegion& region) const;

  [[nodiscard]] const RuleSet& rules() const { return rules_; }
  // Compiles everything now and runs the automata over some text, so that forked children find
  // them warm. Costs some tens of milliseconds; a one-off scan of a small text is better without.
  void Warm() const;

 private:
  class Finder;

  explicit PatternDetector(RuleSet rules) : rules_(std::move(rules)) {}

  // What to try when an entry of the set occurs in a line.
  struct Entry {
    std::size_t rule;
    std::size_t first;  // in patterns_
    std::size_t last;
  };
  // Patterns that are looked for at once. The automaton of many patterns has so many states that
  // it is never done growing; those of a few are small.
  struct Group {
    PatternSet set;
    std::vector<Entry> entries;  // in the order of the set
    bool digit;                  // only lines with a digit: prose has few
  };
  void AddBeside(const Rule& rule);
  // What is looked for at once: an entry with the pattern of the set that tells of it.
  struct Sought {
    std::string source;
    Entry entry;
    std::vector<std::string> needs;
    double rate;  // of what it needs
  };
  void AddSought(std::size_t rule, std::vector<Sought>& sought);
  Result<void> AddGroups(bool digit);

  RuleSet rules_;
  std::vector<Group> groups_;
  LineGate gate_;                                    // to groups_
  std::vector<Pattern> patterns_;                    // all line patterns
  std::vector<std::optional<Pattern>> unless_left_;  // by rule
  std::vector<std::optional<Pattern>> unless_right_;
  std::vector<std::pair<std::size_t, Pattern>> multiline_;  // rule, pattern
};

struct ExampleFailure {
  std::string rule;
  bool match = false;       // a match example that was not found; else a no_match one that was
  std::size_t example = 0;  // index in the rule's list
};

// Runs every rule alone on its own examples (`zwartlak rules test`, `doctor`, tests). Empty = good.
std::vector<ExampleFailure> RunRuleExamples(const RuleSet& rules);

// Loads rules from a directory for use: kBadRule if any fails its examples.
Result<std::unique_ptr<PatternDetector>> CreateChecked(const std::string& directory);

}  // namespace zwartlak
