// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// What becomes of a drawn shape that a box touches. Letters can be drawn as paths, each outline a
// subpath: those under a box go as glyphs do.
#pragma once

#include "pipeline/core/geometry.h"
#include "redactors/pdf/drawn_path.h"

namespace zwartlak::pdf {

enum class ShapeFate {
  kStays,   // beside the box, a rule through it, or a ground around it
  kTaken,   // within the box, or a letter of which most is
  kUnclear  // neither: may hold what the box is to hide
};

ShapeFate FateUnder(const Rect& box, const Subpath& shape);

}  // namespace zwartlak::pdf
