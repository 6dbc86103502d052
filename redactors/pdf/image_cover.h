// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Images of a page without what lies under boxes: its samples are overwritten, JPEG block by block
// with the file's own quantisers, the rest without loss. The original object is never changed, so
// that other pages keep what they show of it.
#pragma once

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <vector>

#include "pipeline/core/geometry.h"

namespace zwartlak::pdf {

// What is not to be seen of a picture: what lies in the boxes or off the page. Page space.
struct CoveredPlaces {
  const std::vector<Rect>& boxes;
  double page_width = 0;
  double page_height = 0;
};

// `image`: one that CleanImage gave. `quad`: where it is drawn, page space. The
// image itself if nothing of it is covered, null if it cannot be covered.
QPDFObjectHandle CoverImage(QPDF& pdf, QPDFObjectHandle image, const Quad& quad,
                            const CoveredPlaces& places);

}  // namespace zwartlak::pdf
