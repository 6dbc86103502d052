// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/pdf/simple_encoding.h"

#include <algorithm>
#include <cstdlib>
#include <unordered_map>

#include "pipeline/core/utf8.h"

namespace zwartlak::pdf {
namespace {

std::string TextOf(char32_t c) {
  std::string out;
  if (c != 0) utf8::Append(c, out);
  return out;
}

std::string AfterPrefix(const std::string& name) {
  const auto plus = name.find('+');
  return plus == 6 ? name.substr(7) : name;
}

bool Holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

const std::unordered_map<std::string_view, const GlyphName*>& NamesByName() {
  static const auto* const names = [] {
    auto* map = new std::unordered_map<std::string_view, const GlyphName*>;
    for (const GlyphName& glyph : GlyphNames()) map->emplace(glyph.name, &glyph);
    return map;
  }();
  return *names;
}

const std::unordered_map<char32_t, const GlyphName*>& NamesByText() {
  static const auto* const names = [] {
    auto* map = new std::unordered_map<char32_t, const GlyphName*>;
    for (const GlyphName& glyph : GlyphNames()) {
      if (glyph.widths[0] >= 0) map->emplace(glyph.unicode, &glyph);
    }
    return map;
  }();
  return *names;
}

void Fill(std::span<const char16_t, 256> encoding, CodeTexts& texts) {
  for (std::size_t i = 0; i < 256; ++i) texts[i] = TextOf(encoding[i]);
}

void Fill(std::span<const SymbolGlyph, 256> glyphs, CodeTexts& texts) {
  for (std::size_t i = 0; i < 256; ++i) texts[i] = TextOf(glyphs[i].unicode);
}

void FillBase(const std::string& base, CodeTexts& texts) {
  if (base == "/WinAnsiEncoding") {
    Fill(WinAnsiEncoding(), texts);
  } else if (base == "/MacRomanEncoding") {
    Fill(MacRomanEncoding(), texts);
  } else {
    Fill(StandardEncoding(), texts);
  }
}

void ApplyDifferences(QPDFObjectHandle differences, CodeTexts& texts) {
  std::size_t code = 0;
  for (int i = 0; i < differences.getArrayNItems(); ++i) {
    QPDFObjectHandle item = differences.getArrayItem(i);
    if (item.isInteger()) {
      code = static_cast<std::size_t>(std::max(0LL, item.getIntValue()));
    } else if (item.isName() && code < 256) {
      texts[code++] = TextOfGlyphName(item.getName().substr(1));
    }
  }
}

}  // namespace

std::string TextOfGlyphName(std::string name) {
  // "a.sc" is a variant of "a"; "f_i" is a ligature (Adobe glyph list specification, 2).
  if (const auto dot = name.find('.'); dot != std::string::npos && dot > 0) name.resize(dot);
  if (const auto bar = name.find('_'); bar != std::string::npos && bar > 0) {
    return TextOfGlyphName(name.substr(0, bar)) + TextOfGlyphName(name.substr(bar + 1));
  }
  const auto it = NamesByName().find(name);
  if (it != NamesByName().end()) return TextOf(it->second->unicode);
  const auto hex = [&](std::size_t from) {
    const std::string digits = name.substr(from);
    char* end = nullptr;
    const unsigned long value = std::strtoul(digits.c_str(), &end, 16);
    const bool whole =
        *end == '\0' && value > 0 && value < 0x110000 && (value < 0xD800 || value > 0xDFFF);
    return whole ? TextOf(static_cast<char32_t>(value)) : std::string();
  };
  if (name.size() == 7 && name.starts_with("uni")) return hex(3);
  if (name.size() >= 5 && name.size() <= 7 && name[0] == 'u') return hex(1);
  return {};
}

CodeTexts EncodingOf(QPDFObjectHandle font) {
  CodeTexts texts;
  QPDFObjectHandle encoding = font.getKey("/Encoding");
  QPDFObjectHandle base_font = font.getKey("/BaseFont");
  const std::string name = base_font.isName() ? AfterPrefix(base_font.getName().substr(1)) : "";
  const auto standard = StandardFontOf(name);
  const bool type3 = font.getKey("/Subtype").isNameAndEquals("/Type3");
  if (standard == StandardFont::kSymbol) {
    Fill(SymbolFont(), texts);
  } else if (standard == StandardFont::kDingbats) {
    Fill(DingbatsFont(), texts);
  } else if (encoding.isName()) {
    FillBase(encoding.getName(), texts);
  } else if (!type3) {
    QPDFObjectHandle base =
        encoding.isDictionary() ? encoding.getKey("/BaseEncoding") : QPDFObjectHandle::newNull();
    // A font program of its own may have an encoding of its own; then nothing is known.
    QPDFObjectHandle descriptor = font.getKey("/FontDescriptor");
    const bool embedded = descriptor.isDictionary() &&
                          (descriptor.hasKey("/FontFile") || descriptor.hasKey("/FontFile2") ||
                           descriptor.hasKey("/FontFile3"));
    if (base.isName() || !embedded) FillBase(base.isName() ? base.getName() : "", texts);
  }
  if (encoding.isDictionary() && encoding.getKey("/Differences").isArray()) {
    ApplyDifferences(encoding.getKey("/Differences"), texts);
  }
  return texts;
}

std::optional<StandardFont> StandardFontOf(std::string name) {
  name = AfterPrefix(name);
  const bool bold = Holds(name, "Bold");
  const bool italic = Holds(name, "Italic") || Holds(name, "Oblique");
  if (name.starts_with("Courier")) return StandardFont::kCourier;
  if (name.starts_with("Helvetica") || name.starts_with("Arial")) {
    return bold ? StandardFont::kHelveticaBold : StandardFont::kHelvetica;
  }
  if (name.starts_with("Times")) {
    if (bold) return italic ? StandardFont::kTimesBoldItalic : StandardFont::kTimesBold;
    return italic ? StandardFont::kTimesItalic : StandardFont::kTimes;
  }
  if (name == "Symbol") return StandardFont::kSymbol;
  if (name == "ZapfDingbats") return StandardFont::kDingbats;
  return std::nullopt;
}

double StandardWidth(StandardFont font, int code, const std::string& text) {
  if (font == StandardFont::kCourier) return 600;
  const auto index = static_cast<std::size_t>(code);
  if (font == StandardFont::kSymbol) return SymbolFont()[index].width;
  if (font == StandardFont::kDingbats) return DingbatsFont()[index].width;
  if (text.empty()) return -1;
  char32_t c = utf8::Decode(text, 0).first;
  if (c == 0xA0) c = U' ';
  if (c == 0xAD) c = U'-';
  const auto it = NamesByText().find(c);
  if (it == NamesByText().end()) return -1;
  return it->second->widths[static_cast<std::size_t>(font)];
}

}  // namespace zwartlak::pdf
