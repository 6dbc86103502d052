// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// The secret file is made under a name of its own and then linked to its real name, which fails if
// another process was first: so whoever reads `audit.key` reads a whole one, and all the same.
#include "pipeline/audit/keys.h"

#include <fcntl.h>
#include <pwd.h>
#include <sodium.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string_view>

#include "pipeline/audit/audit_format.h"
#include "pipeline/audit/posix_file.h"
#include "pipeline/audit/sha256.h"

namespace zwartlak {

struct AuditKeys::Secrets {
  std::array<std::uint8_t, crypto_auth_hmacsha256_KEYBYTES> mac;
  std::array<std::uint8_t, crypto_sign_SECRETKEYBYTES> sign;
};

namespace {

constexpr std::string_view kHeader = "zwartlak audit key 1\n";
constexpr std::size_t kKeyBytes = 32;
constexpr std::size_t kFileSize = kHeader.size() + 2 * (2 * kKeyBytes + 1);

std::string SecretPath(const std::string& directory) { return directory + "/audit.key"; }
std::string PublicPath(const std::string& directory) { return directory + "/audit.pub"; }

bool FromHex(std::string_view hex, std::span<std::uint8_t> out) {
  std::size_t length = 0;
  const char* end = nullptr;
  const int failed =
      sodium_hex2bin(out.data(), out.size(), hex.data(), hex.size(), nullptr, &length, &end);
  return failed == 0 && length == out.size() && end == hex.data() + hex.size();
}

// Reads at most `most` bytes. kUnreadableInput, whatever went wrong.
Result<std::string> ReadSmallFile(const FileDescriptor& file, std::size_t most) {
  const Result<std::uint64_t> size = SizeOf(file.get());
  if (!size || *size > most) return Fail(ErrorCode::kUnreadableInput, Stage::kSetup);
  Result<std::string> text = ReadAt(file.get(), 0, static_cast<std::size_t>(*size));
  if (!text) return Fail(ErrorCode::kUnreadableInput, Stage::kSetup, {}, text.error().cause);
  return text;
}

Result<FileDescriptor> OpenToRead(const std::string& path) {
  FileDescriptor file(open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.valid()) return Fail(ErrorCode::kUnreadableInput, Stage::kSetup, {}, errno);
  return file;
}

// Writes a whole file under a temporary name and gives it its own, unless that exists already.
Result<void> CreateOnce(const std::string& path, std::string_view text, mode_t mode) {
  std::array<std::uint8_t, 8> random{};
  randombytes_buf(random.data(), random.size());
  const std::string temporary = path + "." + ToHex(random);
  const Result<FileDescriptor> file =
      OpenFile(temporary, O_WRONLY | O_CREAT | O_EXCL, mode, Stage::kSetup);
  if (!file) return std::unexpected(file.error());
  Result<void> written = WriteAll(file->get(), text, Stage::kSetup);
  if (written && fsync(file->get()) != 0) written = FileError(Stage::kSetup, errno);
  if (written && link(temporary.c_str(), path.c_str()) != 0 && errno != EEXIST) {
    written = FileError(Stage::kSetup, errno);
  }
  unlink(temporary.c_str());
  if (written) SyncDirectoryOf(path);
  return written;
}

Result<void> MakeDirectory(const std::string& directory) {
  std::string path;
  for (const std::filesystem::path& part : std::filesystem::path(directory)) {
    if (!path.empty() && path.back() != '/') path.push_back('/');
    path += part.string();
    if (!part.empty() && mkdir(path.c_str(), 0700) != 0 && errno != EEXIST && errno != EISDIR) {
      return FileError(Stage::kSetup, errno);
    }
  }
  return {};
}

std::string EnvironmentOr(const char* name, std::string_view other) {
  const char* value = std::getenv(name);
  return value != nullptr && *value != '\0' ? std::string(value) : std::string(other);
}

}  // namespace

void AuditKeys::Unmap::operator()(Secrets* secrets) const {
  sodium_memzero(secrets, sizeof *secrets);
  munmap(secrets, sizeof *secrets);
}

AuditKeys::AuditKeys(AuditKeys&&) noexcept = default;
AuditKeys& AuditKeys::operator=(AuditKeys&&) noexcept = default;
AuditKeys::~AuditKeys() = default;

Result<AuditKeys> AuditKeys::FromSeeds(ByteView mac_key, ByteView sign_seed) {
  void* page =
      mmap(nullptr, sizeof(Secrets), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (page == MAP_FAILED) return Fail(ErrorCode::kOutOfMemory, Stage::kSetup, {}, errno);
  AuditKeys keys;
  keys.secrets_.reset(static_cast<Secrets*>(page));
  if (madvise(page, sizeof(Secrets), MADV_WIPEONFORK) != 0) {
    return Fail(ErrorCode::kInternal, Stage::kSetup, {}, errno);
  }
  // Best effort: keep the page out of core dumps and swap.
  madvise(page, sizeof(Secrets), MADV_DONTDUMP);
  mlock(page, sizeof(Secrets));
  std::ranges::copy(mac_key, keys.secrets_->mac.begin());
  crypto_sign_seed_keypair(keys.public_key_.data(), keys.secrets_->sign.data(), sign_seed.data());
  keys.key_id_ = KeyIdOf(keys.public_key_);
  return keys;
}

Result<AuditKeys> AuditKeys::Load(const std::string& directory) {
  if (sodium_init() < 0) return Fail(ErrorCode::kInternal, Stage::kSetup);
  const Result<FileDescriptor> file = OpenToRead(SecretPath(directory));
  if (!file) return std::unexpected(file.error());
  struct stat info {};
  if (fstat(file->get(), &info) != 0 || (info.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
    return Fail(ErrorCode::kUnreadableInput, Stage::kSetup, {}, EPERM);
  }
  Result<std::string> text = ReadSmallFile(*file, kFileSize);
  if (!text) return std::unexpected(text.error());
  std::array<std::uint8_t, 2 * kKeyBytes> seeds{};
  const std::string_view view = *text;
  const auto line = [&](std::size_t i) {
    return view.substr(kHeader.size() + i * (2 * kKeyBytes + 1), 2 * kKeyBytes);
  };
  const bool good = view.size() == kFileSize && view.starts_with(kHeader) &&
                    FromHex(line(0), std::span(seeds).first(kKeyBytes)) &&
                    FromHex(line(1), std::span(seeds).last(kKeyBytes));
  Result<AuditKeys> keys = Fail(ErrorCode::kUnreadableInput, Stage::kSetup);
  if (good) {
    keys = FromSeeds(std::span(seeds).first(kKeyBytes), std::span(seeds).last(kKeyBytes));
  }
  sodium_memzero(seeds.data(), seeds.size());
  sodium_memzero(text->data(), text->size());
  return keys;
}

Result<AuditKeys> AuditKeys::LoadOrCreate(const std::string& directory) {
  if (sodium_init() < 0) return Fail(ErrorCode::kInternal, Stage::kSetup);
  if (directory.empty()) return Fail(ErrorCode::kUnwritableOutput, Stage::kSetup, {}, ENOENT);
  if (access(SecretPath(directory).c_str(), F_OK) != 0) {
    if (const Result<void> made = MakeDirectory(directory); !made) {
      return std::unexpected(made.error());
    }
    std::array<std::uint8_t, 2 * kKeyBytes> seeds{};
    randombytes_buf(seeds.data(), seeds.size());
    const ByteView view(seeds);
    std::string text(kHeader);
    text.append(ToHex(view.first(kKeyBytes))).append("\n");
    text.append(ToHex(view.last(kKeyBytes))).append("\n");
    const Result<void> created = CreateOnce(SecretPath(directory), text, 0600);
    sodium_memzero(text.data(), text.size());
    sodium_memzero(seeds.data(), seeds.size());
    if (!created) return std::unexpected(created.error());
  }
  Result<AuditKeys> keys = Load(directory);
  if (keys && access(PublicPath(directory).c_str(), F_OK) != 0) {
    const std::string text = ToHex(keys->public_key()) + "\n";
    if (const Result<void> made = CreateOnce(PublicPath(directory), text, 0644); !made) {
      return std::unexpected(made.error());
    }
  }
  return keys;
}

Digest AuditKeys::Mac(ByteView message) const {
  Digest mac;
  crypto_auth_hmacsha256(mac.data(), message.data(), message.size(), secrets_->mac.data());
  return mac;
}

AuditSignature AuditKeys::Sign(ByteView message) const {
  AuditSignature signature;
  crypto_sign_detached(signature.data(), nullptr, message.data(), message.size(),
                       secrets_->sign.data());
  return signature;
}

ByteView AuditKeys::mac_key() const { return secrets_->mac; }

std::string DefaultKeyDirectory() {
  const std::string keys = EnvironmentOr("ZWARTLAK_KEYS", "");
  if (!keys.empty()) return keys;
  const std::string data = EnvironmentOr("XDG_DATA_HOME", "");
  if (!data.empty()) return data + "/zwartlak/keys";
  if (geteuid() == 0) return "/var/lib/zwartlak/keys";
  const passwd* user = getpwuid(geteuid());
  const std::string home = EnvironmentOr("HOME", user != nullptr ? user->pw_dir : "");
  return home.empty() ? home : home + "/.local/share/zwartlak/keys";
}

Result<AuditPublicKey> ReadPublicKey(const std::string& path) {
  const Result<FileDescriptor> file = OpenToRead(path);
  if (!file) return std::unexpected(file.error());
  Result<std::string> text = ReadSmallFile(*file, 256);
  if (!text) return std::unexpected(text.error());
  while (!text->empty() && (text->back() == '\n' || text->back() == '\r' || text->back() == ' ')) {
    text->pop_back();
  }
  AuditPublicKey key;
  if (!FromHex(*text, key)) return Fail(ErrorCode::kUnreadableInput, Stage::kSetup);
  return key;
}

std::string KeyIdOf(const AuditPublicKey& key) {
  return ToHex(Sha256(ByteView(key))).substr(0, audit_format::kKeyIdDigits);
}

}  // namespace zwartlak
