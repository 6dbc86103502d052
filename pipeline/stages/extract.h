// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Stage 2. Everything there is to read, with geometry, and what could not be read.
#pragma once

#include "pipeline/core/format.h"

namespace zwartlak {

// Calls the format and checks what it promises: spans inside the text and sorted, text valid UTF-8,
// quads finite. A broken promise is kInternal, never a silently shorter document.
[[nodiscard]] Result<ExtractedDocument> Extract(const IdentifiedMedia& media, const Format& format,
                                                const ExtractOptions& options);

}  // namespace zwartlak
