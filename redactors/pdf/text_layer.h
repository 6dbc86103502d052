// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Words of a text layer as a region that reads like the page: words without a wide gap between are
// one segment.
#pragma once

#include <vector>

#include "pipeline/core/document.h"
#include "redactors/pdf/poppler_pages.h"

namespace zwartlak::pdf {

TextRegion RegionOf(const std::vector<Word>& words);

}  // namespace zwartlak::pdf
