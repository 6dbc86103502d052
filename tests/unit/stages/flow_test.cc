// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "pipeline/stages/flow.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "pipeline/stages/detect.h"
#include "tests/unit/stages/fixtures.h"

namespace zwartlak {
namespace {

using testing::DetectorsFor;
using testing::DrawnDocument;
using testing::RemoveAll;

// A picture with equal letters, segments placed as they are drawn.
TextRegion Drawn(const std::string& text) {
  TextRegion region = DrawnDocument(text).pages[0].regions[0];
  for (Segment& segment : region.segments) {
    const auto at = std::ranges::find_if(
        region.glyphs, [&](const Glyph& g) { return g.span.start >= segment.span.start; });
    segment.box = at->quad.Bounds();
    for (auto it = at; it != region.glyphs.end() && it->span.start < segment.span.end; ++it) {
      segment.box = Union(segment.box, it->quad.Bounds());
    }
  }
  return region;
}

std::vector<std::string> Lines(const std::vector<Flow>& flows) {
  std::vector<std::string> lines;
  for (const Flow& flow : flows) lines.emplace_back(flow.region.text.Reveal());
  return lines;
}

const std::string kFull(56, 'a');

TEST(Flows, JoinWhatGoesOnInTheNextRow) {
  const struct {
    const char* why;
    std::string text;
    std::string line;  // that must be among the flows; empty: no flow at all
  } kCases[] = {
      {"a terminal breaks at its edge", kFull + " iban=NL22PR\n0F0423",
       kFull + " iban=NL22PR0F0423"},
      {"a paragraph wraps", "ik woon al jaren aan de\nGroeneakkersteeg samen met",
       "ik woon al jaren aan de Groeneakkersteeg samen met"},
      {"a narrow cell breaks an address", "tesfa_gm@hotmail.exampl\ne", "tesfa_gm@hotmail.example"},
      {"labels below each other", "Achternaam\nVoornaam\nGeboortedatum", ""},
      {"an address over a label", "tesfa_gm@hotmail.example\nTELEFOON", ""},
      {"lines of a log",
       "Jan 01 " + kFull + "\nJan 02 " + kFull + "\nJan 03 " + kFull + "\nJan 04 b", ""},
      {"the next word would have fitted", "dit is een korte zin\nen dit is een veel langere zin",
       ""},
  };
  for (const auto& c : kCases) {
    const auto lines = Lines(FlowsOf(Drawn(c.text)));
    if (c.line.empty()) {
      EXPECT_TRUE(lines.empty()) << c.why;
    } else {
      EXPECT_NE(std::ranges::find(lines, c.line), lines.end()) << c.why;
    }
  }
}

// The cells beside a wrapped message stand between its lines.
TEST(Flows, RowsOfTheColumnsBesideDoNotPartALine) {
  TextRegion region = Drawn(kFull + " bsn=999 5\n1\n22:51:51\tWARN\n17387 x");
  const double tops[] = {0, 6, 12, 12, 24};
  const double lefts[] = {200, 100, 0, 110, 200};
  for (std::size_t i = 0; i < 5; ++i) {
    Segment& segment = region.segments[i];
    segment.box = {lefts[i], tops[i], lefts[i] + segment.box.width(), tops[i] + 20};
  }
  const auto lines = Lines(FlowsOf(region));
  EXPECT_NE(std::ranges::find(lines, kFull + " bsn=999 517387 x"), lines.end());
}

TEST(Flows, PlainTextHasNone) {
  EXPECT_TRUE(FlowsOf(testing::TextDocument("a b c d e f\ng").pages[0].regions[0]).empty());
}

TEST(Flows, LeadBackToTheRows) {
  const std::string text = kFull + " iban=NL22PR\n0F0423";
  const auto flows = FlowsOf(Drawn(text));
  ASSERT_FALSE(flows.empty());
  const Flow& flow = flows[0];
  const auto at = static_cast<std::uint32_t>(flow.region.text.Reveal().find("NL22"));
  const Span span{at, at + 12};
  EXPECT_TRUE(flow.NearJoin(span));
  const auto parts = flow.ToSource(span);
  ASSERT_EQ(parts.size(), 2U);
  EXPECT_EQ(text.substr(parts[0].start, parts[0].size()), "NL22PR");
  EXPECT_EQ(text.substr(parts[1].start, parts[1].size()), "0F0423");
}

TEST(Detect, FindsAValueThatLiesOverTwoRows) {
  ExtractedDocument document = DrawnDocument(kFull + " iban=NL22PR\n0F0423");
  document.pages[0].regions[0] = Drawn(kFull + " iban=NL22PR\n0F0423");
  const Policy policy = RemoveAll();
  const auto detectors = DetectorsFor({{"NL22PR0F0423", EntityType::kIbanCode, 1}});
  const FindingSet found = Detect(document, detectors, {policy, {}});
  ASSERT_EQ(found.size(), 2U);
  EXPECT_TRUE(found[0].partial);
  EXPECT_NE(found[0].quads[0].corners[0].y, found[1].quads[0].corners[0].y);
  // The whole is looked for elsewhere, a half is not.
  EXPECT_EQ(ValuesOf(document, found, {policy, {}}).size(), 1U);
  document.pages[0].regions[0] = Drawn(kFull + " iban=NL22PR\n0F0423\n\nof NL22PR0F0423 en 0F0423");
  const FindingSet again = Detect(document, detectors, {policy, {}});
  ASSERT_EQ(again.size(), 3U);
  EXPECT_EQ(again[2].span.size(), 12U);
}

TEST(Detect, ACutValueGoesOnInItsDots) {
  const Policy policy = RemoveAll();
  for (const std::string text : {"a@b.exam...", "a@b.exam…", "a@b.exam.", "a@b.exam"}) {
    const auto document = testing::TextDocument(text);
    const FindingSet found =
        Detect(document, DetectorsFor({{"a@b.exam", EntityType::kEmailAddress, 1}}), {policy, {}});
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].span.end, text.ends_with("m.") ? 8U : text.size()) << text;
  }
}

}  // namespace
}  // namespace zwartlak
