// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Stage 5. Redacts and sanitises a copy. Knows nothing of who found what.
#pragma once

#include "pipeline/core/format.h"

namespace zwartlak {

[[nodiscard]] Result<RedactedFile> Apply(const IdentifiedMedia& media, const RedactionPlan& plan,
                                         const Format& format, const Limits& limits);

}  // namespace zwartlak
