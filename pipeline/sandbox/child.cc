// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "pipeline/sandbox/child.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <iterator>
#include <new>
#include <utility>

#include "pipeline/audit/sha256.h"
#include "pipeline/sandbox/channel.h"
#include "pipeline/sandbox/confine.h"

namespace zwartlak {
namespace {

using std::chrono::steady_clock;

// Exit status of a child that could not be confined; nothing foreign was looked at.
constexpr int kNotConfined = 97;

bool OnlyThread() {
  std::error_code error;
  const std::filesystem::directory_iterator tasks("/proc/self/task", error);
  return !error && std::distance(begin(tasks), end(tasks)) == 1;
}

bool WriteAll(int fd, ByteView bytes) {
  while (!bytes.empty()) {
    const ssize_t n = write(fd, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return false;
    bytes = bytes.subspan(static_cast<std::size_t>(n));
  }
  return true;
}

// Only the channel stays open; the standard streams lead nowhere, because foreign libraries print
// what they find in a file.
bool CloseAllBut(int& channel) {
  const int nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);
  if (nowhere < 0) return false;
  for (int stream = 0; stream <= 2; ++stream) {
    if (dup2(nowhere, stream) < 0) return false;
  }
  if (channel != 3) {
    if (dup2(channel, 3) < 0) return false;
    channel = 3;
  }
  return close_range(4, ~0U, 0) == 0;
}

void SendAnswer(int fd, const Bytes& message) {
  std::array<std::uint8_t, channel::kAnswerHeaderSize> header{channel::kAnswer};
  channel::Store(std::uint64_t{message.size()}, header.data() + 1);
  std::ranges::copy(Sha256(message), header.data() + 9);
  if (!WriteAll(fd, header) || !WriteAll(fd, message)) _exit(1);
}

void SendFailure(int fd, ErrorCode code) {
  const std::array<std::uint8_t, channel::kFailureSize> frame{channel::kFailure,
                                                              static_cast<std::uint8_t>(code)};
  static_cast<void>(WriteAll(fd, frame));
}

// _exit, never exit: destructors and exit handlers belong to the parent.
[[noreturn]] void RunAsChild(const ChildWork& work, const Limits& limits, int fd, pid_t parent) {
  prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
  if (getppid() != parent) _exit(kNotConfined);  // died before the line above
  for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGPIPE}) std::signal(signal, SIG_DFL);
  if (!CloseAllBut(fd) || !Confine(limits)) _exit(kNotConfined);
  try {
    SendAnswer(fd, work(ChildReporter(fd)));
  } catch (const std::bad_alloc&) {
    SendFailure(fd, ErrorCode::kOutOfMemory);
  } catch (...) {
    SendFailure(fd, ErrorCode::kInternal);
  }
  _exit(0);
}

ErrorCode JudgeSignal(int signal, const rusage& used, const Limits& limits) {
  switch (signal) {
    case SIGSYS:
    case SIGXFSZ:
      return ErrorCode::kSandboxViolation;
    case SIGXCPU:
      return ErrorCode::kTimeout;
    case SIGKILL:
      // Not ours: the hard limit on processor time, or the kernel that ran out of memory.
      return used.ru_utime.tv_sec + used.ru_stime.tv_sec >= limits.child_cpu_seconds
                 ? ErrorCode::kTimeout
                 : ErrorCode::kOutOfMemory;
    default:
      return ErrorCode::kCrash;
  }
}

std::uint32_t Milliseconds(const timeval& t) {
  return static_cast<std::uint32_t>(t.tv_sec * 1000 + t.tv_usec / 1000);
}

// Waits up to a second for a child that has closed its channel, then ends it.
int Reap(int pid, rusage& used) {
  int status = 0;
  for (int tries = 0; tries < 1000; ++tries) {
    const int done = wait4(pid, &status, WNOHANG, &used);
    if (done == pid) return status;
    if (done < 0 && errno != EINTR) return 0;
    usleep(1000);
  }
  kill(pid, SIGKILL);
  while (wait4(pid, &status, 0, &used) < 0 && errno == EINTR) {
  }
  return status;
}

}  // namespace

