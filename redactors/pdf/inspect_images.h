// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Whether images that the output draws are solid under the boxes: their samples are decoded, as a
// black rectangle over them can be lifted.
#pragma once

#include <vector>

#include "pipeline/core/geometry.h"
#include "redactors/pdf/inspect_drawn.h"

namespace zwartlak::pdf {

// False also when an image that a box touches cannot be decoded.
bool AreSolidUnder(const std::vector<PixelRect>& boxes, const DrawnPage& page);

// Whether no drawn shape lies in a box but boxes: letters can be drawn as paths.
bool AreFreeOfShapes(const std::vector<PixelRect>& boxes, const DrawnPage& page);

// How far black may reach beyond the boxes, page space: pixels of images are painted as a whole.
double ReachOfPixels(const std::vector<PixelRect>& boxes, const DrawnPage& page);

}  // namespace zwartlak::pdf
