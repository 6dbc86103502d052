// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/stages/verify.h"

#include <gtest/gtest.h>

#include "pipeline/audit/sha256.h"
#include "pipeline/stages/plan.h"
#include "pipeline/stages/raw_search.h"
#include "pipeline/stages/show_boxes.h"
#include "tests/unit/stages/fixtures.h"

namespace zwartlak {
namespace {

using testing::DetectorsFor;
using testing::DrawnDocument;
using testing::RemoveAll;
using testing::TextDocument;

// A format whose stranger reports what the test says.
class FakeFormat : public Format, public Inspector {
 public:
  StructureCheck check{true, true, true};
  ExtractedDocument reread;

  [[nodiscard]] std::string_view name() const override { return "fake"; }
  [[nodiscard]] std::span<const MediaType> types() const override { return {}; }
  [[nodiscard]] bool needs_reader() const override { return false; }
  [[nodiscard]] Result<ExtractedDocument> Extract(const IdentifiedMedia&,
                                                  const ExtractOptions&) const override {
    return reread;
  }
  [[nodiscard]] Result<RedactedFile> Apply(const IdentifiedMedia&, const RedactionPlan&,
                                           const Limits&) const override {
    return RedactedFile{};
  }
  [[nodiscard]] const Inspector& inspector() const override { return *this; }
  [[nodiscard]] Result<StructureCheck> Check(const IdentifiedMedia&, const RedactionPlan&,
                                             const RedactedFile&) const override {
    return check;
  }
  [[nodiscard]] Result<ExtractedDocument> Reread(const RedactedFile&, const PageReader*,
                                                 const ReadOptions&) const override {
    return reread;
  }
};

struct Scene {
  Policy policy = RemoveAll();
  TicketContext ticket;
  FakeFormat format;
  DetectorList detectors = DetectorsFor({{"999999990", EntityType::kNlBsn, 0.9}});
  ExtractedDocument document;
  FindingSet findings;
  RedactionPlan plan;
  RedactedFile output;

