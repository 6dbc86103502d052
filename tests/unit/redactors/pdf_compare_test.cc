// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include <gtest/gtest.h>

#include <algorithm>

#include "redactors/pdf/inspect_compare.h"
#include "redactors/pdf/inspect_ink.h"

namespace zwartlak::pdf {
namespace {

constexpr int kWidth = 128;
constexpr int kHeight = 100;

InkDrawing Paper() {
  InkDrawing drawing{.width = kWidth, .height = kHeight, .words = {}};
  drawing.words.resize(drawing.words_a_row() * kHeight);
  return drawing;
}

void Fill(InkDrawing& drawing, const PixelRect& r) {
  for (int y = r.top; y < r.bottom; ++y) {
    for (int x = r.left; x < r.right; ++x) {
      drawing.words[static_cast<std::size_t>(y) * drawing.words_a_row() +
                    static_cast<std::size_t>(x / 64)] |= 1ULL << (63 - x % 64);
    }
  }
}

GreyDrawing Grey(const InkDrawing& ink) {
  GreyDrawing drawing{{0, 0, ink.width, ink.height}, {}};
  for (int y = 0; y < ink.height; ++y) {
    for (int x = 0; x < ink.width; ++x) {
      drawing.luma.push_back((ink.row(y)[x / 64] >> (63 - x % 64)) & 1 ? 0 : 255);
    }
  }
  return drawing;
}

const std::vector<PixelRect> kBox{{40, 40, 100, 60}};
const std::vector<Rect> kNoLabels;
const BoxedPage kPage{kBox, kNoLabels, 0};

// How many pixels are unexplained, which both ways of looking must agree on.
std::size_t Changed(const InkDrawing& before, const InkDrawing& after) {
  const auto ink = CompareInk(before, after, kPage);
  EXPECT_TRUE(std::ranges::is_sorted(ink));
  EXPECT_EQ(ink, CompareText(Grey(before), Grey(after), kPage).changed);
  return ink.size();
}

TEST(PdfCompare, LettersMayMoveByAPixel) {
  InkDrawing before = Paper();
  Fill(before, {62, 10, 66, 20});
  InkDrawing after = Paper();
  Fill(after, {63, 10, 67, 20});
  EXPECT_EQ(Changed(before, after), 0U);
  InkDrawing far = Paper();
  Fill(far, {65, 10, 69, 20});
  EXPECT_EQ(Changed(before, far), 56U);
}

TEST(PdfCompare, WhatComesOrGoesIsSeen) {
  InkDrawing drawn = Paper();
  Fill(drawn, {3, 80, 7, 84});
  EXPECT_EQ(Changed(drawn, Paper()), 16U);
  EXPECT_EQ(Changed(Paper(), drawn), 16U);
  InkDrawing full = Paper();
  Fill(full, {0, 0, kWidth, kHeight});
  InkDrawing hole = Paper();
  Fill(hole, {0, 0, kWidth, 80});
  Fill(hole, {0, 84, kWidth, kHeight});
  EXPECT_GT(Changed(full, hole), 200U);
}

TEST(PdfCompare, WhatSticksOutOfABoxMayGoButNotCome) {
  InkDrawing before = Paper();
  Fill(before, {50, 36, 53, 38});  // two dots over a capital
  Fill(before, {56, 36, 59, 38});
  InkDrawing after = Paper();
  Fill(after, kBox[0]);
  EXPECT_EQ(Changed(before, after), 0U);
  EXPECT_EQ(Changed(after, before), 12U);
  InkDrawing further = Paper();
  Fill(further, {50, 28, 53, 30});
  EXPECT_EQ(Changed(further, after), 6U);
}

TEST(PdfCompare, BoxesMustBeBlack) {
  InkDrawing after = Paper();
  Fill(after, kBox[0]);
  EXPECT_TRUE(AreBlack(Grey(after), kPage, 1));
  GreyDrawing grey = Grey(after);
  grey.luma[50 * kWidth + 50] = 40;
  EXPECT_FALSE(AreBlack(grey, kPage, 1));
}

TEST(PdfCompare, BandsHoldTheirRows) {
  using Bands = std::vector<std::pair<int, int>>;
  EXPECT_EQ(BandsAround({}, 1000), Bands{});
  EXPECT_EQ(BandsAround({5, 5, 50}, 1000), (Bands{{0, 63}}));
  EXPECT_EQ(BandsAround({100, 995}, 1000), (Bands{{88, 113}, {983, 1000}}));
}

}  // namespace
}  // namespace zwartlak::pdf
