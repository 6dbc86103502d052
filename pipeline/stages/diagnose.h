// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Beside the flow: what support needs (URL, browser, error text, form, step) from the document's
// text with every planned finding masked first. Pure.
#pragma once

#include "pipeline/core/diagnostics.h"
#include "pipeline/core/document.h"
#include "pipeline/core/finding.h"
#include "pipeline/core/policy.h"

namespace zwartlak {

Diagnostics Diagnose(const ExtractedDocument& document, const FindingSet& findings,
                     const Policy& policy);

}  // namespace zwartlak
