// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Puts bars (bar.h) where the plan's spans are. Linear in the file.
#pragma once

#include "pipeline/core/format.h"

namespace zwartlak::text {

// kInternal if the plan's spans are not sorted, overlap, or do not lie on characters of the text.
Result<RedactedFile> ApplyToText(const IdentifiedMedia& media, const RedactionPlan& plan,
                                 const Limits& limits);

}  // namespace zwartlak::text
