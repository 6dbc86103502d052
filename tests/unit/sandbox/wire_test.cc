// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "pipeline/sandbox/wire.h"

#include <gtest/gtest.h>

#include <functional>
#include <limits>
#include <random>

#include "pipeline/core/utf8.h"

namespace zwartlak {
namespace {

Outcome Sample() {
  Outcome o;
  o.error = {ErrorCode::kResidueFound, Stage::kVerify, {.page = 1, .offset = 77}, -3};
  o.file = {MediaType::kPng, Bytes(300, 9), 4};
  o.verification.attempts = 3;
  o.verification.failure = ErrorCode::kResidueFound;
  o.verification.boxes_solid = true;
  o.pages = {{1920, 1080, 0}, {800, 600, 40}};
  o.findings = {{.entity = EntityType::kNlBsn,
                 .page = 1,
                 .region = 0,
                 .span = {3, 12},
                 .quads = {Quad::FromRect({1, 2, 3, 4})},
                 .score = 0.75,
                 .detector = "pattern",
                 .rule = "nl_bsn.labelled",
                 .rule_version = 2,
                 .value_digest = 99}};
  o.texts = {SensitiveText("999990019")};
  o.plan = {{.page = 1, .box = {1, 2, 30, 40}, .entity = EntityType::kNlBsn, .findings = {0}}};
  o.plan_sha256.fill(5);
  o.values = {{123, EntityType::kPerson, 2}};
  o.words = {1, 2, 3};
  o.coverage.segments = 12;
  o.diagnostics.urls = {"https://example.nl/formulier"};
  o.diagnostics.screen_size = "1920x1080";
  o.name_is_personal = true;
  o.stage_ms[2] = 17;
  return o;
}

TEST(Wire, RoundTrip) {
  const Bytes message = EncodeOutcome(Sample());
  const auto back = DecodeOutcome(message);
  ASSERT_TRUE(back);
  EXPECT_EQ(EncodeOutcome(*back), message);
  EXPECT_EQ(back->error.code, ErrorCode::kResidueFound);
  EXPECT_EQ(back->error.where.offset, 77U);
  EXPECT_EQ(back->error.cause, -3);
  EXPECT_EQ(back->findings[0].rule, "nl_bsn.labelled");
  EXPECT_EQ(back->texts[0].Reveal(), "999990019");
  EXPECT_EQ(back->plan[0].box, (PixelRect{1, 2, 30, 40}));
  EXPECT_EQ(back->values, Sample().values);
  EXPECT_TRUE(back->name_is_personal);
}

struct BadCase {
  const char* what;
  std::function<void(Outcome&)> spoil;
};

TEST(Wire, RefusesWhatMayNotCross) {
  const BadCase cases[] = {
      {"rule with a slash", [](Outcome& o) { o.findings[0].rule = "../x"; }},
      {"rule with capitals", [](Outcome& o) { o.findings[0].rule = "Jan de Vries"; }},
      {"detector too long", [](Outcome& o) { o.findings[0].detector.assign(81, 'a'); }},
      {"score over one", [](Outcome& o) { o.findings[0].score = 1.5; }},
      {"score not a number", [](Outcome& o) { o.findings[0].score = std::nan(""); }},
      {"quad not finite",
       [](Outcome& o) {
         o.findings[0].quads[0].corners[2].x = std::numeric_limits<double>::infinity();
       }},
      {"entity unknown", [](Outcome& o) { o.findings[0].entity = static_cast<EntityType>(250); }},
      {"entity count", [](Outcome& o) { o.plan[0].entity = EntityType::kCount_; }},
      {"error unknown", [](Outcome& o) { o.error.code = ErrorCode::kCount_; }},
      {"media type unknown", [](Outcome& o) { o.file.type = MediaType::kCount_; }},
      {"span backwards",
       [](Outcome& o) {
         o.findings[0].span = {9, 3};
       }},
      {"page out of range", [](Outcome& o) { o.findings[0].page = 2; }},
      {"plan page out of range", [](Outcome& o) { o.plan[0].page = 2; }},
      {"words unsorted",
       [](Outcome& o) {
         o.words = {3, 1};
       }},
      {"texts do not match findings", [](Outcome& o) { o.texts.emplace_back("x"); }},
  };
  for (const BadCase& c : cases) {
    Outcome outcome = Sample();
    c.spoil(outcome);
    const auto back = DecodeOutcome(EncodeOutcome(outcome));
    ASSERT_FALSE(back) << c.what;
    EXPECT_EQ(back.error().code, ErrorCode::kProtocol) << c.what;
  }
}

TEST(Wire, CleansDiagnostics) {
  Outcome outcome = Sample();
  outcome.diagnostics.errors.assign(80, "a\x1b[31m\n\xff" + std::string(600, 'b'));
  outcome.diagnostics.codes = {std::string(499, 'x') + "é"};
  const auto back = DecodeOutcome(EncodeOutcome(outcome));
  ASSERT_TRUE(back);
  ASSERT_EQ(back->diagnostics.errors.size(), kMaxDiagnostics);
  const std::string& error = back->diagnostics.errors[0];
  EXPECT_LE(error.size(), kMaxDiagnosticBytes);
  EXPECT_TRUE(utf8::IsValid(error));
  EXPECT_EQ(error.substr(0, 7), "a [31m ");
  EXPECT_EQ(back->diagnostics.codes[0], std::string(499, 'x'));
}

TEST(Wire, RefusesControlCharactersFromAHostileChild) {
  Outcome outcome = Sample();
  const Bytes good = EncodeOutcome(outcome);
  const std::string_view url = "https://example.nl/formulier";
  const auto at = AsText(good).find(url);
  ASSERT_NE(at, std::string_view::npos);
  for (const std::uint8_t byte : Bytes{0x1b, 0x07, 0x7f, 0xff, 0xc0}) {
    Bytes bad = good;
    bad[at + 3] = byte;
    EXPECT_FALSE(DecodeOutcome(bad)) << int{byte};
  }
}

TEST(WireProperty, EveryTruncationIsRefused) {
  const Bytes message = EncodeOutcome(Sample());
  for (std::size_t size = 0; size < message.size(); ++size) {
    EXPECT_FALSE(DecodeOutcome(ByteView(message).first(size))) << size;
  }
  Bytes longer = message;
  longer.push_back(0);
  EXPECT_FALSE(DecodeOutcome(longer));
}

TEST(WireProperty, MutatedMessagesAreRefusedOrMeanWhatTheySay) {
  const Bytes message = EncodeOutcome(Sample());
  std::mt19937 random(20261123);  // NOLINT: a fixed seed makes failures repeatable
  for (int round = 0; round < 20000; ++round) {
    Bytes mutated = message;
    const auto changes = 1 + random() % 4;
    for (std::uint64_t i = 0; i < changes; ++i) {
      mutated[random() % mutated.size()] = static_cast<std::uint8_t>(random());
    }
    const auto back = DecodeOutcome(mutated);
    if (back) {
      EXPECT_EQ(EncodeOutcome(*back), mutated);
    }
  }
}

TEST(WireProperty, RandomBytesNeverCrash) {
  std::mt19937 random(7);  // NOLINT
  const Bytes good = EncodeOutcome(Sample());
  for (int round = 0; round < 20000; ++round) {
    Bytes noise(random() % 400);
    for (auto& byte : noise) byte = static_cast<std::uint8_t>(random());
    // Half of them start well, so that the decoder gets past the first fields.
    if (round % 2 == 0) {
      const auto keep = random() % good.size();
      noise.insert(noise.begin(), good.begin(), good.begin() + static_cast<std::ptrdiff_t>(keep));
    }
    static_cast<void>(DecodeOutcome(noise));
  }
}

}  // namespace
}  // namespace zwartlak
