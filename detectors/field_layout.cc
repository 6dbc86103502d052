// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "detectors/field_layout.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "pipeline/core/utf8.h"

namespace zwartlak {
namespace {

std::size_t CodePoints(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

bool HasCellRightOf(const Layout& layout, const Cell& cell) {
  const auto& row = layout.rows[cell.row];
  for (std::uint32_t i = row.first; i < row.second; ++i) {
    if (layout.cells[i].content && layout.cells[i].box.left >= cell.box.right) return true;
  }
  return false;
}

// "Straat en" above "huisnummer", "Geboorte-" above "datum", "Nr." above "verblijfsdocument": one
// label on two lines. Where the lower line is a label by itself it may be one, with a value beside
// it.
void JoinLabels(Layout& layout, const LabelVocabulary& labels) {
  for (std::size_t r = 0; r + 1 < layout.rows.size(); ++r) {
    for (std::uint32_t i = layout.rows[r].first; i < layout.rows[r].second; ++i) {
      Cell& upper = layout.cells[i];
      if (!upper.content || upper.NamesField() || upper.span.size() > 24) continue;
      for (std::uint32_t j = layout.rows[r + 1].first; j < layout.rows[r + 1].second; ++j) {
        Cell& lower = layout.cells[j];
        const double gap = lower.box.top - upper.box.bottom;
        const double left = std::abs(lower.box.left - upper.box.left);
        const double center = std::abs(lower.box.center().x - upper.box.center().x);
        const double right = std::abs(lower.box.right - upper.box.right);
        if (lower.span.size() > 24 || gap > 0.8 * upper.box.height()) continue;
        if (std::min({left, center, right}) > 2 * upper.em) continue;
        std::string joined(layout.TextOf(upper));
        if (joined.back() == '-')
          joined.pop_back();
        else
          joined += ' ';
        joined += layout.TextOf(lower);
        const auto label = labels.MatchExact(joined);
        if (!label || !label->personal()) continue;
        if (label == lower.label && HasCellRightOf(layout, lower)) continue;
        upper.label = Label{};
        lower.label = label;
        lower.rows_up = 1;
        lower.box = Union(lower.box, upper.box);
      }
    }
  }
}

// "BSN  Partner" with more than a blank between: two headers rather than "BSN partner".
bool StandApart(const Layout& layout, const Cell& cell,
                const std::vector<LabelVocabulary::Part>& parts) {
  const std::uint32_t next = cell.span.start + static_cast<std::uint32_t>(parts[1].start);
  const double end = layout.XOf(cell, next - 2) + cell.em;
  return layout.pixels && layout.XOf(cell, next) - end > 1.1 * cell.em;
}

// Several labels in one segment: the same field in two languages is one label, different fields are
// the headers of columns that stand close.
void AddRun(Layout& layout, Cell cell, const std::vector<LabelVocabulary::Part>& parts) {
  const bool same = std::ranges::all_of(parts, [&parts](const LabelVocabulary::Part& part) {
    return part.label.entity == parts[0].label.entity;
  });
  if (same) {
    for (const auto& part : parts) {
      if (!cell.label || part.label.kind == LabelKind::kStrong) cell.label = part.label;
    }
    layout.cells.push_back(cell);
    return;
  }
  for (const auto& part : parts) {
    Cell piece = cell;
    piece.span = {cell.span.start + static_cast<std::uint32_t>(part.start),
                  cell.span.start + static_cast<std::uint32_t>(part.end)};
    piece.label = part.label;
    piece.box.left = layout.XOf(cell, piece.span.start);
    piece.box.right = piece.span.end == cell.span.end
                          ? cell.box.right
                          : layout.XOf(cell, piece.span.end + 1) - cell.em;
    layout.cells.push_back(piece);
  }
}

}  // namespace

bool HasContent(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto [c, length] = utf8::Decode(text, i);
    if (utf8::IsLetterOrDigit(c)) return true;
    i += length;
  }
  return false;
}

double Layout::XOf(const Cell& cell, std::uint32_t offset) const {
  const auto& glyphs = region->glyphs;
  const auto it = std::ranges::partition_point(
      glyphs, [offset](const Glyph& g) { return g.span.end <= offset; });
  if (pixels && it != glyphs.end() && it->span.start <= offset) return it->quad.Bounds().left;
  const auto before = CodePoints(text.substr(cell.span.start, offset - cell.span.start));
  return cell.box.left + cell.em * static_cast<double>(before);
}

Span TrimValue(std::string_view text, Span span) {
  static constexpr std::string_view kOuter = " \t\r\n\"'`,;*<>[]{}";
  while (!span.empty() && kOuter.find(text[span.start]) != std::string_view::npos) {
    // The apostrophe of "'t Zandt" and "'s-Hertogenbosch" belongs to the value.
    const bool contracted = text[span.start] == '\'' && span.size() > 3 &&
                            (text[span.start + 2] == ' ' || text[span.start + 2] == '-');
    if (contracted) break;
    ++span.start;
  }
  while (!span.empty() && kOuter.find(text[span.end - 1]) != std::string_view::npos) --span.end;
  // "Geb. datum     : 12-03-1980": the colons stand in a column of their own.
  const bool colon = span.size() > 2 && (text[span.start] == ':' || text[span.start] == '=') &&
                     text[span.start + 1] == ' ';
  if (colon) return TrimValue(text, {span.start + 2, span.end});
  return span;
}

Layout MakeLayout(const TextRegion& region, const LabelVocabulary& labels) {
  Layout layout;
  layout.region = &region;
  layout.text = region.text.Reveal();
  layout.pixels = !region.glyphs.empty();
  layout.cells.reserve(region.segments.size());
  std::uint32_t last_row = 0;
  for (const Segment& segment : region.segments) {
    const auto index = static_cast<std::uint32_t>(layout.cells.size());
    if (layout.rows.empty() || segment.row != last_row) {
      layout.rows.emplace_back(index, index);
      last_row = segment.row;
    }
    Cell cell{.span = segment.span, .box = segment.box};
    cell.row = static_cast<std::uint32_t>(layout.rows.size() - 1);
    const std::string_view text = layout.TextOf(cell);
    cell.em = std::max(
        cell.box.width() / static_cast<double>(std::max<std::size_t>(CodePoints(text), 1)), 1e-3);
    cell.content = HasContent(text);
    if (cell.content && text.size() <= 64) cell.label = labels.Match(text);
    const bool pair = text.starts_with('"') && text.find("\":") != std::string_view::npos;
    cell.marked = cell.content && (text.back() == ':' || pair);
    cell.key = cell.marked && text.contains('"');
    if (cell.content && (!cell.label || !labels.MatchFull(text))) {
      const auto parts = labels.Run(text);
      if (!parts.empty() && (!cell.label || StandApart(layout, cell, parts))) {
        AddRun(layout, cell, parts);
        layout.rows.back().second = static_cast<std::uint32_t>(layout.cells.size());
        continue;
      }
    }
    layout.cells.push_back(cell);
    layout.rows.back().second = index + 1;
  }
  JoinLabels(layout, labels);
  return layout;
}

}  // namespace zwartlak
