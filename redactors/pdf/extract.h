// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Each page is read twice: its text layer, and its picture by the reader, as a text layer can lie
// and what shows can be no text.
#pragma once

#include <vector>

#include "pipeline/core/format.h"
#include "redactors/pdf/page_kind.h"

namespace zwartlak::pdf {

// `kinds`: of each page, for apply.
Result<ExtractedDocument> ExtractPdf(const IdentifiedMedia& media, const ExtractOptions& options,
                                     std::vector<PageKind>& kinds);

}  // namespace zwartlak::pdf
