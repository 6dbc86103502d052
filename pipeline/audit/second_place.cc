// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "pipeline/audit/second_place.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <string_view>

#include "pipeline/audit/audit_format.h"
#include "pipeline/audit/posix_file.h"

namespace zwartlak {
namespace {

// The end of the second place: its last whole line, and what a write that was cut short left.
struct End {
  std::string line;
  std::string torn;
  std::uint64_t whole = 0;  // bytes up to and with the last line feed
};

std::unexpected<Error> Broken() { return Fail(ErrorCode::kAuditBroken, Stage::kRecord); }

Result<End> ReadEnd(int fd) {
  const Result<std::uint64_t> size = SizeOf(fd);
  if (!size) return std::unexpected(size.error());
  // A checkpoint line is about 500 bytes long.
  const std::uint64_t look = std::min<std::uint64_t>(*size, 8192);
  const Result<std::string> tail = ReadAt(fd, *size - look, static_cast<std::size_t>(look));
  if (!tail) return std::unexpected(tail.error());
  End end;
  const std::size_t last = tail->rfind('\n');
  end.torn = tail->substr(last == std::string::npos ? 0 : last + 1);
  end.whole = *size - end.torn.size();
  if (last == std::string::npos && look < *size) return Broken();
  if (last != std::string::npos && last > 0) {
    const std::size_t before = tail->rfind('\n', last - 1);
    const std::size_t start = before == std::string::npos ? 0 : before + 1;
    if (before == std::string::npos && look < *size) return Broken();
    end.line = tail->substr(start, last - start);
  }
  return end;
}

// Goes through the whole log, which is rare, and collects the checkpoint lines after `last`.
Result<std::string> CheckpointsAfter(int log_fd, const std::string& last) {
  const std::string mark =
      std::string("\"kind\":\"").append(audit_format::kKindCheckpoint).append("\"");
  const Result<std::uint64_t> size = SizeOf(log_fd);
  if (!size) return std::unexpected(size.error());
  std::string missing;
  std::string rest;
  bool found = last.empty();
  for (std::uint64_t offset = 0; offset < *size;) {
    const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(*size - offset, 1 << 20));
    const Result<std::string> block = ReadAt(log_fd, offset, count);
    if (!block) return std::unexpected(block.error());
    offset += count;
    rest += *block;
    std::size_t start = 0;
    for (std::size_t feed = rest.find('\n'); feed != std::string::npos;
         feed = rest.find('\n', start)) {
      const std::string_view line = std::string_view(rest).substr(start, feed - start);
      start = feed + 1;
      if (line.find(mark) == std::string_view::npos) continue;
      if (found) missing.append(line).push_back('\n');
      found = found || line == last;
    }
    rest.erase(0, start);
  }
  if (!found) return Broken();
  return missing;
}

Result<void> AppendLines(int fd, const End& end, const std::string& lines, bool sync) {
  if (!end.torn.empty()) {
    if (!lines.starts_with(end.torn)) return Broken();
    if (ftruncate(fd, static_cast<off_t>(end.whole)) != 0) {
      return FileError(Stage::kRecord, errno);
    }
  }
  if (const Result<void> written = WriteAll(fd, lines, Stage::kRecord); !written) return written;
  if (sync && fdatasync(fd) != 0 && errno != EINVAL && errno != EROFS) {
    return FileError(Stage::kRecord, errno);
  }
  return {};
}

}  // namespace

Result<void> BringUpSecondPlace(const std::string& path, int log_fd,
                                const LastCheckpoints& checkpoints, bool sync) {
  if (checkpoints.last.empty()) {
    struct stat info {};
    // No checkpoint yet: the second place may exist, but must be empty.
    if (stat(path.c_str(), &info) != 0) return {};
    return info.st_size == 0 ? Result<void>{} : Broken();
  }
  const bool is_new = access(path.c_str(), F_OK) != 0;
  const Result<FileDescriptor> file =
      OpenFile(path, O_RDWR | O_CREAT | O_APPEND, 0640, Stage::kRecord);
  if (!file) return std::unexpected(file.error());
  const Result<End> end = ReadEnd(file->get());
  if (!end) return std::unexpected(end.error());
  if (end->line == checkpoints.last) return end->torn.empty() ? Result<void>{} : Broken();
  const bool one_behind = !end->line.empty() && end->line == checkpoints.before;
  const Result<std::string> missing =
      one_behind ? checkpoints.last + "\n" : CheckpointsAfter(log_fd, end->line);
  if (!missing) return std::unexpected(missing.error());
  // Every log has its first checkpoint here before its first record. So a second place that lacks
  // more than that one from the start was taken away, and filling it would hide that.
  if (end->line.empty() && std::ranges::count(*missing, '\n') > 1) return Broken();
  const Result<void> appended = AppendLines(file->get(), *end, *missing, sync);
  if (appended && is_new && sync) SyncDirectoryOf(path);
  return appended;
}

}  // namespace zwartlak
