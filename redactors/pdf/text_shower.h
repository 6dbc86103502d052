// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Text state and the operators that show text (ISO 32000-1, 9.3 and 9.4): where each glyph of a
// string stands, and the same operator again without the glyphs that are taken out. What follows
// keeps its place within a quarter of a point: gaps go in steps of half a point, so that the
// kerning that is left does not measure the word that is gone (PoPETs 2023-0069).
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "redactors/pdf/content_lexer.h"
#include "redactors/pdf/font.h"
#include "redactors/pdf/user_space.h"

namespace zwartlak::pdf {

// Red, green and blue, roughly; nothing if it cannot be told from numbers.
using Shade = std::optional<std::array<double, 3>>;
// True also if one of them cannot be told.
bool LookAlike(const Shade& a, const Shade& b);

// One glyph of one show operator.
struct PlacedGlyph {
  Quad quad;               // page space; advance wide, ascent to descent high
  std::string text;        // UTF-8; empty if nothing says what it is
  double size = 0;         // of the font, page space
  bool invisible = false;  // render mode 3 or 7
  Shade shade;             // it is filled with
  bool faint = false;      // may not show for another reason: transparent, clipped, outlined
  bool doubtful = false;   // the font contradicts itself, or draws its letters by procedures
};

class GlyphSink {
 public:
  virtual ~GlyphSink() = default;
  // True if this glyph is to be taken out of the content.
  virtual bool Takes(const PlacedGlyph& glyph) = 0;
};

struct TextState {
  std::shared_ptr<const Font> font;
  double size = 0;
  double char_space = 0;
  double word_space = 0;
  double scale = 1;
  double leading = 0;
  double rise = 0;
  int mode = 0;
  Shade shade{{0, 0, 0}};
  bool faint = false;
  Rect clip{-1e9, -1e9, 1e9, 1e9};  // page space; around what is not clipped away
};

class TextShower {
 public:
  void Begin();                       // BT
  void SetMatrix(const Matrix& m);    // Tm
  void MoveLine(double x, double y);  // Td
  // Strings and numbers of a show operator, without brackets. `take_all` for content that is not
  // shown. True if glyphs were taken or what stands before moved: then `array` is the new operand
  // of TJ, empty if nothing is left to show.
  bool Show(const std::vector<Token>& operands, const TextState& state, const Matrix& to_page,
            bool take_all, GlyphSink& sink, std::string& array);

 private:
  struct Pending;
  void ShowString(std::string_view bytes, const TextState& state, const Matrix& to_page,
                  Pending& pending);
  void Gap(const TextState& state, const Matrix& to_page, Pending& pending);

  Matrix matrix_;
  Matrix line_;
  double carry_ = 0;  // what taken glyphs at the end of the last operator advanced; text space
  double error_ = 0;  // by which the quantised gaps on this line are short, page space
};

}  // namespace zwartlak::pdf
