// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include <gtest/gtest.h>

#include <algorithm>

#include "detectors/pattern_detector.h"

namespace zwartlak {
namespace {

TEST(RuleExamples, EveryEmbeddedRuleFindsItsMatchesAndNothingElse) {
  const auto rules = LoadEmbeddedRules();
  ASSERT_TRUE(rules.has_value()) << "file " << rules.error().where.page.value_or(0) << " line "
                                 << rules.error().where.offset.value_or(0);
  for (const ExampleFailure& failure : RunRuleExamples(*rules)) {
    ADD_FAILURE() << failure.rule << (failure.match ? " misses match " : " finds no_match ")
                  << failure.example;
  }
}

TEST(RuleExamples, EveryMatchIsFoundByAllRulesTogether) {
  const auto detector = PatternDetector::CreateEmbedded();
  ASSERT_TRUE(detector.has_value());
  for (const Rule& rule : (*detector)->rules().rules) {
    for (std::size_t i = 0; i < rule.match.size(); ++i) {
      const RuleExample& example = rule.match[i];
      TextRegion region;
      region.text = SensitiveText(example.text);
      region.segments = SegmentPlainText(example.text);
      const auto at = static_cast<std::uint32_t>(example.text.find(example.value));
      const Span value{at, at + static_cast<std::uint32_t>(example.value.size())};
      // Another rule may claim the value, or more; no byte of it may stay.
      std::vector<bool> covered(value.size());
      for (const Finding& finding : (*detector)->Find(region)) {
        for (std::uint32_t k = 0; k < value.size(); ++k) {
          const std::uint32_t byte = value.start + k;
          if (finding.score >= 0.5 && finding.span.start <= byte && byte < finding.span.end) {
            covered[k] = true;
          }
        }
      }
      EXPECT_EQ(std::ranges::count(covered, false), 0) << rule.id << " match " << i;
    }
  }
}

}  // namespace
}  // namespace zwartlak
