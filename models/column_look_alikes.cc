// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "models/column_look_alikes.h"

#include <cmath>
#include <cstddef>
#include <cstdint>

#include "pipeline/core/geometry.h"
#include "pipeline/core/utf8.h"

namespace zwartlak {
namespace {

enum class Cell : std::uint8_t { kOther, kInitials, kNumber, kOne };

struct Place {
  Rect box;
  Cell cell = Cell::kOther;
  std::size_t line = 0;
};

// A cell this many of its heights away still speaks for the column.
constexpr double kReach = 12;
constexpr int kLeastInitials = 2;
constexpr std::size_t kLongestCell = 8;  // "A.B.C.D."

// "J.", "M.A.": initials; "2.", "10.": a number; "1.": to be settled.
Cell CellOf(const ReadText& text) {
  if (text.size() < 2 || text.size() > kLongestCell) return Cell::kOther;
  const auto at = [&](std::size_t i) { return utf8::Decode(text[i].utf8, 0).first; };
  if (text.size() == 2 && at(0) == U'1' && at(1) == U'.') return Cell::kOne;
  bool initials = text.size() % 2 == 0;
  bool number = at(text.size() - 1) == U'.';
  for (std::size_t i = 0; i < text.size(); ++i) {
    initials = initials && (i % 2 == 0 ? utf8::IsUpper(at(i)) : at(i) == U'.');
    number = number && (i + 1 == text.size() || utf8::IsDigit(at(i)));
  }
  return initials ? Cell::kInitials : number ? Cell::kNumber : Cell::kOther;
}

bool AmongInitials(const Place& one, const std::vector<Place>& places) {
  const double height = one.box.height();
  int initials = 0;
  for (const Place& other : places) {
    const bool beside = std::abs(other.box.left - one.box.left) <= height &&
                        std::abs(other.box.top - one.box.top) <= kReach * height;
    if (!beside) continue;
    if (other.cell == Cell::kNumber) return false;
    initials += other.cell == Cell::kInitials ? 1 : 0;
  }
  return initials >= kLeastInitials;
}

}  // namespace

void SettleColumns(std::vector<ReadLine>& lines) {
  std::vector<Place> places;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Cell cell = CellOf(lines[i].text);
    if (cell != Cell::kOther) places.push_back({lines[i].quad.Bounds(), cell, i});
  }
  for (const Place& place : places) {
    if (place.cell == Cell::kOne && AmongInitials(place, places)) {
      lines[place.line].text[0].utf8.assign(1, 'I');
    }
  }
}

}  // namespace zwartlak
