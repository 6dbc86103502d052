// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// What people see of an audit log: list, one line, CSV, statistics. The log holds no personal data;
// ticket ids are as the operator gave them and are made harmless for terminals and spreadsheets.
// Each function prints on standard output and returns the exit code.
#pragma once

#include <cstdint>
#include <string>

namespace zwartlak::cli {

struct AuditFilter {
  std::string ticket;   // exactly
  std::string verdict;  // released, quarantined, rejected
  std::string entity;   // records that removed this entity type
  std::string since;    // RFC 3339 or its beginning: "2026-11-23", "2026-11"
  std::string until;    // inclusive: "2026-11" is all of November
};

int ListAudit(const std::string& path, const AuditFilter& filter, bool json);
int ShowAudit(const std::string& path, std::uint64_t seq, bool json);
int ExportAudit(const std::string& path, const AuditFilter& filter);
int AuditStatistics(const std::string& path, const AuditFilter& filter, bool json);

}  // namespace zwartlak::cli
