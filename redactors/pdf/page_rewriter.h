// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// A page again without what lies under the boxes: glyphs are taken out of the operators that show
// them, black rectangles are drawn, and the page keeps only what is needed to show it.
#pragma once

#include <optional>
#include <vector>

#include "pipeline/core/geometry.h"
#include "redactors/pdf/box_label.h"
#include "redactors/pdf/content_interpreter.h"
#include "redactors/pdf/source.h"

namespace zwartlak::pdf {

class SuspectGlyphs;

// A glyph by its number in the walk over a page.
struct UnseenGlyph {
  std::size_t number = 0;
  Rect place;  // page space
};

struct Cut {
  std::vector<PixelRect> boxes;
  std::vector<BoxLabel> labels;
  std::vector<UnseenGlyph> unseen;  // in order; to be taken out wherever they are
  // Invisible text stays where it can be the reading of a picture.
  bool keep_invisible = false;
};

// A page object of source.pdf(), to be copied to the output. Nothing if that cannot be: a box lies
// over a picture or a drawn shape, or the content has an obstacle. Throws what qpdf throws.
// `suspects` is told of what stays, if not null.
std::optional<QPDFObjectHandle> RewritePage(Source& source, const SourcePage& page, const Cut& cut,
                                            InterpreterCache& cache, SuspectGlyphs* suspects);

}  // namespace zwartlak::pdf
