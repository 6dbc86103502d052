// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// The parent's half of the order (pipeline/runner.h): seal -> record -> deliver. A record is on
// disk before anything is delivered; an attachment that is not released is recorded too, and only
// its report is delivered.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "pipeline/audit/chain.h"
#include "pipeline/core/policy.h"
#include "pipeline/core/ticket_store.h"
#include "pipeline/report.h"
#include "pipeline/ticket_run.h"

namespace zwartlak {

// Seals, records and delivers `examined` (its output bytes are moved out). When delivering fails
// after the record said "released", a second record takes it back and the verdict says so. An error
// is returned only when the audit log cannot be written: then nothing more may be released.
// `taken` holds the names of all inputs: a changed type must not land on another one's name.
Result<Judgement> Release(Examined& examined, const std::set<std::string>& taken,
                          const Provenance& provenance, AuditLog& log, TicketStore& store);

// The verdict that goes with an error.
Verdict VerdictOf(ErrorCode code);

}  // namespace zwartlak
