// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Stage 1. Media type by content, with our own bounded signature checks (no foreign parser, so the
// parent may call it). The name and the declared type decide only between kinds of text.
#pragma once

#include "pipeline/core/attachment.h"
#include "pipeline/core/error.h"
#include "pipeline/core/limits.h"

namespace zwartlak {

// Errors: kEmpty, kTooLarge, kPolyglot (claimed by two formats), kUnsupportedType.
[[nodiscard]] Result<IdentifiedMedia> Identify(const Attachment& attachment, const Limits& limits);

}  // namespace zwartlak
