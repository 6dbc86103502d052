// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "pipeline/audit/chain.h"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <ctime>
#include <mutex>
#include <utility>

#include "pipeline/audit/audit_format.h"
#include "pipeline/audit/chain_state.h"
#include "pipeline/audit/log_line.h"
#include "pipeline/audit/posix_file.h"
#include "pipeline/audit/second_place.h"
#include "pipeline/audit/sha256.h"

namespace zwartlak {
namespace {

std::unexpected<Error> Broken() { return Fail(ErrorCode::kAuditBroken, Stage::kRecord); }

// RFC 3339 in UTC with milliseconds; without colons where it becomes part of a file name.
std::string Timestamp(std::chrono::system_clock::time_point time, bool for_file_name) {
  using std::chrono::milliseconds;
  const auto ms = std::chrono::floor<milliseconds>(time.time_since_epoch()).count();
  const std::time_t seconds = static_cast<std::time_t>(ms / 1000 - (ms % 1000 < 0 ? 1 : 0));
  std::tm utc{};
  gmtime_r(&seconds, &utc);
  std::array<char, 32> text{};
  std::strftime(text.data(), text.size(), for_file_name ? "%Y%m%dT%H%M%S" : "%Y-%m-%dT%H:%M:%S",
                &utc);
  std::array<char, 8> fraction{};
  std::snprintf(fraction.data(), fraction.size(), ".%03dZ",
                static_cast<int>((ms % 1000 + 1000) % 1000));
  return std::string(text.data()) + fraction.data();
}

std::string NewLogId() {
  std::array<std::uint8_t, 16> id{};
  randombytes_buf(id.data(), id.size());
  return ToHex(id);
}

}  // namespace

class AuditLog::Impl {
 public:
  Impl(std::string path, std::shared_ptr<const AuditKeys> keys, AuditOptions options)
      : path_(std::move(path)), keys_(std::move(keys)), options_(std::move(options)) {
    if (options_.checkpoints_path.empty()) {
      options_.checkpoints_path = path_ + std::string(audit_format::kCheckpointsSuffix);
    }
    options_.checkpoint_every = std::max(options_.checkpoint_every, 1U);
  }

  Result<void> Open();
  Result<AuditReceipt> Append(const AuditRecord& record);
  Result<void> Close();

 private:
  Result<void> Synchronise();
  Result<void> SetTornAside(std::uint64_t size);
  Result<void> AppendLine(const std::string& line);
  Result<void> AppendStart(std::uint64_t torn_bytes);
  Result<void> AppendCheckpoint();
  Result<void> BringUp();
  [[nodiscard]] bool IsSameFile(const std::string& path) const;
  [[nodiscard]] LineHead NextHead() const;
  [[nodiscard]] std::chrono::system_clock::time_point Now() const {
    return options_.now ? options_.now() : std::chrono::system_clock::now();
  }

