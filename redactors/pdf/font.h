// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// A font as far as text needs it (ISO 32000-1, 9.5 to 9.10): which bytes of a string are a code,
// how far it advances, which characters it stands for. Outlines are never looked at.
#pragma once

#include <array>
#include <memory>
#include <qpdf/QPDFObjectHandle.hh>
#include <string>
#include <string_view>
#include <unordered_map>

#include "redactors/pdf/cmap.h"
#include "redactors/pdf/user_space.h"

namespace zwartlak::pdf {

struct FontGlyph {
  int bytes = 1;
  double width = 0;       // along the writing direction, in units of the font size
  std::string text;       // UTF-8; empty if nothing says what it is
  bool is_space = false;  // the single byte 32, to which word spacing applies
};

class Font {
 public:
  explicit Font(QPDFObjectHandle dictionary);

  [[nodiscard]] FontGlyph GlyphAt(std::string_view text, std::size_t at) const;
  [[nodiscard]] double ascent() const { return ascent_; }    // units of the font size
  [[nodiscard]] double descent() const { return descent_; }  // negative
  [[nodiscard]] bool vertical() const { return vertical_; }
  [[nodiscard]] bool is_type3() const { return type3_; }
  // False if codes or widths are not known: positions of its glyphs are guesses.
  [[nodiscard]] bool is_placeable() const { return placeable_; }
  // The file says two different things about what a code stands for.
  [[nodiscard]] bool is_contradictory() const { return contradictory_; }

 private:
  struct Simple {
    double width = 0;
    std::string text;
  };
  void LoadSimple(QPDFObjectHandle dictionary);
  void LoadComposite(QPDFObjectHandle dictionary);
  void LoadMetrics(QPDFObjectHandle descriptor, bool type3);
  void LoadCidWidths(QPDFObjectHandle widths);

  bool composite_ = false;
  bool vertical_ = false;
  bool type3_ = false;
  bool placeable_ = true;
  bool contradictory_ = false;
  double ascent_ = 0.9;
  double descent_ = -0.25;
  double default_width_ = 1;
  std::array<Simple, 256> simple_;
  CMap codes_;
  CMap unicode_;
  std::unordered_map<std::uint32_t, double> cid_widths_;
};

}  // namespace zwartlak::pdf
