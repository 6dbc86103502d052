// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Runs work on foreign bytes in a child forked from a warm parent: no network, no new files, no new
// programs (pipeline/sandbox/confine.h), with limits on memory, processor time, wall time and size
// of the answer. The answer is one block of bytes whose length and SHA-256 are checked here; its
// meaning is checked by pipeline/sandbox/wire.h. Whatever goes wrong comes back as an ErrorCode:
//   death by a signal kCrash, SIGSYS or SIGXFSZ kSandboxViolation, wall or processor time kTimeout,
//   memory kOutOfMemory, an answer over Limits::max_output_bytes kTooLarge, a malformed one
//   kProtocol, an exception kInternal.
// The parent must have no other threads: a fork copies only the calling one, and a lock that
// another thread held would stay locked for ever. Start refuses with kInternal.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>

#include "pipeline/core/bytes.h"
#include "pipeline/core/error.h"
#include "pipeline/core/limits.h"

namespace zwartlak {

// How far a child is. Numbers only; for the progress bar.
struct ChildProgress {
  Stage stage = Stage::kNone;
  std::uint32_t pages = 0;  // pages read so far
};

// The child's end of the channel.
class ChildReporter {
 public:
  explicit ChildReporter(int fd) : fd_(fd) {}
  // Best effort: a progress note that cannot be sent is dropped.
  void Report(const ChildProgress& progress) const;
  // For saboteurs in tests that write to the channel, or close it, themselves.
  [[nodiscard]] int TESTING_ONLY_fd() const { return fd_; }

 private:
  int fd_;
};

using ChildWork = std::function<Bytes(const ChildReporter&)>;

struct ChildResult {
  Bytes message;
  std::uint64_t peak_memory_bytes = 0;  // resident set, pages shared with the parent included
  std::uint32_t cpu_ms = 0;
};

// A running child. Destroying it kills it.
class Child {
 public:
  [[nodiscard]] static Result<Child> Start(const ChildWork& work, const Limits& limits);

  Child(Child&& other) noexcept;
  Child& operator=(Child&&) = delete;
  ~Child();

  // To poll for POLLIN; call Read() when it is ready.
  [[nodiscard]] int fd() const { return fd_; }
  // Takes what is there without blocking. True when there is nothing more to come.
  [[nodiscard]] bool Read();
  [[nodiscard]] const ChildProgress& progress() const { return progress_; }
  // Later with every page that it has told is done.
  [[nodiscard]] std::chrono::steady_clock::time_point deadline() const;
  // Past the deadline, or more processor time used than its pages allow.
  [[nodiscard]] bool IsOverTime() const;
  // Ends a child that is over its time.
  void TimeOut();
  // Once, after Read() returned true or TimeOut(): waits for the process and judges.
  [[nodiscard]] Result<ChildResult> Finish();

 private:
  Child(int pid, int fd, const Limits& limits);
  void Parse();
  [[nodiscard]] std::chrono::seconds ForPages() const;
  [[nodiscard]] ErrorCode JudgeMessage() const;

  int pid_ = -1;
  int fd_ = -1;
  Limits limits_;
  std::chrono::steady_clock::time_point started_;
  std::uint64_t pages_done_ = 0;  // over all stages
  ChildProgress progress_;
  Bytes inbox_;                 // bytes not yet understood
  std::size_t parsed_ = 0;      // of inbox_
  std::uint64_t expected_ = 0;  // length of the answer, once its header came
  bool in_answer_ = false;
  ErrorCode failure_ = ErrorCode::kNone;  // what the channel itself showed
  Digest digest_{};
};

// Start, wait, Finish.
[[nodiscard]] Result<ChildResult> RunInChild(const ChildWork& work, const Limits& limits);

}  // namespace zwartlak
