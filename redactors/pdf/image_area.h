// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Which pixels of a picture lie under boxes of the page it is drawn on.
#pragma once

#include <vector>

#include "pipeline/core/geometry.h"

namespace zwartlak::pdf {

// `quad`: where the picture's corners are drawn, its first row along the first edge. Every pixel
// that a box touches is in one of the results; where the picture is drawn aslant they are single
// rows. All of the picture when it is drawn without extent.
std::vector<PixelRect> PixelsUnder(const std::vector<Rect>& boxes, const Quad& quad, int width,
                                   int height);

}  // namespace zwartlak::pdf
