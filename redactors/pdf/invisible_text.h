// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Codes for the characters of the invisible text: fonts of up to 255 characters each, given out in
// order of appearance.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "redactors/pdf/poppler_pages.h"

namespace zwartlak::pdf {

class InvisibleText {
 public:
  // Content stream operators that show `words` on a page of `height` points. Fonts are named /F0,
  // /F1, ...
  std::string ContentOf(const std::vector<Word>& words, double height);
  [[nodiscard]] std::size_t fonts() const { return fonts_.size(); }
  [[nodiscard]] std::size_t CharactersOf(std::size_t font) const { return fonts_[font].size(); }
  // The ToUnicode CMap (ISO 32000-1, 9.10.3) of a font.
  [[nodiscard]] std::string ToUnicode(std::size_t font) const;

  static constexpr double kCharWidth = 0.5;  // of the font size

 private:
  struct Code {
    std::size_t font;
    unsigned char byte;
  };
  Code CodeOf(const std::string& utf8);
  void AppendWord(const Word& word, double height, std::string& out);

  std::vector<std::vector<std::string>> fonts_;  // characters by code - 1
  std::map<std::string, Code> codes_;
};

}  // namespace zwartlak::pdf
