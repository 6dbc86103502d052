// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Regions for tests of detectors: plain text, and a picture whose segments stand where the text has
// its tabs and lines.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/core/document.h"
#include "pipeline/core/finding.h"

namespace zwartlak::test {

inline TextRegion PlainRegion(std::string_view text) {
  TextRegion region;
  region.text = SensitiveText(std::string(text));
  region.segments = SegmentPlainText(text);
  return region;
}

// Columns of 200 pixels, rows of 24; one glyph a byte.
inline TextRegion PictureRegion(std::string_view text) {
  TextRegion region;
  region.text = SensitiveText(std::string(text));
  region.origin = Origin::kOcr;
  std::uint32_t row = 0;
  std::uint32_t start = 0;
  double left = 0;
  for (std::uint32_t i = 0; i <= text.size(); ++i) {
    const bool cut = i == text.size() || text[i] == '\t' || text[i] == '\n';
    if (!cut) {
      const double x = left + 8.0 * (i - start);
      region.glyphs.push_back(
          {.span = {i, i + 1}, .quad = Quad::FromRect({x, 24.0 * row, x + 8, 24.0 * row + 16})});
      continue;
    }
    if (i > start) {
      region.segments.push_back(
          {.span = {start, i},
           .box = {left, 24.0 * row, left + 8.0 * (i - start), 24.0 * row + 16},
           .row = row});
    }
    start = i + 1;
    left += 200;
    if (i < text.size() && text[i] == '\n') {
      ++row;
      left = 0;
    }
  }
  return region;
}

// Whether findings from the usual threshold on cover every byte of the first occurrence of `value`.
inline bool Covers(const FindingSet& found, std::string_view text, std::string_view value) {
  const std::size_t at = text.find(value);
  if (at == std::string_view::npos) return false;
  for (std::size_t i = at; i < at + value.size(); ++i) {
    const bool covered = std::ranges::any_of(found, [i](const Finding& f) {
      return f.score >= 0.5 && f.span.start <= i && i < f.span.end;
    });
    if (!covered) return false;
  }
  return true;
}

inline bool Empty(const FindingSet& found) {
  return std::ranges::none_of(found, [](const Finding& f) { return f.score >= 0.5; });
}

}  // namespace zwartlak::test
