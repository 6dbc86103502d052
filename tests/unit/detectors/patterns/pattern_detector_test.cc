// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "detectors/pattern_detector.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "detectors/row_context.h"
#include "tests/unit/detectors/patterns/region.h"

namespace zwartlak {
namespace {

const PatternDetector& Detector() {
  static const auto detector = std::move(PatternDetector::CreateEmbedded().value());
  return *detector;
}

TEST(PatternDetector, FillsWhatAFindingNeeds) {
  const FindingSet found = Detector().Find(test::PlainRegion("BSN: 999990019"));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].entity, EntityType::kNlBsn);
  EXPECT_EQ(found[0].span, (Span{5, 14}));
  EXPECT_EQ(found[0].detector, "pattern");
  EXPECT_EQ(found[0].rule, "nl_bsn.labelled");
  EXPECT_GT(found[0].score, 0.9);
  EXPECT_EQ(found[0].rule_version, 1U);
}

TEST(PatternDetector, ReadsAcrossSegmentsOfOneRow) {
  const std::string text = "IBAN\tNL91\tABNA\t0417\t1643\t00\tRekening";
  EXPECT_TRUE(
      test::Covers(Detector().Find(test::PictureRegion(text)), text, "NL91\tABNA\t0417\t1643\t00"));
}

TEST(PatternDetector, LabelAboveOnAPictureLiftsAValue) {
  // Fails the 11-test: only the label above makes it a BSN.
  const std::string with = "Naam\tBSN\nJansen\t123456789";
  const std::string without = "Naam\tAantal\nJansen\t123456789";
  EXPECT_TRUE(test::Covers(Detector().Find(test::PictureRegion(with)), with, "123456789"));
  EXPECT_TRUE(test::Empty(Detector().Find(test::PictureRegion(without))));
}

TEST(PatternDetector, ColumnHeaderReachesDownATable) {
  std::string text = "Naam\tGeboortedatum\tGewijzigd";
  for (int i = 10; i < 28; ++i) {
    text += "\nJansen\t" + std::to_string(i) + "-03-1980\t" + std::to_string(i) + "-03-2024";
  }
  const FindingSet found = Detector().Find(test::PictureRegion(text));
  EXPECT_TRUE(test::Covers(found, text, "10-03-1980"));
  EXPECT_TRUE(test::Covers(found, text, "27-03-1980"));
  EXPECT_FALSE(test::Covers(found, text, "27-03-2024"));
}

TEST(PatternDetector, TypographicAndInvisibleCharactersDoNotHideAValue) {
  const std::string nbsp =
      "tel 06\xC2\xA0"
      "1234\xC2\xA0"
      "5678 bellen";
  EXPECT_TRUE(test::Covers(Detector().Find(test::PlainRegion(nbsp)), nbsp,
                           "06\xC2\xA0"
                           "1234\xC2\xA0"
                           "5678"));
  const std::string dash =
      "kenteken 12\xE2\x80\x91XYZ\xE2\x80\x91"
      "3.";
  EXPECT_TRUE(test::Covers(Detector().Find(test::PlainRegion(dash)), dash,
                           "12\xE2\x80\x91XYZ\xE2\x80\x91"
                           "3"));
  const std::string zero =
      "bsn 9999\xE2\x80\x8B"
      "90019";
  EXPECT_TRUE(test::Covers(Detector().Find(test::PlainRegion(zero)), zero,
                           "9999\xE2\x80\x8B"
                           "90019"));
  const std::string wide =
      "BSN \xEF\xBC\x99"
      "99990019";
  EXPECT_TRUE(test::Covers(Detector().Find(test::PlainRegion(wide)), wide,
                           "\xEF\xBC\x99"
                           "99990019"));
}

