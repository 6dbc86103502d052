// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "pipeline/audit/posix_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace zwartlak {

FileDescriptor::FileDescriptor(FileDescriptor&& other) noexcept
    : fd_(std::exchange(other.fd_, -1)) {}

FileDescriptor& FileDescriptor::operator=(FileDescriptor&& other) noexcept {
  std::swap(fd_, other.fd_);
  return *this;
}

FileDescriptor::~FileDescriptor() {
  if (fd_ >= 0) close(fd_);
}

FileLock::FileLock(int fd) : fd_(fd) {
  int result = 0;
  do {
    result = flock(fd_, LOCK_EX);
  } while (result != 0 && errno == EINTR);
  held_ = result == 0;
}

FileLock::~FileLock() {
  if (held_) flock(fd_, LOCK_UN);
}

std::unexpected<Error> FileError(Stage stage, int error_number) {
  const bool full = error_number == ENOSPC || error_number == EDQUOT || error_number == EFBIG;
  return Fail(full ? ErrorCode::kDiskFull : ErrorCode::kUnwritableOutput, stage, {}, error_number);
}

Result<FileDescriptor> OpenFile(const std::string& path, int flags, mode_t mode, Stage stage) {
  int fd = -1;
  do {
    fd = open(path.c_str(), flags | O_CLOEXEC, mode);
  } while (fd < 0 && errno == EINTR);
  if (fd < 0) return FileError(stage, errno);
  return FileDescriptor(fd);
}

Result<std::uint64_t> SizeOf(int fd) {
  struct stat info {};
  if (fstat(fd, &info) != 0) return FileError(Stage::kRecord, errno);
  return static_cast<std::uint64_t>(info.st_size);
}

Result<std::string> ReadAt(int fd, std::uint64_t offset, std::size_t size) {
  std::string out(size, '\0');
  std::size_t done = 0;
  while (done < size) {
    const ssize_t n = pread(fd, out.data() + done, size - done, static_cast<off_t>(offset + done));
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return FileError(Stage::kRecord, errno);
    if (n == 0) return Fail(ErrorCode::kAuditBroken, Stage::kRecord);
    done += static_cast<std::size_t>(n);
  }
  return out;
}

Result<void> WriteAll(int fd, std::string_view bytes, Stage stage) {
  while (!bytes.empty()) {
    const ssize_t n = write(fd, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return FileError(stage, errno);
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  return {};
}

void SyncDirectoryOf(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  const std::string directory = slash == std::string::npos ? "." : path.substr(0, slash + 1);
  const FileDescriptor fd(open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  // Some file systems cannot sync a directory; the file itself is synced all the same.
  if (fd.valid()) static_cast<void>(fsync(fd.get()));
}

}  // namespace zwartlak
