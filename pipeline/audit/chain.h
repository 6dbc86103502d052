// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// The writing side of the audit log (format: docs/audit-format.md). A log is a file of canonical
// JSON lines, each holding the hash of the line before and a keyed MAC; signed checkpoints go into
// the log and to a second place.
//
// Promises. When Append returns a receipt the record is on disk (fdatasync). A process killed at
// any moment, or a full disk, leaves a log that verifies: a line cut short is set aside in
// FILE.torn-<time> by the next Open or Append, complete lines are never dropped. Several processes,
// and threads, may append to one log (flock). The cost of Open and Append does not grow with the
// log.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "pipeline/audit/keys.h"
#include "pipeline/core/audit_record.h"
#include "pipeline/core/error.h"

namespace zwartlak {

struct AuditOptions {
  std::uint32_t checkpoint_every = 100;  // records between checkpoints; at least 1
  std::string checkpoints_path;          // second place; empty = FILE.checkpoints
  bool sync = true;                      // false: no fdatasync, for tests and measuring only
  std::function<std::chrono::system_clock::time_point()> now;  // empty = the system's clock
};

// Errors, all of stage kRecord: kAuditBroken (the log, its second place or its key do not fit
// together; nothing is added), kDiskFull, kUnwritableOutput, kTooLarge (line over 1 MiB), kInternal
// (a map key of the record is not one of our own identifiers).
class AuditLog {
 public:
  // Makes the log if there is none. Checks the log from its last checkpoint on.
  static Result<AuditLog> Open(const std::string& path, std::shared_ptr<const AuditKeys> keys,
                               AuditOptions options = {});

  AuditLog(AuditLog&&) noexcept;
  AuditLog& operator=(AuditLog&&) noexcept;
  ~AuditLog();  // closes, if the caller did not

  Result<AuditReceipt> Append(const AuditRecord& record);

  // Writes a checkpoint if records stand after the last one. Does nothing the second time, nor in a
  // forked child.
  Result<void> Close();

 private:
  class Impl;
  explicit AuditLog(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace zwartlak
