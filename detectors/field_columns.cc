// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string>

#include "detectors/field_emit.h"
#include "detectors/field_infer.h"
#include "detectors/name_context.h"
#include "pipeline/core/utf8.h"

namespace zwartlak {
namespace {

constexpr double kColumnScore = 0.85;

bool HasDigitOrAt(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return (c >= '0' && c <= '9') || c == '@'; });
}

struct Table {
  FieldWork& work;
  Layout& layout = work.layout;

  [[nodiscard]] std::vector<std::uint32_t> ContentOf(std::size_t row) const {
    std::vector<std::uint32_t> out;
    for (std::uint32_t i = layout.rows[row].first; i < layout.rows[row].second; ++i) {
      if (layout.cells[i].content && !layout.cells[i].done) out.push_back(i);
    }
    return out;
  }

  // How badly a cell lines up with a header: left, right or centre, whichever is best; a header it
  // does not overlap counts as far.
  static double Misfit(const Cell& header, const Cell& cell) {
    const double left = std::abs(header.box.left - cell.box.left);
    const double right = std::abs(header.box.right - cell.box.right);
    const double center = std::abs(header.box.center().x - cell.box.center().x);
    const double best = std::min({left, right, center});
    const bool overlap =
        Overlap(header.box.left, header.box.right, cell.box.left, cell.box.right) > 0;
    return overlap ? best : best + 4 * header.em;
  }

  [[nodiscard]] std::size_t HeaderOf(const std::vector<std::uint32_t>& headers,
                                     const Cell& cell) const {
    std::size_t best = 0;
    double misfit = std::numeric_limits<double>::max();
    for (std::size_t h = 0; h < headers.size(); ++h) {
      const double m = Misfit(layout.cells[headers[h]], cell);
      if (m < misfit) {
        misfit = m;
        best = h;
      }
    }
    return best;
  }

  [[nodiscard]] bool LooksLikeHeader(const Cell& cell) const {
    if (cell.label) return true;
    const std::string_view text = layout.TextOf(cell);
    if (HasDigitOrAt(text) || text.size() > 40) return false;
    return std::ranges::count(text, ' ') <= 3 &&
           PersonLikeness(text, work.words) != Likeness::kClear;
  }

  // The first row with content under `row`, not too far away; rows.size() when there is none.
  [[nodiscard]] std::size_t NextRow(std::size_t row, double max_distance) const {
    const double top = layout.cells[layout.rows[row].first].box.bottom;
    for (std::size_t r = row + 1; r < layout.rows.size() && r < row + 4; ++r) {
      const Cell& cell = layout.cells[layout.rows[r].first];
      if (cell.box.top - top > max_distance) break;
      if (!ContentOf(r).empty()) return r;
    }
    return layout.rows.size();
  }

  // A personal label with its value on the right is a form's row, not a header.
  [[nodiscard]] bool HasValueBeside(const std::vector<std::uint32_t>& cells) const {
    for (std::size_t i = 0; i + 1 < cells.size(); ++i) {
      const Cell& cell = layout.cells[cells[i]];
      const Cell& next = layout.cells[cells[i + 1]];
      if (!cell.label || !cell.label->personal() || next.NamesField()) continue;
      const Fit fit = FitValue(*cell.label, layout.TextOf(next), work.words).fit;
      const bool words =
          cell.label->entity == EntityType::kHealth || cell.label->entity == EntityType::kReligion;
      if (fit == Fit::kClear || (words && fit == Fit::kPossible)) return true;
    }
    return false;
  }

  // Names of fields that follow each other without a value between.
  [[nodiscard]] std::size_t LabelsSideBySide(const std::vector<std::uint32_t>& cells) const {
    std::size_t pairs = 0;
    for (std::size_t i = 0; i + 1 < cells.size(); ++i) {
      const Cell& cell = layout.cells[cells[i]];
      const Cell& next = layout.cells[cells[i + 1]];
      const auto strong = [](const Cell& c) {
        return c.label && c.label->personal() && c.label->kind != LabelKind::kWeak;
      };
      pairs += strong(cell) && strong(next);
    }
    return pairs;
  }

