// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// PDF (ISO 32000). Pages in page_space.h. See README.md for what survives.
#pragma once

#include <memory>

#include "pipeline/core/format.h"

namespace zwartlak::pdf {

std::unique_ptr<Format> MakePdfFormat();

}  // namespace zwartlak::pdf
