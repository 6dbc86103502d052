// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include <algorithm>

#include "detectors/pattern_detector.h"

namespace zwartlak {
namespace {

// What the built-in policy uses unless it says otherwise (Policy::EntityPolicy).
constexpr double kThreshold = 0.5;

bool Finds(const PatternDetector& detector, const RuleExample& example) {
  TextRegion region;
  region.text = SensitiveText(example.text);
  region.segments = SegmentPlainText(example.text);
  const FindingSet found = detector.Find(region);
  return std::ranges::any_of(found, [&](const Finding& finding) {
    const std::string_view value =
        std::string_view(example.text).substr(finding.span.start, finding.span.size());
    return finding.score >= kThreshold && (example.value.empty() || value == example.value);
  });
}

}  // namespace

std::vector<ExampleFailure> RunRuleExamples(const RuleSet& rules) {
  std::vector<ExampleFailure> failures;
  for (const Rule& rule : rules.rules) {
    const auto alone = PatternDetector::Create({.rules = {rule}, .digest = rules.digest});
    for (std::size_t i = 0; i < rule.match.size(); ++i) {
      if (!alone || !Finds(**alone, rule.match[i])) failures.push_back({rule.id, true, i});
    }
    for (std::size_t i = 0; i < rule.no_match.size(); ++i) {
      if (!alone || Finds(**alone, rule.no_match[i])) failures.push_back({rule.id, false, i});
    }
  }
  return failures;
}

Result<std::unique_ptr<PatternDetector>> CreateChecked(const std::string& directory) {
  Result<RuleSet> rules = LoadRulesFrom(directory);
  if (!rules) return std::unexpected(rules.error());
  if (!RunRuleExamples(*rules).empty()) return Fail(ErrorCode::kBadRule, Stage::kSetup);
  return PatternDetector::Create(std::move(*rules));
}

}  // namespace zwartlak
