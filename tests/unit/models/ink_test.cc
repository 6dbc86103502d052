// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "models/ink.h"

#include <gtest/gtest.h>

#include <opencv2/imgproc.hpp>

namespace zwartlak {
namespace {

const cv::Scalar kWhite(255, 255, 255);
const cv::Scalar kBlack(0, 0, 0);

// A strip 200 x 40 with strokes 2 wide and 12 high every 6 columns from 20 to 80.
cv::Mat Strip(const cv::Scalar& ground, const cv::Scalar& ink) {
  cv::Mat strip(40, 200, CV_8UC3, ground);
  for (int x = 20; x < 80; x += 6) cv::rectangle(strip, {x, 14, 2, 12}, ink, cv::FILLED);
  return strip;
}

TEST(Ink, BothPolaritiesAndLowContrast) {
  const std::pair<cv::Scalar, cv::Scalar> kCases[] = {
      {kWhite, kBlack}, {kBlack, kWhite}, {{40, 40, 40}, {70, 70, 70}}, {kWhite, {170, 170, 170}}};
  for (const auto& [ground, ink] : kCases) {
    const Ink found = InkOf(Strip(ground, ink), {12, 28});
    const auto rows = RowProfile(found.mask, {0, 200});
    EXPECT_EQ(rows[13], 0);
    EXPECT_EQ(rows[14], 20);
    EXPECT_EQ(rows[25], 20);
    EXPECT_EQ(rows[26], 0);
  }
}

TEST(Ink, BordersAndRulesAreNotInk) {
  cv::Mat strip = Strip(kWhite, kBlack);
  cv::line(strip, {0, 6}, {199, 6}, kBlack);
  cv::line(strip, {0, 34}, {199, 34}, kBlack);
  cv::line(strip, {100, 0}, {100, 39}, kBlack);
  const Ink found = InkOf(strip, {12, 28});
  const auto columns = ColumnProfile(found.mask, {0, 40});
  EXPECT_EQ(columns[100], 0);
  EXPECT_EQ(columns[20], 12);
  EXPECT_NE(std::find(found.cuts.begin(), found.cuts.end(), 100), found.cuts.end());
}

// A label and, close by, an input whose border ends within the strip.
TEST(Ink, TheBorderOfAnInputIsNotInk) {
  for (const int radius : {0, 3}) {
    cv::Mat strip = Strip(kWhite, kBlack);
    for (int x = 100; x < 140; x += 6) cv::rectangle(strip, {x, 14, 2, 12}, kBlack, cv::FILLED);
    cv::line(strip, {90, 8 + radius}, {90, 31 - radius}, kBlack);
    cv::line(strip, {90 + radius, 8}, {199, 8}, kBlack);
    cv::line(strip, {90 + radius, 31}, {199, 31}, kBlack);
    const Ink found = InkOf(strip, {13, 27});
    EXPECT_EQ(ColumnProfile(found.mask, {12, 28})[90], 0) << radius;
    EXPECT_NE(std::find(found.cuts.begin(), found.cuts.end(), 90), found.cuts.end()) << radius;
    EXPECT_EQ(ColumnProfile(found.mask, {12, 28})[100], 12) << radius;
  }
}

TEST(Ink, BadgeSidesAreNotInk) {
  cv::Mat strip(40, 200, CV_8UC3, kWhite);
  cv::rectangle(strip, {60, 8, 80, 24}, cv::Scalar(0, 160, 180), cv::FILLED);
  for (int x = 75; x < 125; x += 6) cv::rectangle(strip, {x, 14, 2, 12}, kWhite, cv::FILLED);
  const Ink found = InkOf(strip, {12, 28});
  const auto columns = ColumnProfile(found.mask, {10, 30});
  EXPECT_EQ(columns[60], 0);
  EXPECT_EQ(columns[139], 0);
  EXPECT_GT(columns[75], 8);
}

// Letters that touch make long runs, too, but no border.
TEST(Ink, ATallLetterBesideOthersThatTouchIsNoBorder) {
  cv::Mat strip = Strip(kWhite, kBlack);
  cv::line(strip, {90, 9}, {90, 30}, kBlack);
  cv::line(strip, {90, 9}, {120, 9}, kBlack);
  cv::line(strip, {90, 30}, {120, 30}, kBlack);
  const Ink found = InkOf(strip, {13, 27});
  EXPECT_TRUE(found.cuts.empty());
  EXPECT_GT(ColumnProfile(found.mask, {12, 28})[90], 0);
}

// Text, three pixels on a badge begins, three pixels in its text.
TEST(Ink, TheSideOfABadgePartsText) {
  cv::Mat strip = Strip(kWhite, kBlack);
  cv::rectangle(strip, {79, 8, 80, 24}, cv::Scalar(200, 240, 200), cv::FILLED);
  for (int x = 82; x < 140; x += 6) cv::rectangle(strip, {x, 14, 2, 12}, kBlack, cv::FILLED);
  const Ink found = InkOf(strip, {13, 27});
  EXPECT_TRUE(
      std::any_of(found.cuts.begin(), found.cuts.end(), [](int x) { return x >= 77 && x <= 81; }));
  // A marked word: the ground changes right beside a letter.
  cv::Mat marked = Strip(kWhite, kBlack);
  cv::rectangle(marked, {49, 8, 30, 24}, cv::Scalar(255, 255, 0), cv::FILLED);
  for (int x = 20; x < 80; x += 6) cv::rectangle(marked, {x, 14, 2, 12}, kBlack, cv::FILLED);
  const auto& cuts = InkOf(marked, {13, 27}).cuts;
  EXPECT_TRUE(std::none_of(cuts.begin(), cuts.end(), [](int x) { return x > 40 && x < 60; }));
}

TEST(Bands, SplitsTwoRowsAndKeepsDots) {
  const struct {
    std::vector<int> rows;
    zwartlak::Run core;
    std::vector<zwartlak::Run> bands;
  } kCases[] = {
      {{0, 0, 3, 3, 3, 3, 3, 3, 0, 0}, {3, 6}, {{2, 8}}},
      {{0, 2, 0, 3, 3, 3, 3, 3, 0, 0}, {3, 7}, {{1, 8}}},
      {{0, 3, 3, 3, 3, 3, 3, 0, 3, 3, 3, 3, 3, 3, 0}, {1, 14}, {{1, 7}, {8, 14}}},
      {{0, 0, 0, 0}, {1, 3}, {}},
  };
  for (const auto& test : kCases) EXPECT_EQ(BandsAround(test.rows, test.core, 4), test.bands);
}

TEST(Gaps, SplitOnlyAtWideOnes) {
  const std::vector<int> columns{0, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 1};
  EXPECT_EQ(SplitAtGaps(columns, 3), (std::vector<zwartlak::Run>{{1, 6}, {11, 12}}));
  EXPECT_EQ(SplitAtGaps(columns, 1).size(), 3U);
  EXPECT_TRUE(SplitAtGaps({}, 3).empty());
}

}  // namespace
}  // namespace zwartlak
