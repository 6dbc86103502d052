// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/stages/plan.h"

#include <gtest/gtest.h>

#include "tests/unit/stages/fixtures.h"

namespace zwartlak {
namespace {

using testing::DrawnDocument;
using testing::RemoveAll;
using testing::TextDocument;

Finding Drawn(const ExtractedDocument& document, Span span, EntityType type = EntityType::kPerson) {
  return {.entity = type,
          .span = span,
          .quads = QuadsOf(document.pages[0].regions[0], span),
          .score = 0.9,
          .value_digest = span.start + 1};
}

TEST(Plan, BoxesGrowToWholePixelsAndStayOnThePage) {
  const auto document = DrawnDocument("abc def");
  const auto plan = Plan(document, {Drawn(document, {0, 3})}, RemoveAll());
  ASSERT_TRUE(plan);
  ASSERT_EQ(plan->items.size(), 1U);
  EXPECT_EQ(plan->items[0].box, (PixelRect{0, 0, 32, 22}));
}

// Characters of the file itself have exact places: the box is the characters and a pixel around.
TEST(Plan, BoxesOfATextLayerStayOffTheNextWord) {
  auto document = DrawnDocument("abc def");
  document.pages[0].regions[0].origin = Origin::kTextLayer;
  const auto plan = Plan(document, {Drawn(document, {0, 3})}, RemoveAll());
  ASSERT_TRUE(plan);
  EXPECT_EQ(plan->items[0].box, (PixelRect{0, 0, 31, 21}));
  // Behind what a reader saw, the page is covered as a picture.
  auto picture = DrawnDocument("abc def");
  picture.pages[0].regions.push_back(document.pages[0].regions[0]);
  Finding behind = Drawn(picture, {0, 3});
  behind.region = 1;
  EXPECT_EQ(Plan(picture, {behind}, RemoveAll())->items[0].box, (PixelRect{0, 0, 32, 22}));
}

TEST(Plan, SlantedLineIsCutIntoSteps) {
  auto document = DrawnDocument("a");
  const Quad slanted{{{{0, 0}, {400, 80}, {400, 100}, {0, 20}}}};
  const auto plan = Plan(document, {{.quads = {slanted}, .score = 1}}, RemoveAll());
  ASSERT_TRUE(plan);
  EXPECT_GT(plan->items.size(), 5U);
  for (const PlanItem& item : plan->items) EXPECT_LT(item.box.height(), 40);
}

TEST(Plan, TextSpansAreJoined) {
  const auto document = TextDocument("0123456789");
  const auto plan = Plan(document,
                         {{.entity = EntityType::kAddress, .span = {2, 6}},
                          {.entity = EntityType::kPostcode, .span = {5, 8}},
                          {.entity = EntityType::kPerson, .span = {8, 9}}},
                         RemoveAll());
  ASSERT_TRUE(plan);
  ASSERT_EQ(plan->items.size(), 2U);
  EXPECT_EQ(plan->items[0].span, (Span{2, 8}));
  EXPECT_EQ(plan->items[0].findings, (std::vector<std::uint32_t>{0, 1}));
}

TEST(Plan, ActionsOfThePolicy) {
  const auto document = TextDocument("0123456789");
  Policy policy = RemoveAll();
  auto& person = policy.entities[static_cast<std::size_t>(EntityType::kPerson)];
  person.action = Action::kKeep;
  EXPECT_TRUE(Plan(document, {{.span = {0, 3}}}, policy)->items.empty());
  person.action = Action::kAsk;
  EXPECT_EQ(Plan(document, {{.span = {0, 3}}}, policy).error().code, ErrorCode::kNeedsDecision);
  policy.entities[static_cast<std::size_t>(EntityType::kUnreadText)].action = Action::kAsk;
  EXPECT_EQ(
      Plan(document, {{.entity = EntityType::kUnreadText, .quads = {Quad{}}}}, policy).error().code,
      ErrorCode::kUnreadText);
}

TEST(Plan, FindingWithoutAPlaceIsABugNotASilentMiss) {
  const auto document = DrawnDocument("abc");
  EXPECT_EQ(Plan(document, {{.span = {0, 3}}}, RemoveAll()).error().code, ErrorCode::kInternal);
}

TEST(Plan, NumberedLabelsFollowTheValue) {
  Policy policy = RemoveAll();
  policy.labels = Labels::kNumbered;
  const auto document = TextDocument("0123456789");
  const auto plan = Plan(document,
                         {{.entity = EntityType::kNlBsn, .span = {0, 1}, .value_digest = 7},
                          {.entity = EntityType::kNlBsn, .span = {2, 3}, .value_digest = 8},
                          {.entity = EntityType::kNlBsn, .span = {4, 5}, .value_digest = 7}},
                         policy);
  EXPECT_EQ(plan->items[0].label, "[BSN-1]");
  EXPECT_EQ(plan->items[1].label, "[BSN-2]");
  EXPECT_EQ(plan->items[2].label, "[BSN-1]");
}

TEST(Plan, JsonIsCanonical) {
  const auto document = TextDocument("0123456789");
  const auto plan = Plan(document, {{.entity = EntityType::kNlBsn, .span = {0, 4}}}, RemoveAll());
  EXPECT_EQ(ToJson(*plan),
            R"({"items":[{"box":[0,0,0,0],"entity":"NL_BSN","findings":[0],"label":"",)"
            R"("operator":"remove","page":0,"span":[0,4]}],"policy_digest":")" +
                std::string(64, '0') + "\"}");
}

}  // namespace
}  // namespace zwartlak
