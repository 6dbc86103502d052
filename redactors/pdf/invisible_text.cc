// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/pdf/invisible_text.h"

#include <algorithm>
#include <cstdio>

#include "pipeline/core/utf8.h"
#include "redactors/pdf/page_space.h"

namespace zwartlak::pdf {
namespace {

constexpr std::size_t kCodes = 255;  // code 0 is left out
// The baseline lies about this share of a character's height above its bottom.
constexpr double kDescent = 0.22;

std::string Number(double value) {
  char text[32];
  std::snprintf(text, sizeof(text), "%.2f", value);
  return text;
}

std::string Hex(unsigned value, int digits) {
  char text[12];
  std::snprintf(text, sizeof(text), "%0*X", digits, value);
  return text;
}

std::string Utf16Hex(const std::string& utf8_char) {
  const char32_t c = utf8::Decode(utf8_char, 0).first;
  if (c < 0x10000) return Hex(c, 4);
  const char32_t v = c - 0x10000;
  return Hex(0xD800 + (v >> 10), 4) + Hex(0xDC00 + (v & 0x3FF), 4);
}

// Text matrix of a word: its reading direction, and the start of its baseline. Points, y up.
struct Placing {
  const char* direction;  // a b c d of the matrix
  double x;
  double y;
  double length;
  double size;
};

Placing Place(const Word& word, double height) {
  const Rect r{word.box.left / kPixelsPerPoint, word.box.top / kPixelsPerPoint,
               word.box.right / kPixelsPerPoint, word.box.bottom / kPixelsPerPoint};
  const double across = word.rotation % 180 == 0 ? r.height() : r.width();
  const double along = word.rotation % 180 == 0 ? r.width() : r.height();
  const double size = std::max(across, 0.5);
  switch (word.rotation) {
    case 90:
      return {"0 -1 1 0", r.left + kDescent * size, height - r.top, along, size};
    case 180:
      return {"-1 0 0 -1", r.right, height - r.top - kDescent * size, along, size};
    case 270:
      return {"0 1 -1 0", r.right - kDescent * size, height - r.bottom, along, size};
    default:
      return {"1 0 0 1", r.left, height - r.bottom + kDescent * size, along, size};
  }
}

}  // namespace

InvisibleText::Code InvisibleText::CodeOf(const std::string& utf8) {
  const auto known = codes_.find(utf8);
  if (known != codes_.end()) return known->second;
  if (fonts_.empty() || fonts_.back().size() == kCodes) fonts_.emplace_back();
  fonts_.back().push_back(utf8);
  const Code code{fonts_.size() - 1, static_cast<unsigned char>(fonts_.back().size())};
  codes_.emplace(utf8, code);
  return code;
}

void InvisibleText::AppendWord(const Word& word, double height, std::string& out) {
  const Placing p = Place(word, height);
  const double natural = kCharWidth * p.size * static_cast<double>(word.chars.size());
  out += std::string("BT ") + p.direction + ' ' + Number(p.x) + ' ' + Number(p.y) + " Tm " +
         Number(100 * p.length / natural) + " Tz";
  std::size_t font = fonts_.size() + 1;  // none yet
  std::string codes;
  const auto flush = [&] {
    if (!codes.empty()) out += " <" + codes + "> Tj";
    codes.clear();
  };
  for (const WordChar& c : word.chars) {
    const Code code = CodeOf(c.utf8);
    if (code.font != font) {
      flush();
      font = code.font;
      out += " /F" + std::to_string(font) + ' ' + Number(p.size) + " Tf";
    }
    codes += Hex(code.byte, 2);
  }
  flush();
  out += " ET\n";
}

std::string InvisibleText::ContentOf(const std::vector<Word>& words, double height) {
  std::string out;
  for (const Word& word : words) AppendWord(word, height, out);
  return out;
}

std::string InvisibleText::ToUnicode(std::size_t font) const {
  std::string out =
      "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
      "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
      "1 begincodespacerange\n<00> <FF>\nendcodespacerange\n";
  constexpr std::size_t kBlock = 100;  // most entries a block may have
  const std::vector<std::string>& characters = fonts_[font];
  for (std::size_t first = 0; first < characters.size(); first += kBlock) {
    const std::size_t last = std::min(first + kBlock, characters.size());
    out += std::to_string(last - first) + " beginbfchar\n";
    for (std::size_t i = first; i < last; ++i) {
      out += '<' + Hex(static_cast<unsigned>(i + 1), 2) + "> <" + Utf16Hex(characters[i]) + ">\n";
    }
    out += "endbfchar\n";
  }
  return out + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
}

}  // namespace zwartlak::pdf
