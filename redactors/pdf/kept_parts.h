// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// What of a document's parts the plan lets stay.
#pragma once

#include "pipeline/core/plan.h"
#include "redactors/pdf/document_parts.h"

namespace zwartlak::pdf {

// What is found in a string is a bar or a label; a bookmark whose text goes says its page. A link
// to an address goes when its address does, and when a box lies over it: whose name was linked may
// stand in the address.
DocumentParts KeepParts(DocumentParts parts, const RedactionPlan& plan);

}  // namespace zwartlak::pdf
