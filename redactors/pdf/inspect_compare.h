// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Drawings of a page before and after, compared outside the boxes and within.
#pragma once

#include <utility>
#include <vector>

#include "pipeline/core/geometry.h"
#include "pipeline/core/inspector.h"
#include "redactors/pdf/inspect_pages.h"

namespace zwartlak::pdf {

struct BoxedPage {
  const std::vector<PixelRect>& boxes;
  const std::vector<Rect>& labels;  // where a box is not solid
  int reach = 0;                    // how far around a box black may go, page space
};

// A page that is a picture. `lossy`: within what JPEG explains.
void ComparePicture(const Drawing& before, const Drawing& after, const BoxedPage& page, bool lossy,
                    StructureCheck& check);

// Around a box, at pixels of `scale` of page space: where anything may differ, and where ink that
// stuck out of the box may have gone with its letter, but none may have come: a mark over a
// capital, the tail of an italic.
PixelRect EdgeOf(const PixelRect& box, int reach, int scale);
PixelRect OverhangOf(const PixelRect& box, int reach, int scale);

// What a page whose text stayed text looks like now.
struct TextCheck {
  bool boxes_solid = true;
  std::vector<int> changed;  // the row of each pixel that is not explained, ascending
};

// True if so few pixels changed that a letter cannot be among them.
bool IsUntouched(const std::vector<int>& changed);

// True if the boxes are black, seen at `scale` pixels of page space a pixel.
bool AreBlack(const GreyDrawing& after, const BoxedPage& page, int scale);

// Drawings of the same area, at `scale` pixels of page space a pixel.
TextCheck CompareText(const GreyDrawing& before, const GreyDrawing& after, const BoxedPage& page,
                      int scale = 1);

// Rows in which a page has to be looked at more closely: first, and behind the last. One band of
// the whole page where they are many.
std::vector<std::pair<int, int>> BandsAround(const std::vector<int>& changed, int height);

}  // namespace zwartlak::pdf
