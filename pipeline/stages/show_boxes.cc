// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "pipeline/stages/show_boxes.h"

#include <algorithm>
#include <map>
#include <string>

namespace zwartlak {
namespace {

constexpr std::string_view kBar = "\u2588";
constexpr int kBarLength = 4;

struct Drawn {
  std::string text;
  Quad quad;
  float confidence = 1;
};

// A segment on its way: what it says, where it stands.
struct Piece {
  std::vector<Drawn> glyphs;
  Rect box;
  float confidence = 1;
  bool doubtful = false;
};

struct Row {
  double top = 0;
  double bottom = 0;
  std::vector<Piece> pieces;
};

bool Touch(const Rect& a, const Rect& b) {
  const double height = std::min(a.height(), b.height());
  return Overlap(a.top, a.bottom, b.top, b.bottom) > 0.5 * height &&
         Overlap(a.left - 1, a.right + 1, b.left - 1, b.right + 1) > 0;
}

// Boxes of one value that touch each other are one bar.
std::vector<Rect> JoinBoxes(const std::vector<PixelRect>& boxes) {
  std::vector<Rect> joined;
  for (const PixelRect& box : boxes) {
    Rect r = box.ToRect();
    for (bool grown = true; grown;) {
      grown = false;
      for (std::size_t i = 0; i < joined.size(); ++i) {
        if (!Touch(r, joined[i])) continue;
        r = Union(r, joined[i]);
        joined.erase(joined.begin() + static_cast<std::ptrdiff_t>(i));
        grown = true;
        break;
      }
    }
    joined.push_back(r);
  }
  return joined;
}

bool IsBlank(const Drawn& glyph) { return glyph.text == " "; }

void Finish(Piece& piece, std::vector<Piece>& out) {
  while (!piece.glyphs.empty() && IsBlank(piece.glyphs.back())) piece.glyphs.pop_back();
  if (!piece.glyphs.empty()) {
    piece.box = {};
    for (const Drawn& g : piece.glyphs) piece.box = Union(piece.box, g.quad.Bounds());
    out.push_back(piece);
  }
  piece.glyphs.clear();
}

bool Hidden(const Rect& glyph, const std::vector<Rect>& boxes) {
  const Point center = glyph.center();
  return std::ranges::any_of(boxes, [&](const Rect& b) {
    return center.x >= b.left && center.x <= b.right && center.y >= b.top && center.y <= b.bottom;
  });
}

bool BoxBetween(const Rect& a, const Rect& b, const std::vector<Rect>& boxes) {
  return std::ranges::any_of(boxes, [&](const Rect& box) {
    const Point center = box.center();
    return center.x > a.right - 1 && center.x < b.left + 1 &&
           Overlap(box.top, box.bottom, a.top, a.bottom) > 0.3 * a.height();
  });
}

// What is left of a segment beside the boxes.
std::vector<Piece> Cut(const TextRegion& region, const Segment& segment,
                       const std::vector<Rect>& boxes) {
  std::vector<Piece> out;
  Piece piece{.confidence = segment.confidence, .doubtful = segment.doubtful};
  const std::string_view text = region.text.Reveal();
  const auto first = std::ranges::partition_point(
      region.glyphs, [&](const Glyph& g) { return g.span.end <= segment.span.start; });
  Rect last;  // empty: nothing to the left
  for (auto it = first; it != region.glyphs.end() && it->span.start < segment.span.end; ++it) {
    const Rect box = it->quad.Bounds();
    if (Hidden(box, boxes)) {
      Finish(piece, out);
      last = {};
      continue;
    }
    const Drawn glyph{std::string(text.substr(it->span.start, it->span.size())), it->quad,
                      it->confidence};
    if (!last.empty() && BoxBetween(last, box, boxes)) Finish(piece, out);
    if (!IsBlank(glyph)) last = box;
    if (!piece.glyphs.empty() || !IsBlank(glyph)) piece.glyphs.push_back(glyph);
  }
  Finish(piece, out);
  return out;
}

Piece BarAt(const Rect& box) {
  Piece piece{.box = box};
  const Quad quad = Quad::FromRect(box);
  for (int i = 0; i < kBarLength; ++i) {
    piece.glyphs.push_back({std::string(kBar), Slice(quad, static_cast<double>(i) / kBarLength,
                                                     static_cast<double>(i + 1) / kBarLength)});
  }
  return piece;
}

std::vector<Row> RowsOf(const TextRegion& region, const std::vector<Rect>& boxes) {
  std::map<std::uint32_t, Row> by_number;
  for (const Segment& segment : region.segments) {
    const auto [it, fresh] =
        by_number.try_emplace(segment.row, Row{segment.box.top, segment.box.bottom, {}});
    Row& row = it->second;
    row.top = std::min(row.top, segment.box.top);
    row.bottom = std::max(row.bottom, segment.box.bottom);
    std::ranges::move(Cut(region, segment, boxes), std::back_inserter(row.pieces));
  }
  std::vector<Row> rows;
  for (auto& [number, row] : by_number) rows.push_back(std::move(row));
  return rows;
}

// The row that a box stands on, or a new one.
void Place(const Rect& box, std::vector<Row>& rows) {
  Row* best = nullptr;
  double most = 0;
  for (Row& row : rows) {
    const double height = std::min(box.height(), row.bottom - row.top);
    const double share = Overlap(box.top, box.bottom, row.top, row.bottom) / std::max(height, 1.0);
    if (share > most) {
      most = share;
      best = &row;
    }
  }
  if (best == nullptr || most < 0.5) {
    rows.push_back({box.top, box.bottom, {}});
    best = &rows.back();
  }
  best->pieces.push_back(BarAt(box));
}

void Append(const Piece& piece, std::uint32_t row, std::string& text, TextRegion& out) {
  const auto start = static_cast<std::uint32_t>(text.size());
  for (const Drawn& g : piece.glyphs) {
    const auto at = static_cast<std::uint32_t>(text.size());
    text += g.text;
    out.glyphs.push_back({{at, static_cast<std::uint32_t>(text.size())}, g.quad, g.confidence});
  }
  out.segments.push_back({.span = {start, static_cast<std::uint32_t>(text.size())},
                          .box = piece.box,
                          .row = row,
                          .confidence = piece.confidence,
                          .doubtful = piece.doubtful});
}

}  // namespace

void ShowBoxes(const std::vector<PixelRect>& boxes, Page& page) {
  if (boxes.empty()) return;
  if (page.regions.empty()) page.regions.emplace_back();
  const TextRegion& read = page.regions[0];
  const std::vector<Rect> bars = JoinBoxes(boxes);
  std::vector<Row> rows = RowsOf(read, bars);
  for (const Rect& bar : bars) Place(bar, rows);
  std::erase_if(rows, [](const Row& row) { return row.pieces.empty(); });
  std::ranges::stable_sort(rows, {}, [](const Row& row) { return row.top + row.bottom; });
  TextRegion shown;
  shown.origin = Origin::kOcr;
  std::string text;
  for (std::uint32_t number = 0; number < rows.size(); ++number) {
    if (number > 0) text += '\n';
    std::ranges::stable_sort(rows[number].pieces, {}, [](const Piece& p) { return p.box.left; });
    bool first = true;
    for (const Piece& piece : rows[number].pieces) {
      if (!first) text += '\t';
      first = false;
      Append(piece, number, text, shown);
    }
  }
  shown.text = SensitiveText(std::move(text));
  page.regions[0] = std::move(shown);
}

void ShowPlan(const RedactionPlan& plan, ExtractedDocument& document) {
  std::vector<std::vector<PixelRect>> boxes(document.pages.size());
  for (const PlanItem& item : plan.items) {
    if (item.page < boxes.size() && !item.box.empty()) boxes[item.page].push_back(item.box);
  }
  for (std::size_t i = 0; i < boxes.size(); ++i) ShowBoxes(boxes[i], document.pages[i]);
}

}  // namespace zwartlak
