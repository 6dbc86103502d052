// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include <ctime>

#include "tests/conformance/harness.h"

namespace zwartlak {
namespace {

using namespace testing_support;

std::string TextOf(const IdentifiedMedia& media) {
  const auto document = FormatOf(media).Extract(media, {});
  return document ? std::string(document->pages[0].regions[0].text.Reveal())
                  : "error " + NameOfCode(document.error());
}

// The plan that removes the first occurrence of each value.
RedactionPlan PlanFor(const IdentifiedMedia& media,
                      std::initializer_list<std::string_view> values) {
  const std::string text = TextOf(media);
  RedactionPlan plan;
  for (const std::string_view value : values) {
    const std::size_t at = text.find(value);
    EXPECT_NE(at, std::string::npos) << value;
    plan.items.push_back(
        {.page = 0,
         .span = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + value.size())}});
  }
  return plan;
}

std::string Redacted(const IdentifiedMedia& media, const RedactionPlan& plan) {
  const auto output = FormatOf(media).Apply(media, plan, Limits{});
  if (!output) return "error " + NameOfCode(output.error());
  const auto check = FormatOf(media).inspector().Check(media, plan, *output);
  EXPECT_TRUE(check && check->boxes_solid && check->outside_untouched && check->metadata_clean);
  return std::string(AsText(output->bytes));
}

const std::string kBar8 = "████████";

TEST(TextTest, LengthIsGivenAwayInStepsOnly) {
  const IdentifiedMedia media = TextMedia("Jan, Roderick-Jan, X");
  EXPECT_EQ(Redacted(media, PlanFor(media, {"Jan", "Roderick-Jan"})),
            kBar8 + ", " + kBar8 + kBar8 + ", X");
}

TEST(TextTest, LineEndingsAndTabsStay) {
  const IdentifiedMedia media = TextMedia("a\r\nKerkstraat 1\r\n1234 AB\tDelft\r\nb");
  EXPECT_EQ(Redacted(media, PlanFor(media, {"Kerkstraat 1\r\n1234 AB\tDelft"})),
            "a\r\n" + kBar8 + kBar8 + "\r\n" + kBar8 + "\t" + kBar8 + "\r\nb");
}

struct Charsets {
  const char* name;
  std::string bytes;
  std::string decoded;
  std::string redacted;
};

TEST(TextTest, CharsetsAreKept) {
  using namespace std::string_literals;
  const Charsets cases[] = {
      {"utf-8", "één Jan", "één Jan", "één " + kBar8},
      {"utf-8 with mark", "\xEF\xBB\xBFx Jan"s, "x Jan", "\xEF\xBB\xBFx "s + kBar8},
      {"windows-1252", "\x80 \xE9\xE9n Jan"s, "€ één Jan", "\x80 \xE9\xE9n XXXXXXXX"s},
      {"utf-8 with a stray byte", "één twéé \xE9 Jan"s, "één twéé é Jan",
       "één twéé \xE9 "s + kBar8},
      {"utf-16le", "\xFF\xFEJ\0a\0n\0!\0"s, "Jan!",
       "\xFF\xFE\x88\x25\x88\x25\x88\x25\x88\x25\x88\x25\x88\x25\x88\x25\x88\x25!\0"s},
      {"utf-16be", "\xFE\xFF\0J\0a\0n\0!"s, "Jan!",
       "\xFE\xFF\x25\x88\x25\x88\x25\x88\x25\x88\x25\x88\x25\x88\x25\x88\x25\x88\0!"s},
      {"utf-16le without mark", "x\0 \0J\0a\0n\0"s, "x Jan",
       "x\0 \0\x88\x25\x88\x25\x88\x25\x88\x25\x88\x25\x88\x25\x88\x25\x88\x25"s},
  };
  for (const Charsets& c : cases) {
    const IdentifiedMedia media = TextMedia(c.bytes);
    EXPECT_EQ(TextOf(media), c.decoded) << c.name;
    EXPECT_EQ(Redacted(media, PlanFor(media, {"Jan"})), c.redacted) << c.name;
  }
}

