// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// The keys of the audit log: one for the MAC of every line (HMAC-SHA-256), one pair for the
// signature of start lines and checkpoints (Ed25519). Made on first use in a directory that is not
// the output folder: `audit.key` (secret, 0600) and `audit.pub` (64 hexadecimal digits, to be
// handed to whoever verifies). The secrets live in a page of their own that the kernel hands to a
// forked child as zeros (MADV_WIPEONFORK): a child that parses foreign bytes cannot leak or use
// them.
#pragma once

#include <array>
#include <memory>
#include <string>

#include "pipeline/core/bytes.h"
#include "pipeline/core/error.h"

namespace zwartlak {

using AuditPublicKey = std::array<std::uint8_t, 32>;
using AuditSignature = std::array<std::uint8_t, 64>;

class AuditKeys {
 public:
  // Several processes may do this at once: all get the same keys. Errors, all of stage kSetup:
  // kUnwritableOutput (directory), kDiskFull, kUnreadableInput (key file unreadable, damaged, or
  // open to other users; cause EPERM says the last).
  static Result<AuditKeys> LoadOrCreate(const std::string& directory);
  static Result<AuditKeys> Load(const std::string& directory);

  AuditKeys(AuditKeys&&) noexcept;
  AuditKeys& operator=(AuditKeys&&) noexcept;
  ~AuditKeys();

  [[nodiscard]] Digest Mac(ByteView message) const;
  [[nodiscard]] AuditSignature Sign(ByteView message) const;
  [[nodiscard]] const AuditPublicKey& public_key() const { return public_key_; }
  [[nodiscard]] const std::string& key_id() const { return key_id_; }
  // For the verifier, which checks MACs with code of its own.
  [[nodiscard]] ByteView mac_key() const;

 private:
  struct Secrets;
  struct Unmap {
    void operator()(Secrets* secrets) const;
  };
  AuditKeys() = default;
  static Result<AuditKeys> FromSeeds(ByteView mac_key, ByteView sign_seed);

  std::unique_ptr<Secrets, Unmap> secrets_;
  AuditPublicKey public_key_{};
  std::string key_id_;
};

// $ZWARTLAK_KEYS, else $XDG_DATA_HOME/zwartlak/keys, else /var/lib/zwartlak/keys for root, else
// ~/.local/share/zwartlak/keys. Empty if there is no home either.
std::string DefaultKeyDirectory();

// A file made by `audit.pub`: 64 hexadecimal digits. kUnreadableInput if it is not.
Result<AuditPublicKey> ReadPublicKey(const std::string& path);

std::string KeyIdOf(const AuditPublicKey& key);

}  // namespace zwartlak
