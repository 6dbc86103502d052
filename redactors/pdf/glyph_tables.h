// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// What a PDF may leave out of itself: the encodings of ISO 32000-1 annex D, the glyph names of
// Adobe's list, and the widths of the fourteen standard fonts. Widths are thousandths of an em.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace zwartlak::pdf {

// Columns of GlyphName::widths; Courier is 600 throughout, obliques are as wide as the uprights.
enum class StandardFont : std::uint8_t {
  kHelvetica,
  kHelveticaBold,
  kTimes,
  kTimesBold,
  kTimesItalic,
  kTimesBoldItalic,
  kCourier,
  kSymbol,
  kDingbats
};

struct GlyphName {
  std::string_view name;
  char16_t unicode;
  std::array<std::int16_t, 6> widths;  // -1: the font has no such glyph
};

struct SymbolGlyph {
  char16_t unicode;
  std::int16_t width;
};

std::span<const GlyphName> GlyphNames();  // sorted by name
std::span<const char16_t, 256> StandardEncoding();
std::span<const char16_t, 256> WinAnsiEncoding();
std::span<const char16_t, 256> MacRomanEncoding();
std::span<const SymbolGlyph, 256> SymbolFont();
std::span<const SymbolGlyph, 256> DingbatsFont();

}  // namespace zwartlak::pdf
