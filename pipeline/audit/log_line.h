// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// The lines of the log as the writer makes them, and as it reads its own lines back when it opens a
// log or meets another process's lines. (The verifier has code of its own.) Lines are without the
// line feed here.
#pragma once

#include <string>
#include <string_view>

#include "pipeline/audit/keys.h"
#include "pipeline/core/audit_record.h"
#include "pipeline/core/error.h"

namespace zwartlak {

// What every line carries.
struct LineHead {
  std::uint64_t seq = 0;
  std::string time;  // "2026-11-23T18:51:48.123Z"
  Digest prev{};
};

// What start lines and checkpoints carry: which log, and how many records stand before this line.
struct LogHead {
  std::string log_id;
  std::uint64_t records = 0;
};

// kInternal if a name in the record's maps is not an identifier or a number is over 2^53 - 1;
// kTooLarge if the line would be over the limit of the format.
Result<std::string> MakeRecordLine(const LineHead& head, const AuditRecord& record,
                                   const AuditKeys& keys);
std::string MakeStartLine(const LineHead& head, const LogHead& log, std::uint64_t torn_bytes,
                          const AuditKeys& keys);
std::string MakeCheckpointLine(const LineHead& head, const LogHead& log, const AuditKeys& keys);

enum class LineKind : std::uint8_t { kStart, kRecord, kCheckpoint };

struct OwnLine {
  LineKind kind = LineKind::kRecord;
  std::uint64_t seq = 0;
  std::string prev;  // 64 hexadecimal digits
  LogHead log;       // of start lines and checkpoints
};

// kAuditBroken unless the line was made with these keys: the MAC is recomputed, and the signature
// is made again (Ed25519 is deterministic) and compared.
Result<OwnLine> ReadOwnLine(std::string_view line, const AuditKeys& keys);

}  // namespace zwartlak
