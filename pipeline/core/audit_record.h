// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// One line of the audit log, before it is chained. No personal data: digests, counts, our own
// identifiers. The chain adds seq, time, prev and mac (pipeline/audit/chain.h).
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "pipeline/core/bytes.h"
#include "pipeline/core/error.h"

namespace zwartlak {

enum class Verdict : std::uint8_t { kReleased, kQuarantined, kRejected };
std::string_view NameOf(Verdict verdict);

struct AuditRecord {
  std::string ticket_id;   // as the operator gave it; empty = none
  std::string media_type;  // MIME type by content
  std::uint64_t input_bytes = 0;
  Digest input_sha256{};
  Digest parent_sha256{};  // of the attachment it was packed in; all zero: none
  Digest plan_sha256{};
  Digest output_sha256{};  // all zero unless released
  std::string policy;      // "avg 1.0.0"
  Digest policy_sha256{};
  Digest rules_sha256{};   // over all rule files
  Digest models_sha256{};  // over all model files; zero when none was used
  std::string program_version;
  Verdict verdict = Verdict::kQuarantined;
  ErrorCode reason = ErrorCode::kNone;
  std::map<std::string, std::uint32_t> removed;  // entity type -> count
  std::map<std::string, std::uint32_t> rules;    // rule id -> count
  std::uint32_t verify_attempts = 0;
  std::uint32_t residue_found = 0;
  std::uint32_t unread_areas = 0;
  std::uint32_t hidden_parts_removed = 0;
  std::map<std::string, std::uint32_t> lost;      // "encryption", "pdf_a", "signature" -> 1
  std::map<std::string, std::uint32_t> stage_ms;  // stage -> milliseconds
};

// Proof that a record is on disk: where it stands in the chain and the hash of its line.
struct AuditReceipt {
  std::uint64_t seq = 0;
  Digest line_sha256{};
};

}  // namespace zwartlak
