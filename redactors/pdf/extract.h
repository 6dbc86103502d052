// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Each page is read twice: its text layer, and its picture by the reader, as a text layer can lie
// and what shows can be no text.
#pragma once

#include "pipeline/core/format.h"

namespace zwartlak::pdf {

Result<ExtractedDocument> ExtractPdf(const IdentifiedMedia& media, const ExtractOptions& options);

}  // namespace zwartlak::pdf