  // Cells that line up with no header (a dialog over the table) belong to no column.
  static bool IsStranger(const Cell& header, const Cell& cell) {
    return Misfit(header, cell) > 12 * std::max(cell.em, header.em);
  }

  [[nodiscard]] bool OnlyStrangers(const std::vector<std::uint32_t>& headers,
                                   const std::vector<std::uint32_t>& row) const {
    return std::ranges::all_of(row, [&](std::uint32_t i) {
      const Cell& cell = layout.cells[i];
      return IsStranger(layout.cells[headers[HeaderOf(headers, cell)]], cell);
    });
  }

  // A cell that runs on into the next columns, cut where words stand under the next headers.
  [[nodiscard]] std::vector<std::pair<std::size_t, Span>> PartsOf(
      const std::vector<std::uint32_t>& headers, const Cell& cell) const {
    std::vector<std::pair<std::size_t, Span>> parts;
    std::size_t current = HeaderOf(headers, cell);
    std::uint32_t start = cell.span.start;
    std::size_t overlapped = 0;
    for (const std::uint32_t h : headers) {
      const Rect& box = layout.cells[h].box;
      overlapped += Overlap(box.left, box.right, cell.box.left, cell.box.right) > 0;
    }
    if (overlapped < 2) return {{current, cell.span}};
    // Its beginning belongs to the leftmost header it can belong to.
    for (std::size_t h = 0; h < headers.size(); ++h) {
      if (std::abs(layout.cells[headers[h]].box.left - cell.box.left) < 1.2 * cell.em) current = h;
    }
    for (std::uint32_t i = cell.span.start; i + 1 < cell.span.end; ++i) {
      if (layout.text[i] != ' ') continue;
      const double x = layout.XOf(cell, i + 1);
      for (std::size_t h = 0; h < headers.size(); ++h) {
        if (h == current || std::abs(layout.cells[headers[h]].box.left - x) > 0.8 * cell.em)
          continue;
        parts.emplace_back(current, Span{start, i});
        start = i + 1;
        current = h;
        break;
      }
    }
    parts.emplace_back(current, Span{start, cell.span.end});
    return parts;
  }

  [[nodiscard]] bool IsHeader(const std::vector<std::uint32_t>& cells, std::size_t row) const {
    std::size_t labels = 0;
    std::size_t personal = 0;
    std::size_t headerish = 0;
    std::size_t marked = 0;
    for (const std::uint32_t i : cells) {
      const Cell& cell = layout.cells[i];
      if (cell.key) return false;
      labels += cell.label.has_value();
      personal += cell.label && cell.label->personal();
      marked += cell.marked && cell.label && cell.label->personal();
      headerish += LooksLikeHeader(cell);
    }
    if (labels == 0 || (personal == 0 && labels < 2) || (labels < 2 && cells.size() < 3))
      return false;
    if (headerish + cells.size() / 4 < cells.size()) return false;
    if (marked > 0 && cells.size() > labels) return false;
    if (LabelsSideBySide(cells) < 2 && HasValueBeside(cells)) return false;
    const double height = layout.cells[cells[0]].box.height();
    // A dialog over the table has rows of its own between those of the table.
    std::size_t next = row;
    for (int tries = 0; tries < 3; ++tries) {
      next = NextRow(next, layout.pixels ? 5 * height : 2);
      if (next == layout.rows.size()) return false;
      if (layout.cells[layout.rows[next].first].box.top - layout.cells[cells[0]].box.bottom >
          (layout.pixels ? 5 * height : 2)) {
        return false;
      }
      // A menu beside the table has rows of its own, too.
      const auto below = UnderHeaders(cells, next);
      const bool beside = below.columns == 1 && personal >= 2 && ContentOf(next).size() == 1;
      if (below.columns > 0 && !beside) {
        return below.columns >= 2 && below.labels * 2 < below.columns;
      }
    }
    return false;
  }

  struct Under {
    std::size_t columns = 0;  // headers with something under them
    std::size_t labels = 0;   // of which names of other fields
  };

