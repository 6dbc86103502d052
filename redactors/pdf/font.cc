// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/pdf/font.h"

#include <algorithm>

#include "pipeline/core/utf8.h"
#include "redactors/pdf/simple_encoding.h"

namespace zwartlak::pdf {
namespace {

using Object = QPDFObjectHandle;

std::string DataOf(Object stream) {
  const auto buffer = stream.getStreamData(qpdf_dl_specialized);
  return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

double Number(Object object, double otherwise) {
  return object.isNumber() ? object.getNumericValue() : otherwise;
}

// Nothing a person or a detector could read: unassigned, private, replacement, control.
bool SaysNothing(const std::string& text) {
  if (text.empty()) return true;
  const char32_t c = utf8::Decode(text, 0).first;
  return c < U' ' || (c >= 0x7F && c < 0xA0) || c == 0xFFFD || (c >= 0xE000 && c < 0xF900) ||
         c >= 0xF0000;
}

// U+FB00..FB06 as the letters they join, so that text reads the same however it was set.
std::string WithoutLigatures(std::string text) {
  static constexpr std::array<std::string_view, 7> kLetters{"ff",  "fi", "fl", "ffi",
                                                            "ffl", "st", "st"};
  for (std::size_t at = 0; at + 2 < text.size();) {
    const auto [c, size] = utf8::Decode(text, at);
    if (c >= 0xFB00 && c <= 0xFB06) {
      text.replace(at, size, kLetters[c - 0xFB00]);
    } else {
      at += size;
    }
  }
  return text;
}

bool SameText(const std::string& a, const std::string& b) {
  return utf8::Fold(WithoutLigatures(a)) == utf8::Fold(WithoutLigatures(b));
}

bool IsBlankText(const std::string& text) {
  const char32_t c = utf8::Decode(text, 0).first;
  return utf8::IsSpace(c) || c == 0xA0 || c == 0xAD || c == '-';
}

}  // namespace

Font::Font(Object dictionary) {
  if (!dictionary.isDictionary()) {
    placeable_ = false;
    return;
  }
  Object to_unicode = dictionary.getKey("/ToUnicode");
  if (to_unicode.isStream()) unicode_ = CMap::Parse(DataOf(to_unicode));
  composite_ = dictionary.getKey("/Subtype").isNameAndEquals("/Type0");
  type3_ = dictionary.getKey("/Subtype").isNameAndEquals("/Type3");
  if (composite_) {
    LoadComposite(dictionary);
  } else {
    LoadSimple(dictionary);
  }
}

void Font::LoadMetrics(Object descriptor, bool type3) {
  if (!descriptor.isDictionary() || type3) return;
  const double ascent = Number(descriptor.getKey("/Ascent"), 0) / 1000;
  const double descent = Number(descriptor.getKey("/Descent"), 0) / 1000;
  if (ascent != 0) ascent_ = std::clamp(ascent, 0.72, 0.95);
  if (descent != 0) descent_ = std::clamp(-std::abs(descent), -0.3, -0.2);
}

void Font::LoadSimple(Object dictionary) {
  const CodeTexts encoding = EncodingOf(dictionary);
  Object widths = dictionary.getKey("/Widths");
  const int first = static_cast<int>(Number(dictionary.getKey("/FirstChar"), 0));
  Object descriptor = dictionary.getKey("/FontDescriptor");
  LoadMetrics(descriptor, type3_);
  double unit = 0.001;
  if (type3_) {
    Object matrix = dictionary.getKey("/FontMatrix");
    unit = matrix.isArray() && matrix.getArrayNItems() == 6 ? Number(matrix.getArrayItem(0), 0.001)
                                                            : 0.001;
    Object box = dictionary.getKey("/FontBBox");
    if (box.isArray() && box.getArrayNItems() == 4 && matrix.isArray()) {
      const double scale = std::abs(Number(matrix.getArrayItem(3), 0.001));
      const double top = Number(box.getArrayItem(3), 0) * scale;
      const double bottom = Number(box.getArrayItem(1), 0) * scale;
      if (top > bottom && top - bottom < 3) {
        ascent_ = top;
        descent_ = bottom;
      }
    }
  }
  const double missing =
      descriptor.isDictionary() ? Number(descriptor.getKey("/MissingWidth"), 0) : 0;
  Object base = dictionary.getKey("/BaseFont");
  const auto standard = base.isName() ? StandardFontOf(base.getName().substr(1)) : std::nullopt;
  const bool has_widths = widths.isArray();
  if (!has_widths && !standard) placeable_ = false;
  int contradictions = 0;
  for (int code = 0; code < 256; ++code) {
    Simple& glyph = simple_[static_cast<std::size_t>(code)];
    glyph.text = encoding[static_cast<std::size_t>(code)];
    const std::string* mapped = unicode_.TextOf(static_cast<std::uint32_t>(code));
    const bool told = mapped != nullptr && !SaysNothing(*mapped);
    if (told && !glyph.text.empty() && !IsBlankText(glyph.text) && !IsBlankText(*mapped) &&
        !SameText(glyph.text, *mapped)) {
      ++contradictions;
    }
    double width = missing;
    const int index = code - first;
    if (has_widths && index >= 0 && index < widths.getArrayNItems()) {
      width = Number(widths.getArrayItem(index), missing);
    } else if (!has_widths && standard) {
      width = std::max(0.0, StandardWidth(*standard, code, glyph.text));
    }
    glyph.width = width * unit;
    if (told) glyph.text = *mapped;
    if (SaysNothing(glyph.text)) glyph.text.clear();
    glyph.text = WithoutLigatures(std::move(glyph.text));
  }
  contradictory_ = contradictions > 0;
}

void Font::LoadComposite(Object dictionary) {
  Object descendants = dictionary.getKey("/DescendantFonts");
  Object cid_font = descendants.isArray() && descendants.getArrayNItems() > 0
                        ? descendants.getArrayItem(0)
                        : Object::newNull();
  Object encoding = dictionary.getKey("/Encoding");
  if (encoding.isName()) {
    const std::string name = encoding.getName();
    placeable_ = name == "/Identity-H" || name == "/Identity-V";
    vertical_ = name.ends_with("-V");
    codes_ = CMap::Identity();
  } else if (encoding.isStream()) {
    codes_ = CMap::Parse(DataOf(encoding));
    placeable_ = codes_.HasCids();
    vertical_ = Number(encoding.getDict().getKey("/WMode"), 0) == 1;
  } else {
    placeable_ = false;
  }
  if (!cid_font.isDictionary()) {
    placeable_ = false;
    return;
  }
  LoadMetrics(cid_font.getKey("/FontDescriptor"), false);
  default_width_ = Number(cid_font.getKey("/DW"), 1000) / 1000;
  LoadCidWidths(cid_font.getKey("/W"));
}

// c [w1 w2 ...] or first last w (ISO 32000-1, 9.7.4.3).
void Font::LoadCidWidths(Object widths) {
  if (!widths.isArray()) return;
  const auto cid_at = [&](int i) {
    return static_cast<std::uint32_t>(std::clamp(Number(widths.getArrayItem(i), 0), 0.0, 65535.0));
  };
  for (int i = 0; i + 1 < widths.getArrayNItems();) {
    std::uint32_t cid = cid_at(i);
    Object second = widths.getArrayItem(i + 1);
    if (second.isArray()) {
      for (int k = 0; k < second.getArrayNItems(); ++k) {
        cid_widths_[cid++] = Number(second.getArrayItem(k), 1000) / 1000;
      }
      i += 2;
    } else {
      if (i + 2 >= widths.getArrayNItems()) return;
      const double width = Number(widths.getArrayItem(i + 2), 1000) / 1000;
      for (const std::uint32_t last = cid_at(i + 1); cid <= last; ++cid) cid_widths_[cid] = width;
      i += 3;
    }
  }
}

FontGlyph Font::GlyphAt(std::string_view text, std::size_t at) const {
  FontGlyph glyph;
  if (!composite_) {
    const Simple& simple = simple_[static_cast<unsigned char>(text[at])];
    glyph.width = simple.width;
    glyph.text = simple.text;
    glyph.is_space = text[at] == ' ';
    return glyph;
  }
  const CMap::Code code = codes_.Next(text, at);
  glyph.bytes = code.bytes;
  glyph.is_space = code.bytes == 1 && code.value == 32;
  const auto it = cid_widths_.find(codes_.CidOf(code.value));
  glyph.width = it == cid_widths_.end() ? default_width_ : it->second;
  if (vertical_) glyph.width = -1;
  const std::string* mapped = unicode_.TextOf(code.value);
  if (mapped != nullptr && !SaysNothing(*mapped)) glyph.text = WithoutLigatures(*mapped);
  return glyph;
}

}  // namespace zwartlak::pdf
