// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Page space of a PDF: pixels of the page drawn at 200 dots an inch, origin top left, y down, crop
// box and rotation applied. So text of the file, what the readers see and the boxes share one
// space. A point is 1/72 inch (ISO 32000-1, 8.3.2.3).
#pragma once

namespace zwartlak::pdf {

inline constexpr double kDpi = 200;
inline constexpr double kPixelsPerPoint = kDpi / 72;

}  // namespace zwartlak::pdf
