// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Record, then deliver; and the folder in which it is delivered.
#include "pipeline/release.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "pipeline/tickets/folder_store.h"
#include "tests/unit/runner/fakes.h"

namespace zwartlak {
namespace {

namespace fs = std::filesystem;
using testing_fakes::FakeProgram;
using testing_fakes::ReadText;
using testing_fakes::TemporaryFolder;

constexpr std::string_view kSecret = "Quintus Xandersson";

// in/, out/ and keys/ in one folder, and a program to run from the one to the other.
class ReleaseTest : public testing::Test {
 protected:
  void SetUp() override {
    AuditOptions options;
    options.sync = false;
    auto keys = AuditKeys::LoadOrCreate(folder_ / "keys");
    ASSERT_TRUE(keys);
    auto log = AuditLog::Open(folder_ / "audit.jsonl",
                              std::make_shared<const AuditKeys>(std::move(*keys)), options);
    ASSERT_TRUE(log);
    log_ = std::make_unique<AuditLog>(std::move(*log));
    fs::create_directory(folder_ / "in");
  }

  std::vector<Judgement> Scrub() {
    const auto list = ListInputs({folder_ / "in"}, "");
    auto store = FolderStore::Open(folder_ / "out", list->identities);
    EXPECT_TRUE(store);
    TicketRun run(program_.tools, program_.policy, {},
                  [] { return Fail(ErrorCode::kMissingLanguageData, Stage::kSetup); });
    std::vector<Judgement> judgements;
    for (Examined& examined : run.Examine(list->inputs, nullptr)) {
      const auto judgement = Release(examined, {}, {.policy = &program_.policy}, *log_, **store);
      EXPECT_TRUE(judgement);
      if (judgement) judgements.push_back(*judgement);
    }
    return judgements;
  }

  nlohmann::json Report(const std::string& name) {
    return nlohmann::json::parse(ReadText(folder_ / ("out/" + name + ".report.json")));
  }

  [[nodiscard]] bool InOut(const std::string& name) const {
    return fs::exists(folder_ / ("out/" + name));
  }

