// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "pipeline/tickets/folder_store.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <filesystem>
#include <sstream>
#include <utility>
#include <vector>

namespace zwartlak {
namespace {

constexpr std::string_view kTemporaryPrefix = ".zwartlak-";
constexpr std::string_view kTemporarySuffix = ".tmp";
constexpr std::size_t kTemporaryDigits = 16;
constexpr int kTemporaryTries = 8;

std::unexpected<Error> FromErrno(int cause) {
  const bool full = cause == ENOSPC || cause == EDQUOT || cause == EFBIG;
  return Fail(full ? ErrorCode::kDiskFull : ErrorCode::kUnwritableOutput, Stage::kDeliver, {},
              cause);
}

bool IsTemporary(std::string_view name) {
  return name.size() == kTemporaryPrefix.size() + kTemporaryDigits + kTemporarySuffix.size() &&
         name.starts_with(kTemporaryPrefix) && name.ends_with(kTemporarySuffix);
}

std::string NewTemporaryName() {
  std::array<std::uint8_t, kTemporaryDigits / 2> random{};
  // Should it ever fail: O_EXCL guards against repeats.
  [[maybe_unused]] const ssize_t n = getrandom(random.data(), random.size(), 0);
  return std::string(kTemporaryPrefix) + ToHex(random) + std::string(kTemporarySuffix);
}

bool WriteAll(int fd, ByteView bytes) {
  while (!bytes.empty()) {
    const ssize_t n = write(fd, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return false;
    bytes = bytes.subspan(static_cast<std::size_t>(n));
  }
  return true;
}

// Types for which an encoder may be missing, so that NAME.png may have come out of NAME.
bool MayChangeType(std::string_view name) {
  for (const MediaType type : {MediaType::kHeic, MediaType::kAvif}) {
    std::istringstream extensions{std::string(InfoOf(type).extensions)};
    for (std::string extension; extensions >> extension;) {
      if (name.ends_with("." + extension)) return true;
    }
  }
  return false;
}

bool Exists(int directory, const std::string& name) {
  struct stat info {};
  return fstatat(directory, name.c_str(), &info, AT_SYMLINK_NOFOLLOW) == 0;
}

}  // namespace

struct FolderStore::Opened {
  Opened(int descriptor, std::string entry) : fd(descriptor), name(std::move(entry)) {}
  Opened(Opened&& other) noexcept : fd(std::exchange(other.fd, -1)), name(std::move(other.name)) {}
  Opened& operator=(Opened&&) = delete;
  ~Opened() {
    if (fd >= 0) close(fd);
  }

  int fd;
  std::string name;
};

FolderStore::FolderStore(int folder, std::set<FileIdentity> inputs)
    : folder_(folder), inputs_(std::move(inputs)) {}

FolderStore::~FolderStore() { close(folder_); }

Result<std::unique_ptr<FolderStore>> FolderStore::Open(const std::string& folder,
                                                       std::set<FileIdentity> inputs) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  const int fd = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) return FromErrno(error ? error.value() : errno);
  std::unique_ptr<FolderStore> store(new FolderStore(fd, std::move(inputs)));
  if (faccessat(fd, ".", W_OK | X_OK, 0) != 0) return FromErrno(errno);
  store->SweepTemporaries();
  return store;
}

