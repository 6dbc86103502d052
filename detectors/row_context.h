// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// The words near a value: left of it on its row, right of it, and above it (labels over a field,
// the header of a column). Works on pictures and on plain text alike, through the segments' boxes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/core/document.h"

namespace zwartlak {

// Label-like text above a place: the nearest three rows and the topmost segment of an unbroken
// column. Text with digits, or longer than a label, is no label. Newline between segments.
std::string LabelsAbove(const TextRegion& region, Span span);

// What is near on the same row, and in plain text across a line break.
struct NearText {
  std::string_view left;  // up to `window` bytes on the same row
  std::string_view right;
  std::string_view before;  // end of the line above, when the value opens a line of plain text
};

struct NearOptions {
  std::uint32_t left = 40;
  std::uint32_t right = 0;
};

NearText ContextNear(const TextRegion& region, Span span, const NearOptions& options);

// Byte offset just behind the last of `words` in `text`, or -1. Words are lower case and start at a
// word boundary (an underscore or a capital after a small letter is one); they end at one too,
// unless they have a '*' there.
int LastWord(std::string_view text, const std::vector<std::string>& words);

}  // namespace zwartlak