TEST(PatternDetector, KeepsWhatSupportNeeds) {
  const std::vector<std::string> lines = {
      "Error 0x80070005: Access is denied",
      "3f2504e0-4f89-11d3-9a0c-0612345678ab",
      "00000612-3456-7800-0612-345678000000",
      "at nl.zaken.web.FormController.submit(FormController.java:123456789)",
      "Chrome/131.0.6778.86 Safari/537.36",
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0",
      "2026-01-02 03:04:05,678 INFO [main] started in 1234567 ms",
      "Achternaam / verplicht / tekst",
      "BSN / 9 cijfers, 11-proef",
      "Kleur #1a2b3c, 250 x 400 px, deadline 12-03-2026, EUR 1.234,50",
      "GET /api/v2/submissions?page=12&stap=3 HTTP/1.1 500",
      "commit da39a3ee5e6b4b0d3255bfef95601890afd80709",
      "HTTP 500 Internal Server Error, correlation 1732388291123",
      "Versie 10.1.12.7 van 12-03-2026",
      "Wachtwoord vergeten?",
      "sessie verlopen, log opnieuw in",
      "https://formulieren.gemeente.nl/aanvraag/stap-2",
      "in 2025 IN gebruik genomen, 1000 MB geheugen",
  };
  for (const std::string& line : lines) {
    for (const Finding& finding : Detector().Find(test::PlainRegion(line))) {
      EXPECT_LT(finding.score, 0.5) << finding.rule << " in: " << line;
    }
  }
}

TEST(PatternDetector, CaseNumbersShieldTheirDigits) {
  const FindingSet found = Detector().Find(test::PlainRegion("ZAAK-2024-0612345678 is klaar"));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].entity, EntityType::kNlCaseNumber);
}

TEST(PatternDetector, OnlyTheValueOfAUrlGoes) {
  const std::string text = "https://x.nl/form?stap=2&naam=Jan+de+Vries&bsn=999990019#top";
  for (const Finding& finding : Detector().Find(test::PlainRegion(text))) {
    EXPECT_GE(finding.span.start, text.find("Jan"));
    EXPECT_LE(finding.span.end, text.find('#'));
  }
  EXPECT_TRUE(test::Covers(Detector().Find(test::PlainRegion(text)), text, "Jan+de+Vries"));
  EXPECT_TRUE(test::Covers(Detector().Find(test::PlainRegion(text)), text, "999990019"));
}

TEST(PatternDetector, HugeAndHostileTextStaysLinear) {
  std::string text(2 << 20, '9');
  text += " " + std::string(1 << 20, 'a') + "@" + std::string(1 << 20, '<');
  for (int i = 0; i < 20000; ++i) text += "a.b-c@d ";
  text += "\nBSN 999990019\n";
  EXPECT_TRUE(test::Covers(Detector().Find(test::PlainRegion(text)), text, "999990019"));
}

TEST(RowContext, WordsStartAtBoundaries) {
  const std::vector<std::string> words = {"bsn", "telefoon*", "*kenmerk"};
  EXPECT_EQ(LastWord("mijn BSN ", words), 8);
  EXPECT_EQ(LastWord("absn ", words), -1);
  EXPECT_EQ(LastWord("bsns ", words), -1);
  EXPECT_EQ(LastWord("user_bsn=", words), 8);
  EXPECT_EQ(LastWord("userBsn=", words), 7);
  EXPECT_EQ(LastWord("Telefoonnummer: ", words), 8);
  EXPECT_EQ(LastWord("betalingskenmerk ", words), 16);
}

TEST(RowContext, LabelsAboveAreNearOrHeadTheColumn) {
  const std::string text = "Naam\tBSN\nJansen\t1\nBakker\t2\nVisser\t3\nSmit\t4\nMulder\t5";
  const TextRegion region = test::PictureRegion(text);
  const auto at = static_cast<std::uint32_t>(text.find('5'));
  EXPECT_EQ(LabelsAbove(region, {at, at + 1}), "BSN");
  const auto name = static_cast<std::uint32_t>(text.find("Mulder"));
  EXPECT_NE(LabelsAbove(region, {name, name + 6}).find("Naam"), std::string::npos);
}

}  // namespace
}  // namespace zwartlak