void ChildReporter::Report(const ChildProgress& progress) const {
  std::array<std::uint8_t, channel::kProgressSize> frame{channel::kProgress,
                                                         static_cast<std::uint8_t>(progress.stage)};
  channel::Store(progress.pages, frame.data() + 2);
  // Smaller than PIPE_BUF, so it is written whole or not at all.
  static_cast<void>(WriteAll(fd_, frame));
}

Child::Child(int pid, int fd, const Limits& limits)
    : pid_(pid), fd_(fd), limits_(limits), started_(steady_clock::now()) {}

Child::Child(Child&& other) noexcept
    : pid_(std::exchange(other.pid_, -1)),
      fd_(std::exchange(other.fd_, -1)),
      limits_(other.limits_),
      started_(other.started_),
      pages_done_(other.pages_done_),
      progress_(other.progress_),
      inbox_(std::move(other.inbox_)),
      parsed_(other.parsed_),
      expected_(other.expected_),
      in_answer_(other.in_answer_),
      failure_(other.failure_),
      digest_(other.digest_) {}

Child::~Child() {
  if (fd_ >= 0) close(fd_);
  if (pid_ > 0) {
    kill(pid_, SIGKILL);
    waitpid(pid_, nullptr, 0);
  }
}

Result<Child> Child::Start(const ChildWork& work, const Limits& limits) {
  if (!OnlyThread()) return Fail(ErrorCode::kInternal, Stage::kRunner);
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) {
    return Fail(ErrorCode::kOutOfMemory, Stage::kRunner, {}, errno);
  }
  const pid_t parent = getpid();
  const pid_t pid = fork();
  if (pid < 0) {
    const int cause = errno;
    close(ends[0]);
    close(ends[1]);
    return Fail(ErrorCode::kOutOfMemory, Stage::kRunner, {}, cause);
  }
  if (pid == 0) RunAsChild(work, limits, ends[1], parent);
  close(ends[1]);
  fcntl(ends[0], F_SETFL, O_NONBLOCK);
  static_cast<void>(fcntl(ends[0], F_SETPIPE_SZ, 1 << 20));  // fewer wake-ups; fails harmlessly
  return Child(pid, ends[0], limits);
}

// Understands what has come so far. An answer's payload stays in inbox_ from parsed_ on.
void Child::Parse() {
  while (failure_ == ErrorCode::kNone && !in_answer_ && parsed_ < inbox_.size()) {
    const std::uint8_t* at = inbox_.data() + parsed_;
    const std::size_t left = inbox_.size() - parsed_;
    if (*at == channel::kProgress) {
      if (left < channel::kProgressSize) return;
      if (at[1] > static_cast<std::uint8_t>(Stage::kSetup)) {
        failure_ = ErrorCode::kProtocol;
        return;
      }
      progress_ = {static_cast<Stage>(at[1]), channel::Load<std::uint32_t>(at + 2)};
      if (progress_.pages > 0) ++pages_done_;
      parsed_ += channel::kProgressSize;
    } else if (*at == channel::kAnswer) {
      if (left < channel::kAnswerHeaderSize) return;
      expected_ = channel::Load<std::uint64_t>(at + 1);
      std::copy_n(at + 9, digest_.size(), digest_.begin());
      if (expected_ > limits_.max_output_bytes) failure_ = ErrorCode::kTooLarge;
      in_answer_ = true;
      parsed_ += channel::kAnswerHeaderSize;
    } else if (*at == channel::kFailure) {
      if (left < channel::kFailureSize) return;
      const auto code = static_cast<ErrorCode>(at[1]);
      failure_ = code == ErrorCode::kOutOfMemory || code == ErrorCode::kInternal
                     ? code
                     : ErrorCode::kProtocol;
      return;
    } else {
      failure_ = ErrorCode::kProtocol;
      return;
    }
  }
  if (in_answer_ && inbox_.size() - parsed_ > expected_) failure_ = ErrorCode::kProtocol;
  if (!in_answer_ && parsed_ > 0) {
    inbox_.erase(inbox_.begin(), inbox_.begin() + static_cast<std::ptrdiff_t>(parsed_));
    parsed_ = 0;
  }
}

