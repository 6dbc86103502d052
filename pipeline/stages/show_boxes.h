// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Puts the black boxes of a plan into what the stranger read, as bars of U+2588 in their places. A
// reader sees nothing in a box, so a label would seem to have lost its value and the next line
// would be taken for it. With the bars in place the page reads as it did before. Part of the verify
// stage.
#pragma once

#include <vector>

#include "pipeline/core/document.h"
#include "pipeline/core/plan.h"

namespace zwartlak {

// Lays region 0 of the page out anew: glyphs under a box go, segments are cut where a box stands
// between their glyphs, each box becomes a segment of its own on its row.
void ShowBoxes(const std::vector<PixelRect>& boxes, Page& page);

// The same for every page of a picture; plain text shows its bars itself.
void ShowPlan(const RedactionPlan& plan, ExtractedDocument& document);

}  // namespace zwartlak
