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

// Which of the places are blanks that a reader saw although the ink there stands no further apart
// than the letters of the line do ("RI NG" in bold capitals). Only where the letters stand apart at
// all, so not in noise.
std::vector<bool> FalseBlanks(const std::vector<CharPlace>& places,
                              const std::vector<int>& columns);

// Before which of the places a blank is missing: the ink there stands as far apart as at the blanks
// that were read. Only in lines with several blanks, all much wider than the gaps between letters.
std::vector<bool> LostBlanks(const std::vector<CharPlace>& places, const std::vector<int>& columns);

}  // namespace zwartlak
