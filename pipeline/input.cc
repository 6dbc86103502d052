// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "pipeline/input.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <memory>
#include <optional>

#include "pipeline/audit/sha256.h"

namespace zwartlak {
namespace {

namespace fs = std::filesystem;

std::optional<FileIdentity> IdentityOf(const std::string& path, bool follow) {
  struct stat info {};
  if ((follow ? stat(path.c_str(), &info) : lstat(path.c_str(), &info)) != 0) return std::nullopt;
  return FileIdentity{info.st_dev, info.st_ino};
}

class Lister {
 public:
  Lister(const std::string& skip, const std::set<std::string>& reserved) : names_(reserved) {
    if (!skip.empty()) skip_ = IdentityOf(skip, true);
  }

  Result<void> Add(const std::string& path) {
    std::error_code error;
    if (!fs::is_directory(fs::symlink_status(path, error))) {
      AddFile(path, fs::path(path).filename().string());
      return {};
    }
    return Walk(path, "");
  }

  InputList Take() { return std::move(list_); }

 private:
  Result<void> Walk(const fs::path& folder, const fs::path& under) {
    std::error_code error;
    std::vector<fs::path> entries;
    fs::directory_iterator it(folder, error);
    for (; !error && it != fs::directory_iterator(); it.increment(error)) {
      entries.push_back(it->path().filename());
    }
    if (error) return Fail(ErrorCode::kUnreadableInput, Stage::kRunner, {}, error.value());
    std::ranges::sort(entries);
    for (const fs::path& entry : entries) {
      const fs::path path = folder / entry;
      if (!fs::is_directory(fs::symlink_status(path, error))) {
        AddFile(path.string(), (under / entry).string());
      } else if (!skip_ || IdentityOf(path.string(), true) != skip_) {
        if (Result<void> done = Walk(path, under / entry); !done) return done;
      }
    }
    return {};
  }

  void AddFile(const std::string& path, const std::string& wanted) {
    if (const auto identity = IdentityOf(path, false)) list_.identities.insert(*identity);
    Input input;
    input.path = path;
    input.name = Reserve(wanted.empty() ? "unnamed" : wanted);
    input.wanted_name = wanted;
    list_.inputs.push_back(std::move(input));
  }

  std::string Reserve(const std::string& wanted) {
    const fs::path path(wanted);
    std::string name = wanted;
    for (int n = 2; names_.contains(name) || names_.contains(ReportNameOf(name)); ++n) {
      const std::string numbered =
          path.stem().string() + "-" + std::to_string(n) + path.extension().string();
      name = (path.parent_path() / numbered).string();
    }
    names_.insert(name);
    names_.insert(ReportNameOf(name));
    return name;
  }

  std::optional<FileIdentity> skip_;
  std::set<std::string> names_;
  InputList list_;
};

class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (fd_ >= 0) close(fd_);
  }
  [[nodiscard]] int get() const { return fd_; }

 private:
  int fd_;
};

std::unexpected<Error> Unreadable(int cause) {
  return Fail(ErrorCode::kUnreadableInput, Stage::kRunner, {}, cause);
}

// Reads until the end, at most one byte over the limit: the file may be growing.
Result<Bytes> ReadAll(int fd, std::uint64_t expected, std::uint64_t max) {
  Bytes bytes(static_cast<std::size_t>(expected) + 1);
  std::size_t filled = 0;
  while (true) {
    const ssize_t n = read(fd, bytes.data() + filled, bytes.size() - filled);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return Unreadable(errno);
    if (n == 0) break;
    filled += static_cast<std::size_t>(n);
    if (filled > max) return Fail(ErrorCode::kTooLarge, Stage::kRunner);
    if (filled == bytes.size()) bytes.resize(bytes.size() + (1 << 20));
  }
  bytes.resize(filled);
  return bytes;
}

}  // namespace

Result<InputList> ListInputs(const std::vector<std::string>& paths, const std::string& skip,
                             const std::set<std::string>& reserved) {
  Lister lister(skip, reserved);
  for (const std::string& path : paths) {
    if (const Result<void> added = lister.Add(path); !added) {
      return std::unexpected(added.error());
    }
  }
  return lister.Take();
}

Result<Attachment> ReadInput(const Input& input, const Limits& limits) {
  if (input.refusal != ErrorCode::kNone) return Fail(input.refusal, Stage::kExtract);
  if (input.given) {
    if (input.given->size() > limits.max_bytes) return Fail(ErrorCode::kTooLarge, Stage::kRunner);
    Attachment attachment;
    attachment.untrusted_name = input.wanted_name;
    if (input.parent.empty()) attachment.declared_type = "text/plain";
    attachment.sha256 = Sha256(*input.given);
    attachment.bytes = input.given;
    return attachment;
  }
  const Descriptor file(open(input.path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
  const int cause = errno;
  if (file.get() < 0) {
    // ELOOP: a link; ENXIO: a socket or a pipe without a writer.
    if (cause == ELOOP || cause == ENXIO) {
      return Fail(ErrorCode::kSymbolicLink, Stage::kRunner, {}, cause);
    }
    return Unreadable(cause);
  }
  struct stat info {};
  if (fstat(file.get(), &info) != 0) return Unreadable(errno);
  if (!S_ISREG(info.st_mode)) return Fail(ErrorCode::kSymbolicLink, Stage::kRunner);
  const auto size = static_cast<std::uint64_t>(info.st_size);
  if (size > limits.max_bytes) return Fail(ErrorCode::kTooLarge, Stage::kRunner);
  Result<Bytes> bytes = ReadAll(file.get(), size, limits.max_bytes);
  if (!bytes) return std::unexpected(bytes.error());
  Attachment attachment;
  attachment.untrusted_name = input.wanted_name;
  attachment.sha256 = Sha256(*bytes);
  attachment.bytes = std::make_shared<const Bytes>(std::move(*bytes));
  return attachment;
}

}  // namespace zwartlak
