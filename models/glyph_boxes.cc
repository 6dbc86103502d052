// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "models/glyph_boxes.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace zwartlak {
namespace {

struct Gap {
  int from = 0;
  int to = 0;
};

// The widest run of empty columns that meets [low, high); empty if there is none.
Gap WidestGap(const std::vector<int>& columns, double low, double high) {
  const int size = static_cast<int>(columns.size());
  Gap best;
  int x = std::clamp(static_cast<int>(std::floor(low)), 0, size);
  const int end = std::clamp(static_cast<int>(std::ceil(high)), 0, size);
  while (x > 0 && x < size && columns[static_cast<std::size_t>(x)] == 0 &&
         columns[static_cast<std::size_t>(x - 1)] == 0) {
    --x;
  }
  for (; x < end; ++x) {
    if (columns[static_cast<std::size_t>(x)] != 0) continue;
    const int from = x;
    while (x < size && columns[static_cast<std::size_t>(x)] == 0) ++x;
    if (x - from > best.to - best.from) best = {from, x};
  }
  return best;
}

int Width(const Gap& gap) { return gap.to - gap.from; }

constexpr std::size_t kMinLetterGaps = 4;
constexpr std::size_t kMinBlanks = 3;
constexpr int kBlankOverLetterGap = 3;

// Widths of the gaps of a line, where there are any.
struct LineGaps {
  std::vector<int> letters;
  std::vector<int> blanks;
  std::size_t pairs = 0;  // of letters side by side
};

LineGaps GapsOf(const std::vector<CharPlace>& places, const std::vector<int>& columns) {
  LineGaps gaps;
  for (std::size_t i = 1; i < places.size(); ++i) {
    if (places[i].blank) continue;
    const bool after_blank = places[i - 1].blank;
    if (after_blank && i < 2) continue;
    const std::size_t before = after_blank ? i - 2 : i - 1;
    const int width = Width(WidestGap(columns, places[before].center, places[i].center));
    gaps.pairs += after_blank ? 0 : 1;
    if (width > 0) (after_blank ? gaps.blanks : gaps.letters).push_back(width);
  }
  return gaps;
}

int Middle(std::vector<int> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

// The gap that holds the blank between two characters. It lies between their centers; these are
// only known to a step of the network, so a much wider gap just beyond wins. Not one a little
// wider: that is the other end of a short word ("J.").
Gap GapOfBlank(const std::vector<int>& columns, double left, double right, double step) {
  const Gap between = WidestGap(columns, left, right);
  const Gap around = WidestGap(columns, left - step, right + step);
  return (between.to - between.from) * 2 > around.to - around.from ? between : around;
}

// Between two characters of a word: the emptiest column near the middle of their centers.
double Valley(const std::vector<int>& columns, double left, double right) {
  const double middle = (left + right) / 2;
  const double reach = std::max(1.0, (right - left) / 2);
  const int size = static_cast<int>(columns.size());
  double best = std::clamp(middle, 0.0, static_cast<double>(size));
  double lowest = 1e9;
  for (int x = std::max(0, static_cast<int>(middle - reach));
       x < std::min(size, static_cast<int>(std::ceil(middle + reach))); ++x) {
    const double off = std::abs(x + 0.5 - middle) / reach;
    const double cost = columns[static_cast<std::size_t>(x)] + 2.0 * off * off;
    if (cost < lowest) {
      lowest = cost;
      best = x + 0.5;
    }
  }
  return best;
}

// The faint rim of a letter is fainter than what counts as ink: words reach one column further,
// into the gap between them if it has the room.
void AddRims(const std::vector<CharPlace>& places, std::vector<Interval>& out) {
  if (out.empty()) return;
  out.front().from -= 1;
  out.back().to += 1;
  for (std::size_t i = 1; i + 1 < out.size(); ++i) {
    if (!places[i].blank) continue;
    const double rim = std::min(1.0, (out[i].to - out[i].from) / 3);
    out[i].from += rim;
    out[i - 1].to = out[i].from;
    out[i].to -= rim;
    out[i + 1].from = out[i].to;
  }
}

}  // namespace

std::vector<Interval> PlaceGlyphs(const std::vector<CharPlace>& places,
                                  const std::vector<int>& columns, double step) {
  const double size = static_cast<double>(columns.size());
  std::vector<Interval> out(places.size());
  double from = 0;
  for (std::size_t i = 0; i < places.size(); ++i) {
    out[i].from = from;
    out[i].to = size;
    if (i + 1 == places.size()) break;
    const CharPlace& next = places[i + 1];
    if (next.blank) {
      // The word ends where the gap that holds the space begins; the space is the whole gap.
      const double after = i + 2 < places.size() ? places[i + 2].center : size;
      const Gap gap = GapOfBlank(columns, places[i].center, after, step);
      if (gap.to > gap.from && gap.from >= from) {
        out[i].to = gap.from;
        out[i + 1] = {static_cast<double>(gap.from), static_cast<double>(gap.to)};
      } else {
        const double cut = std::max(from, Valley(columns, places[i].center, after));
        out[i].to = cut;
        out[i + 1] = {cut, cut};
      }
      from = out[i + 1].to;
      ++i;
      if (i + 1 == places.size()) out[i].to = size;
      continue;
    }
    out[i].to = std::clamp(Valley(columns, places[i].center, next.center), from, size);
    from = out[i].to;
  }
  AddRims(places, out);
  return out;
}

std::vector<bool> FalseBlanks(const std::vector<CharPlace>& places,
                              const std::vector<int>& columns) {
  std::vector<bool> is_false(places.size(), false);
  const LineGaps gaps = GapsOf(places, columns);
  if (gaps.letters.size() < kMinLetterGaps || gaps.letters.size() * 2 < gaps.pairs) return is_false;
  const int letter_gap = Middle(gaps.letters);
  for (std::size_t i = 1; i + 1 < places.size(); ++i) {
    if (!places[i].blank) continue;
    const int width = Width(WidestGap(columns, places[i - 1].center, places[i + 1].center));
    is_false[i] = width > 0 && width <= letter_gap;
  }
  return is_false;
}

std::vector<bool> LostBlanks(const std::vector<CharPlace>& places,
                             const std::vector<int>& columns) {
  std::vector<bool> lost(places.size(), false);
  const LineGaps gaps = GapsOf(places, columns);
  if (gaps.letters.size() < kMinLetterGaps || gaps.blanks.size() < kMinBlanks) return lost;
  const int letter_gap = Middle(gaps.letters);
  const int blank = Middle(gaps.blanks);
  if (blank < kBlankOverLetterGap * letter_gap) return lost;
  for (std::size_t i = 1; i < places.size(); ++i) {
    if (places[i].blank || places[i - 1].blank) continue;
    // Centers are known to a step only: a gap is that of the characters around its middle.
    const Gap gap = WidestGap(columns, places[i - 1].center, places[i].center);
    const double middle = (gap.from + gap.to) / 2.0;
    const bool between = places[i - 1].center <= middle && middle <= places[i].center;
    lost[i] = between && Width(gap) * 10 >= blank * 9;
  }
  return lost;
}

}  // namespace zwartlak