// A temporary file that nobody holds a lock on belongs to a run that was killed, or to one beside
// this that has not locked it yet and will see that it is gone (NewTemporary).
void FolderStore::SweepTemporaries() const {
  const int copy = openat(folder_, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  DIR* listing = copy < 0 ? nullptr : fdopendir(copy);
  if (listing == nullptr) {
    if (copy >= 0) close(copy);
    return;
  }
  while (const dirent* entry = readdir(listing)) {
    if (!IsTemporary(entry->d_name)) continue;
    const int fd = openat(folder_, entry->d_name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0) continue;
    if (flock(fd, LOCK_EX | LOCK_NB) == 0) unlinkat(folder_, entry->d_name, 0);
    close(fd);
  }
  closedir(listing);
}

// Opens, and makes where missing, the directory of a name. Links on the way are not followed: they
// could lead out of the folder.
Result<FolderStore::Place> FolderStore::PlaceOf(std::string_view relative_name) const {
  const std::filesystem::path path(relative_name);
  int at = openat(folder_, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (at < 0) return FromErrno(errno);
  for (const auto& component : path.parent_path()) {
    if (component.empty() || component == ".." || component == "/") {
      close(at);
      return Fail(ErrorCode::kInternal, Stage::kDeliver);
    }
    int next = -1;
    if (mkdirat(at, component.c_str(), 0777) == 0 || errno == EEXIST) {
      next = openat(at, component.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    }
    const int cause = errno;
    close(at);
    if (next < 0) return FromErrno(cause);
    at = next;
  }
  return Place(at, path.filename().string());
}

bool FolderStore::IsInput(int directory, const std::string& name) const {
  for (const int flags : {0, AT_SYMLINK_NOFOLLOW}) {
    struct stat info {};
    if (fstatat(directory, name.c_str(), &info, flags) == 0 &&
        inputs_.contains({info.st_dev, info.st_ino})) {
      return true;
    }
  }
  return false;
}

bool FolderStore::WouldOverwriteInput(std::string_view relative_name) const {
  const std::string name(relative_name);
  return IsInput(folder_, name) || IsInput(folder_, ReportNameOf(name));
}

// A sweep of another run may take the file between its making and its lock: then the next try.
Result<FolderStore::Temporary> FolderStore::NewTemporary() const {
  for (int tries = 0; tries < kTemporaryTries; ++tries) {
    const std::string name = NewTemporaryName();
    const int fd = openat(folder_, name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (fd < 0) return FromErrno(errno);
    Temporary temporary(fd, name);
    // A file system without locks has no sweeps that could take it either.
    static_cast<void>(flock(fd, LOCK_EX));
    struct stat info {};
    if (fstat(fd, &info) != 0) return FromErrno(errno);
    if (info.st_nlink > 0) return temporary;
  }
  return FromErrno(EAGAIN);
}

Result<FolderStore::Temporary> FolderStore::WriteTemporary(ByteView bytes) const {
  Result<Temporary> temporary = NewTemporary();
  if (!temporary) return temporary;
  if (WriteAll(temporary->fd, bytes) && fsync(temporary->fd) == 0) return temporary;
  const int cause = errno;
  unlinkat(folder_, temporary->name.c_str(), 0);
  return FromErrno(cause);
}

Result<void> FolderStore::MoveInto(const Temporary& temporary, const Place& place,
                                   const std::string& name) const {
  if (renameat(folder_, temporary.name.c_str(), place.fd, name.c_str()) != 0) {
    const int cause = errno;
    unlinkat(folder_, temporary.name.c_str(), 0);
    return FromErrno(cause);
  }
  // The name, too, must survive a power cut. A file system that cannot sync a directory has done
  // what it can.
  static_cast<void>(fsync(place.fd));
  return {};
}

Result<void> FolderStore::Deliver(std::string_view relative_name, std::string_view suffix,
                                  const VerifiedFile& file, const AuditReceipt& /*receipt*/,
                                  std::string_view report_json) {
  const Result<Place> place = PlaceOf(relative_name);
  if (!place) return std::unexpected(place.error());
  const std::string name = place->name + std::string(suffix);
  const std::string report_name = ReportNameOf(place->name);
  if (IsInput(place->fd, name) || IsInput(place->fd, report_name)) {
    return Fail(ErrorCode::kWouldOverwriteInput, Stage::kDeliver);
  }
  // Both are on disk before anything old is touched: a full disk changes nothing.
  const Result<Temporary> cleaned = WriteTemporary(file.file().bytes);
  if (!cleaned) return std::unexpected(cleaned.error());
  const Result<Temporary> report = WriteTemporary(AsBytes(report_json));
  if (!report) {
    unlinkat(folder_, cleaned->name.c_str(), 0);
    return std::unexpected(report.error());
  }
  unlinkat(place->fd, report_name.c_str(), 0);
  if (const Result<void> moved = MoveInto(*cleaned, *place, name); !moved) {
    unlinkat(folder_, report->name.c_str(), 0);
    return moved;
  }
  return MoveInto(*report, *place, report_name);
}

Result<void> FolderStore::Notice(std::string_view relative_name, const AuditReceipt& /*receipt*/,
                                 std::string_view report_json) {
  const Result<Place> place = PlaceOf(relative_name);
  if (!place) return std::unexpected(place.error());
  const std::string report_name = ReportNameOf(place->name);
  if (IsInput(place->fd, place->name) || IsInput(place->fd, report_name)) {
    return Fail(ErrorCode::kWouldOverwriteInput, Stage::kDeliver);
  }
  const Result<Temporary> report = WriteTemporary(AsBytes(report_json));
  if (!report) return std::unexpected(report.error());
  if (const Result<void> retracted = Retract(*place); !retracted) {
    unlinkat(folder_, report->name.c_str(), 0);
    return retracted;
  }
  return MoveInto(*report, *place, report_name);
}

Result<void> FolderStore::Retract(const Place& place) const {
  const bool ours = Exists(place.fd, ReportNameOf(place.name));
  const std::string converted = place.name + ".png";
  if (ours && MayChangeType(place.name) && Exists(place.fd, converted) &&
      !IsInput(place.fd, converted) && unlinkat(place.fd, converted.c_str(), 0) != 0) {
    return FromErrno(errno);
  }
  if (!Exists(place.fd, place.name)) return {};
  const std::string aside = place.name + ".not-released";
  const int done = ours ? unlinkat(place.fd, place.name.c_str(), 0)
                        : renameat(place.fd, place.name.c_str(), place.fd, aside.c_str());
  if (done != 0) return FromErrno(errno);
  return {};
}

}  // namespace zwartlak
