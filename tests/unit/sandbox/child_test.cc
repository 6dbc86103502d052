// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Saboteurs: work that does in a child what a file that has taken over would do.
#include "pipeline/sandbox/child.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <cstdio>
#include <fstream>
#include <stdexcept>
#include <string>
#include <thread>

#include "pipeline/sandbox/channel.h"
#include "pipeline/sandbox/confine.h"
#include "pipeline/sandbox/pool.h"

namespace zwartlak {
namespace {

#ifdef ZWARTLAK_SANITIZED
constexpr bool kSanitized = true;
#else
constexpr bool kSanitized = false;
#endif

Limits Small() {
  Limits limits;
  limits.child_memory_bytes = 256 << 20;
  limits.child_cpu_seconds = 5;
  limits.child_wall_seconds = 5;
  limits.max_output_bytes = 1 << 20;
  return limits;
}

ErrorCode CodeOf(const Result<ChildResult>& result) {
  return result ? ErrorCode::kNone : result.error().code;
}

ErrorCode CodeOfRun(const ChildWork& work, const Limits& limits = Small()) {
  return CodeOf(RunInChild(work, limits));
}

void SendRaw(const ChildReporter& reporter, const Bytes& bytes) {
  EXPECT_EQ(write(reporter.TESTING_ONLY_fd(), bytes.data(), bytes.size()),
            static_cast<ssize_t>(bytes.size()));
}

TEST(Child, ReturnsWhatTheWorkReturns) {
  for (const std::size_t size : {0U, 1U, 65535U, 1U << 20}) {
    const auto result = RunInChild([&](const ChildReporter&) { return Bytes(size, 7); }, Small());
    ASSERT_TRUE(result) << InfoOf(result.error().code).name;
    EXPECT_EQ(result->message, Bytes(size, 7));
    EXPECT_GT(result->peak_memory_bytes, 0U);
  }
}

TEST(Child, SeesTheParentsMemoryAndCannotChangeIt) {
  int number = 41;
  const auto result = RunInChild(
      [&](const ChildReporter&) {
        ++number;
        return Bytes{static_cast<std::uint8_t>(number)};
      },
      Small());
  ASSERT_TRUE(result);
  EXPECT_EQ(result->message[0], 42);
  EXPECT_EQ(number, 41);
}

TEST(Child, MayUseThreads) {
  EXPECT_EQ(CodeOfRun([](const ChildReporter&) {
              Bytes out(2);
              std::thread a([&] { out[0] = 1; });
              std::thread b([&] { out[1] = 2; });
              a.join();
              b.join();
              return out;
            }),
            ErrorCode::kNone);
}

TEST(Child, IsRefusedWhenTheParentHasThreads) {
  std::atomic<bool> stop = false;
  std::thread other([&] {
    while (!stop) usleep(1000);
  });
  EXPECT_EQ(CodeOfRun([](const ChildReporter&) { return Bytes{}; }), ErrorCode::kInternal);
  stop = true;
  other.join();
}

struct Saboteur {
  const char* name;
  ChildWork work;
  ErrorCode expected;
};

class Sabotage : public testing::TestWithParam<Saboteur> {};

TEST_P(Sabotage, IsNamed) {
  if (kSanitized && GetParam().name == std::string_view("UsesShell")) {
    GTEST_SKIP() << "sanitizers need fork; only the shell's own exec is killed there";
  }
  const auto result = RunInChild(GetParam().work, Small());
  ASSERT_FALSE(result);
  EXPECT_EQ(InfoOf(result.error().code).name, InfoOf(GetParam().expected).name);
}

Bytes Never() { return Bytes{1}; }

INSTANTIATE_TEST_SUITE_P(
    Deaths, Sabotage,
    testing::Values(
        Saboteur{"Abort", [](const ChildReporter&) -> Bytes { std::abort(); }, ErrorCode::kCrash},
        Saboteur{"Segfault",
                 [](const ChildReporter&) -> Bytes {
                   std::signal(SIGSEGV, SIG_DFL);
                   std::raise(SIGSEGV);
                   return Never();
                 },
                 ErrorCode::kCrash},
        Saboteur{"ExitsEarly", [](const ChildReporter&) -> Bytes { _exit(0); },
                 ErrorCode::kProtocol},
        Saboteur{"ExitsWithError", [](const ChildReporter&) -> Bytes { _exit(3); },
                 ErrorCode::kCrash},
        Saboteur{"Throws",
                 [](const ChildReporter&) -> Bytes { throw std::runtime_error("secret"); },
                 ErrorCode::kInternal},
        Saboteur{"ThrowsNumber", [](const ChildReporter&) -> Bytes { throw 1; },
                 ErrorCode::kInternal}),
    [](const auto& param_info) { return std::string(param_info.param.name); });

INSTANTIATE_TEST_SUITE_P(Forbidden, Sabotage,
                         testing::Values(Saboteur{"Socket",
                                                  [](const ChildReporter&) {
                                                    socket(AF_INET, SOCK_STREAM, 0);
                                                    return Never();
                                                  },
                                                  ErrorCode::kSandboxViolation},
                                         Saboteur{"UnixSocket",
                                                  [](const ChildReporter&) {
                                                    socket(AF_UNIX, SOCK_STREAM, 0);
                                                    return Never();
                                                  },
                                                  ErrorCode::kSandboxViolation},
                                         Saboteur{"Exec",
                                                  [](const ChildReporter&) {
                                                    execl("/bin/true", "true", nullptr);
                                                    return Never();
                                                  },
                                                  ErrorCode::kSandboxViolation},
                                         Saboteur{"KillParent",
                                                  [](const ChildReporter&) {
                                                    kill(getppid(), SIGKILL);
                                                    return Never();
                                                  },
                                                  ErrorCode::kSandboxViolation},
                                         Saboteur{"CreatesFile",
                                                  [](const ChildReporter&) {
                                                    std::ofstream("/tmp/zwartlak-sabotage") << "x";
                                                    return Never();
                                                  },
                                                  ErrorCode::kSandboxViolation},
                                         Saboteur{"OpensFileToWrite",
                                                  [](const ChildReporter&) {
                                                    static_cast<void>(open("/dev/null", O_WRONLY));
                                                    return Never();
                                                  },
                                                  ErrorCode::kSandboxViolation},
                                         Saboteur{"RemovesFile",
                                                  [](const ChildReporter&) {
                                                    unlink("/tmp/zwartlak-no-such-file");
                                                    return Never();
                                                  },
                                                  ErrorCode::kSandboxViolation},
                                         Saboteur{"UsesShell",
                                                  [](const ChildReporter&) {
                                                    const int status = std::system("true");
                                                    return Bytes{static_cast<std::uint8_t>(status)};
                                                  },
                                                  ErrorCode::kSandboxViolation}),
                         [](const auto& param_info) { return std::string(param_info.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Liars, Sabotage,
    testing::Values(Saboteur{"ClosesThePipe",
                             [](const ChildReporter& reporter) -> Bytes {
                               close(reporter.TESTING_ONLY_fd());
                               _exit(0);
                             },
                             ErrorCode::kProtocol},
                    Saboteur{"SendsGarbage",
                             [](const ChildReporter& reporter) -> Bytes {
                               SendRaw(reporter, Bytes(1000, 0xee));
                               _exit(0);
                             },
                             ErrorCode::kProtocol},
                    Saboteur{"PromisesTooMuch",
                             [](const ChildReporter& reporter) -> Bytes {
                               Bytes header(channel::kAnswerHeaderSize, 0xff);
                               header[0] = channel::kAnswer;
                               SendRaw(reporter, header);
                               _exit(0);
                             },
                             ErrorCode::kTooLarge},
                    Saboteur{"SendsTooMuch",
                             [](const ChildReporter&) { return Bytes((1 << 20) + 1); },
                             ErrorCode::kTooLarge},
                    Saboteur{"SendsLessThanPromised",
                             [](const ChildReporter& reporter) -> Bytes {
                               Bytes header(channel::kAnswerHeaderSize, 0);
                               header[0] = channel::kAnswer;
                               header[1] = 9;
                               SendRaw(reporter, header);
                               _exit(0);
                             },
                             ErrorCode::kProtocol},
                    Saboteur{"WrongDigest",
                             [](const ChildReporter& reporter) -> Bytes {
                               SendRaw(reporter, [] {
                                 Bytes frame(channel::kAnswerHeaderSize + 1, 0);
                                 frame[0] = channel::kAnswer;
                                 frame[1] = 1;
                                 return frame;
                               }());
                               _exit(0);
                             },
                             ErrorCode::kProtocol},
                    Saboteur{"SpeaksTwice",
                             [](const ChildReporter& reporter) {
                               // An error frame, then an answer: the first word counts.
                               SendRaw(reporter, {channel::kFailure,
                                                  static_cast<std::uint8_t>(ErrorCode::kInternal)});
                               return Never();
                             },
                             ErrorCode::kInternal},
                    Saboteur{"ClaimsAnOddError",
                             [](const ChildReporter& reporter) -> Bytes {
                               SendRaw(reporter, {channel::kFailure, 0});
                               _exit(0);
                             },
                             ErrorCode::kProtocol},
                    Saboteur{"OddProgress",
                             [](const ChildReporter& reporter) {
                               SendRaw(reporter, {channel::kProgress, 0xff, 0, 0, 0, 0});
                               return Never();
                             },
                             ErrorCode::kProtocol}),
    [](const auto& param_info) { return std::string(param_info.param.name); });

TEST(ChildLimits, InfiniteLoopTimesOut) {
  Limits limits = Small();
  limits.child_wall_seconds = 1;
  EXPECT_EQ(CodeOfRun(
                [](const ChildReporter&) -> Bytes {
                  volatile int spin = 1;
                  while (spin != 0) {
                  }
                  return {};
                },
                limits),
            ErrorCode::kTimeout);
}

TEST(ChildLimits, ProcessorTimeTimesOut) {
  Limits limits = Small();
  limits.child_cpu_seconds = 1;
  EXPECT_EQ(CodeOfRun(
                [](const ChildReporter&) -> Bytes {
                  volatile int spin = 1;
                  while (spin != 0) {
                  }
                  return {};
                },
                limits),
            ErrorCode::kTimeout);
}

// A long document gets time for every page that it finishes, not for ever.
TEST(ChildLimits, PagesThatAreDoneAddTime) {
  Limits limits = Small();
  limits.child_wall_seconds = 1;
  limits.child_page_seconds = 1;
  limits.max_document_pages = 1;  // four pages count
  const auto work_for = [&limits](int seconds) {
    return CodeOfRun(
        [seconds](const ChildReporter& reporter) -> Bytes {
          for (int i = 1; i <= seconds; ++i) {
            reporter.Report({Stage::kExtract, static_cast<std::uint32_t>(i)});
            sleep(1);
          }
          return {};
        },
        limits);
  };
  EXPECT_EQ(work_for(3), ErrorCode::kNone);
  EXPECT_EQ(work_for(20), ErrorCode::kTimeout);
}

TEST(ChildLimits, SleeperTimesOut) {
  Limits limits = Small();
  limits.child_wall_seconds = 1;
  EXPECT_EQ(CodeOfRun(
                [](const ChildReporter&) -> Bytes {
                  while (true) usleep(100'000);
                },
                limits),
            ErrorCode::kTimeout);
}

TEST(ChildLimits, HangingAfterClosingThePipeEnds) {
  const auto start = std::chrono::steady_clock::now();
  EXPECT_NE(CodeOfRun([](const ChildReporter& reporter) -> Bytes {
              close(reporter.TESTING_ONLY_fd());
              while (true) usleep(100'000);
            }),
            ErrorCode::kNone);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(4));
}

TEST(ChildLimits, MemoryBombIsOutOfMemory) {
  if (kSanitized) GTEST_SKIP() << "no address-space limit under sanitizers";
  EXPECT_EQ(CodeOfRun([](const ChildReporter&) -> Bytes {
              Bytes bomb;
              while (true) bomb.resize(bomb.size() + (16 << 20), 1);
            }),
            ErrorCode::kOutOfMemory);
}

TEST(ChildLimits, CannotReadOtherFiles) {
  if (kSanitized) GTEST_SKIP() << "reading is let through under sanitizers";
  const auto result = RunInChild(
      [](const ChildReporter&) {
        return Bytes{static_cast<std::uint8_t>(open("/etc/passwd", O_RDONLY) < 0 ? 1 : 0)};
      },
      Small());
  ASSERT_TRUE(result);
  EXPECT_EQ(result->message[0], 1);
}

TEST(ChildLimits, CanReadFontsWhereTheKernelGuardsTheRest) {
  if (kSanitized) GTEST_SKIP() << "reading is let through under sanitizers";
  if (!ProbeSandbox().fonts) GTEST_SKIP() << "this kernel has no Landlock";
  // Through a link out of the folder of fonts, and by way of its parent: no.
  for (const auto& [path, readable] :
       {std::pair{"/usr/share/fonts", true}, std::pair{"/etc/fonts/fonts.conf", true},
        std::pair{"/usr/share/fonts/../../../etc/passwd", false},
        std::pair{"/proc/self/maps", false}, std::pair{"/usr/share/dict", false}}) {
    const auto result = RunInChild(
        [&](const ChildReporter&) {
          return Bytes{static_cast<std::uint8_t>(open(path, O_RDONLY) < 0 ? 0 : 1)};
        },
        Small());
    ASSERT_TRUE(result);
    EXPECT_EQ(result->message[0], readable ? 1 : 0) << path;
  }
}

TEST(ChildLimits, PrintsNothing) {
  testing::internal::CaptureStdout();
  testing::internal::CaptureStderr();
  EXPECT_EQ(CodeOfRun([](const ChildReporter&) {
              std::printf("file content\n");
              std::fprintf(stderr, "file content\n");
              std::fflush(nullptr);
              return Never();
            }),
            ErrorCode::kNone);
  EXPECT_EQ(testing::internal::GetCapturedStdout(), "");
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
}

TEST(ChildLimits, InheritsNoDescriptors) {
  const int secret = open("/etc/passwd", O_RDONLY);
  ASSERT_GE(secret, 0);
  const auto result = RunInChild(
      [&](const ChildReporter&) {
        char c = 0;
        return Bytes{static_cast<std::uint8_t>(read(secret, &c, 1) < 0 ? 1 : 0)};
      },
      Small());
  close(secret);
  ASSERT_TRUE(result);
  // The number may have been taken over by the channel, which cannot be read either.
  EXPECT_EQ(result->message[0], 1);
}

TEST(Pool, RunsEveryItemOnceAndSideBySide) {
  std::vector<int> done(7, 0);
  std::vector<int> progress(7, 0);
  const auto start = std::chrono::steady_clock::now();
  RunPool(7, 4, Small(),
          {.prepare = [](std::size_t item) -> Result<ChildWork> {
             if (item == 3) return Fail(ErrorCode::kUnreadableInput, Stage::kRunner);
             return [item](const ChildReporter& reporter) {
               reporter.Report({Stage::kExtract, 5});
               usleep(300'000);
               return Bytes{static_cast<std::uint8_t>(item)};
             };
           },
           .done =
               [&](std::size_t item, Result<ChildResult> result) {
                 ++done[item];
                 if (item == 3) {
                   EXPECT_EQ(CodeOf(result), ErrorCode::kUnreadableInput);
                 } else {
                   ASSERT_TRUE(result);
                   EXPECT_EQ(result->message, Bytes{static_cast<std::uint8_t>(item)});
                 }
               },
           .progress =
               [&](std::size_t item, const ChildProgress& p) {
                 if (p.stage == Stage::kExtract && p.pages == 5) ++progress[item];
               }});
  EXPECT_EQ(done, std::vector<int>(7, 1));
  EXPECT_GT(progress[0], 0);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::milliseconds(1500));
}

}  // namespace
}  // namespace zwartlak
