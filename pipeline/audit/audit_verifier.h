// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Says whether an audit log is whole: nothing changed, removed, inserted, reordered, cut off or
// made anew. Reads log and second place as streams, in constant memory, with code of its own. What
// is checked follows from what is at hand: form and chain always; the signatures with the public
// key; the MACs with the secret key; that nothing was cut off with the second place.
// docs/audit-format.md says what each check proves.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/core/bytes.h"

namespace zwartlak {

enum class AuditProblem : std::uint8_t {
  kUnreadable,  // the file cannot be read
  kEmpty,       // no line at all
  kLineTooLong,
  kNotJson,       // not a JSON object of the format's shape
  kNotCanonical,  // says the same in other bytes
  kUnknownKind,
  kMissingField,
  kNoStart,         // the first line is not a start line
  kLineMissing,     // seq jumps forward
  kLineOutOfPlace,  // seq repeats or goes back: inserted, doubled or moved
  kChainBroken,     // prev is not the hash of the line before
  kMacWrong,
  kSignatureWrong,
  kOtherKey,            // signed by another key than the one given
  kOtherLog,            // log id changes inside the file
  kWrongCount,          // checkpoint counts other records than there are
  kSecondPlaceMissing,  // the log has checkpoints, the second place is not there
  kSecondPlaceUnlike,   // differs from the log's checkpoints
  kCutOff,              // the second place has later checkpoints than the log
  kTornEnd,             // note: last line cut short by a crash
  kOpenEnd,             // note: records after the last checkpoint
  kSecondPlaceBehind,   // note: the last checkpoint is not in the second place yet
  kCount_
};

struct AuditProblemInfo {
  AuditProblem problem;
  std::string_view name;  // stable identifier, snake_case
  bool is_note;           // left by a crash or by a program still running: not a sign of tampering
  std::string_view dutch;
  std::string_view english;
};

const AuditProblemInfo& InfoOf(AuditProblem problem);
std::span<const AuditProblemInfo> AllAuditProblems();

struct AuditFinding {
  AuditProblem problem = AuditProblem::kUnreadable;
  std::uint64_t line = 0;        // from 1; 0 = the file as a whole
  bool in_second_place = false;  // the line is one of the second place
};

struct AuditVerifyOptions {
  std::string checkpoints_path;  // empty = FILE.checkpoints
  std::optional<std::array<std::uint8_t, 32>> public_key;
  std::optional<std::array<std::uint8_t, 32>> mac_key;
};

struct AuditVerification {
  static constexpr std::size_t kMaxFindings = 100;
  std::vector<AuditFinding> findings;  // the first 100, notes included
  std::uint64_t problems = 0;          // all of them, notes excluded
  std::uint64_t lines = 0;
  std::uint64_t records = 0;
  std::uint64_t checkpoints = 0;
  std::uint64_t uncovered = 0;  // records after the last checkpoint
  std::string log_id;
  std::string key_id;
  std::string head;  // SHA-256 of the last complete line
  bool signatures_checked = false;
  bool macs_checked = false;
  bool second_place_checked = false;

  [[nodiscard]] bool whole() const { return problems == 0; }
};

AuditVerification VerifyAuditLog(const std::string& path, const AuditVerifyOptions& options);

}  // namespace zwartlak
