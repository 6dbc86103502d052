// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/stages/kept_strings.h"

#include <gtest/gtest.h>

#include "pipeline/stages/address_words.h"
#include "pipeline/stages/detect.h"
#include "pipeline/stages/plan.h"
#include "tests/unit/stages/fixtures.h"

namespace zwartlak {
namespace {

using testing::RemoveAll;
using testing::TextDocument;

ExtractedDocument With(const std::string& text, const std::string& string) {
  ExtractedDocument document = TextDocument(text);
  TextRegion region;
  region.origin = Origin::kMetadata;
  region.text = SensitiveText(string);
  document.pages[0].regions.push_back(std::move(region));
  return document;
}

TEST(KeptStrings, TellNothingThatPagesDoNotShow) {
  struct Case {
    const char* text;
    const char* string;
    bool kept;
  };
  const Case cases[] = {
      {"1 Inleiding\nDit is het begin", "1. INLEIDING", true},
      {"1\tInleiding", "1 Inleiding", true},
      {"Inleiding tot het 1", "1 Inleiding", false},
      {"Inleiding", "Inleiding Jansen", false},
      {"Inleiding", "999990019", false},
      {"", "Inleiding", false},
      {"Inleiding", "...", true},
      {"", "https://example.nl/pad/naar-iets", true},
      {"", "https://example.nl/2024/10/stuk", true},
      {"", "https://example.nl/kst-362007", false},
      {"Kamerstuk 362007", "https://example.nl/kst-362007", true},
      {"", "https://example.nl/123e4567-e89b-12d3-a456-426614174000", false},
      {"", "https://example.nl/users/piet", false},
      {"door piet zelf", "https://example.nl/users/piet", true},
      {"", "https://example.nl/?id=1234567", false},
      {"", "mailto:info@example.nl", true},
      {"", "mailto:jan@example.nl", false},
      {"Mail jan@example.nl", "mailto:jan@example.nl", true},
  };
  Policy policy = RemoveAll();
  policy.allow.mailboxes = {"info"};
  for (const Case& c : cases) {
    const auto plan = Plan(With(c.text, c.string), {}, policy);
    ASSERT_TRUE(plan);
    EXPECT_EQ(plan->kept.size(), c.kept ? 1U : 0U) << c.string;
  }
}

TEST(KeptStrings, WhatIsRemovedIsNotShown) {
  const auto document = With("Brief aan Jansen over iets", "Brief aan Jansen");
  const Finding on_page{.span = {10, 16}};
  EXPECT_TRUE(Plan(document, {on_page}, RemoveAll())->kept.empty());
  const Finding in_string{.region = 1, .span = {10, 16}};
  const auto plan = Plan(document, {on_page, in_string}, RemoveAll());
  ASSERT_EQ(plan->kept, (std::vector<KeptString>{{0, 1}}));
  ASSERT_EQ(plan->items.size(), 2U);
  EXPECT_EQ(plan->items[1].string, 1U);
  EXPECT_NE(ToJson(*plan).find(",\"kept\":[[0,1]],"), std::string::npos);
  EXPECT_NE(ToJson(*plan).find("\"span\":[10,16],\"string\":1}"), std::string::npos);
  const Finding in_address{.region = 1, .span = {8, 12}};
  EXPECT_TRUE(Plan(With("x", "https://jan.nl"), {in_address}, RemoveAll())->kept.empty());
}

TEST(KeptStrings, GoWithWhatIsFoundLater) {
  const auto document = With("tekst", "Brief aan Piet J\u00E4nsen, 2024");
  EXPECT_TRUE(DropStringsWith({}, document).empty());
  EXPECT_TRUE(DropStringsWith({"Piet Klaas", "tekst", "..."}, document).empty());
  const auto items = DropStringsWith({"Piet Jansen"}, document);
  ASSERT_EQ(items.size(), 1U);
  EXPECT_EQ(items[0].string, kEveryString);
}

TEST(KeptStrings, AddressesAreReadAsWords) {
  EXPECT_EQ(SpelledOut("https://www.example.nl/team/jan-de-vries"), "Example. Team Jan De Vries.");
  EXPECT_EQ(SpelledOut("https://a.nl/JanJansen_\u00E9mile.html?x=1"),
            "A. Jan Jansen \u00C9mile Html X 1.");
  EXPECT_EQ(SpelledOut("mailto:jan.jansen@a.nl"), "Jan Jansen A.");
  EXPECT_EQ(SpelledOut("mailto:"), "");
  const auto document = With("De Vries", "https://example.nl/jan-de-vries");
  const auto detectors = testing::DetectorsFor({{"Jan De Vries", EntityType::kPerson, 0.9}});
  const Policy policy = RemoveAll();
  const TicketContext ticket;
  const FindingSet found = Detect(document, detectors, {policy, ticket});
  ASSERT_EQ(found.size(), 1U);  // it does not make "De Vries" a name
  EXPECT_EQ(found[0].entity, EntityType::kUrlWithPersonalData);
  EXPECT_EQ(found[0].span, (Span{0, 31}));
  EXPECT_TRUE(Plan(document, found, policy)->kept.empty());
}

TEST(KeptStrings, TheOutputHoldsNoOthers) {
  const auto original = With("tekst", "Brief aan Jansen");
  struct Case {
    const char* string;
    RedactionPlan plan;
    bool good;
  };
  const RedactionPlan kept{.items = {}, .kept = {{0, 1}}};
  RedactionPlan cut = kept;
  cut.items = {{.string = 1, .span = {10, 16}}};
  RedactionPlan label = cut;
  label.items[0].op = Operator::kLabel;
  label.items[0].label = "[PERSOON-1]";
  RedactionPlan every = kept;
  every.items = {{.string = kEveryString, .span = {0, 1}}};
  const Case cases[] = {
      {"Brief aan Jansen", {}, false},
      {"Brief aan Jansen", kept, true},
      {"Brief aan Jansen", cut, false},
      {"Brief aan \u2588\u2588\u2588\u2588", cut, true},
      {"Brief aan \u2588\u2588\u2588\u2588", kept, false},
      {"Brief aan [PERSOON-1]", label, true},
      {"Brief aan [PERSOON-2]", label, false},
      {"Brief aan Jansen", every, false},
      {"p. 12", {}, true},
      {"p. 999990019", {}, false},
      {"p. Jansen", {}, false},
      {"-", {}, true},
      {"--", {}, false},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(HoldsOnlyKept(With("x", c.string), original, c.plan), c.good) << c.string;
  }
  RedactionPlan beyond{.items = {}, .kept = {{0, 2}}};
  EXPECT_FALSE(HoldsOnlyKept(original, original, beyond));
}

TEST(KeptStrings, AreCountedBehindThePage) {
  const auto document = With("tekst", "Inleiding");
  EXPECT_EQ(StringAt(document.pages[0], 0), kNoString);
  EXPECT_EQ(StringAt(document.pages[0], 1), 1U);
  EXPECT_EQ(StringAt(document.pages[0], 2), kNoString);
}

}  // namespace
}  // namespace zwartlak
