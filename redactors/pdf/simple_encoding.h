// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// What the codes of a simple font stand for when ToUnicode does not say: base encoding, Differences
// and glyph names (ISO 32000-1, 9.6.6), and the widths of the standard fonts.
#pragma once

#include <array>
#include <optional>
#include <qpdf/QPDFObjectHandle.hh>
#include <string>

#include "redactors/pdf/glyph_tables.h"

namespace zwartlak::pdf {

using CodeTexts = std::array<std::string, 256>;  // UTF-8; empty = not known

CodeTexts EncodingOf(QPDFObjectHandle font);

// The standard font of that name, or one that usually stands in for it (Arial, TimesNewRoman).
std::optional<StandardFont> StandardFontOf(std::string name);

// Thousandths of an em; negative if the font has no such glyph.
double StandardWidth(StandardFont font, int code, const std::string& text);

// UTF-8 of a glyph name; empty if it says nothing.
std::string TextOfGlyphName(std::string name);

}  // namespace zwartlak::pdf
