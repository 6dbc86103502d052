// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "pipeline/core/document.h"

#include <algorithm>

namespace zwartlak {
namespace {

bool IsBlank(char c) { return c == ' ' || c == '\r'; }

std::uint32_t CodePoints(std::string_view text) {
  std::uint32_t n = 0;
  for (const char c : text) n += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  return n;
}

// Cuts one line at tabs, bars and runs of two or more blanks.
void SegmentLine(std::string_view text, Span line, std::uint32_t row, std::vector<Segment>& out) {
  std::uint32_t pos = line.start;
  std::uint32_t column = 0;
  std::uint32_t counted = line.start;
  const auto is_cut = [&](std::uint32_t i) {
    if (text[i] == '\t' || text[i] == '|') return true;
    return IsBlank(text[i]) && i + 1 < line.end && (IsBlank(text[i + 1]) || text[i + 1] == '|');
  };
  while (pos < line.end) {
    while (pos < line.end && (IsBlank(text[pos]) || text[pos] == '\t' || text[pos] == '|')) ++pos;
    std::uint32_t end = pos;
    while (end < line.end && !is_cut(end)) ++end;
    std::uint32_t trimmed = end;
    while (trimmed > pos && IsBlank(text[trimmed - 1])) --trimmed;
    if (trimmed > pos) {
      column += CodePoints(text.substr(counted, pos - counted));
      counted = pos;
      const double width = CodePoints(text.substr(pos, trimmed - pos));
      out.push_back({.span = {pos, trimmed},
                     .box = {static_cast<double>(column), static_cast<double>(row), column + width,
                             row + 1.0},
                     .row = row});
    }
    pos = end > pos ? end : pos + 1;
  }
}

}  // namespace

namespace {

// Neighbours on one line without a blank between them.
bool Touch(const TextRegion& region, const Glyph& before, const Glyph& after) {
  const std::string_view text = region.text.Reveal();
  return before.span.end == after.span.start && text[before.span.start] != ' ' &&
         text[after.span.start] != ' ' &&
         SegmentAt(region, before.span.start) == SegmentAt(region, after.span.start);
}

}  // namespace

std::vector<Quad> QuadsOf(const TextRegion& region, Span span) {
  const auto first = std::partition_point(region.glyphs.begin(), region.glyphs.end(),
                                          [&](const Glyph& g) { return g.span.end <= span.start; });
  std::vector<Quad> quads;
  int last_segment = -1;
  auto it = first;
  for (; it != region.glyphs.end() && it->span.start < span.end; ++it) {
    const int segment = SegmentAt(region, it->span.start);
    // Within a segment glyphs stand on one line: joining first and last corners keeps the slant.
    if (!quads.empty() && segment == last_segment && segment >= 0) {
      const Quad quad = it->quad;
      quads.back().corners[1] = quad.corners[1];
      quads.back().corners[2] = quad.corners[2];
    } else {
      quads.push_back(it->quad);
    }
    last_segment = segment;
  }
  if (quads.empty() || region.origin == Origin::kTextLayer) return quads;
  // A reader knows only roughly where one letter of a word ends and the next begins.
  if (first != region.glyphs.begin() && Touch(region, *(first - 1), *first)) {
    const Quad half = Slice((first - 1)->quad, 0.5, 1);
    quads.front().corners[0] = half.corners[0];
    quads.front().corners[3] = half.corners[3];
  }
  if (it != region.glyphs.end() && Touch(region, *(it - 1), *it)) {
    const Quad half = Slice(it->quad, 0, 0.5);
    quads.back().corners[1] = half.corners[1];
    quads.back().corners[2] = half.corners[2];
  }
  return quads;
}

void Shrink(Page& page) {
  for (TextRegion& region : page.regions) {
    region.glyphs.shrink_to_fit();
    region.segments.shrink_to_fit();
  }
}

void CountPage(const Page& page, Coverage& coverage) {
  ++coverage.pages;
  coverage.unread_areas += static_cast<std::uint32_t>(page.unread.size());
  for (const TextRegion& region : page.regions) {
    if (region.origin == Origin::kOcrSecond) {
      // The region repeats the whole page; only the doubtful lines were read a second time.
      coverage.second_reader_segments +=
          static_cast<std::uint32_t>(std::ranges::count_if(region.segments, &Segment::doubtful));
    } else {
      coverage.segments += static_cast<std::uint32_t>(region.segments.size());
    }
  }
}

int SegmentAt(const TextRegion& region, std::uint32_t offset) {
  const auto it = std::partition_point(region.segments.begin(), region.segments.end(),
                                       [&](const Segment& s) { return s.span.end <= offset; });
  if (it == region.segments.end() || it->span.start > offset) return -1;
  return static_cast<int>(it - region.segments.begin());
}

std::vector<Segment> SegmentPlainText(std::string_view text) {
  std::vector<Segment> segments;
  std::uint32_t row = 0;
  std::size_t start = 0;
  while (start < text.size()) {
    const std::size_t newline = text.find('\n', start);
    const std::size_t end = newline == std::string_view::npos ? text.size() : newline;
    SegmentLine(text, {static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)}, row++,
                segments);
    start = end + 1;
  }
  return segments;
}

}  // namespace zwartlak
