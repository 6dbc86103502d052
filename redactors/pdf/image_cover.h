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

// `image`: one that CleanImage gave. `quad`: where it is drawn, page space, as are the boxes. The
// image itself if no box touches it, null if it cannot be covered.
QPDFObjectHandle CoverImage(QPDF& pdf, QPDFObjectHandle image, const Quad& quad,
                            const std::vector<Rect>& boxes);

}  // namespace zwartlak::pdf
