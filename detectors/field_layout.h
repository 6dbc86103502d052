// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// The segments of a region as cells on rows, with the labels among them. Distances are in em: the
// mean width of a character of the cell in question, so that pixels and character cells are alike.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "detectors/label_vocabulary.h"
#include "pipeline/core/document.h"

namespace zwartlak {

struct Cell {
  Span span;
  Rect box;
  std::uint32_t row = 0;  // index into Layout::rows
  double em = 1;
  std::optional<Label> label;
  bool marked = false;        // ends in ':': names something, is no value
  bool key = false;           // "name": as in JSON, its value is on the same line
  bool content = false;       // has a letter or a digit
  bool done = false;          // settled as a value or as a header
  std::uint32_t rows_up = 0;  // a label on two lines: rows above that belong to it

  [[nodiscard]] bool NamesField() const { return label.has_value() || marked; }
};

struct Layout {
  const TextRegion* region = nullptr;
  std::string_view text;
  std::vector<Cell> cells;                                    // in text order
  std::vector<std::pair<std::uint32_t, std::uint32_t>> rows;  // [first, last) cell
  bool pixels = false;                                        // a picture, not character cells

  [[nodiscard]] std::string_view TextOf(const Cell& cell) const {
    return text.substr(cell.span.start, cell.span.size());
  }
  // Left edge of the character at byte `offset` of the cell.
  [[nodiscard]] double XOf(const Cell& cell, std::uint32_t offset) const;
};

Layout MakeLayout(const TextRegion& region, const LabelVocabulary& labels);

// The span without blanks, quotes and end marks around it.
// True if there is a letter or a digit in it.
bool HasContent(std::string_view text);

Span TrimValue(std::string_view text, Span span);

}  // namespace zwartlak
