// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// NAME.report.json: what happened to one attachment, for the ticket system and for people. It holds
// no text of a finding; the diagnostics are text of the attachment after its personal data is out.
// Format: docs/report-format.md (version 1). Fields are added, never renamed.
#pragma once

#include <string>

#include "pipeline/core/audit_record.h"
#include "pipeline/core/error.h"
#include "pipeline/core/policy.h"
#include "pipeline/ticket_run.h"

namespace zwartlak {

// What did the work. Goes into every report and audit record.
struct Provenance {
  std::string ticket_id;
  const Policy* policy = nullptr;
  Digest rules_sha256{};
  Digest models_sha256{};  // zero when no reader was loaded
  std::vector<std::string> readers;
  std::string program_version;
};

struct Judgement {
  Verdict verdict = Verdict::kQuarantined;
  Error reason{ErrorCode::kNone};
  AuditReceipt receipt;
  std::string output_name;  // empty unless released
  MediaType output_type = MediaType::kUnknown;
  std::uint64_t output_bytes = 0;
  Error report_error{ErrorCode::kNone};  // the report could not be written
};

std::string ReportJson(const Examined& examined, const Judgement& judgement,
                       const Provenance& provenance);

}  // namespace zwartlak