  std::string path_;
  std::shared_ptr<const AuditKeys> keys_;
  AuditOptions options_;
  pid_t owner_ = getpid();  // a forked child must not write with this process's state
  std::mutex mutex_;
  FileDescriptor file_;
  ChainState state_;
  bool second_place_behind_ = false;
  bool closed_ = false;
};

Result<void> AuditLog::Impl::Open() {
  const bool is_new = access(path_.c_str(), F_OK) != 0;
  Result<FileDescriptor> file = OpenFile(path_, O_RDWR | O_CREAT | O_APPEND, 0640, Stage::kRecord);
  if (!file) return std::unexpected(file.error());
  file_ = std::move(*file);
  if (IsSameFile(options_.checkpoints_path)) {
    return Fail(ErrorCode::kUnwritableOutput, Stage::kRecord, {}, EINVAL);
  }
  if (is_new && options_.sync) SyncDirectoryOf(path_);
  const FileLock lock(file_.get());
  if (!lock.held()) return FileError(Stage::kRecord, errno);
  const Result<std::uint64_t> size = SizeOf(file_.get());
  if (!size) return std::unexpected(size.error());
  Result<ChainState> state = ReadTail(file_.get(), *size, *keys_);
  if (!state) return std::unexpected(state.error());
  state_ = std::move(*state);
  if (const Result<void> done = Synchronise(); !done) return done;
  return BringUp();
}

bool AuditLog::Impl::IsSameFile(const std::string& path) const {
  struct stat by_name {};
  struct stat by_descriptor {};
  return stat(path.c_str(), &by_name) == 0 && fstat(file_.get(), &by_descriptor) == 0 &&
         by_name.st_dev == by_descriptor.st_dev && by_name.st_ino == by_descriptor.st_ino;
}

// Takes in what others have written, mends a torn end, and starts a log that has no line yet.
Result<void> AuditLog::Impl::Synchronise() {
  // Moved or replaced under us: what is written now would be in no log.
  if (!IsSameFile(path_)) return Broken();
  const Result<std::uint64_t> size = SizeOf(file_.get());
  if (!size) return std::unexpected(size.error());
  if (*size < state_.size) return Broken();
  if (const Result<void> done = CatchUp(file_.get(), *size, *keys_, state_); !done) return done;
  const std::uint64_t torn = *size - state_.size;
  if (torn > 0) {
    if (const Result<void> done = SetTornAside(*size); !done) return done;
  }
  if (state_.next_seq == 0) {
    // A log that starts anew beside checkpoints of an older one: the older one was taken away.
    if (const Result<void> done = BringUp(); !done) return done;
    state_.log_id = NewLogId();
    if (const Result<void> done = AppendStart(torn); !done) return done;
  } else if (torn > 0 && state_.size == *size - torn) {
    if (const Result<void> done = AppendStart(torn); !done) return done;
  }
  // No record without a checkpoint before it: so the second place tells of every log from its
  // birth, and a log whose second place is gone is never taken for one that had none yet.
  return state_.last_checkpoint.empty() ? AppendCheckpoint() : Result<void>{};
}

Result<void> AuditLog::Impl::SetTornAside(std::uint64_t size) {
  const auto length = static_cast<std::size_t>(size - state_.size);
  const Result<std::string> torn = ReadAt(file_.get(), state_.size, length);
  if (!torn) return std::unexpected(torn.error());
  // Everything but the line feed came through: the record is whole, so it stays.
  if (ChainState next = state_; next.Advance(*torn, *keys_)) {
    if (const Result<void> written = WriteAll(file_.get(), "\n", Stage::kRecord); !written) {
      return written;
    }
    state_ = std::move(next);
    return {};
  }
  const std::string name = path_ + ".torn-" + Timestamp(Now(), true);
  Result<FileDescriptor> aside = OpenFile(name, O_WRONLY | O_CREAT | O_EXCL, 0640, Stage::kRecord);
  for (int i = 2; !aside && aside.error().cause == EEXIST && i < 1000; ++i) {
    aside =
        OpenFile(name + "-" + std::to_string(i), O_WRONLY | O_CREAT | O_EXCL, 0640, Stage::kRecord);
  }
  if (!aside) return std::unexpected(aside.error());
  if (const Result<void> done = WriteAll(aside->get(), *torn, Stage::kRecord); !done) return done;
  // Only when the piece is safe elsewhere may it leave the log.
  if (fsync(aside->get()) != 0 || ftruncate(file_.get(), static_cast<off_t>(state_.size)) != 0) {
    return FileError(Stage::kRecord, errno);
  }
  SyncDirectoryOf(path_);
  return {};
}

LineHead AuditLog::Impl::NextHead() const {
  return {state_.next_seq, Timestamp(Now(), false), state_.head};
}

// One write, then fdatasync. What a failed write left is taken back; if even that fails, the next
// Synchronise finds it and sets it aside.
Result<void> AuditLog::Impl::AppendLine(const std::string& line) {
  const std::uint64_t before = state_.size;
  Result<void> written = WriteAll(file_.get(), line + "\n", Stage::kRecord);
  if (written && options_.sync && fdatasync(file_.get()) != 0) {
    written = FileError(Stage::kRecord, errno);
  }
  if (!written) {
    static_cast<void>(ftruncate(file_.get(), static_cast<off_t>(before)) == 0);
    return written;
  }
  return state_.Advance(line, *keys_);
}

Result<void> AuditLog::Impl::AppendStart(std::uint64_t torn_bytes) {
  return AppendLine(MakeStartLine(NextHead(), {state_.log_id, state_.records}, torn_bytes, *keys_));
}

Result<void> AuditLog::Impl::AppendCheckpoint() {
  const std::string line = MakeCheckpointLine(NextHead(), {state_.log_id, state_.records}, *keys_);
  if (const Result<void> done = AppendLine(line); !done) return done;
  return BringUp();
}

Result<void> AuditLog::Impl::BringUp() {
  const Result<void> done =
      BringUpSecondPlace(options_.checkpoints_path, file_.get(),
                         {state_.last_checkpoint, state_.before_checkpoint}, options_.sync);
  second_place_behind_ = !done;
  return done;
}

Result<AuditReceipt> AuditLog::Impl::Append(const AuditRecord& record) {
  const std::scoped_lock guard(mutex_);
  if (closed_ || owner_ != getpid()) return Fail(ErrorCode::kInternal, Stage::kRecord);
  const FileLock lock(file_.get());
  if (!lock.held()) return FileError(Stage::kRecord, errno);
  if (const Result<void> done = Synchronise(); !done) return std::unexpected(done.error());
  if (second_place_behind_) {
    if (const Result<void> done = BringUp(); !done) return std::unexpected(done.error());
  }
  const Result<std::string> line = MakeRecordLine(NextHead(), record, *keys_);
  if (!line) return std::unexpected(line.error());
  if (const Result<void> done = AppendLine(*line); !done) return std::unexpected(done.error());
  const AuditReceipt receipt{state_.next_seq - 1, state_.head};
  // The record is on disk whatever becomes of the checkpoint; the next Append tries that again, and
  // tells if it fails for good.
  if (state_.since_checkpoint >= options_.checkpoint_every) {
    static_cast<void>(AppendCheckpoint().has_value());
  }
  return receipt;
}

Result<void> AuditLog::Impl::Close() {
  const std::scoped_lock guard(mutex_);
  if (closed_ || owner_ != getpid() || !file_.valid()) return {};
  closed_ = true;
  const FileLock lock(file_.get());
  if (!lock.held()) return FileError(Stage::kRecord, errno);
  if (const Result<void> done = Synchronise(); !done) return done;
  const bool ends_in_checkpoint =
      !state_.last_checkpoint.empty() && Sha256(state_.last_checkpoint) == state_.head;
  return ends_in_checkpoint ? BringUp() : AppendCheckpoint();
}

AuditLog::AuditLog(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
AuditLog::AuditLog(AuditLog&&) noexcept = default;
AuditLog& AuditLog::operator=(AuditLog&&) noexcept = default;

AuditLog::~AuditLog() {
  if (impl_) static_cast<void>(impl_->Close().has_value());
}

Result<AuditLog> AuditLog::Open(const std::string& path, std::shared_ptr<const AuditKeys> keys,
                                AuditOptions options) {
  auto impl = std::make_unique<Impl>(path, std::move(keys), std::move(options));
  if (const Result<void> opened = impl->Open(); !opened) return std::unexpected(opened.error());
  return AuditLog(std::move(impl));
}

Result<AuditReceipt> AuditLog::Append(const AuditRecord& record) { return impl_->Append(record); }

Result<void> AuditLog::Close() { return impl_->Close(); }

}  // namespace zwartlak
