// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// From where a reader thinks characters are (a point each) to where their ink stands (an interval
// each). Blacking out uses these intervals: together the intervals of a word hold all its ink, and
// none of its neighbours'. Pure.
#pragma once

#include <vector>

namespace zwartlak {

struct CharPlace {
  double center = 0;   // column of the line, roughly
  bool blank = false;  // a space
};

struct Interval {
  double from = 0;
  double to = 0;
};

// `columns`: inked pixels of each column of the line, which begins and ends with ink. `step`: how
// far a center may be off. `places` neither begins nor ends with a blank, nor has two in a row. One
// interval for each place, in order, joined without holes: the first begins at 0, the last ends at
// columns.size().
std::vector<Interval> PlaceGlyphs(const std::vector<CharPlace>& places,
                                  const std::vector<int>& columns, double step);

}  // namespace zwartlak
