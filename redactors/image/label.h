// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// The text of a label ("[BSN-1]") as dots inside a black box, in a 5 x 7 letter of our own. Only
// what fits is drawn: a label that does not fit gives no dots, and the box stays solid.
#pragma once

#include <string_view>
#include <vector>

#include "pipeline/core/geometry.h"

namespace zwartlak::image {

std::vector<Point> LabelDots(std::string_view label, const PixelRect& box);

}  // namespace zwartlak::image
