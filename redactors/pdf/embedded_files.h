// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// The files embedded in a PDF (ISO 32000-1, 7.11.4): attachments, file annotations, the contents of
// portfolios, media. Whatever refers to them: every file specification of the document counts.
#pragma once

#include <vector>

#include "pipeline/core/attachment.h"
#include "pipeline/core/document.h"
#include "pipeline/core/limits.h"

namespace zwartlak::pdf {

// In the order of the file's objects, each once. What exceeds a limit or cannot be decoded is told
// without its bytes; one entry stands for all beyond the limit of their number.
std::vector<PackedFile> EmbeddedFilesOf(const IdentifiedMedia& media, const Limits& limits);

}  // namespace zwartlak::pdf
