// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/pdf/shape_fate.h"

namespace zwartlak::pdf {
namespace {

// A rounded frame has eight segments; handwriting has many.
constexpr int kFewSegments = 16;
// Heights of a box: letters are smaller than that, grounds are larger.
constexpr double kLarge = 3;
// By which a letter may stick out of a box that was made for it, heights of the box.
constexpr double kSticksOut = 0.5;

bool IsWithin(const Rect& inner, const Rect& outer) {
  return inner.left >= outer.left && inner.top >= outer.top && inner.right <= outer.right &&
         inner.bottom <= outer.bottom;
}

Rect Grown(const Rect& r, double by) {
  return {r.left - by, r.top - by, r.right + by, r.bottom + by};
}

// Of lines without extent too.
bool Touches(const Rect& a, const Rect& b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

}  // namespace

ShapeFate FateUnder(const Rect& box, const Subpath& shape) {
  const Rect& r = shape.bounds;
  // What is stroked is wider than its path: a rule along the edge of the box stays.
  constexpr double kStroke = 1;
  if (IsWithin(r, shape.slanted ? box : Grown(box, -kStroke))) return ShapeFate::kTaken;
  if (!Touches(r, box) || !shape.is_shaped()) return ShapeFate::kStays;
  const double under = Intersect(r, box).area();
  if (2 * under >= r.area()) {
    return IsWithin(r, Grown(box, kSticksOut * box.height())) ? ShapeFate::kTaken
                                                              : ShapeFate::kUnclear;
  }
  const bool is_ground = IsWithin(box, Grown(r, 1)) && r.height() >= kLarge * box.height() &&
                         shape.segments <= kFewSegments;
  const bool is_letter = r.height() <= kLarge * box.height() && r.width() <= kLarge * box.height();
  return is_ground || is_letter ? ShapeFate::kStays : ShapeFate::kUnclear;
}

}  // namespace zwartlak::pdf