  [[nodiscard]] Under UnderHeaders(const std::vector<std::uint32_t>& headers,
                                   std::size_t row) const {
    Under out;
    std::vector<bool> under(headers.size(), false);
    for (const std::uint32_t i : ContentOf(row)) {
      const Cell& cell = layout.cells[i];
      const std::size_t h = HeaderOf(headers, cell);
      const Cell& header = layout.cells[headers[h]];
      if (Misfit(header, cell) >= 6 * cell.em) continue;
      under[h] = true;
      const bool value =
          cell.label && header.label &&
          FitValue(*header.label, layout.TextOf(cell), work.words).fit == Fit::kClear;
      out.labels += cell.NamesField() && !value;
    }
    out.columns = static_cast<std::size_t>(std::ranges::count(under, true));
    return out;
  }

  // Does a new block of labels begin here?
  [[nodiscard]] bool EndsTable(const std::vector<std::uint32_t>& headers,
                               const std::vector<std::uint32_t>& row) const {
    std::size_t labels = 0;
    for (const std::uint32_t i : row) {
      const Cell& cell = layout.cells[i];
      if (!cell.label || cell.label->damaged) continue;
      const Cell& above = layout.cells[headers[HeaderOf(headers, cell)]];
      if (IsStranger(above, cell)) continue;
      const auto& header = above.label;
      const bool asked = header && header->personal();
      if (asked && FitValue(*header, layout.TextOf(cell), work.words).fit == Fit::kClear) continue;
      ++labels;
      if (asked && cell.label->personal()) return true;
    }
    return labels >= 2 && labels * 2 >= row.size();
  }

  // Labels for the headers nobody knows, from the cells under them.
  void Infer(const std::vector<std::uint32_t>& headers,
             const std::vector<std::vector<Span>>& columns) {
    std::size_t personal = 0;
    for (const std::uint32_t i : headers) {
      const auto& label = layout.cells[i].label;
      personal += label && label->personal() && !label->damaged;
    }
    // Names found in the first round tell that the dates beside them are of birth.
    for (int round = 0; round < 2; ++round) {
      for (std::size_t h = 0; h < headers.size(); ++h) {
        Cell& header = layout.cells[headers[h]];
        if (header.label && (header.label->personal() || !header.label->vague)) continue;
        const auto label = InferColumn(work, columns[h], personal);
        if (!label) continue;
        header.label = label;
        ++personal;
      }
    }
  }

  // Returns the row after the table.
  std::size_t Columns(const std::vector<std::uint32_t>& headers, std::size_t row) {
    std::vector<std::vector<Span>> columns(headers.size());
    std::vector<std::vector<std::uint32_t>> members(headers.size());
    const double height = layout.cells[headers[0]].box.height();
    double pitch = layout.pixels ? 6 * height : 2;
    double last_top = layout.cells[headers[0]].box.top;
    double last_row = last_top;  // with more than one cell
    std::size_t r = row + 1;
    std::size_t stray = 0;
    bool first = true;
    for (; r < layout.rows.size(); ++r) {
      const std::vector<std::uint32_t> cells = ContentOf(r);
      const double top = layout.cells[layout.rows[r].first].box.top;
      if (top - last_top > (first ? pitch : std::max(1.9 * pitch, layout.pixels ? 0 : 1.5))) break;
      if (cells.empty() || OnlyStrangers(headers, cells)) continue;
      if (EndsTable(headers, cells)) break;
      if (cells.size() == 1 && headers.size() > 2) {
        const Cell& only = layout.cells[cells[0]];
        if (Misfit(layout.cells[headers[HeaderOf(headers, only)]], only) > 4 * only.em) {
          if (++stray > 1) break;
          last_top = top;
          continue;
        }
      }
      stray = 0;
      last_top = top;
      if (cells.size() > 1 || headers.size() < 3) {
        pitch = first ? top - last_row : std::max(pitch, top - last_row);
        first = false;
        last_row = top;
      }
      for (const std::uint32_t i : cells) {
        const Cell& cell = layout.cells[i];
        if (IsStranger(layout.cells[headers[HeaderOf(headers, cell)]], cell)) continue;
        for (const auto& [h, span] : PartsOf(headers, cell)) {
          columns[h].push_back(span);
          members[h].push_back(i);
        }
      }
    }
    Infer(headers, columns);
    for (std::size_t h = 0; h < headers.size(); ++h) {
      Cell& header = layout.cells[headers[h]];
      header.done = true;
      if (!header.label || !header.label->personal()) continue;
      const std::size_t before = work.findings.size();
      EmitColumn(work, *header.label, columns[h], "column");
      if (work.findings.size() == before) continue;
      for (const std::uint32_t i : members[h]) layout.cells[i].done = true;
    }
    return r;
  }
};

