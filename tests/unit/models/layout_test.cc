// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "models/layout.h"

#include <gtest/gtest.h>

#include <string>

namespace zwartlak {
namespace {

ReadText Text(const std::string& ascii, const Rect& box) {
  ReadText text;
  const double step = box.width() / static_cast<double>(ascii.size());
  for (std::size_t i = 0; i < ascii.size(); ++i) {
    const double left = box.left + step * static_cast<double>(i);
    text.push_back(
        {ascii.substr(i, 1), Quad::FromRect({left, box.top, left + step, box.bottom}), 0.9F});
  }
  return text;
}

ReadLine Line(const std::string& ascii, double left, double top, double right, double bottom) {
  const Rect box{left, top, right, bottom};
  return {Quad::FromRect(box), Text(ascii, box), {}, false};
}

TEST(LayOut, EmptyPageIsOneEmptyRegion) {
  const auto regions = LayOut({});
  ASSERT_EQ(regions.size(), 1U);
  EXPECT_TRUE(regions[0].text.empty());
}

TEST(LayOut, RowsAndSegmentsInReadingOrder) {
  const auto regions = LayOut({Line("999", 200, 31, 240, 41), Line("Naam", 10, 10, 40, 20),
                               Line("BSN", 10, 30, 35, 40), Line("Jo", 200, 8, 220, 20)});
  ASSERT_EQ(regions.size(), 1U);
  EXPECT_EQ(regions[0].text.Reveal(), "Naam\tJo\nBSN\t999");
  ASSERT_EQ(regions[0].segments.size(), 4U);
  EXPECT_EQ(regions[0].segments[1].row, regions[0].segments[0].row);
  EXPECT_NE(regions[0].segments[2].row, regions[0].segments[0].row);
}

TEST(LayOut, AMenuBesideATableDoesNotPartItsHeader) {
  const auto regions =
      LayOut({Line("Archief", 10, 6, 60, 16), Line("BSN", 200, 10, 230, 18),
              Line("Zaaktype", 100, 10, 150, 21), Line("Geb.datum", 300, 10, 360, 19)});
  EXPECT_EQ(regions[0].text.Reveal(), "Archief\tZaaktype\tBSN\tGeb.datum");
}

TEST(LayOut, GlyphsCoverAllButLayout) {
  const auto regions = LayOut({Line("a b", 0, 0, 30, 10), Line("c", 100, 0, 110, 10)});
  const std::string_view text = regions[0].text.Reveal();
  std::vector<int> covered(text.size(), 0);
  for (const Glyph& g : regions[0].glyphs) {
    for (std::uint32_t i = g.span.start; i < g.span.end; ++i) ++covered[i];
  }
  for (std::size_t i = 0; i < text.size(); ++i) {
    EXPECT_EQ(covered[i], text[i] == '\t' || text[i] == '\n' ? 0 : 1);
  }
}

TEST(LayOut, SecondReaderHasOnlyTheDoubtfulLines) {
  ReadLine doubtful = Line("999O4", 10, 10, 60, 20);
  doubtful.second = Text("99904", {10, 10, 60, 20});
  doubtful.doubtful = true;
  ReadLine sure = Line("Naam", 10, 30, 60, 40);
  sure.second = Text("Noom", {10, 30, 60, 40});
  const auto regions = LayOut({doubtful, sure});
  ASSERT_EQ(regions.size(), 2U);
  EXPECT_EQ(regions[0].text.Reveal(), "999O4\nNaam");
  EXPECT_EQ(regions[1].text.Reveal(), "99904\nNaam");
  EXPECT_EQ(regions[1].origin, Origin::kOcrSecond);
}

}  // namespace
}  // namespace zwartlak
