// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// The few file operations the audit log is built on: whole reads and writes at the level where it
// is known what is on disk and what is not. Errors: kDiskFull for want of room (also a quota or a
// file size limit), else kUnwritableOutput; `cause` is errno.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <string>
#include <string_view>

#include "pipeline/core/error.h"

namespace zwartlak {

class FileDescriptor {
 public:
  FileDescriptor() = default;
  explicit FileDescriptor(int fd) : fd_(fd) {}
  FileDescriptor(FileDescriptor&& other) noexcept;
  FileDescriptor& operator=(FileDescriptor&& other) noexcept;
  ~FileDescriptor();
  [[nodiscard]] int get() const { return fd_; }
  [[nodiscard]] bool valid() const { return fd_ >= 0; }

 private:
  int fd_ = -1;
};

// Exclusive flock(2) for as long as it lives; waits for others.
class FileLock {
 public:
  explicit FileLock(int fd);
  FileLock(const FileLock&) = delete;
  FileLock& operator=(const FileLock&) = delete;
  ~FileLock();
  [[nodiscard]] bool held() const { return held_; }

 private:
  int fd_;
  bool held_ = false;
};

std::unexpected<Error> FileError(Stage stage, int error_number);

Result<FileDescriptor> OpenFile(const std::string& path, int flags, mode_t mode, Stage stage);
Result<std::uint64_t> SizeOf(int fd);
// Exactly `size` bytes; fewer on disk is kAuditBroken (the file shrank while it was read).
Result<std::string> ReadAt(int fd, std::uint64_t offset, std::size_t size);
Result<void> WriteAll(int fd, std::string_view bytes, Stage stage);
// Makes the entry of a new file in its directory durable.
void SyncDirectoryOf(const std::string& path);

}  // namespace zwartlak