// Types whose values may well have no digit.
bool HasWordsOnly(EntityType type) {
  switch (type) {
    case EntityType::kPerson:
    case EntityType::kAddress:
    case EntityType::kUsername:
    case EntityType::kPassword:
    case EntityType::kSecretKey:
    case EntityType::kHealth:
    case EntityType::kReligion:
    case EntityType::kMrz:
      return true;
    default:
      return false;
  }
}

bool IsListedName(const FieldWork& work, std::string_view value) {
  return (work.words.gazetteer().Lookup(value) & (Gazetteer::kSurname | Gazetteer::kFirstName)) !=
         0;
}

// Nothing but ordinary words and words of the user interface.
bool IsPhrase(const FieldWork& work, std::string_view value) {
  Tokens tokens;
  work.words.Lex(value, {0, static_cast<std::uint32_t>(value.size())}, tokens);
  return std::ranges::all_of(tokens, [](const Token& t) {
    return t.kind == TokenKind::kMark ||
           (t.IsWord() && !t.Knows(Gazetteer::kCommonFirstName) && (t.Ordinary() || t.Is(kUiWord)));
  });
}

}  // namespace

void EmitColumn(FieldWork& work, const Label& label, const std::vector<Span>& spans,
                std::string_view rule) {
  const std::string_view text = work.layout.text;
  std::vector<std::pair<Span, ValueFit>> cells;
  std::size_t fitting = 0;
  std::size_t others = 0;
  for (const Span& span : spans) {
    const Span trimmed = TrimValue(text, span);
    const std::string_view value = text.substr(trimmed.start, trimmed.size());
    const ValueFit fit = FitValue(label, value, work.words);
    if (fit.fit == Fit::kNo && IsNoValue(value, work.words)) continue;
    // The names of other fields: a list of questions, not a column of values.
    if (const auto other = work.labels.MatchExact(value); other && other->personal()) {
      if (fit.fit != Fit::kClear || !IsListedName(work, value)) {
        ++others;
        continue;
      }
    }
    const bool needs_clear = label.kind == LabelKind::kWeak || label.damaged;
    fitting += fit.fit == Fit::kClear || (fit.fit == Fit::kPossible && !needs_clear);
    cells.emplace_back(trimmed, fit);
  }
  if (fitting == 0 || fitting * 5 < (cells.size() + others) * 2) return;
  for (const auto& [span, fit] : cells) {
    // "Verhuizing doorgeven" among names: the next column's, or another row's.
    if (fit.fit == Fit::kNo && label.entity == EntityType::kPerson &&
        IsPhrase(work, text.substr(span.start, span.size()))) {
      continue;
    }
    // A misread number still has a digit; "5 min" under "Age" is another column's matter.
    if (fit.fit == Fit::kNo && label.entity == EntityType::kAge) continue;
    if (fit.fit == Fit::kNo && !HasWordsOnly(label.entity) &&
        !HasDigitOrAt(text.substr(span.start, span.size()))) {
      continue;
    }
    const EntityType entity = fit.fit == Fit::kNo ? label.entity : fit.entity;
    work.Emit(span, entity, kColumnScore, rule);
  }
}

void FindColumns(FieldWork& work) {
  Table table{work};
  for (std::size_t row = 0; row + 1 < work.layout.rows.size();) {
    const std::vector<std::uint32_t> cells = table.ContentOf(row);
    if (cells.size() < 2 || !table.IsHeader(cells, row)) {
      ++row;
      continue;
    }
    row = std::max(table.Columns(cells, row), row + 1);
  }
}

}  // namespace zwartlak
