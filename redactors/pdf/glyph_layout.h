// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Glyphs of a page as text that reads like the page: by their places, never by the order in which
// the file draws them. Visible text and invisible text (of an OCR layer) are laid out apart.
#pragma once

#include <string>
#include <vector>

#include "pipeline/core/document.h"
#include "pipeline/core/geometry.h"

namespace zwartlak::pdf {

struct LaidGlyph {
  std::string text;  // UTF-8; empty for a glyph nobody can name, " " for a blank
  Quad quad;         // page space, reading order
  double size = 0;   // em, page space
  bool invisible = false;
};

TextRegion LayOutGlyphs(const std::vector<LaidGlyph>& glyphs);

}  // namespace zwartlak::pdf
