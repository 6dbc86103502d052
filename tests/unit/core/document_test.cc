// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/core/document.h"

#include <gtest/gtest.h>

namespace zwartlak {
namespace {

std::vector<std::string> Texts(std::string_view text) {
  std::vector<std::string> out;
  for (const Segment& s : SegmentPlainText(text)) {
    out.emplace_back(text.substr(s.span.start, s.span.size()));
  }
  return out;
}

TEST(SegmentPlainText, CutsAtWideGaps) {
  using V = std::vector<std::string>;
  EXPECT_EQ(Texts("Naam:  Sanne de Boer\tBSN | 999\r\n\nx"),
            (V{"Naam:", "Sanne de Boer", "BSN", "999", "x"}));
  EXPECT_EQ(Texts(""), V{});
  EXPECT_EQ(Texts("  \n\t|"), V{});
}

TEST(SegmentPlainText, BoxesAreCharacterCells) {
  const auto segments = SegmentPlainText("é  b\n   c");
  ASSERT_EQ(segments.size(), 3U);
  EXPECT_EQ(segments[1].box, (Rect{3, 0, 4, 1}));
  EXPECT_EQ(segments[2].box, (Rect{3, 1, 4, 2}));
  EXPECT_EQ(segments[2].row, 1U);
}

TextRegion TwoSegments() {
  TextRegion region;
  region.text = SensitiveText("ab\tcd");
  const auto glyph = [](std::uint32_t at, double x) {
    return Glyph{{at, at + 1}, Quad::FromRect({x, 0, x + 10, 20}), 1};
  };
  region.glyphs = {glyph(0, 0), glyph(1, 10), glyph(3, 100), glyph(4, 110)};
  region.segments = {{{0, 2}, {0, 0, 20, 20}, 0}, {{3, 5}, {100, 0, 120, 20}, 0}};
  return region;
}

TEST(QuadsOf, JoinsWithinASegmentAndSplitsBetween) {
  const TextRegion region = TwoSegments();
  EXPECT_EQ(QuadsOf(region, {0, 2}), std::vector{Quad::FromRect({0, 0, 20, 20})});
  EXPECT_EQ(QuadsOf(region, {1, 4}),
            (std::vector{Quad::FromRect({10, 0, 20, 20}), Quad::FromRect({100, 0, 110, 20})}));
  EXPECT_TRUE(QuadsOf(region, {2, 3}).empty());
}

TEST(QuadsOf, ReachesOverHalfOfANeighbouringLetterInReadText) {
  TextRegion region = TwoSegments();
  region.origin = Origin::kOcr;
  EXPECT_EQ(QuadsOf(region, {1, 2}), std::vector{Quad::FromRect({5, 0, 20, 20})});
  EXPECT_EQ(QuadsOf(region, {3, 4}), std::vector{Quad::FromRect({100, 0, 115, 20})});
}

TEST(SegmentAt, FindsOrSaysNone) {
  const TextRegion region = TwoSegments();
  EXPECT_EQ(SegmentAt(region, 1), 0);
  EXPECT_EQ(SegmentAt(region, 2), -1);
  EXPECT_EQ(SegmentAt(region, 4), 1);
  EXPECT_EQ(SegmentAt(region, 5), -1);
}

TEST(CoverPixels, GrowsAndStaysInside) {
  EXPECT_EQ(CoverPixels({1.2, 1.2, 2.1, 2.1}, 0, 10, 10), (PixelRect{1, 1, 3, 3}));
  EXPECT_EQ(CoverPixels({-5, 8, 1e300, 12}, 1, 10, 10), (PixelRect{0, 7, 10, 10}));
  EXPECT_TRUE(CoverPixels({20, 20, 30, 30}, 1, 10, 10).empty());
}

}  // namespace
}  // namespace zwartlak
