// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "models/ink.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <numeric>

namespace zwartlak {
namespace {

using Histogram = std::array<int, 256>;

int Percentile(const Histogram& histogram, double share) {
  const int all = std::accumulate(histogram.begin(), histogram.end(), 0);
  int seen = 0;
  for (int v = 0; v < 256; ++v) {
    seen += histogram[static_cast<std::size_t>(v)];
    if (seen >= all * share) return v;
  }
  return 255;
}

using Colour = std::array<int, 3>;

// The most frequent colour of a window that slides along the line, so that each word is judged on
// its own ground: a badge, a button, the page between them.
class SlidingGround {
 public:
  void Add(const std::uint8_t* p) { Count(p, 1); }
  void Remove(const std::uint8_t* p) { Count(p, -1); }

  [[nodiscard]] Colour Mode() {
    if (best_ == kNone || stale_) {
      best_ = kNone;
      for (const std::size_t bin : used_) {
        if (best_ == kNone || bins_[bin].count > bins_[best_].count) best_ = bin;
      }
      stale_ = false;
    }
    if (best_ == kNone || bins_[best_].count == 0) return {};
    const Bin& bin = bins_[best_];
    return {bin.sum[0] / bin.count, bin.sum[1] / bin.count, bin.sum[2] / bin.count};
  }

 private:
  struct Bin {
    int count = 0;
    Colour sum{};
  };
  static constexpr std::size_t kNone = 4096;

  void Count(const std::uint8_t* p, int by) {
    const std::size_t index = static_cast<std::size_t>(p[0] >> 4) << 8 |
                              static_cast<std::size_t>(p[1] >> 4) << 4 |
                              static_cast<std::size_t>(p[2] >> 4);
    Bin& bin = bins_[index];
    if (bin.count == 0 && !known_[index]) {
      known_[index] = true;
      used_.push_back(index);
    }
    bin.count += by;
    for (std::size_t c = 0; c < 3; ++c) bin.sum[c] += by * p[c];
    if (by < 0 && index == best_) stale_ = true;
    if (by > 0 && best_ != kNone && bin.count > bins_[best_].count) best_ = index;
  }