TEST(TextTest, WhatIsNoTextIsRefused) {
  using namespace std::string_literals;
  EXPECT_EQ(TextOf(TextMedia("MZ\x90\0\x03\0\0\0\x04"s)), "error unsupported_type");
  EXPECT_EQ(TextOf(TextMedia("\x01\x02\x03\x04\x05\x06"s)), "error unsupported_type");
  EXPECT_EQ(TextOf(TextMedia("\xFF\xFE\0\0J\0\0\0"s)), "error unsupported_variant");
  EXPECT_EQ(TextOf(TextMedia("\x1b[31mrood\x1b[0m kleur in een log"s)),
            "\x1b[31mrood\x1b[0m kleur in een log");
}

TEST(TextTest, JsonStaysJson) {
  const IdentifiedMedia media =
      TextMedia(R"({"bsn": 999990019, "naam": "Jan", "lijst": [123456782]})");
  EXPECT_EQ(Redacted(media, PlanFor(media, {"999990019", "Jan", "123456782"})),
            "{\"bsn\": \"" + kBar8 + kBar8 + "\", \"naam\": \"" + kBar8 + "\", \"lijst\": [\"" +
                kBar8 + kBar8 + "\"]}");
  const IdentifiedMedia csv = TextMedia("naam,bsn,plaats\nJan,999990019,Delft\n");
  EXPECT_EQ(Redacted(csv, PlanFor(csv, {"999990019"})),
            "naam,bsn,plaats\nJan," + kBar8 + kBar8 + ",Delft\n");
}

TEST(TextTest, LabelsStandInPlaceOfTheValue) {
  const IdentifiedMedia media = TextMedia("BSN 999990019.");
  RedactionPlan plan = PlanFor(media, {"999990019"});
  plan.items[0].op = Operator::kLabel;
  plan.items[0].label = "[BSN-1]";
  EXPECT_EQ(Redacted(media, plan), "BSN [BSN-1].");
}

TEST(TextTest, APlanThatDoesNotFitIsABug) {
  const IdentifiedMedia media = TextMedia("één");
  RedactionPlan plan;
  plan.items.push_back({.page = 0, .span = {1, 3}});  // in the middle of a character
  EXPECT_EQ(Redacted(media, plan), "error internal");
  plan.items[0].span = {0, 99};
  EXPECT_EQ(Redacted(media, plan), "error internal");
}

struct Forgery {
  const char* output;
  bool solid;
  bool outside;
};

TEST(TextInspectorTest, SeesWhatANaiveRedactorLeaves) {
  const IdentifiedMedia media = TextMedia("BSN 999990019 van Jan");
  const RedactionPlan plan = PlanFor(media, {"999990019"});
  const Forgery cases[] = {
      {"BSN ████████████████ van Jan", true, true},
      {"BSN 999990019 van Jan", false, true},
      {"BSN 99999████████████ van Jan", false, true},
      {"BSN ████████████████9 van Jan", true, false},
      {"BSN ████████████████ van Piet", true, false},
      {"BSN ████████████████ van Jan 999990019", true, false},
      {"bsn ████████████████ van Jan", true, false},
  };
  for (const Forgery& c : cases) {
    const ByteView bytes = AsBytes(c.output);
    const RedactedFile file{MediaType::kPlainText, Bytes(bytes.begin(), bytes.end())};
    const auto check = FormatOf(media).inspector().Check(media, plan, file);
    ASSERT_TRUE(check.has_value()) << c.output;
    EXPECT_EQ(check->boxes_solid && check->outside_untouched, c.solid && c.outside) << c.output;
    if (!c.solid) {
      EXPECT_FALSE(check->boxes_solid) << c.output;
    }
    if (!c.outside) {
      EXPECT_FALSE(check->outside_untouched) << c.output;
    }
  }
}

TEST(TextTest, ManyMegabytesTakeLinearTime) {
  std::string text;
  RedactionPlan plan;
  while (text.size() < 20'000'000) {
    plan.items.push_back({.page = 0,
                          .span = {static_cast<std::uint32_t>(text.size()),
                                   static_cast<std::uint32_t>(text.size() + 3)}});
    text += "Jan schrijft een lange regel in een logboek zonder einde, met één accent.\n";
  }
  const IdentifiedMedia media = TextMedia(text);
  const std::clock_t start = std::clock();
  const std::string out = Redacted(media, plan);
  EXPECT_EQ(out.find("Jan"), std::string::npos);
  EXPECT_LT(std::clock() - start, 5 * CLOCKS_PER_SEC);
}

}  // namespace
}  // namespace zwartlak
