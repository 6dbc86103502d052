// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Redacts and sanitises a picture. The output holds the pixels, what decides how they look, and
// nothing else.
#pragma once

#include "pipeline/core/format.h"

namespace zwartlak::image {

Result<RedactedFile> ApplyToPicture(const IdentifiedMedia& media, const RedactionPlan& plan,
                                    const Limits& limits);

}  // namespace zwartlak::image