  TemporaryFolder folder_;
  FakeProgram program_;
  std::unique_ptr<AuditLog> log_;
};

TEST_F(ReleaseTest, WritesFileReportAndRecord) {
  folder_.Write("in/sub/a.txt", "NAME: Quintus Xandersson\n");
  const auto judgements = Scrub();
  ASSERT_EQ(judgements.size(), 1U);
  EXPECT_EQ(judgements[0].verdict, Verdict::kReleased);
  EXPECT_EQ(ReadText(folder_ / "out/sub/a.txt"), "NAME: ###\n");
  const auto report = Report("sub/a.txt");
  EXPECT_EQ(report["verdict"], "released");
  EXPECT_EQ(report["removed"]["PERSON"], 1);
  EXPECT_EQ(report["findings"][0]["rule"], "fake.name");
  EXPECT_EQ(report["output"]["bytes"], 10);
  EXPECT_TRUE(report["verification"]["passed"]);
  EXPECT_EQ(report.dump().find(kSecret), std::string::npos);
  const std::string log = ReadText(folder_ / "audit.jsonl");
  EXPECT_NE(log.find("\"released\""), std::string::npos);
  EXPECT_EQ(log.find(kSecret), std::string::npos);
}

TEST_F(ReleaseTest, AQuarantinedAttachmentYieldsOnlyAReport) {
  folder_.Write("in/a.txt", "CRASH");
  const auto judgements = Scrub();
  EXPECT_EQ(judgements[0].verdict, Verdict::kQuarantined);
  EXPECT_FALSE(InOut("a.txt"));
  const auto report = Report("a.txt");
  EXPECT_EQ(report["verdict"], "quarantined");
  EXPECT_EQ(report["reason"]["code"], "crash");
  EXPECT_TRUE(report["output"].is_null());
  EXPECT_FALSE(report["reason"]["nl"].get<std::string>().empty());
}

TEST_F(ReleaseTest, AnEarlierOutputDoesNotGoOnLookingReleased) {
  folder_.Write("in/a.txt", "NAME: Quintus Xandersson\n");
  Scrub();
  ASSERT_TRUE(InOut("a.txt"));
  folder_.Write("in/a.txt", "CRASH");
  Scrub();
  EXPECT_FALSE(InOut("a.txt"));
  EXPECT_EQ(Report("a.txt")["verdict"], "quarantined");
}

TEST_F(ReleaseTest, AForeignFileIsSetAsideNotLost) {
  folder_.Write("out/a.txt", "not ours");
  folder_.Write("in/a.txt", "CRASH");
  Scrub();
  EXPECT_FALSE(InOut("a.txt"));
  EXPECT_EQ(ReadText(folder_ / "out/a.txt.not-released"), "not ours");
}

TEST_F(ReleaseTest, NeverOverwritesAnInput) {
  const std::string input = folder_.Write("in/a.txt", "NAME: Quintus Xandersson\n");
  struct Trap {
    const char* what;
    std::function<void()> set;
  };
  const Trap traps[] = {
      {"hard link", [&] { fs::create_hard_link(input, folder_ / "out/a.txt"); }},
      {"symbolic link", [&] { fs::create_symlink(input, folder_ / "out/a.txt"); }},
      {"report is a link to it",
       [&] { fs::create_symlink(input, folder_ / "out/a.txt.report.json"); }},
  };
  for (const Trap& trap : traps) {
    fs::remove_all(folder_ / "out");
    fs::create_directory(folder_ / "out");
    trap.set();
    const auto judgements = Scrub();
    EXPECT_EQ(judgements[0].reason.code, ErrorCode::kWouldOverwriteInput) << trap.what;
    EXPECT_EQ(ReadText(input), "NAME: Quintus Xandersson\n") << trap.what;
  }
}

TEST_F(ReleaseTest, AFolderThatLeadsBackToTheInputsIsNotFollowed) {
  const std::string input = folder_.Write("in/sub/a.txt", "NAME: Quintus Xandersson\n");
  fs::create_directory(folder_ / "out");
  fs::create_directory_symlink(folder_ / "in/sub", folder_ / "out/sub");
  const auto judgements = Scrub();
  EXPECT_EQ(judgements[0].reason.code, ErrorCode::kUnwritableOutput);
  EXPECT_EQ(ReadText(input), "NAME: Quintus Xandersson\n");
}

TEST_F(ReleaseTest, AFailedDeliveryIsTakenBackInTheLog) {
  folder_.Write("in/a.txt", "NAME: Quintus Xandersson\n");
  // A folder where the file must go: the rename fails after the record was written.
  folder_.Write("out/a.txt/in-the-way", "x");
  const auto judgements = Scrub();
  EXPECT_EQ(judgements[0].verdict, Verdict::kQuarantined);
  EXPECT_EQ(judgements[0].reason.code, ErrorCode::kUnwritableOutput);
  const std::string log = ReadText(folder_ / "audit.jsonl");
  EXPECT_LT(log.find("\"released\""), log.find("\"quarantined\""));
  for (const auto& entry : fs::recursive_directory_iterator(folder_ / "out")) {
    EXPECT_EQ(entry.path().string().find(".zwartlak-"), std::string::npos);
  }
}

TEST_F(ReleaseTest, SweepsWhatAKilledRunLeft) {
  folder_.Write("out/.zwartlak-0123456789abcdef.tmp", "half");
  folder_.Write("out/.zwartlak-notes.tmp", "not ours");
  folder_.Write("in/a.txt", "hello");
  Scrub();
  EXPECT_FALSE(InOut(".zwartlak-0123456789abcdef.tmp"));
  EXPECT_TRUE(InOut(".zwartlak-notes.tmp"));
}

TEST_F(ReleaseTest, LeavesWhatARunBesideItIsWriting) {
  const std::string name = ".zwartlak-0123456789abcdef.tmp";
  folder_.Write("out/" + name, "half");
  const int fd = open((folder_.path() / "out" / name).c_str(), O_RDONLY | O_CLOEXEC);
  ASSERT_GE(fd, 0);
  ASSERT_EQ(flock(fd, LOCK_EX), 0);
  folder_.Write("in/a.txt", "hello");
  Scrub();
  EXPECT_TRUE(InOut(name));
  close(fd);
}

TEST(ListInputs, NamesNeverCollide) {
  const TemporaryFolder folder;
  folder.Write("one/a.png", "1");
  folder.Write("two/a.png", "2");
  folder.Write("two/a.png.report.json", "3");
  folder.Write("two/audit.jsonl", "4");
  folder.Write("two/deep/a.png", "5");
  const auto list = ListInputs({folder / "one/a.png", folder / "two"}, "", {"audit.jsonl"});
  ASSERT_TRUE(list);
  std::vector<std::string> names;
  for (const Input& input : list->inputs) names.push_back(input.name);
  EXPECT_EQ(names, (std::vector<std::string>{"a.png", "a-2.png", "a.png.report-2.json",
                                             "audit-2.jsonl", "deep/a.png"}));
}

TEST(ListInputs, TheOutputFolderIsNoInput) {
  const TemporaryFolder folder;
  folder.Write("a.txt", "1");
  folder.Write("out/a.txt", "cleaned before");
  const auto list = ListInputs({folder.path().string()}, folder / "out");
  ASSERT_TRUE(list);
  ASSERT_EQ(list->inputs.size(), 1U);
  EXPECT_EQ(list->inputs[0].name, "a.txt");
}

TEST(ListInputs, AMissingPathIsListed) {
  const auto list = ListInputs({"/nonexistent/zwartlak.txt"}, "");
  ASSERT_TRUE(list);
  ASSERT_EQ(list->inputs.size(), 1U);
  EXPECT_EQ(ReadInput(list->inputs[0], {}).error().code, ErrorCode::kUnreadableInput);
}

}  // namespace
}  // namespace zwartlak
