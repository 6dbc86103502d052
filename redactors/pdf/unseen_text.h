// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Text that a page draws and nobody sees: white on white, painted over, clipped away, transparent.
// What the content says makes a glyph suspect; whether it shows is decided by Poppler, which draws
// the page with and without it.
#pragma once

#include <cstddef>
#include <optional>
#include <qpdf/QPDFObjectHandle.hh>
#include <vector>

#include "pipeline/core/geometry.h"
#include "redactors/pdf/page_rewriter.h"
#include "redactors/pdf/text_shower.h"

namespace zwartlak::pdf {

// Told of what a page paints, in order.
class SuspectGlyphs {
 public:
  // `number`: which glyph of the walk.
  void OnGlyph(std::size_t number, const PlacedGlyph& glyph);
  // `exact`: all of the bounds is filled.
  void OnFill(const Rect& bounds, bool exact, const Shade& shade);
  // `is_read`: text at its place can be its reading, as invisible text can, and is no suspect.
  void OnPicture(const Rect& bounds, bool is_read);
  [[nodiscard]] std::vector<UnseenGlyph> Take() const;

 private:
  struct Seen {
    UnseenGlyph glyph;
    bool suspect = false;
  };
  struct Ground {
    Rect bounds;
    Shade shade;  // nothing: not filled as a whole, or with more than a colour
  };
  [[nodiscard]] Shade GroundAt(const Point& p);

  std::vector<Seen> glyphs_;
  std::vector<Ground> grounds_;
  std::vector<Rect> read_;
  std::size_t steps_ = 0;
};

// RewritePage, and what nobody sees of its text goes too. `found` is set if there was any.
std::optional<QPDFObjectHandle> RewriteSeenPage(Source& source, const SourcePage& page, Cut cut,
                                                InterpreterCache& cache, bool& found);

}  // namespace zwartlak::pdf
