// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Drawings of a page before and after, compared outside the boxes and within.
#pragma once

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

// A page whose text stayed text. `scale`: pixels of page space a pixel of the drawings.
StructureCheck CompareText(const Drawing& before, const Drawing& after, const BoxedPage& page,
                           int scale);

}  // namespace zwartlak::pdf
