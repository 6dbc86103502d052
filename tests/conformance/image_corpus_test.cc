// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Every picture of the shared data through the whole course, each in a child with limits: none may
// crash, hang or take more than a gigabyte. Prints how they end.
#include <sys/resource.h>
#include <sys/wait.h>

#include <map>

#include "tests/conformance/harness.h"

namespace zwartlak {
namespace {

using namespace testing_support;

constexpr int kPassed = 100;
constexpr int kFailedCheck = 101;

// Exit code: the error's number, kPassed or kFailedCheck.
int Course(const std::string& path) {
  const IdentifiedMedia media = MediaOf(path);
  const Format* format = FormatFor(Formats(), media.type);
  if (format == nullptr) return static_cast<int>(ErrorCode::kUnsupportedType);
  const BlindReader reader;
  const auto document = format->Extract(media, {.reader = &reader});
  if (!document) return static_cast<int>(document.error().code);
  for (const RedactionPlan& plan : {RedactionPlan{}, TwoBoxes(*document)}) {
    const auto output = format->Apply(media, plan, Limits{});
    if (!output) return static_cast<int>(output.error().code);
    const auto check = format->inspector().Check(media, plan, *output);
    if (!check) return static_cast<int>(check.error().code);
    if (!check->boxes_solid || !check->outside_untouched || !check->metadata_clean) {
      return kFailedCheck;
    }
  }
  return kPassed;
}

struct Outcome {
  int code = 0;
  int signal = 0;
};

Outcome RunLimited(const std::string& path) {
  const pid_t child = fork();
  if (child == 0) {
    const rlimit cpu{20, 20};
    setrlimit(RLIMIT_CPU, &cpu);
#ifndef ZWARTLAK_SANITIZED
    const rlimit memory{rlim_t{1} << 30, rlim_t{1} << 30};
    setrlimit(RLIMIT_AS, &memory);
#endif
    if (freopen("/dev/null", "w", stderr) == nullptr) _exit(1);
    _exit(Course(path));
  }
  int status = 0;
  waitpid(child, &status, 0);
  if (WIFSIGNALED(status)) return {0, WTERMSIG(status)};
  return {WEXITSTATUS(status), 0};
}

TEST(ImageCorpusTest, NoFileCrashesHangsOrTakesAGigabyte) {
  const std::filesystem::path root = std::string(ZWARTLAK_SHARED_DATA) + "/images";
  if (!std::filesystem::exists(root)) GTEST_SKIP() << "no ../shared/data/images beside the project";
  std::map<std::string, int> outcomes;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    if (!entry.is_regular_file()) continue;
    const Outcome outcome = RunLimited(entry.path().string());
    EXPECT_EQ(outcome.signal, 0) << entry.path().filename();
    EXPECT_NE(outcome.code, static_cast<int>(ErrorCode::kInternal)) << entry.path().filename();
    const bool refused = outcome.code < kPassed;
    const std::string name = outcome.signal != 0 ? "signal"
                             : refused
                                 ? std::string(InfoOf(static_cast<ErrorCode>(outcome.code)).name)
                                 : (outcome.code == kPassed ? "passed" : "failed the check");
    ++outcomes[name];
    if (outcome.code == kFailedCheck)
      std::printf("failed the check: %s\n", entry.path().filename().c_str());
  }
  for (const auto& [name, count] : outcomes) std::printf("%5d %s\n", count, name.c_str());
  EXPECT_GT(outcomes["passed"], 500);
  EXPECT_EQ(outcomes["failed the check"], 0);
}

}  // namespace
}  // namespace zwartlak