  explicit Scene(ExtractedDocument original) : document(std::move(original)) {
    findings = Detect(document, detectors, {policy, ticket});
    plan = *Plan(document, findings, policy);
    output = {document.type, {'o', 'u', 't'}};
  }
  Verification Run() {
    const IdentifiedMedia media;
    return *Verify({media, document, findings, plan, output}, {format, detectors, nullptr, {}},
                   {policy, ticket});
  }
};

TEST(Verify, CleanOutputPassesAndIsSealed) {
  Scene scene(DrawnDocument("BSN 999999990"));
  scene.format.reread = DrawnDocument("BSN");
  const Verification result = scene.Run();
  EXPECT_TRUE(result.report.passed);
  EXPECT_TRUE(result.residue.items.empty());
  EXPECT_TRUE(Seal(scene.output, result.report));
}

TEST(Verify, ResidueElsewhereIsPlanned) {
  Scene scene(DrawnDocument("BSN 999999990"));
  scene.format.reread = DrawnDocument("BSN\n999 999 990");
  const Verification result = scene.Run();
  EXPECT_FALSE(result.report.passed);
  EXPECT_EQ(result.report.failure, ErrorCode::kResidueFound);
  ASSERT_EQ(result.residue.items.size(), 1U);
  EXPECT_GE(result.residue.items[0].box.top, 28);
  EXPECT_EQ(Seal(scene.output, result.report).error().code, ErrorCode::kResidueFound);
}

TEST(ShowBoxes, BarsStandWhereTheBoxesAre) {
  // "Naam Kees Jan" with the middle word under a box, and a box on a row of its own.
  auto page = DrawnDocument("Naam Kees Jan\tx\ny").pages[0];
  ShowBoxes({{50, 0, 90, 20}, {300, 100, 340, 120}, {340, 101, 360, 119}}, page);
  EXPECT_EQ(page.regions[0].text.Reveal(), "Naam\t████\tJan\tx\ny\n████");
  EXPECT_EQ(page.regions[0].segments.size(), 6U);
  EXPECT_EQ(page.regions[0].segments[5].box, (Rect{300, 100, 360, 120}));
  EXPECT_EQ(page.regions[0].segments[5].row, 2U);
}

TEST(ShowBoxes, BoxBetweenGlyphsCutsTheSegment) {
  auto page = DrawnDocument("ab     cd").pages[0];
  ShowBoxes({{25, 0, 65, 20}}, page);
  EXPECT_EQ(page.regions[0].text.Reveal(), "ab\t████\tcd");
}

TEST(Verify, NoiseReadOutOfABoxIsNotResidue) {
  Scene scene(DrawnDocument("BSN 999999990"));
  scene.format.reread = DrawnDocument("BSN 999999990");
  EXPECT_TRUE(scene.Run().report.passed);
}

// What the leading reader was sure of, it has judged already, also where it saw two cells and the
// stranger one run.
TEST(Verify, AMisreadWordThatTheLeaderKnewIsNotResidue) {
  const struct {
    const char* original;
    float confidence;
    bool passes;
  } kCases[] = {
      {"08:50\tERROR", 1, true}, {"08:50\tERROR", 0.5F, false}, {"\t\t\t\tOpen", 1, false}};
  for (const auto& c : kCases) {
    Scene scene(DrawnDocument(c.original));
    for (Segment& segment : scene.document.pages[0].regions[0].segments) {
      segment.confidence = c.confidence;
      segment.box = {segment.span.start * 30.0, 0, segment.span.end * 20.0 + 20, 20};
    }
    scene.detectors = DetectorsFor({{"sosoass CED", EntityType::kPerson, 0.8}});
    scene.format.reread = DrawnDocument("sosoass CED");
    EXPECT_EQ(scene.Run().report.passed, c.passes) << c.original << c.confidence;
  }
}

// An eye misreads letters that a file spells; other letters, or a digit, are a lie of the file.
TEST(Verify, LettersMisreadOverTheTextLayerAreNotResidue) {
  const struct {
    const char* spelled;
    const char* seen;
    Origin origin;
    bool passes;
  } kCases[] = {{"formulieren@heide.nl", "termneieren@neide.nl", Origin::kTextLayer, true},
                {"formulieren@heide.nl", "termneieren@neide.nl", Origin::kOcr, false},
                {"formulieren@heide.nl", "jan.de.vries@vos.nl", Origin::kTextLayer, false},
                {"bak2@heide.nl", "bak3@heide.nl", Origin::kTextLayer, false}};
  for (const auto& c : kCases) {
    Scene scene(DrawnDocument(c.spelled));
    scene.document.pages[0].regions[0].origin = c.origin;
    scene.detectors = DetectorsFor({{c.seen, EntityType::kEmailAddress, 0.99}});
    scene.format.reread = DrawnDocument(c.seen);
    scene.format.reread.pages[0].regions[0].origin = Origin::kOcr;
    EXPECT_EQ(scene.Run().report.passed, c.passes) << c.spelled << ' ' << c.seen;
  }
}

TEST(Verify, TextResidueIsFoundAgainInTheOriginal) {
  Scene scene(TextDocument("BSN 999999990 en nog Kees"));
  scene.detectors = DetectorsFor({{"Kees", EntityType::kPerson, 0.9}});
  scene.format.reread = TextDocument("BSN ████ en nog Kees");
  const Verification result = scene.Run();
  ASSERT_EQ(result.residue.items.size(), 1U);
  EXPECT_EQ(result.residue.items[0].span, (Span{21, 25}));
}

TEST(Verify, OurOwnMarksInTextAreNotResidue) {
  for (const std::string mark : {"████████", "XXXXXXXX", "[BSN-12]", "[E-MAIL]"}) {
    Scene scene(TextDocument("bsn=999999990&x=1"));
    scene.detectors = DetectorsFor({{mark, EntityType::kUrlWithPersonalData, 0.9}});
    scene.format.reread = TextDocument("bsn=" + mark + "&x=1");
    EXPECT_TRUE(scene.Run().report.passed) << mark;
  }
  // What stands beside a mark in the same finding still counts.
  Scene scene(TextDocument("Sanne 999999990"));
  scene.detectors = DetectorsFor({{"Sanne ████", EntityType::kPerson, 0.9}});
  scene.format.reread = TextDocument("Sanne ████");
  const Verification result = scene.Run();
  ASSERT_EQ(result.residue.items.size(), 1U);
  EXPECT_EQ(result.residue.items[0].span, (Span{0, 6}));
}

TEST(Verify, ValueInRawBytesFails) {
  Scene scene(DrawnDocument("BSN 999999990"));
  scene.format.reread = DrawnDocument("BSN");
  const ByteView leak = AsBytes("PNG tEXt 999999990 IEND");
  scene.output.bytes.assign(leak.begin(), leak.end());
  EXPECT_EQ(scene.Run().report.failure, ErrorCode::kResidueFound);
}

TEST(Verify, StructureFailuresAreNotMended) {
  const struct {
    StructureCheck check;
    ErrorCode code;
  } kCases[] = {{{false, true, true}, ErrorCode::kBoxNotSolid},
                {{true, false, true}, ErrorCode::kOutsideChanged},
                {{true, true, false}, ErrorCode::kMetadataLeft}};
  for (const auto& c : kCases) {
    Scene scene(DrawnDocument("BSN 999999990"));
    scene.format.check = c.check;
    const Verification result = scene.Run();
    EXPECT_EQ(result.report.failure, c.code);
    EXPECT_FALSE(result.report.passed);
    EXPECT_TRUE(result.residue.items.empty());
  }
}

TEST(Seal, OtherBytesThanTheVerifiedOnesAreRefused) {
  Scene scene(DrawnDocument("BSN 999999990"));
  scene.format.reread = DrawnDocument("BSN");
  const Verification result = scene.Run();
  scene.output.bytes[0] ^= 1;
  EXPECT_EQ(Seal(scene.output, result.report).error().code, ErrorCode::kInternal);
  VerificationReport forged;
  forged.passed = true;
  forged.output_sha256 = Sha256(scene.output.bytes);
  EXPECT_FALSE(Seal(scene.output, forged));
}

TEST(RawSearch, Encodings) {
  using namespace std::string_literals;
  const std::vector<std::string_view> values{"Müller-99"};
  for (const std::string& hay : {"xx Müller-99 xx"s, "M\xFCller-99"s,
                                 "M\0\xFC\0l\0l\0e\0r\0-\0"
                                 "9\0"
                                 "9\0"s,
                                 "\0M\0\xFC\0l\0l\0e\0r\0-\0"
                                 "9\0"
                                 "9"s}) {
    EXPECT_TRUE(HoldsAnyValue(AsBytes(hay), values, 4, false));
  }
  EXPECT_FALSE(HoldsAnyValue(AsBytes("Mueller-99"), values, 4, false));
  EXPECT_FALSE(HoldsAnyValue(AsBytes("Januari"), {"Janu"}, 4, true));
  EXPECT_TRUE(HoldsAnyValue(AsBytes("Januari Janu."), {"Janu"}, 4, true));
}

TEST(RawSearch, OneOfVeryManyOfEveryLength) {
  std::vector<std::string> owned;
  for (int i = 0; i < 5000; ++i) owned.push_back("van der Waarde" + std::to_string(i));
  for (const char* more : {"Zo\xC3\xAB", "Bos 1", "1234567", "12345678", "0612345678901"}) {
    owned.emplace_back(more);
  }
  const std::vector<std::string_view> values(owned.begin(), owned.end());
  const std::string clean = "van der Waarden ging naar van der Waarde en 123456 Zoe 61234567890";
  EXPECT_FALSE(HoldsAnyValue(AsBytes(clean), values, 4, true));
  for (const std::string& value : owned) {
    if (value.size() > 14 && !value.ends_with("99")) continue;  // a sample of the many
    ASSERT_TRUE(HoldsAnyValue(AsBytes(clean + " " + value), values, 4, true)) << value;
  }
  EXPECT_TRUE(HoldsAnyValue(AsBytes(clean + " Zo\xEB."), values, 4, true));
  EXPECT_FALSE(HoldsAnyValue(AsBytes(clean + " x12345678x"), values, 4, true));
}

}  // namespace
}  // namespace zwartlak
