// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Processes that append side by side, are killed, or run out of room.
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <ctime>
#include <random>
#include <set>

#include "pipeline/audit/log_reader.h"
#include "tests/unit/audit/audit_fixture.h"

namespace zwartlak {
namespace {

using enum AuditProblem;

class Crash : public AuditTest {
 protected:
  // Runs `body` in a child that has keys of its own (a fork wipes the parent's).
  template <typename Body>
  pid_t Start(Body body) {
    const pid_t child = fork();
    if (child != 0) return child;
    auto keys = AuditKeys::Load(directory_ + "/keys");
    if (!keys) _exit(9);
    keys_ = std::make_shared<const AuditKeys>(std::move(*keys));
    _exit(body());
  }

  static int Wait(pid_t child) {
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
  }

  // Ticket ids of all records in the log.
  std::multiset<std::string> Tickets() const {
    std::multiset<std::string> tickets;
    LineReader reader(log_);
    while (const auto line = reader.Next()) {
      const auto entry = ParseLogLine(line->text);
      if (entry && entry->Text("kind") == "record") tickets.insert(entry->Text("ticket_id"));
    }
    return tickets;
  }

  [[nodiscard]] std::size_t TornFiles() const {
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::directory_iterator(directory_)) {
      count += entry.path().filename().string().find(".torn-") != std::string::npos ? 1U : 0U;
    }
    return count;
  }
};

TEST_F(Crash, ProcessesAppendSideBySide) {
  constexpr int kProcesses = 3;
  constexpr int kRecords = 200;
  std::vector<pid_t> children;
  for (int process = 0; process < kProcesses; ++process) {
    children.push_back(Start([&] {
      auto log = Open();
      if (!log) return 1;
      for (int i = 0; i < kRecords; ++i) {
        if (!log->Append(SampleRecord(process * 1000 + i))) return 2;
      }
      return log->Close() ? 0 : 3;
    }));
  }
  for (const pid_t child : children) EXPECT_EQ(Wait(child), 0);
  const AuditVerification result = Verify();
  EXPECT_TRUE(result.whole()) << NamesOf(result);
  EXPECT_TRUE(result.findings.empty()) << NamesOf(result);
  EXPECT_EQ(result.records, static_cast<std::uint64_t>(kProcesses * kRecords));
  const auto tickets = Tickets();
  EXPECT_EQ(std::set(tickets.begin(), tickets.end()).size(), tickets.size());
}

TEST_F(Crash, ManyProcessesAgreeOnTheFirstLineAndTheKeys) {
  std::filesystem::remove_all(directory_ + "/keys");
  std::vector<pid_t> children;
  for (int i = 0; i < 8; ++i) {
    const pid_t child = fork();
    if (child == 0) {
      auto keys = AuditKeys::LoadOrCreate(directory_ + "/keys");
      if (!keys) _exit(1);
      auto log =
          AuditLog::Open(log_, std::make_shared<const AuditKeys>(std::move(*keys)), options_);
      _exit(log && log->Append(SampleRecord(i)) && log->Close() ? 0 : 2);
    }
    children.push_back(child);
  }
  for (const pid_t child : children) EXPECT_EQ(Wait(child), 0);
  auto keys = AuditKeys::Load(directory_ + "/keys");
  ASSERT_TRUE(keys);
  keys_ = std::make_shared<const AuditKeys>(std::move(*keys));
  EXPECT_TRUE(Verify().whole()) << NamesOf(Verify());
  EXPECT_EQ(Verify().records, 8U);
}

TEST_F(Crash, KilledAtAnyMoment) {
  std::mt19937 random(1);
  std::uint64_t reported = 0;
  for (int round = 0; round < 40; ++round) {
    int pipe_ends[2];
    ASSERT_EQ(pipe(pipe_ends), 0);
    const pid_t child = Start([&] {
      auto log = Open();
      if (!log) return 1;
      for (int i = 0;; ++i) {
        if (!log->Append(SampleRecord(i))) return 2;
        const char byte = 1;
        if (write(pipe_ends[1], &byte, 1) != 1) return 3;
      }
    });
    close(pipe_ends[1]);
    usleep(static_cast<useconds_t>(random() % 6000));
    kill(child, SIGKILL);
    EXPECT_EQ(Wait(child), -SIGKILL);
    char buffer[4096];
    for (ssize_t n = 0; (n = read(pipe_ends[0], buffer, sizeof buffer)) > 0;) {
      reported += static_cast<std::uint64_t>(n);
    }
    close(pipe_ends[0]);
    const AuditVerification result = Verify();
    ASSERT_TRUE(result.whole() || result.lines == 0) << NamesOf(result);
    // Every record whose receipt was given is there.
    ASSERT_GE(result.records, reported);
  }
  Add(1);
  EXPECT_TRUE(Verify().whole()) << NamesOf(Verify());
  EXPECT_GT(reported, 100U);
}

TEST_F(Crash, TornLineIsSetAsideAndTheLogContinues) {
  Add(3);
  AddWithoutClosing(2);
  const std::string whole = ReadFile(log_);
  const std::string second = ReadFile(second_);
  const std::size_t last = whole.rfind('\n', whole.size() - 2) + 1;
  for (const std::size_t cut : {last + 1, last + 50, whole.size() - 2}) {
    WriteFile(log_, whole.substr(0, cut));
    WriteFile(second_, second);
    const std::size_t torn_files = TornFiles();
    Add(1);
    const AuditVerification result = Verify();
    EXPECT_TRUE(result.whole()) << NamesOf(result);
    EXPECT_EQ(result.records, 5U);  // three, the first of two, the new one
    EXPECT_EQ(TornFiles(), torn_files + 1);
    EXPECT_NE(ReadFile(log_).find("\"torn_bytes\":" + std::to_string(cut - last)),
              std::string::npos);
  }
  // Only the line feed is missing: the record is whole and stays.
  WriteFile(log_, whole.substr(0, whole.size() - 1));
  WriteFile(second_, second);
  const std::size_t torn_files = TornFiles();
  Add(1);
  EXPECT_TRUE(Verify().whole());
  EXPECT_EQ(Verify().records, 6U);
  EXPECT_EQ(TornFiles(), torn_files);
}

TEST_F(Crash, TornFirstLine) {
  Add(1);
  const std::string start = ReadLines(log_).front();
  std::filesystem::remove(second_);
  WriteFile(log_, start.substr(0, 100));
  Add(1);
  EXPECT_TRUE(Verify().whole()) << NamesOf(Verify());
  EXPECT_EQ(TornFiles(), 1U);
}

TEST_F(Crash, ARunningProcessMendsWhatAnotherLeft) {
  auto log = Open();
  ASSERT_TRUE(log && log->Append(SampleRecord(1)));
  std::ofstream(log_, std::ios::app) << "{\"hidden_parts_rem";
  ASSERT_TRUE(log->Append(SampleRecord(2)));
  ASSERT_TRUE(log->Close());
  EXPECT_TRUE(Verify().whole()) << NamesOf(Verify());
  EXPECT_EQ(Verify().records, 2U);
  EXPECT_EQ(TornFiles(), 1U);
}

// The file size limit plays the full disk: the write comes through in part, then fails.
TEST_F(Crash, DiskFullAtAnyPointLeavesALogThatVerifies) {
  Add(2);
  const std::uint64_t before = std::filesystem::file_size(log_);
  for (rlim_t room = 0; room < 4000; room += 97) {
    const std::uint64_t size = std::filesystem::file_size(log_);
    const pid_t child = Start([&] {
      signal(SIGXFSZ, SIG_IGN);
      const rlimit limit{size + room, size + room};
      setrlimit(RLIMIT_FSIZE, &limit);
      auto log = Open();
      if (!log) return log.error().code == ErrorCode::kDiskFull ? 0 : 1;
      for (int i = 0; i < 100; ++i) {
        const auto receipt = log->Append(SampleRecord(i));
        if (!receipt) return receipt.error().code == ErrorCode::kDiskFull ? 0 : 2;
      }
      return 3;
    });
    ASSERT_EQ(Wait(child), 0) << room;
    ASSERT_TRUE(Verify().whole()) << room << NamesOf(Verify());
  }
  EXPECT_GT(std::filesystem::file_size(log_), before);
  Add(1);
  EXPECT_TRUE(Verify().whole());
  EXPECT_EQ(TornFiles(), 0U);  // what did not fit was taken back at once
}

TEST_F(Crash, NoRoomAtAll) {
  const std::string second = options_.checkpoints_path;
  options_.checkpoints_path = "/dev/full";
  EXPECT_EQ(Open().error().code, ErrorCode::kDiskFull);
  options_.checkpoints_path = second;
  log_ = "/dev/full";
  options_.checkpoints_path = directory_ + "/checkpoints";
  EXPECT_EQ(Open().error().code, ErrorCode::kDiskFull);
}

TEST_F(Crash, AppendDoesNotGrowDearerWithTheLog) {
  options_.checkpoint_every = 100;
  Add(100);
  const auto cost = [&] {
    // Processor time, so that a busy machine does not decide.
    const std::clock_t start = std::clock();
    for (int i = 0; i < 10; ++i) Add(10);
    return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  };
  const double few = cost();
  Add(20000);
  const double many = cost();
  EXPECT_LT(many, 5 * few + 0.05);
}

}  // namespace
}  // namespace zwartlak
