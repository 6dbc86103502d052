// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Stage 4. Findings become boxes (pictures) or spans (text): what the policy removes, grown to
// whole pixels plus a margin, joined where they touch, labelled if asked. Pure: equal inputs, equal
// plan.
#pragma once

#include <string>

#include "pipeline/core/document.h"
#include "pipeline/core/error.h"
#include "pipeline/core/finding.h"
#include "pipeline/core/plan.h"
#include "pipeline/core/policy.h"

namespace zwartlak {

// kNeedsDecision (kUnreadText for unread areas) if a finding's action is ask.
[[nodiscard]] Result<RedactionPlan> Plan(const ExtractedDocument& document,
                                         const FindingSet& findings, const Policy& policy);

// A plan with residue added, for the verifier's next round. Boxes only grow.
RedactionPlan Merge(const RedactionPlan& plan, const RedactionPlan& more);

// Canonical JSON (RFC 8785): what the audit log's plan digest is taken over.
std::string ToJson(const RedactionPlan& plan);

}  // namespace zwartlak
