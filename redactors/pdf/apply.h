// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// A new document, of which nothing is copied from the old one: each page is its picture with the
// boxes painted, and under it, invisible, the words of the text layer that no box touches and that
// show in the picture.
#pragma once

#include <vector>

#include "pipeline/core/format.h"
#include "redactors/pdf/page_kind.h"

namespace zwartlak::pdf {

// `kinds` as extract found them; empty: it is asked again.
Result<RedactedFile> ApplyToPdf(const IdentifiedMedia& media, const RedactionPlan& plan,
                                const Limits& limits, const std::vector<PageKind>& kinds);

}  // namespace zwartlak::pdf