  std::vector<Bin> bins_ = std::vector<Bin>(kNone);
  std::vector<bool> known_ = std::vector<bool>(kNone, false);
  std::vector<std::size_t> used_;
  std::size_t best_ = kNone;
  bool stale_ = true;
};

// The ground of each column, from the rows `rows` of the columns up to `reach` away.
std::vector<Colour> GroundsOf(const cv::Mat& strip, Run rows, int reach) {
  SlidingGround window;
  std::vector<Colour> grounds(static_cast<std::size_t>(strip.cols));
  const auto column = [&](int x, bool add) {
    if (x < 0 || x >= strip.cols) return;
    for (int y = rows.from; y < rows.to; ++y) {
      const std::uint8_t* p = strip.ptr(y) + static_cast<std::ptrdiff_t>(x) * 3;
      add ? window.Add(p) : window.Remove(p);
    }
  };
  for (int x = 0; x < reach; ++x) column(x, true);
  for (int x = 0; x < strip.cols; ++x) {
    column(x + reach, true);
    column(x - reach - 1, false);
    grounds[static_cast<std::size_t>(x)] = window.Mode();
  }
  return grounds;
}

int Distance(const std::uint8_t* p, const Colour& ground) {
  return std::max(
      {std::abs(p[0] - ground[0]), std::abs(p[1] - ground[1]), std::abs(p[2] - ground[2])});
}

// Distance of each pixel from the ground of its column; the largest of the channels.
cv::Mat DistanceOf(const cv::Mat& strip, const std::vector<Colour>& grounds) {
  cv::Mat distance(strip.size(), CV_8U);
  for (int y = 0; y < strip.rows; ++y) {
    const std::uint8_t* p = strip.ptr(y);
    std::uint8_t* o = distance.ptr(y);
    for (int x = 0; x < strip.cols; ++x, p += 3) {
      o[x] = static_cast<std::uint8_t>(Distance(p, grounds[static_cast<std::size_t>(x)]));
    }
  }
  return distance;
}

int Step(const Colour& a, const Colour& b) {
  return std::max({std::abs(a[0] - b[0]), std::abs(a[1] - b[1]), std::abs(a[2] - b[2])});
}

// Grounds nearer than this are the same one.
constexpr int kSameGround = 24;
// Columns without ink on either side of the side of a badge.
constexpr int kBadgePadding = 2;

// Whether the pixel is a blend of the two colours.
bool IsBlend(const std::uint8_t* p, const Colour& a, const Colour& b) {
  double along = 0;
  double length = 0;
  for (std::size_t c = 0; c < 3; ++c) {
    along += (p[c] - a[c]) * (b[c] - a[c]);
    length += (b[c] - a[c]) * (b[c] - a[c]);
  }
  const double share = std::clamp(along / length, 0.0, 1.0);
  for (std::size_t c = 0; c < 3; ++c) {
    if (std::abs(p[c] - (a[c] + share * (b[c] - a[c]))) > kSameGround) return false;
  }
  return true;
}

int Difference(const std::uint8_t* p, const Colour& ground) {
  int sum = 0;
  for (std::size_t c = 0; c < 3; ++c) sum += std::abs(p[c] - ground[c]);
  return sum;
}

// The window knows a change of ground only roughly. The side is where the columns' own pixels
// change from being nearer to the one ground to being nearer to the other.
void SharpenSides(const cv::Mat& strip, std::vector<Colour>& grounds, Run core, int reach) {
  for (int x = 1; x < strip.cols; ++x) {
    const Colour left = grounds[static_cast<std::size_t>(x - 1)];
    const Colour right = grounds[static_cast<std::size_t>(x)];
    if (Step(left, right) < kSameGround) continue;
    const auto same = [&](int at, const Colour& ground) {
      return Step(grounds[static_cast<std::size_t>(at)], ground) < kSameGround;
    };
    int from = x;
    while (from > 0 && x - from < reach && same(from - 1, left)) --from;
    int to = x;
    while (to < strip.cols && to - x < reach && same(to, right)) ++to;
    // Moving the side right past a column of the left ground gains, past one of the right loses.
    int balance = 0;
    int best = 0;
    int side = from;
    for (int at = from; at < to; ++at) {
      for (int y = core.from; y < core.to; ++y) {
        const std::uint8_t* p = strip.ptr(y) + static_cast<std::ptrdiff_t>(at) * 3;
        balance += Difference(p, left) < Difference(p, right) ? 1 : -1;
      }
      if (balance > best) best = balance, side = at + 1;
    }
    for (int at = from; at < to; ++at)
      grounds[static_cast<std::size_t>(at)] = at < side ? left : right;
    x = std::max(x, to - 1);
  }
}

// A bold capital or two may fill the window: their colour is then taken for the ground. What is no
// wider than kWidestLetters cores and has the same ground on both sides is a badge only if its
// colour goes all around what is in it.
constexpr int kWidestLetters = 4;

bool GoesAround(const cv::Mat& strip, const Colour& ground, Run columns, Run rows) {
  const auto is_ground = [&](int x, int y) {
    return Distance(strip.ptr(y) + static_cast<std::ptrdiff_t>(x) * 3, ground) < kSameGround;
  };
  const auto solid_row = [&](int y) {
    int n = 0;
    for (int x = columns.from; x < columns.to; ++x) n += is_ground(x, y) ? 1 : 0;
    return n * 10 >= columns.size() * 8;
  };
  int top = rows.from;
  while (top < rows.to && !solid_row(top)) ++top;
  int bottom = rows.to - 1;
  while (bottom > top && !solid_row(bottom)) --bottom;
  if ((bottom - top) * 2 < rows.size()) return false;
  const auto solid_column = [&](int x) {
    int n = 0;
    for (int y = top; y <= bottom; ++y) n += is_ground(x, y) ? 1 : 0;
    return n * 10 >= (bottom - top + 1) * 8;
  };
  // The very sides may be a blend.
  const auto solid_near = [&](int from, int step) {
    return solid_column(from) || solid_column(from + step);
  };
  return columns.size() >= 4 && solid_near(columns.from, 1) && solid_near(columns.to - 1, -1);
}

void DropLetterGrounds(const cv::Mat& strip, std::vector<Colour>& grounds, Run rows, int widest) {
  const auto ground = [&](int x) -> Colour& { return grounds[static_cast<std::size_t>(x)]; };
  for (int from = 1; from < strip.cols; ++from) {
    if (Step(ground(from - 1), ground(from)) < kSameGround) continue;
    const Colour around = ground(from - 1);
    int to = from;
    while (to < strip.cols && Step(ground(to), ground(from)) < kSameGround) ++to;
    const bool island =
        to < strip.cols && to - from <= widest && Step(ground(to), around) < kSameGround;
    if (!island || GoesAround(strip, ground(from), {from, to}, rows)) continue;
    for (int x = from; x < to; ++x) ground(x) = around;
  }
}

// Where the ground changes (the side of a badge) a few columns are judged by the wrong one. What is
// a blend of both grounds there is the side, not ink. Only close by: text further in may well have
// the colour of the page around.
void ClearSides(const cv::Mat& strip, cv::Mat& ink, const std::vector<Colour>& grounds, int reach) {
  for (int x = 1; x < ink.cols; ++x) {
    const Colour& left = grounds[static_cast<std::size_t>(x - 1)];
    const Colour& right = grounds[static_cast<std::size_t>(x)];
    if (Step(left, right) < kSameGround) continue;
    for (int at = std::max(0, x - reach); at < std::min(ink.cols, x + reach); ++at) {
      for (int y = 0; y < ink.rows; ++y) {
        const std::uint8_t* p = strip.ptr(y) + static_cast<std::ptrdiff_t>(at) * 3;
        if (IsBlend(p, left, right)) ink.at<std::uint8_t>(y, at) = 0;
      }
    }
  }
}

// Whether the pixels themselves change at column x, in nearly all rows: the grounds are estimates.
bool IsEdge(const cv::Mat& strip, int x, Run core) {
  const int before = std::max(0, x - kBadgePadding);
  const int after = std::min(strip.cols - 1, x + kBadgePadding - 1);
  int changed = 0;
  for (int y = core.from; y < core.to; ++y) {
    const std::uint8_t* p = strip.ptr(y) + static_cast<std::ptrdiff_t>(before) * 3;
    const std::uint8_t* q = strip.ptr(y) + static_cast<std::ptrdiff_t>(after) * 3;
    changed += Distance(p, {q[0], q[1], q[2]}) >= kSameGround / 2 ? 1 : 0;
  }
  return changed * 10 >= core.size() * 9;
}

// The sides of a badge part its text from what stands before and behind it, however near: cut
// there. Not where letters go on up to the change, as under a selection or a marked word.
void CutAtSides(const cv::Mat& strip, const cv::Mat& ink, const std::vector<Colour>& grounds,
                Run core, std::vector<int>& cuts) {
  const std::vector<int> columns = ColumnProfile(ink, core);
  const auto empty = [&](int x) {
    return x < 0 || x >= ink.cols || columns[static_cast<std::size_t>(x)] == 0;
  };
  for (int x = 1; x < ink.cols; ++x) {
    const Colour& left = grounds[static_cast<std::size_t>(x - 1)];
    const Colour& right = grounds[static_cast<std::size_t>(x)];
    if (Step(left, right) < kSameGround) continue;
    bool free = true;
    for (int at = x - kBadgePadding; at < x + kBadgePadding; ++at) free = free && empty(at);
    if (free && IsEdge(strip, x, core)) cuts.push_back(x);
  }
  std::sort(cuts.begin(), cuts.end());
}

// Above and below a badge or a button its ground ends: rows that show hardly any of it lie outside,
// and so does everything behind them. Judged for each run of columns with one ground.
void ClearBeyondGround(cv::Mat& ink, const std::vector<Colour>& grounds, Run core) {
  for (int from = 0; from < ink.cols;) {
    int to = from + 1;
    while (to < ink.cols && Step(grounds[static_cast<std::size_t>(from)],
                                 grounds[static_cast<std::size_t>(to)]) < kSameGround) {
      ++to;
    }
    const std::vector<int> inked = RowProfile(ink, {from, to});
    const auto outside = [&](int y) {
      return inked[static_cast<std::size_t>(y)] * 10 >= (to - from) * 7;
    };
    if (to - from >= core.size()) {
      int top = core.from - 1;
      while (top >= 0 && !outside(top)) --top;
      if (top >= 0) ink(cv::Rect(from, 0, to - from, top + 1)).setTo(0);
      int bottom = core.to;
      while (bottom < ink.rows && !outside(bottom)) ++bottom;
      if (bottom < ink.rows) ink(cv::Rect(from, bottom, to - from, ink.rows - bottom)).setTo(0);
    }
    from = to;
  }
}

// Ink starts at this share of the line's own contrast; the floor is noise.
int Threshold(const cv::Mat& distance) {
  Histogram histogram{};
  for (int y = 0; y < distance.rows; ++y) {
    const std::uint8_t* p = distance.ptr(y);
    for (int x = 0; x < distance.cols; ++x) ++histogram[p[x]];
  }
  return std::clamp(Percentile(histogram, 0.98) * 30 / 100, 8, 64);
}

// Whether a horizontal rule begins near the end of a vertical one at (x, y) and goes to one side
// only: the corner of an input, rounded perhaps. The arms of a letter or a bracket are shorter, and
// the border of a box around the line goes to both sides.
bool HasCorner(const cv::Mat& ink, int x, int y, int length) {
  constexpr int kRadius = 5;
  for (int row = std::max(0, y - kRadius); row <= std::min(ink.rows - 1, y + kRadius); ++row) {
    const std::uint8_t* p = ink.ptr(row);
    const auto reach = [&](int step) {
      int start = x;
      while (start >= 0 && start < ink.cols && std::abs(start - x) <= kRadius && p[start] == 0) {
        start += step;
      }
      int end = start;
      while (end >= 0 && end < ink.cols && p[end] != 0) end += step;
      return std::abs(end - start);
    };
    const int left = reach(-1);
    const int right = reach(1);
    if (std::max(left, right) >= length && std::min(left, right) <= kRadius) return true;
  }
  return false;
}

// No letter is longer than this many cores: a core may be little more than half of an x high.
constexpr double kRuleOverCore = 2.8;
constexpr int kShortestBorder = 20;

// Clears rules and returns the columns of the vertical ones. A vertical one runs through the core
// and out of the strip at the top or at the bottom, or is much longer than a letter (the side of an
// input); letters end between.
std::vector<int> ClearRules(cv::Mat& ink, Run core) {
  const int width = ink.cols;
  const int height = ink.rows;
  const std::vector<int> rows = RowProfile(ink, {0, width});
  for (int y = 0; y < height; ++y) {
    if (rows[static_cast<std::size_t>(y)] * 100 >= width * 88) ink.row(y).setTo(0);
  }
  const auto inked = [&](int x, int y) {
    return ink.at<std::uint8_t>(y, x) != 0 || rows[static_cast<std::size_t>(y)] * 100 >= width * 88;
  };
  const int longest_letter = static_cast<int>(std::lround(kRuleOverCore * core.size()));
  std::vector<int> cuts;
  for (int x = 0; x < width; ++x) {
    int top = core.to - 1;
    while (top >= 0 && inked(x, top)) --top;
    int bottom = core.from;
    while (bottom < height && inked(x, bottom)) ++bottom;
    const int more = core.size() / 5;
    // Letters that touch make a run of two or three of them, the border of an input a longer one.
    const int corner = std::max(3 * core.size(), kShortestBorder);
    const bool beyond = core.from - top >= more && bottom - core.to >= more;
    const bool side =
        beyond && (bottom - top - 1 > longest_letter ||
                   (HasCorner(ink, x, top + 1, corner) && HasCorner(ink, x, bottom - 1, corner)));
    if (top >= 0 && bottom < height && !side) continue;
    ink.col(x).setTo(0);
    cuts.push_back(x);
  }
  return cuts;
}

// Ink that comes in over the upper or lower edge belongs to something else: the page around a
// badge, the row above. Each column is cleared from outside, as far as the core.
void ClearFromOutside(cv::Mat& ink, Run core) {
  for (int x = 0; x < ink.cols; ++x) {
    for (int y = 0; y < core.from && ink.at<std::uint8_t>(y, x) != 0; ++y) {
      ink.at<std::uint8_t>(y, x) = 0;
    }
    for (int y = ink.rows - 1; y >= core.to && ink.at<std::uint8_t>(y, x) != 0; --y) {
      ink.at<std::uint8_t>(y, x) = 0;
    }
  }
}

bool IsEmpty(const std::vector<int>& rows, int y) { return rows[static_cast<std::size_t>(y)] == 0; }

// From `edge` outwards (step +1 or -1): the last row that still belongs to the text.
int Grow(const std::vector<int>& rows, int edge, int step, int reach) {
  const int size = static_cast<int>(rows.size());
  const int tolerated = reach >= 12 ? 2 : 1;  // the gap under the dot of an i, under an accent
  int last = edge;
  int empty = 0;
  for (int y = edge + step; y >= 0 && y < size && std::abs(y - edge) <= reach; y += step) {
    if (IsEmpty(rows, y)) {
      if (++empty > tolerated) return last;
    } else {
      empty = 0;
      last = y;
    }
  }
  if (std::abs(last - edge) < reach) return last;
  // Ink up to the end of the reach: a neighbouring row touches. Cut where there is least of it.
  int best = last;
  for (int y = edge + step * (reach / 3); y != last + step; y += step) {
    if (y < 0 || y >= size) break;
    if (rows[static_cast<std::size_t>(y)] < rows[static_cast<std::size_t>(best)]) best = y;
  }
  return best;
}

}  // namespace

std::vector<int> RowProfile(const cv::Mat& ink, Run range) {
  std::vector<int> profile(static_cast<std::size_t>(ink.rows), 0);
  for (int y = 0; y < ink.rows; ++y) {
    const std::uint8_t* p = ink.ptr(y);
    int n = 0;
    for (int x = std::max(0, range.from); x < std::min(ink.cols, range.to); ++x) n += p[x] != 0;
    profile[static_cast<std::size_t>(y)] = n;
  }
  return profile;
}

std::vector<int> ColumnProfile(const cv::Mat& ink, Run range) {
  std::vector<int> profile(static_cast<std::size_t>(ink.cols), 0);
  for (int y = std::max(0, range.from); y < std::min(ink.rows, range.to); ++y) {
    const std::uint8_t* p = ink.ptr(y);
    for (int x = 0; x < ink.cols; ++x) profile[static_cast<std::size_t>(x)] += p[x] != 0;
  }
  return profile;
}

Ink InkOf(const cv::Mat& strip, Run core) {
  // A little above and below the core there is ground even where letters stand close and bold.
  const int more = std::max(1, core.size() / 2);
  const Run rows{std::max(0, core.from - more), std::min(strip.rows, core.to + more)};
  const int reach = std::max(8, core.size());
  std::vector<Colour> grounds = GroundsOf(strip, rows, reach);
  SharpenSides(strip, grounds, core, reach);
  DropLetterGrounds(strip, grounds, rows, kWidestLetters * core.size());
  const cv::Mat distance = DistanceOf(strip, grounds);
  cv::Mat ink(strip.size(), CV_8U);
  cv::Mat faint(strip.size(), CV_8U);
  const int block = std::max(48, 8 * core.size());
  for (int x = 0; x < strip.cols;) {
    const int width = strip.cols - x < 2 * block ? strip.cols - x : block;
    const cv::Rect all(x, 0, width, strip.rows);
    const int least = Threshold(distance(cv::Rect(x, core.from, width, core.size())));
    ink(all) = distance(all) >= least;
    faint(all) = distance(all) >= least * 2 / 5;
    x += width;
  }
  std::vector<int> cuts = ClearRules(ink, core);
  ClearSides(strip, ink, grounds, std::max(3, core.size() / 5));
  ClearBeyondGround(ink, grounds, core);
  ClearRules(ink, core);
  ClearFromOutside(ink, core);
  CutAtSides(strip, ink, grounds, core, cuts);
  return {ink, faint, std::move(cuts)};
}

std::vector<Run> BandsAround(const std::vector<int>& rows, Run core, int reach) {
  std::vector<Run> bands;
  int y = core.from;
  while (y < core.to) {
    while (y < core.to && IsEmpty(rows, y)) ++y;
    if (y >= core.to) break;
    const int from = y;
    while (y < core.to && !IsEmpty(rows, y)) ++y;
    bands.push_back({from, y});
  }
  if (bands.empty()) return {};
  // Bands apart by a row or two are one letter's parts (i, :, =) unless both are tall.
  std::vector<Run> lines{bands.front()};
  for (std::size_t i = 1; i < bands.size(); ++i) {
    const bool both_tall = lines.back().size() >= 5 && bands[i].size() >= 5;
    if (both_tall) {
      lines.push_back(bands[i]);
    } else {
      lines.back().to = bands[i].to;
    }
  }
  lines.front().from = Grow(rows, lines.front().from, -1, reach);
  lines.back().to = Grow(rows, lines.back().to - 1, 1, reach) + 1;
  return lines;
}

std::vector<Run> SplitAtGaps(const std::vector<int>& columns, int gap) {
  std::vector<Run> runs;
  const int size = static_cast<int>(columns.size());
  for (int x = 0; x < size; ++x) {
    if (columns[static_cast<std::size_t>(x)] == 0) continue;
    if (runs.empty() || x - runs.back().to > gap) runs.push_back({x, x});
    runs.back().to = x + 1;
  }
  return runs;
}

}  // namespace zwartlak
