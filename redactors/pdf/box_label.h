// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Labels ("[BSN-1]") in black boxes, as white text of a font that every reader has: it can be
// searched and copied, and nothing of it is in the picture below.
#pragma once

#include <string>
#include <vector>

#include "pipeline/core/geometry.h"
#include "redactors/pdf/user_space.h"

namespace zwartlak::pdf {

struct BoxLabel {
  PixelRect box;  // page space
  std::string text;
};

// The name in the resources, and the font itself (ISO 32000-1, 9.6.2.2).
inline constexpr const char* kLabelFont = "/ZwLabel";
inline constexpr const char* kLabelFontObject =
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>";

// Content that writes them. A label that does not fit its box, or would lie over another one, is
// left out; empty when none is left.
std::string LabelContent(const std::vector<BoxLabel>& labels, const Matrix& to_user);

}  // namespace zwartlak::pdf
