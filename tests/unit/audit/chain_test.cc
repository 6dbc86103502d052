// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "pipeline/audit/chain.h"

#include <sys/wait.h>
#include <unistd.h>

#include <nlohmann/json.hpp>

#include "pipeline/audit/canonical_json.h"
#include "pipeline/audit/sha256.h"
#include "tests/unit/audit/audit_fixture.h"

namespace zwartlak {
namespace {

TEST(Sha256, KnownAnswers) {
  // FIPS 180-4 examples.
  EXPECT_EQ(ToHex(Sha256("abc")),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(ToHex(Sha256("")), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  Sha256Hasher hasher;
  hasher.Update(AsBytes("a"));
  hasher.Update(AsBytes("bc"));
  EXPECT_EQ(hasher.Finish(), Sha256("abc"));
  EXPECT_EQ(hasher.Finish(), Sha256(""));
}

struct TextCase {
  std::string_view text;
  std::string_view json;
};

TEST(CanonicalJson, EscapesAsRfc8785) {
  const std::vector<TextCase> cases{
      {"", R"("")"},
      {"T-1", R"("T-1")"},
      {"a\"b\\c/", R"("a\"b\\c/")"},
      {"\b\t\n\f\r", R"("\b\t\n\f\r")"},
      {std::string_view("\0\x1f\x7f", 3), "\"\\u0000\\u001f\x7f\""},
      {"\u20ac$\U0001F600\u2028", "\"\u20ac$\U0001F600\u2028\""},
      {"a\xff\xc0z", "\"a\uFFFD\uFFFDz\""},
      {"\xed\xa0\x80", "\"\uFFFD\uFFFD\uFFFD\""},
  };
  for (const TextCase& test : cases) {
    EXPECT_EQ(CanonicalText(test.text), test.json);
    // Another writer agrees.
    EXPECT_EQ(nlohmann::json::parse(test.json).dump(), test.json);
  }
}

TEST(CanonicalJson, SortsMembersAndInnerMembers) {
  CanonicalObject object;
  object.Text("b", "x").Number("a", 9007199254740991).Counts("c", {{"z", 1}, {"A", 2}});
  EXPECT_EQ(object.ToString(), R"({"a":9007199254740991,"b":"x","c":{"A":2,"z":1}})");
}

using Chain = AuditTest;

TEST_F(Chain, FirstLineStartsTheLogAndTheLastIsACheckpoint) {
  Add(2);
  const auto lines = ReadLines(log_);
  ASSERT_EQ(lines.size(), 5U);
  const auto kind = [&](std::size_t i) { return nlohmann::json::parse(lines[i]).at("kind"); };
  EXPECT_EQ(kind(0), "start");
  EXPECT_EQ(kind(1), "checkpoint");
  EXPECT_EQ(kind(2), "record");
  EXPECT_EQ(kind(4), "checkpoint");
  EXPECT_EQ(ReadFile(second_), lines[1] + "\n" + lines[4] + "\n");
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto line = nlohmann::json::parse(lines[i]);
    EXPECT_EQ(line.dump(), lines[i]);
    EXPECT_EQ(line.at("seq"), i);
    EXPECT_EQ(line.at("prev"), i == 0 ? std::string(64, '0') : ToHex(Sha256(lines[i - 1])));
  }
  EXPECT_TRUE(Verify().whole()) << NamesOf(Verify());
}

TEST_F(Chain, ReceiptIsSeqAndHashOfTheLine) {
  auto log = Open();
  ASSERT_TRUE(log);
  const auto receipt = log->Append(SampleRecord());
  ASSERT_TRUE(receipt);
  EXPECT_EQ(receipt->seq, 2U);
  EXPECT_EQ(receipt->line_sha256, Sha256(ReadLines(log_).at(2)));
}

TEST_F(Chain, RecordHoldsEveryField) {
  options_.now = [] {
    return std::chrono::system_clock::time_point(std::chrono::milliseconds(1764096708007));
  };
  AuditRecord record = SampleRecord(2);
  record.ticket_id = "Jan \"\n\x01";
  record.verify_attempts = 3;
  record.residue_found = 4;
  record.unread_areas = 5;
  record.hidden_parts_removed = 6;
  record.lost["pdf_a"] = 1;
  auto log = Open();
  ASSERT_TRUE(log && log->Append(record));
  const auto json = nlohmann::json::parse(ReadLines(log_).at(2));
  EXPECT_EQ(json.at("time"), "2025-11-25T18:51:48.007Z");
  EXPECT_EQ(json.at("ticket_id"), record.ticket_id);
  EXPECT_EQ(json.at("media_type"), "image/png");
  EXPECT_EQ(json.at("input_bytes"), 1002);
  EXPECT_EQ(json.at("verdict"), "quarantined");
  EXPECT_EQ(json.at("reason"), "unread_text");
  EXPECT_EQ(json.at("removed").at("PERSON"), 2);
  EXPECT_EQ(json.at("rules").at("nl_bsn.labelled"), 1);
  EXPECT_EQ(json.at("stage_ms").at("extract"), 120);
  EXPECT_EQ(json.at("verify_attempts"), 3);
  EXPECT_EQ(json.at("residue_found"), 4);
  EXPECT_EQ(json.at("unread_areas"), 5);
  EXPECT_EQ(json.at("hidden_parts_removed"), 6);
  EXPECT_EQ(json.at("lost").at("pdf_a"), 1);
  for (const auto* name : {"input_sha256", "plan_sha256", "output_sha256", "policy_sha256",
                           "rules_sha256", "models_sha256", "mac", "prev"}) {
    EXPECT_EQ(json.at(name).get<std::string>().size(), 64U) << name;
  }
}

TEST_F(Chain, ContinuesAcrossRuns) {
  for (int i = 0; i < 5; ++i) Add(3);
  const AuditVerification result = Verify();
  EXPECT_TRUE(result.whole()) << NamesOf(result);
  EXPECT_EQ(result.records, 15U);
  EXPECT_EQ(result.uncovered, 0U);
  EXPECT_TRUE(result.findings.empty());
}

TEST_F(Chain, OpeningAndClosingAddsNothingToAClosedLog) {
  Add(1);
  const std::string before = ReadFile(log_);
  Add(0);
  EXPECT_EQ(ReadFile(log_), before);
}

TEST_F(Chain, CheckpointAfterEveryNRecords) {
  auto log = Open();
  ASSERT_TRUE(log);
  for (int i = 0; i < 9; ++i) ASSERT_TRUE(log->Append(SampleRecord(i)));
  EXPECT_EQ(ReadLines(second_).size(), 3U);  // the first, and after 4 and 8 records
  ASSERT_TRUE(log->Close());
  ASSERT_TRUE(log->Close());
  EXPECT_EQ(ReadLines(second_).size(), 4U);
  EXPECT_FALSE(log->Append(SampleRecord()));
}

TEST_F(Chain, RefusesNamesThatAreNotOurs) {
  auto log = Open();
  ASSERT_TRUE(log);
  AuditRecord record;
  record.rules = {{"Jan Jansen", 1}};
  EXPECT_EQ(log->Append(record).error().code, ErrorCode::kInternal);
  record.rules = {{"", 1}};
  EXPECT_EQ(log->Append(record).error().code, ErrorCode::kInternal);
  record.rules.clear();
  record.ticket_id.assign(1 << 20, 'x');
  EXPECT_EQ(log->Append(record).error().code, ErrorCode::kTooLarge);
  ASSERT_TRUE(log->Append(SampleRecord()));
  ASSERT_TRUE(log->Close());
  EXPECT_TRUE(Verify().whole());
}

TEST_F(Chain, FieldNamesAsRuleNamesDoNotConfuseIt) {
  auto log = Open();
  ASSERT_TRUE(log);
  AuditRecord record = SampleRecord();
  record.rules = {{"mac", 1}, {"seq", 2}, {"prev", 3}, {"kind", 4}, {"sig", 5}};
  record.ticket_id = "\",\"mac\":\"00\",\"kind\":\"checkpoint\",\"";
  ASSERT_TRUE(log->Append(record));
  ASSERT_TRUE(log->Close());
  EXPECT_TRUE(Verify().whole()) << NamesOf(Verify());
  Add(1);
  EXPECT_TRUE(Verify().whole());
}

TEST_F(Chain, ForkedChildCanNeitherWriteNorReadTheKeys) {
  auto log = Open();
  ASSERT_TRUE(log && log->Append(SampleRecord()));
  const std::string before = ReadFile(log_);
  const pid_t child = fork();
  if (child == 0) {
    const bool refused = !log->Append(SampleRecord()) && log->Close().has_value();
    const ByteView key = keys_->mac_key();
    const bool wiped = std::ranges::all_of(key, [](std::uint8_t byte) { return byte == 0; });
    _exit(refused && wiped ? 0 : 1);
  }
  int status = 1;
  waitpid(child, &status, 0);
  EXPECT_EQ(status, 0);
  EXPECT_EQ(ReadFile(log_), before);
}

TEST_F(Chain, SecondPlaceMayBeElsewhereButNotTheLogItself) {
  options_.checkpoints_path = directory_ + "/elsewhere";
  Add(1);
  EXPECT_FALSE(std::filesystem::exists(second_));
  AuditVerifyOptions options = AllKeys();
  options.checkpoints_path = options_.checkpoints_path;
  EXPECT_TRUE(VerifyAuditLog(log_, options).whole());
  options_.checkpoints_path = log_;
  EXPECT_EQ(Open().error().code, ErrorCode::kUnwritableOutput);
}

TEST_F(Chain, RefusesWhatItCannotOpen) {
  log_ = directory_ + "/missing/audit.jsonl";
  EXPECT_EQ(Open().error().code, ErrorCode::kUnwritableOutput);
  log_ = directory_;
  EXPECT_EQ(Open().error().code, ErrorCode::kUnwritableOutput);
}

// What happened to the log between two runs, and what Open makes of it.
struct DamageCase {
  std::string_view what;
  void (*damage)(const std::string& log, const std::string& second);
};

void EditLast(const std::string& path, const std::string& from, const std::string& to) {
  std::string text = ReadFile(path);
  const std::size_t at = text.rfind(from);
  ASSERT_NE(at, std::string::npos);
  WriteFile(path, text.replace(at, from.size(), to));
}

const DamageCase kDamages[] = {
    {"LogDeleted", [](const auto& log, const auto&) { std::filesystem::remove(log); }},
    {"LogEmptied", [](const auto& log, const auto&) { WriteFile(log, ""); }},
    {"LastLineRemoved",
     [](const auto& log, const auto&) {
       auto lines = ReadLines(log);
       lines.pop_back();
       WriteLines(log, lines);
     }},
    {"LastCheckpointChanged",
     [](const auto& log, const auto&) { EditLast(log, "\"records\":6", "\"records\":5"); }},
    {"LineAdded",
     [](const auto& log, const auto&) {
       auto lines = ReadLines(log);
       lines.push_back(lines[2]);
       WriteLines(log, lines);
     }},
    {"NotALog", [](const auto& log, const auto&) { WriteFile(log, "hello\nworld\n"); }},
    {"SecondPlaceDeleted",
     [](const auto&, const auto& second) { std::filesystem::remove(second); }},
    {"SecondPlaceEmptied", [](const auto&, const auto& second) { WriteFile(second, ""); }},
    {"SecondPlaceHasAnother",
     [](const auto&, const auto& second) { EditLast(second, "\"records\":6", "\"records\":7"); }},
};

TEST_F(Chain, AddsNothingToALogThatDoesNotFit) {
  for (const DamageCase& test : kDamages) {
    std::filesystem::remove(log_);
    std::filesystem::remove(second_);
    Add(6);
    test.damage(log_, second_);
    const std::string before = ReadFile(log_);
    const auto log = Open();
    ASSERT_FALSE(log) << test.what;
    EXPECT_EQ(log.error().code, ErrorCode::kAuditBroken) << test.what;
    EXPECT_EQ(ReadFile(log_), before) << test.what;
    EXPECT_FALSE(Verify().whole()) << test.what;
  }
}

TEST_F(Chain, RefusesALogOfAnotherKey) {
  Add(1);
  auto other = AuditKeys::LoadOrCreate(directory_ + "/other");
  ASSERT_TRUE(other);
  const auto log =
      AuditLog::Open(log_, std::make_shared<const AuditKeys>(std::move(*other)), options_);
  EXPECT_EQ(log.error().code, ErrorCode::kAuditBroken);
}

TEST_F(Chain, NoticesThatTheLogWasReplacedWhileOpen) {
  auto log = Open();
  ASSERT_TRUE(log && log->Append(SampleRecord()));
  std::filesystem::rename(log_, log_ + ".old");
  EXPECT_EQ(log->Append(SampleRecord()).error().code, ErrorCode::kAuditBroken);
}

TEST_F(Chain, SecondPlaceIsCaughtUpAfterACrash) {
  Add(6);
  const std::string whole = ReadFile(second_);
  const std::size_t last = whole.rfind('\n', whole.size() - 2) + 1;
  for (const std::size_t keep : {last, last + 100, whole.size() - 1}) {
    WriteFile(second_, whole.substr(0, keep));
    EXPECT_TRUE(Verify().whole()) << keep;
    Add(0);
    EXPECT_EQ(ReadFile(second_), whole) << keep;
  }
}

TEST_F(Chain, CrashBeforeTheFirstCheckpointReachedTheSecondPlace) {
  Add(0);
  const std::string whole = ReadFile(second_);
  const std::vector<std::string> lines = ReadLines(log_);
  std::filesystem::remove(second_);
  Add(0);
  EXPECT_EQ(ReadFile(second_), whole);
  // Nor even the log.
  std::filesystem::remove(second_);
  WriteLines(log_, {lines[0]});
  EXPECT_TRUE(Verify().whole()) << NamesOf(Verify());
  Add(1);
  EXPECT_TRUE(Verify().whole()) << NamesOf(Verify());
}

}  // namespace
}  // namespace zwartlak
