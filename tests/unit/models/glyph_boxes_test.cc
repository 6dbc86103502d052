// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "models/glyph_boxes.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace zwartlak {
namespace {

// '#' is an inked column.
std::vector<int> Columns(const std::string& drawing) {
  std::vector<int> columns;
  for (const char c : drawing) columns.push_back(c == '#' ? 8 : 0);
  return columns;
}

TEST(PlaceGlyphs, CutsBetweenLettersAtTheGap) {
  const auto boxes = PlaceGlyphs({{3.5}, {12}}, Columns("#######.#######"), 4);
  ASSERT_EQ(boxes.size(), 2U);
  EXPECT_DOUBLE_EQ(boxes[0].from, -1);
  EXPECT_NEAR(boxes[0].to, 7.5, 1);
  EXPECT_DOUBLE_EQ(boxes[1].from, boxes[0].to);
  EXPECT_DOUBLE_EQ(boxes[1].to, 16);
}

TEST(PlaceGlyphs, WordsHoldTheirInkAndNotTheirNeighbours) {
  const auto columns = Columns("######......#########");
  // Centers are off by up to a step, as a network's are.
  for (const double off : {-3.0, 0.0, 3.0}) {
    const auto boxes = PlaceGlyphs({{3 + off}, {9 + off, true}, {16 + off}}, columns, 4);
    ASSERT_EQ(boxes.size(), 3U);
    EXPECT_GE(boxes[0].to, 6);
    EXPECT_LE(boxes[2].from, 12);
    EXPECT_LT(boxes[0].to, 12);
    EXPECT_GT(boxes[2].from, 6);
  }
}

TEST(PlaceGlyphs, AShortWordKeepsTheGapBeforeIt) {
  // "x J. y" with more room after the short word than before it, nearer than a step.
  const auto boxes = PlaceGlyphs({{3}, {8, true}, {11}, {13}, {17, true}, {22}},
                                 Columns("######...###.#.....#####"), 8);
  ASSERT_EQ(boxes.size(), 6U);
  EXPECT_NEAR(boxes[0].to, 6, 1);
  EXPECT_LE(boxes[2].from, 9);
  EXPECT_GE(boxes[3].to, 14);
  EXPECT_LE(boxes[5].from, 19);
}

TEST(PlaceGlyphs, NeverRunsBackwards) {
  // More characters than columns, and centers out of order.
  const auto boxes = PlaceGlyphs({{9}, {2}, {5, true}, {1}, {30}}, Columns("###"), 8);
  for (std::size_t i = 1; i < boxes.size(); ++i) {
    EXPECT_LE(boxes[i].from, boxes[i].to);
    EXPECT_GE(boxes[i].from, boxes[i - 1].from);
  }
  EXPECT_TRUE(PlaceGlyphs({}, Columns("###"), 8).empty());
}

}  // namespace
}  // namespace zwartlak
