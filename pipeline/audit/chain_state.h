// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Where a log ends: what the next line must hold. Kept by every process that has the log open, and
// brought up to date under the lock from the lines others have added.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "pipeline/audit/keys.h"
#include "pipeline/core/error.h"

namespace zwartlak {

struct ChainState {
  std::uint64_t size = 0;      // bytes of the log that were read and found good
  std::uint64_t next_seq = 0;  // also the number of lines
  Digest head{};               // SHA-256 of the last line; zeros before the first
  std::uint64_t records = 0;
  std::uint64_t since_checkpoint = 0;  // records after the last checkpoint
  std::string log_id;
  std::string last_checkpoint;    // the whole line; empty = none yet
  std::string before_checkpoint;  // the checkpoint before that, where it was seen

  // Takes one more line (without line feed). kAuditBroken, and nothing changed, if it does not
  // follow or was not made with these keys.
  Result<void> Advance(std::string_view line, const AuditKeys& keys);
};

// The state of a log of `size` bytes, from its last checkpoint on (from its first line, if there is
// none yet). Bytes after the last line feed are left out: then state.size < size.
Result<ChainState> ReadTail(int fd, std::uint64_t size, const AuditKeys& keys);

// Advances over the bytes from state.size to `size`; again without a last piece of a line.
Result<void> CatchUp(int fd, std::uint64_t size, const AuditKeys& keys, ChainState& state);

}  // namespace zwartlak
