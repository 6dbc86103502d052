// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Pages in black and white, a bit a pixel: a first look at what changed, for a fifth of the price
// of greys at the same resolution. Colours are dots, so what seems to differ is looked at in grey.
#pragma once

#include <vector>

#include "redactors/pdf/inspect_compare.h"
#include "redactors/pdf/inspect_pages.h"

namespace zwartlak::pdf {

// The row of each pixel that the boxes do not explain, ascending: ink where no ink was near, or
// none where there was nothing but ink, or the other way round. Both are drawn in page space and
// equally large.
std::vector<int> CompareInk(const InkDrawing& before, const InkDrawing& after,
                            const BoxedPage& page);

}  // namespace zwartlak::pdf
