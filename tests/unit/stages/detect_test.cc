// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/stages/detect.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/unit/stages/fixtures.h"

namespace zwartlak {
namespace {

using testing::DetectorsFor;
using testing::DrawnDocument;
using testing::RemoveAll;
using testing::TextDocument;
using testing::Wanted;

std::vector<std::string> Covered(const ExtractedDocument& document, const FindingSet& findings) {
  std::vector<std::string> out;
  for (const Finding& f : findings) {
    const auto text = document.pages[f.page].regions[f.region].text.Reveal();
    out.emplace_back(text.substr(f.span.start, f.span.size()));
  }
  return out;
}

using V = std::vector<std::string>;

TEST(Detect, DropsBelowThreshold) {
  Policy policy = RemoveAll();
  const auto document = TextDocument("a 999999990 b");
  EXPECT_TRUE(
      Detect(document, DetectorsFor({{"999999990", EntityType::kNlBsn, 0.49}}), {policy, {}})
          .empty());
  EXPECT_EQ(
      Detect(document, DetectorsFor({{"999999990", EntityType::kNlBsn, 0.5}}), {policy, {}}).size(),
      1U);
}

TEST(Detect, AllowList) {
  Policy policy = RemoveAll();
  policy.allow = {{"0900 - 1234"}, {"gemeente.example"}, {"info", "formulieren", "test"}};
  const auto document = TextDocument(
      "09001234 jan@post.gemeente.example info@x.nl formulieren-test@x.nl info.jansen@x.nl");
  const auto found =
      Detect(document,
             DetectorsFor({{"09001234", EntityType::kPhoneNumber, 1},
                           {"jan@post.gemeente.example", EntityType::kEmailAddress, 1},
                           {"info@x.nl", EntityType::kEmailAddress, 1},
                           {"formulieren-test@x.nl", EntityType::kEmailAddress, 1},
                           {"info.jansen@x.nl", EntityType::kEmailAddress, 1}}),
             {policy, {}});
  EXPECT_EQ(Covered(document, found), V{"info.jansen@x.nl"});
}

TEST(Detect, AStreetWithItsNumberIsFoundAgainWithoutItsTown) {
  const Policy policy = RemoveAll();
  const std::string address = "Kerkstraat 12, 9712 AB Groningen";
  const auto document =
      TextDocument(address + "\nkerkstraat 12\nGroningen is een stad\n9712AB Groningen");
  const auto found =
      Detect(document, DetectorsFor({{address, EntityType::kAddress, 1}}), {policy, {}});
  EXPECT_EQ(Covered(document, found), (V{address, "kerkstraat 12", "9712AB Groningen"}));
}

TEST(Detect, AValueThatMayNotStandHereHidesNoShorterOne) {
  const Policy policy = RemoveAll();
  // "Debosch" in one word may not begin small; "Bosch" behind the small word still counts.
  const auto document = TextDocument("Debosch | Jan Bosch | in de Bosch | de boschrand");
  const auto found = Detect(
      document,
      DetectorsFor({{"Debosch", EntityType::kPerson, 1}, {"Jan Bosch", EntityType::kPerson, 1}}),
      {policy, {}});
  EXPECT_EQ(Covered(document, found), (V{"Debosch", "Jan Bosch", "Bosch"}));
}

TEST(Detect, NoValueGoesOnBehindABar) {
  const Policy policy = RemoveAll();
  const auto document = TextDocument("Jan Jansen | Jan \u2588\u2588\u2588 Jansen is weg");
  const auto found =
      Detect(document, DetectorsFor({{"Jan Jansen", EntityType::kPerson, 0.5}}), {policy, {}});
  EXPECT_EQ(Covered(document, found), V{"Jan Jansen"});
}

TEST(Detect, AnIllnessIsNotLookedForElsewhere) {
  const Policy policy = RemoveAll();
  const auto document = TextDocument("hij heeft diabetes | folder over diabetes");
  const auto found =
      Detect(document, DetectorsFor({{"heeft diabetes", EntityType::kHealth, 1}}), {policy, {}});
  EXPECT_EQ(found.size(), 1U);
}

TEST(Detect, ShortAllowedNumbersArePhoneNumbersOnly) {
  Policy policy = RemoveAll();
  policy.allow.values = {"112"};
  const auto document = TextDocument("bel 112, Kerkstraat 112");
  EXPECT_TRUE(
      Detect(document, DetectorsFor({{"112", EntityType::kPhoneNumber, 1}}), {policy, {}}).empty());
  EXPECT_FALSE(
      Detect(document, DetectorsFor({{"112", EntityType::kAddress, 1}}), {policy, {}}).empty());
}

TEST(Detect, KeptEntityShieldsOnlyWeakerFindings) {
  Policy policy = RemoveAll();
  policy.entities[static_cast<std::size_t>(EntityType::kNlCaseNumber)].action = Action::kKeep;
  const auto document = TextDocument("ZAAK-2024-0612345678");
  const auto entities = [&](double phone) {
    std::vector<EntityType> out;
    for (const Finding& f :
         Detect(document,
                DetectorsFor({{"ZAAK-2024-0612345678", EntityType::kNlCaseNumber, 0.8},
                              {"0612345678", EntityType::kPhoneNumber, phone}}),
                {policy, {}})) {
      out.push_back(f.entity);
    }
    return out;
  };
  EXPECT_EQ(entities(0.7), std::vector{EntityType::kNlCaseNumber});
  EXPECT_EQ(entities(0.9).size(), 2U);
}

TEST(Detect, PartlyOverlappingFindingsAllStay) {
  const Policy policy = RemoveAll();
  const auto document = TextDocument("Kerkstraat 12 1234 AB");
  EXPECT_EQ(Detect(document,
                   DetectorsFor({{"Kerkstraat 12", EntityType::kAddress, 0.8},
                                 {"12 1234 AB", EntityType::kPostcode, 0.9},
                                 {"1234", EntityType::kAge, 0.6}}),
                   {policy, {}})
                .size(),
            2U);
}

// A product that was taken for a name at one odd place stays elsewhere.
TEST(Detect, ASingleWordThatIsHardlyANameIsNotLookedForElsewhere) {
  const Policy policy = RemoveAll();
  const auto document = TextDocument("zegt Kolbrand; de Kolbrand | Kolbrand");
  const auto found = [&](double score) {
    return Detect(document, DetectorsFor({{"Kolbrand;", EntityType::kPerson, score}}), {policy, {}})
        .size();
  };
  EXPECT_EQ(found(0.6), 1U);
  EXPECT_EQ(found(0.8), 3U);
  const auto two = TextDocument("zegt Jan Kolbrand; de Jan Kolbrand");
  EXPECT_EQ(
      Detect(two, DetectorsFor({{"Jan Kolbrand;", EntityType::kPerson, 0.6}}), {policy, {}}).size(),
      2U);
}

TEST(Detect, ValueFoundOnceIsFoundEverywhere) {
  const Policy policy = RemoveAll();
  const auto document = TextDocument(
      "Aanvrager: Fatima El Amrani\nlog: el amrani fatima, EL-AMRANI\nFATIMA zegt: amrani\n"
      "bakker en Bakker: Kees Bakker\nBSN 999999990 en 999.999.990 en 99 99 99 990");
  const auto found = Detect(document,
                            DetectorsFor({{"Fatima El Amrani", EntityType::kPerson, 0.9},
                                          {"Kees Bakker", EntityType::kPerson, 0.9},
                                          {"999999990", EntityType::kNlBsn, 0.9}}),
                            {policy, {}});
  EXPECT_EQ(Covered(document, found),
            (V{"Fatima El Amrani", "fatima, EL-AMRANI", "FATIMA", "Bakker", "Kees Bakker",
               "999999990", "999.999.990", "99 99 99 990"}));
}

TEST(Detect, DoubtfulPersonDoesNotLendItsParts) {
  const Policy policy = RemoveAll();
  const auto document = TextDocument("Nieuwe Aanvraag. Aanvraag indienen");
  EXPECT_EQ(
      Detect(document, DetectorsFor({{"Nieuwe Aanvraag", EntityType::kPerson, 0.6}}), {policy, {}})
          .size(),
      1U);
}

TEST(Detect, LearnsFromTheTicket) {
  const Policy policy = RemoveAll();
  TicketContext ticket;
  ticket.key = {1, 2, 3};
  const auto first = TextDocument("Naam: Nguyen Thi Lan");
  const auto found =
      Detect(first, DetectorsFor({{"Nguyen Thi Lan", EntityType::kPerson, 0.9}}), {policy, ticket});
  ticket.known = ValuesOf(first, found, {policy, ticket});
  const auto second = TextDocument("groet,\nNGUYỄN THỊ LAN");
  EXPECT_EQ(Covered(second, Detect(second, {}, {policy, ticket})), V{"NGUYỄN THỊ LAN"});

  const auto digests = WordDigests(second, ticket.key);
  EXPECT_TRUE(std::ranges::any_of(ticket.known, [&](const KnownValue& v) {
    return std::ranges::binary_search(digests, v.digest);
  }));
  EXPECT_TRUE(std::ranges::none_of(ticket.known, [&](const KnownValue& v) {
    return std::ranges::binary_search(WordDigests(TextDocument("iets anders"), ticket.key),
                                      v.digest);
  }));
}

TEST(Detect, SecondReadingAddsOnlyWhatIsNew) {
  const Policy policy = RemoveAll();
  auto document = DrawnDocument("BSN 99999999O\tKees");
  document.pages[0].regions.push_back(
      DrawnDocument("BSN 999999990\tKees", Origin::kOcrSecond).pages[0].regions[0]);
  const auto found = Detect(
      document,
      DetectorsFor({{"999999990", EntityType::kNlBsn, 0.9}, {"Kees", EntityType::kPerson, 0.9}}),
      {policy, {}});
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].entity, EntityType::kPerson);
  EXPECT_EQ(found[0].region, 0U);
  EXPECT_EQ(found[1].entity, EntityType::kNlBsn);
  EXPECT_EQ(found[1].region, 1U);
  EXPECT_EQ(found[1].quads[0].Bounds(), (Rect{40, 0, 130, 20}));
}

TEST(Detect, UnreadAreaIsAFinding) {
  const Policy policy = RemoveAll();
  auto document = DrawnDocument("x");
  document.pages[0].unread.push_back({Quad::FromRect({5, 5, 50, 20}), 0.2F});
  const auto found = Detect(document, {}, {policy, {}});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].entity, EntityType::kUnreadText);
}

}  // namespace
}  // namespace zwartlak
