// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "models/ctc.h"

#include <gtest/gtest.h>

#include <vector>

namespace zwartlak {
namespace {

// One row of three classes a step: the class named gets 0.9, the others share the rest.
std::vector<float> Scores(const std::vector<std::size_t>& labels) {
  std::vector<float> scores;
  for (const std::size_t label : labels) {
    for (std::size_t c = 0; c < 3; ++c) scores.push_back(c == label ? 0.9F : 0.05F);
  }
  return scores;
}

TEST(Ctc, Decodes) {
  const struct {
    std::vector<std::size_t> steps;
    std::vector<std::size_t> labels;
    std::vector<double> centers;
  } kCases[] = {
      {{}, {}, {}},
      {{0, 0, 0}, {}, {}},
      {{1}, {1}, {0.5}},
      {{0, 1, 1, 0}, {1}, {2.0}},
      {{1, 0, 1}, {1, 1}, {0.5, 2.5}},
      {{1, 2, 2, 2, 0}, {1, 2}, {0.5, 2.5}},
  };
  for (const auto& test : kCases) {
    const std::vector<float> scores = Scores(test.steps);
    const auto chars = DecodeCtc(scores.data(), test.steps.size(), 3);
    ASSERT_EQ(chars.size(), test.labels.size());
    for (std::size_t i = 0; i < chars.size(); ++i) {
      EXPECT_EQ(chars[i].label, test.labels[i]);
      EXPECT_NEAR(chars[i].center, test.centers[i], 1e-6);
      EXPECT_NEAR(chars[i].confidence, 0.9, 1e-6);
    }
  }
}

}  // namespace
}  // namespace zwartlak
