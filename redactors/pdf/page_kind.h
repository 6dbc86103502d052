// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// How a page is redacted. Extract and apply ask for each page and get the same answer.
#pragma once

#include <cstdint>
#include <vector>

#include "redactors/pdf/page_glyphs.h"
#include "redactors/pdf/poppler_pages.h"

namespace zwartlak::pdf {

enum class PageKind : std::uint8_t {
  kDigital,  // text that two programs see at the same places, and nothing that must be read as ink
  kMixed,    // the same, with pictures, shapes or doubtful letters that are read as ink
  kPicture   // read and redacted as a picture
};

// `words` as Poppler sees them.
PageKind KindOf(const PageGlyphs& page, const std::vector<Word>& words);

}  // namespace zwartlak::pdf
