// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include <random>
#include <set>

#include "pipeline/audit/sha256.h"
#include "tests/unit/audit/audit_fixture.h"

namespace zwartlak {
namespace {

using enum AuditProblem;
using Verifier = AuditTest;
using Lines = std::vector<std::string>;

void Replace(std::string& line, const std::string& from, const std::string& to) {
  const std::size_t at = line.find(from);
  ASSERT_NE(at, std::string::npos) << from;
  line.replace(at, from.size(), to);
}

// Makes a changed log agree with itself again, as an attacker without keys can.
void Rechain(Lines& lines) {
  std::string head(64, '0');
  for (std::string& line : lines) {
    const std::size_t at = line.find("\"prev\":\"") + 8;
    line.replace(at, 64, head);
    head = ToHex(Sha256(line));
  }
}

// The log is: 0 start, 1 checkpoint, 2-5 records, 6 checkpoint, 7-8 records, 9 checkpoint.
struct TamperCase {
  std::string_view what;
  void (*tamper)(Lines& log, Lines& second);
  AuditProblem expected;
  std::uint64_t line;  // where it is reported
  bool needs_mac_key = false;
};

const TamperCase kTampers[] = {
    {"Changed", [](Lines& log, Lines&) { Replace(log[3], "\"PERSON\":2", "\"PERSON\":1"); },
     kChainBroken, 5},
    {"ChangedWithMac", [](Lines& log, Lines&) { Replace(log[3], "\"PERSON\":2", "\"PERSON\":1"); },
     kMacWrong, 4, true},
    {"Removed", [](Lines& log, Lines&) { log.erase(log.begin() + 3); }, kLineMissing, 4},
    {"RemovedFirst", [](Lines& log, Lines&) { log.erase(log.begin()); }, kNoStart, 1},
    {"Reordered", [](Lines& log, Lines&) { std::swap(log[3], log[4]); }, kLineOutOfPlace, 5},
    {"Doubled", [](Lines& log, Lines&) { log.insert(log.begin() + 3, log[3]); }, kLineOutOfPlace,
     5},
    {"BlankLineInserted", [](Lines& log, Lines&) { log.insert(log.begin() + 3, ""); }, kNotJson, 4},
    {"CutOff", [](Lines& log, Lines&) { log.resize(7); }, kCutOff, 3},
    {"CutOffInsideABlock", [](Lines& log, Lines&) { log.resize(4); }, kCutOff, 2},
    {"LastCheckpointCutOff", [](Lines& log, Lines&) { log.pop_back(); }, kCutOff, 3},
    {"CutToOneLine", [](Lines& log, Lines&) { log.resize(1); }, kCutOff, 1},
    {"RecomputedChain",
     [](Lines& log, Lines&) {
       Replace(log[3], "\"PERSON\":2", "\"PERSON\":1");
       Rechain(log);
     },
     kSignatureWrong, 7},
    {"RecomputedChainWithMac",
     [](Lines& log, Lines&) {
       Replace(log[8], "\"PERSON\":2", "\"PERSON\":1");
       Rechain(log);
     },
     kMacWrong, 9, true},
    {"RemovedAndRecomputed",
     [](Lines& log, Lines& second) {
       log.erase(log.begin() + 3);
       Rechain(log);
       second = {log[1], log[5], log[8]};
     },
     kSignatureWrong, 6},
    {"RecordCountForged",
     [](Lines& log, Lines&) { Replace(log[6], "\"records\":4", "\"records\":3"); }, kWrongCount, 7},
    {"OtherKeyId", [](Lines& log, Lines&) { Replace(log[6], "\"key\":\"", "\"key\":\"0"); },
     kOtherKey, 7},
    {"OtherLogId", [](Lines& log, Lines&) { Replace(log[6], "\"log\":\"", "\"log\":\"0"); },
     kOtherLog, 7},
    {"KindUnknown", [](Lines& log, Lines&) { Replace(log[3], "\"record\"", "\"comment\""); },
     kUnknownKind, 4},
    {"FieldRemoved", [](Lines& log, Lines&) { Replace(log[3], "\"time\"", "\"tine\""); },
     kMissingField, 4},
    {"WrittenOtherwise", [](Lines& log, Lines&) { Replace(log[3], ",\"kind\"", ", \"kind\""); },
     kNotCanonical, 4},
    {"MemberTwice",
     [](Lines& log, Lines&) { Replace(log[3], "\"kind\"", "\"kind\":\"x\",\"kind\""); },
     kNotCanonical, 4},
    {"FractionalNumber", [](Lines& log, Lines&) { Replace(log[3], "1001", "1001.5"); }, kNotJson,
     4},
    {"ListInside", [](Lines& log, Lines&) { Replace(log[3], "1001", "[1001]"); }, kNotJson, 4},
    {"SecondPlaceChanged",
     [](Lines&, Lines& second) { Replace(second[1], "\"records\":4", "\"records\":5"); },
     kSecondPlaceUnlike, 2},
    {"SecondPlaceLacksOne", [](Lines&, Lines& second) { second.erase(second.begin() + 1); },
     kSecondPlaceUnlike, 2},
    {"SecondPlaceLacksTheFirst", [](Lines&, Lines& second) { second.erase(second.begin()); },
     kSecondPlaceUnlike, 1},
    {"SecondPlaceCutByTwo", [](Lines&, Lines& second) { second.resize(1); }, kSecondPlaceUnlike, 0},
    {"LongLine", [](Lines& log, Lines&) { log[3].append(2 << 20, ' '); }, kLineTooLong, 4},
};

class Tampered : public Verifier, public testing::WithParamInterface<TamperCase> {};

TEST_P(Tampered, IsFound) {
  const TamperCase& test = GetParam();
  Add(6);
  ASSERT_TRUE(Verify().whole()) << NamesOf(Verify());
  Lines log = ReadLines(log_);
  Lines second = ReadLines(second_);
  ASSERT_EQ(log.size(), 10U);
  ASSERT_EQ(second.size(), 3U);
  test.tamper(log, second);
  WriteLines(log_, log);
  WriteLines(second_, second);
  const auto result = VerifyAuditLog(log_, test.needs_mac_key ? AllKeys() : PublicOnly());
  EXPECT_FALSE(result.whole());
  EXPECT_TRUE(std::ranges::any_of(result.findings, [&](const AuditFinding& finding) {
    return finding.problem == test.expected && finding.line == test.line;
  })) << NamesOf(result);
}

INSTANTIATE_TEST_SUITE_P(Table, Tampered, testing::ValuesIn(kTampers),
                         [](const auto& test) { return std::string(test.param.what); });

TEST_F(Verifier, FindsALogMadeAnewWithOtherKeys) {
  Add(6);
  const auto honest = AllKeys();
  auto other = AuditKeys::LoadOrCreate(directory_ + "/other");
  ASSERT_TRUE(other);
  keys_ = std::make_shared<const AuditKeys>(std::move(*other));
  std::filesystem::remove(log_);
  std::filesystem::remove(second_);
  Add(6);
  ASSERT_TRUE(Verify().whole());
  const AuditVerification result = VerifyAuditLog(log_, honest);
  EXPECT_TRUE(Reports(result, kOtherKey));
  EXPECT_TRUE(Reports(result, kMacWrong));
}

TEST_F(Verifier, SaysWhatItDidNotCheck) {
  Add(2);
  const AuditVerification chain_only = VerifyAuditLog(log_, {});
  EXPECT_TRUE(chain_only.whole());
  EXPECT_FALSE(chain_only.signatures_checked);
  EXPECT_FALSE(chain_only.macs_checked);
  const AuditVerification result = VerifyAuditLog(log_, PublicOnly());
  EXPECT_TRUE(result.signatures_checked);
  EXPECT_FALSE(result.macs_checked);
  EXPECT_TRUE(result.second_place_checked);
  EXPECT_EQ(result.key_id, keys_->key_id());
  EXPECT_EQ(result.head, ToHex(Sha256(ReadLines(log_).back())));
}

TEST_F(Verifier, MissesNoMissingFile) {
  EXPECT_TRUE(Reports(Verify(), kUnreadable));
  WriteFile(log_, "");
  EXPECT_TRUE(Reports(Verify(), kEmpty));
  log_ = directory_;
  EXPECT_TRUE(Reports(Verify(), kUnreadable));
}

TEST_F(Verifier, ACopyWithoutItsSecondPlaceIsNotProvenWhole) {
  Add(2);
  std::filesystem::remove(second_);
  EXPECT_TRUE(Reports(Verify(), kSecondPlaceMissing));
  EXPECT_FALSE(Verify().whole());
}

TEST_F(Verifier, ToleratesWhatACrashLeaves) {
  Add(6);
  AddWithoutClosing(2);
  AuditVerification result = Verify();
  EXPECT_TRUE(result.whole()) << NamesOf(result);
  EXPECT_TRUE(Reports(result, kOpenEnd));
  EXPECT_EQ(result.uncovered, 2U);
  const std::string text = ReadFile(log_);
  for (std::size_t cut = 1; cut < 400; cut += 7) {
    WriteFile(log_, text.substr(0, text.size() - cut));
    result = Verify();
    EXPECT_TRUE(result.whole()) << cut << ": " << NamesOf(result);
    EXPECT_TRUE(Reports(result, kTornEnd)) << cut;
  }
}

TEST_F(Verifier, ALineFeedThatWasChangedIsNoTornEnd) {
  Add(2);
  AddWithoutClosing(1);
  std::string text = ReadFile(log_);
  text.back() = ' ';
  WriteFile(log_, text);
  EXPECT_FALSE(Verify().whole());
}

// Property: whatever single byte changes, the log is not whole, with the public key alone.
TEST_F(Verifier, AnyChangedByteIsFound) {
  Add(3);
  const std::string text = ReadFile(log_);
  ASSERT_TRUE(VerifyAuditLog(log_, PublicOnly()).whole());
  std::mt19937 random(20261123);
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::string changed = text;
    changed[i] = static_cast<char>(changed[i] ^ static_cast<char>(1 + random() % 255));
    WriteFile(log_, changed);
    ASSERT_FALSE(VerifyAuditLog(log_, PublicOnly()).whole()) << "byte " << i;
  }
}

TEST_F(Verifier, AnyRemovedSwappedOrDoubledLineIsFound) {
  Add(6);
  const Lines lines = ReadLines(log_);
  const auto broken = [&](const Lines& changed) {
    WriteLines(log_, changed);
    return !VerifyAuditLog(log_, PublicOnly()).whole();
  };
  ASSERT_FALSE(broken(lines));
  for (std::size_t i = 0; i < lines.size(); ++i) {
    Lines changed = lines;
    changed.erase(changed.begin() + static_cast<std::ptrdiff_t>(i));
    EXPECT_TRUE(broken(changed)) << "removed " << i;
    for (std::size_t at = 0; at <= lines.size(); ++at) {
      changed = lines;
      changed.insert(changed.begin() + static_cast<std::ptrdiff_t>(at), lines[i]);
      EXPECT_TRUE(broken(changed)) << i << " doubled at " << at;
    }
    for (std::size_t j = i + 1; j < lines.size(); ++j) {
      changed = lines;
      std::swap(changed[i], changed[j]);
      EXPECT_TRUE(broken(changed)) << i << " swapped with " << j;
    }
  }
}

TEST(AuditProblems, EveryOneTellsAPersonWhatHappened) {
  std::set<std::string_view> names;
  for (const AuditProblemInfo& info : AllAuditProblems()) {
    EXPECT_TRUE(names.insert(info.name).second) << info.name;
    EXPECT_FALSE(info.dutch.empty() || info.english.empty()) << info.name;
  }
}

}  // namespace
}  // namespace zwartlak
