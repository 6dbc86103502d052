// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Where cleaned files go. Takes only a VerifiedFile with its AuditReceipt: record first, then
// deliver. Implementations write atomically: a reader of the store never sees half a file.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "pipeline/core/audit_record.h"
#include "pipeline/core/error.h"
#include "pipeline/core/files.h"

namespace zwartlak {

// Device and inode: what a file is, whatever it is called.
using FileIdentity = std::pair<std::uint64_t, std::uint64_t>;

// Name of the report beside a cleaned file.
inline std::string ReportNameOf(std::string_view name) {
  return std::string(name) + ".report.json";
}

class TicketStore {
 public:
  virtual ~TicketStore() = default;
  // `relative_name` is the attachment's name under the ticket. The file is stored as that name plus
  // `suffix` (".png" where the type had to change, else empty), `report_json` beside the name.
  [[nodiscard]] virtual Result<void> Deliver(std::string_view relative_name,
                                             std::string_view suffix, const VerifiedFile& file,
                                             const AuditReceipt& receipt,
                                             std::string_view report_json) = 0;
  // Only the report: the attachment was quarantined or rejected.
  [[nodiscard]] virtual Result<void> Notice(std::string_view relative_name,
                                            const AuditReceipt& receipt,
                                            std::string_view report_json) = 0;
};

}  // namespace zwartlak
