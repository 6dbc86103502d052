// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// A new document, of which nothing is copied from the old one: each page is its picture with the
// boxes painted, and under it, invisible, the words of the text layer that no box touches and that
// show in the picture.
#pragma once

#include "pipeline/core/format.h"

namespace zwartlak::pdf {

Result<RedactedFile> ApplyToPdf(const IdentifiedMedia& media, const RedactionPlan& plan,
                                const Limits& limits);

}  // namespace zwartlak::pdf
