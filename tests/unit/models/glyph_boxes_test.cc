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

// Three words of two letters; the blank before the last is drawn as in `gap`.
std::vector<int> ThreeWords(const std::string& gap) {
  return Columns("####.####.####.####......####.####.####" + gap + "####.####.####");
}

std::vector<CharPlace> PlacesOf(const std::vector<int>& columns, std::vector<double> blanks) {
  std::vector<CharPlace> places;
  for (std::size_t x = 0; x < columns.size(); ++x) {
    if (columns[x] == 0 || (x > 0 && columns[x - 1] != 0)) continue;
    const double center = static_cast<double>(x) + 1.5;
    while (!blanks.empty() && blanks.front() < center) {
      places.push_back({blanks.front(), true});
      blanks.erase(blanks.begin());
    }
    places.push_back({center});
  }
  return places;
}

TEST(FalseBlanks, ABlankNoWiderThanTheGapsOfLettersIsNone) {
  for (const auto& [gap, is_false] : {std::pair{".", true}, {"....", false}, {"..", false}}) {
    const auto columns = ThreeWords(gap);
    const auto places = PlacesOf(columns, {22, 39.5});
    const auto found = FalseBlanks(places, columns);
    EXPECT_FALSE(found[4]) << gap;
    ASSERT_TRUE(places[8].blank);
    EXPECT_EQ(found[8], is_false) << gap;
  }
  // Noise: no letter stands apart.
  const std::vector<int> noise(40, 3);
  for (const bool f : FalseBlanks({{3}, {6}, {9}, {12}, {15, true}, {18}}, noise)) EXPECT_FALSE(f);
}

TEST(LostBlanks, AGapAsWideAsTheBlanksIsOne) {
  const std::string word = "####.####.####";
  const auto columns = Columns(word + "....." + word + "....." + word + "....." + word + "....." +
                               word + ".." + word);
  // The last but one blank was not read; two columns are none.
  const auto places = PlacesOf(columns, {16.5, 35.5, 54.5});
  const auto lost = LostBlanks(places, columns);
  std::size_t count = 0;
  for (const bool b : lost) count += b ? 1 : 0;
  EXPECT_EQ(count, 1U);
  EXPECT_TRUE(lost[15]);
}

}  // namespace
}  // namespace zwartlak
