// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Everything that one walk over a page's content tells: its glyphs, its pictures, and whether it
// has what glyphs alone do not tell, so that its picture has to be read too.
#pragma once

#include <vector>

#include "redactors/pdf/content_interpreter.h"
#include "redactors/pdf/glyph_layout.h"
#include "redactors/pdf/source.h"

namespace zwartlak::pdf {

struct PageGlyphs {
  std::vector<LaidGlyph> glyphs;  // on the page; what lies outside is never shown and goes
  bool has_obstacle = false;      // cannot be rewritten operator by operator
  // Where there is ink that no glyph with a name explains: pictures, drawn shapes, glyphs without a
  // name, fonts that contradict themselves. Empty if nothing of it can be text.
  std::vector<Rect> ink;
};

// What qpdf cannot decode is an obstacle.
PageGlyphs GlyphsOf(Source& source, const SourcePage& page, InterpreterCache& cache);

// True if a glyph lies outside the page, so that no reader shows it.
bool IsOffPage(const Quad& quad, const PageBox& box);

}  // namespace zwartlak::pdf