bool Child::Read() {
  std::array<std::uint8_t, 1 << 16> buffer;
  while (true) {
    const ssize_t n = read(fd_, buffer.data(), buffer.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0 && errno == EAGAIN) return false;
    if (n <= 0) return true;
    inbox_.insert(inbox_.end(), buffer.begin(), buffer.begin() + n);
    Parse();
    // Nothing that follows can make it good; do not let it fill the memory.
    if (failure_ == ErrorCode::kProtocol || failure_ == ErrorCode::kTooLarge) {
      kill(pid_, SIGKILL);
      return true;
    }
  }
}

std::chrono::seconds Child::ForPages() const {
  return std::chrono::seconds(std::min(pages_done_, PagesThatCount(limits_)) *
                              limits_.child_page_seconds);
}

steady_clock::time_point Child::deadline() const {
  return started_ + std::chrono::seconds(limits_.child_wall_seconds) + ForPages();
}

bool Child::IsOverTime() const {
  if (steady_clock::now() >= deadline()) return true;
  clockid_t clock{};
  timespec used{};
  if (clock_getcpuclockid(pid_, &clock) != 0 || clock_gettime(clock, &used) != 0) return false;
  return std::chrono::seconds(used.tv_sec) >=
         std::chrono::seconds(limits_.child_cpu_seconds) + ForPages();
}

void Child::TimeOut() {
  failure_ = ErrorCode::kTimeout;
  kill(pid_, SIGKILL);
}

ErrorCode Child::JudgeMessage() const {
  if (!in_answer_ || inbox_.size() - parsed_ != expected_) return ErrorCode::kProtocol;
  return Sha256(ByteView(inbox_).subspan(parsed_)) == digest_ ? ErrorCode::kNone
                                                              : ErrorCode::kProtocol;
}

Result<ChildResult> Child::Finish() {
  rusage used{};
  const int status = Reap(std::exchange(pid_, -1), used);
  const auto fail = [](ErrorCode code, int cause = 0) {
    return Fail(code, Stage::kRunner, {}, cause);
  };
  if (failure_ != ErrorCode::kNone) return fail(failure_);
  if (WIFSIGNALED(status)) {
    return fail(JudgeSignal(WTERMSIG(status), used, limits_), WTERMSIG(status));
  }
  if (WEXITSTATUS(status) == kNotConfined) return fail(ErrorCode::kInternal, kNotConfined);
  if (WEXITSTATUS(status) != 0) return fail(ErrorCode::kCrash, WEXITSTATUS(status));
  if (const ErrorCode code = JudgeMessage(); code != ErrorCode::kNone) return fail(code);
  ChildResult result;
  inbox_.erase(inbox_.begin(), inbox_.begin() + static_cast<std::ptrdiff_t>(parsed_));
  result.message = std::move(inbox_);
  result.peak_memory_bytes = static_cast<std::uint64_t>(used.ru_maxrss) * 1024;
  result.cpu_ms = Milliseconds(used.ru_utime) + Milliseconds(used.ru_stime);
  return result;
}

Result<ChildResult> RunInChild(const ChildWork& work, const Limits& limits) {
  Result<Child> child = Child::Start(work, limits);
  if (!child) return std::unexpected(child.error());
  while (true) {
    if (child->IsOverTime()) {
      child->TimeOut();
      break;
    }
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(child->deadline() -
                                                                            steady_clock::now());
    pollfd poller{child->fd(), POLLIN, 0};
    poll(&poller, 1, static_cast<int>(std::min<std::int64_t>(left.count() + 1, 1000)));
    if (child->Read()) break;
  }
  return child->Finish();
}

}  // namespace zwartlak
