// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "pipeline/ticket_run.h"

#include <gtest/gtest.h>

#include <array>
#include <filesystem>

#include "tests/unit/runner/fakes.h"

namespace zwartlak {
namespace {

using testing_fakes::FakeProgram;
using testing_fakes::ReadText;
using testing_fakes::TemporaryFolder;

Result<ReaderPair> NoReaders() { return Fail(ErrorCode::kMissingLanguageData, Stage::kSetup); }

std::vector<Examined> RunAll(const FakeProgram& program, const TemporaryFolder& folder,
                             TicketOptions options = {}) {
  TicketRun run(program.tools, program.policy, std::move(options), NoReaders);
  const auto list = ListInputs({folder.path().string()}, "");
  EXPECT_TRUE(list);
  return run.Examine(list->inputs, nullptr);
}

std::string Output(const Examined& examined) {
  return std::string(AsText(examined.outcome.file.bytes));
}

std::string_view CodeOf(const Examined& examined) {
  return InfoOf(examined.outcome.error.code).name;
}

TEST(TicketRun, RemovesWhatIsFound) {
  const FakeProgram program;
  const TemporaryFolder folder;
  folder.Write("a.txt", "NAME: Quintus Xandersson\nhello\n");
  const auto all = RunAll(program, folder);
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(CodeOf(all[0]), "none");
  EXPECT_EQ(Output(all[0]), "NAME: ###\nhello\n");
  EXPECT_TRUE(all[0].outcome.verification.passed);
  EXPECT_EQ(all[0].passes, 1U);
  EXPECT_GT(all[0].peak_memory_bytes, 0U);
  ASSERT_EQ(all[0].outcome.findings.size(), 1U);
  EXPECT_EQ(all[0].outcome.findings[0].rule, "fake.name");
}

struct BadCase {
  const char* text;
  std::string_view code;
};

TEST(TicketRun, NamesEveryMisfortune) {
  const BadCase cases[] = {
      {"CRASH", "crash"},
      {"THROW NAME: Quintus Xandersson", "internal"},
      {"MEMORY", "out_of_memory"},
      {"HANG", "timeout"},
      {"DAMAGED", "damaged_file"},
      {"OUTSIDE", "outside_changed"},
      {"LAZY\nNAME: Quintus Xandersson\n", "residue_found"},
      {"", "empty"},
      {"GIF89a no format reads this here", "unsupported_type"},
  };
  for (const BadCase& c : cases) {
    const FakeProgram program;
    const TemporaryFolder folder;
    folder.Write("a.txt", c.text);
    const auto all = RunAll(program, folder);
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(CodeOf(all[0]), c.code) << c.text;
    EXPECT_TRUE(all[0].outcome.file.bytes.empty()) << c.text;
  }
}

TEST(TicketRun, OneBadFileDoesNotHarmTheOthers) {
  const FakeProgram program;
  const TemporaryFolder folder;
  folder.Write("a.txt", "NAME: Quintus Xandersson\n");
  folder.Write("b.txt", "CRASH");
  folder.Write("c.txt", "fine");
  const auto all = RunAll(program, folder, {.jobs = 3});
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(Output(all[0]), "NAME: ###\n");
  EXPECT_EQ(CodeOf(all[1]), "crash");
  EXPECT_EQ(Output(all[2]), "fine");
}

TEST(TicketRun, AValueOfOneAttachmentIsRemovedInAll) {
  for (const unsigned jobs : {1U, 3U}) {
    const FakeProgram program;
    const TemporaryFolder folder;
    folder.Write("a.txt", "then Quintus Xandersson called again\n");
    folder.Write("b.txt", "NAME: Quintus Xandersson\n");
    folder.Write("c.txt", "nobody here\n");
    const auto all = RunAll(program, folder, {.jobs = jobs});
    ASSERT_EQ(all.size(), 3U);
    EXPECT_EQ(Output(all[0]), "then ### called again\n");
    EXPECT_EQ(Output(all[1]), "NAME: ###\n");
    EXPECT_EQ(Output(all[2]), "nobody here\n");
    EXPECT_EQ(all[0].passes, 2U);
    EXPECT_EQ(all[1].passes, 1U);
    EXPECT_EQ(all[2].passes, 1U);
  }
}

TEST(TicketRun, AValueOfAQuarantinedAttachmentCountsToo) {
  const FakeProgram program;
  const TemporaryFolder folder;
  folder.Write("a.txt", "then Quintus Xandersson called again\n");
  folder.Write("b.txt", "OUTSIDE\nNAME: Quintus Xandersson\n");
  const auto all = RunAll(program, folder);
  EXPECT_EQ(Output(all[0]), "then ### called again\n");
  EXPECT_EQ(CodeOf(all[1]), "outside_changed");
}

TEST(TicketRun, PersonsTheOperatorNamesAreAlwaysRemoved) {
  const FakeProgram program;
  const TemporaryFolder folder;
  folder.Write("a.txt", "call QUINTUS XANDERSSON, or mrs Xandersson\n");
  TicketOptions options;
  options.persons.emplace_back("Quintus Xandersson");
  const auto all = RunAll(program, folder, std::move(options));
  EXPECT_EQ(Output(all[0]), "call ###, or mrs ###\n");
  EXPECT_EQ(all[0].passes, 1U);
}

TEST(TicketRun, ScanRevealsOnlyWhenAsked) {
  for (const bool reveal : {false, true}) {
    const FakeProgram program;
    const TemporaryFolder folder;
    folder.Write("a.txt", "NAME: Quintus Xandersson\n");
    const auto all = RunAll(program, folder, {.mode = Mode::kScan, .reveal = reveal});
    ASSERT_EQ(all[0].outcome.findings.size(), 1U);
    EXPECT_TRUE(all[0].outcome.file.bytes.empty());
    ASSERT_EQ(all[0].outcome.texts.size(), reveal ? 1U : 0U);
    if (reveal) {
      EXPECT_EQ(all[0].outcome.texts[0].Reveal(), "Quintus Xandersson");
    }
  }
}

TEST(TicketRun, SaysThatANameMayHoldPersonalData) {
  const FakeProgram program;
  const TemporaryFolder folder;
  folder.Write("NAME:_Quintus_Xandersson.txt", "hello");
  folder.Write("plain.txt", "hello");
  const auto all = RunAll(program, folder);
  EXPECT_TRUE(all[0].outcome.name_is_personal);
  EXPECT_FALSE(all[1].outcome.name_is_personal);
}

TEST(TicketRun, InputsThatVanishOrAreNoFiles) {
  const FakeProgram program;
  const TemporaryFolder folder;
  const std::string file = folder.Write("a.txt", "hello");
  folder.Write("elsewhere/target.txt", "hello");
  std::filesystem::create_symlink(folder / "elsewhere/target.txt", folder / "link.txt");
  ASSERT_EQ(mkfifo((folder / "pipe").c_str(), 0600), 0);
  const auto list = ListInputs({folder.path().string()}, folder / "elsewhere");
  ASSERT_TRUE(list);
  std::filesystem::remove(file);
  TicketRun run(program.tools, program.policy, {}, NoReaders);
  const auto all = run.Examine(list->inputs, nullptr);
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(CodeOf(all[0]), "unreadable_input");
  EXPECT_EQ(CodeOf(all[1]), "not_a_regular_file");
  EXPECT_EQ(CodeOf(all[2]), "not_a_regular_file");
}

TEST(TicketRun, AFileOverTheLimitIsRefused) {
  FakeProgram program;
  program.policy.limits.max_bytes = 10;
  const TemporaryFolder folder;
  folder.Write("a.txt", "0123456789");
  folder.Write("b.txt", "01234567890");
  const auto all = RunAll(program, folder);
  EXPECT_EQ(CodeOf(all[0]), "none");
  EXPECT_EQ(CodeOf(all[1]), "too_large");
}

// Names, verdicts and outputs of all, in order.
std::vector<std::array<std::string, 3>> Summary(const std::vector<Examined>& all) {
  std::vector<std::array<std::string, 3>> lines;
  for (const Examined& e : all) {
    lines.push_back({e.input.name, std::string(CodeOf(e)), Output(e)});
  }
  return lines;
}

TEST(TicketRun, WhatIsPackedInAnAttachmentFollowsAsOne) {
  const FakeProgram program;
  const TemporaryFolder folder;
  folder.Write("a.txt",
               "PACKED CR^ASH\nPACKED hello|NAME:_Quintus_Xandersson\nQuintus Xandersson\n");
  folder.Write("b.txt", "bye Quintus Xandersson\n");
  const auto all = RunAll(program, folder);
  ASSERT_EQ(all.size(), 4U);
  EXPECT_EQ(CodeOf(all[0]), "none");
  // What a packed file teaches counts for the others.
  EXPECT_EQ(Output(all[0]).find("Xandersson\n"), std::string::npos);
  EXPECT_EQ(Output(all[1]), "bye ###\n");
  EXPECT_EQ(Summary({all[2], all[3]}),
            (std::vector<std::array<std::string, 3>>{
                {"a.txt-attachment-1.log", "crash", ""},
                {"a.txt-attachment-2.log", "none", "hello\nNAME: ###"}}));
  EXPECT_EQ(all[0].packed, (std::vector<std::string>{all[2].input.name, all[3].input.name}));
  EXPECT_EQ(all[3].input.parent, "a.txt");
  EXPECT_EQ(all[3].input.parent_sha256, all[0].sha256);
}

TEST(TicketRun, NamesOfPackedFilesAreNobodyElses) {
  const FakeProgram program;
  const TemporaryFolder folder;
  folder.Write("a.txt", "PACKED hello\n");
  folder.Write("a.txt-attachment-1.log", "bye");
  const auto all = RunAll(program, folder);
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(all[1].input.name, "a.txt-attachment-1.log");
  EXPECT_EQ(all[2].input.name, "a.txt-attachment-1-2.log");
}

TEST(TicketRun, PackedFilesBeyondTheLimitsAreRefused) {
  const TemporaryFolder folder;
  folder.Write("a.txt", "PACKED PACKED_one\nPACKED two\nPACKED three\nPACKED four\n");
  FakeProgram program;
  program.policy.limits.max_children = 2;
  const auto few = RunAll(program, folder);
  ASSERT_EQ(few.size(), 5U);
  EXPECT_EQ(CodeOf(few[0]), "none");
  EXPECT_EQ(CodeOf(few[2]), "none");
  EXPECT_EQ(CodeOf(few[3]), "too_many_children");
  EXPECT_EQ(CodeOf(few[4]), "too_many_children");  // in the first
  FakeProgram shallow;
  shallow.policy.limits.max_child_depth = 1;
  const auto flat = RunAll(shallow, folder);
  ASSERT_EQ(flat.size(), 6U);
  EXPECT_EQ(flat[5].input.depth, 2U);
  EXPECT_EQ(CodeOf(flat[5]), "too_many_children");
  FakeProgram small;
  small.policy.limits.max_children_bytes = 12;
  const auto light = RunAll(small, folder);
  EXPECT_EQ(CodeOf(light[1]), "none");
  EXPECT_EQ(CodeOf(light[3]), "too_many_children");
}

}  // namespace
}  // namespace zwartlak
