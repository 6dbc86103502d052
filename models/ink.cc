// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "models/ink.h"

#include <algorithm>
#include <array>
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

std::array<int, 3> BackgroundOf(const cv::Mat& block) {
  std::array<Histogram, 3> histograms{};
  for (int y = 0; y < block.rows; ++y) {
    const std::uint8_t* p = block.ptr(y);
    for (int x = 0; x < block.cols * 3; ++x) ++histograms[static_cast<std::size_t>(x % 3)][p[x]];
  }
  return {Percentile(histograms[0], 0.5), Percentile(histograms[1], 0.5),
          Percentile(histograms[2], 0.5)};
}

// Distance of each pixel of the block from the background; the largest of the channels.
void MeasureBlock(const cv::Mat& block, const std::array<int, 3>& ground, cv::Mat out) {
  for (int y = 0; y < block.rows; ++y) {
    const std::uint8_t* p = block.ptr(y);
    std::uint8_t* o = out.ptr(y);
    for (int x = 0; x < block.cols; ++x, p += 3) {
      o[x] = static_cast<std::uint8_t>(std::max(
          {std::abs(p[0] - ground[0]), std::abs(p[1] - ground[1]), std::abs(p[2] - ground[2])}));
    }
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

void ClearRules(cv::Mat& ink) {
  const int width = ink.cols;
  const int height = ink.rows;
  const std::vector<int> rows = RowProfile(ink, {0, width});
  for (int y = 0; y < height; ++y) {
    if (rows[static_cast<std::size_t>(y)] * 100 >= width * 88) ink.row(y).setTo(0);
  }
  const int left = height - static_cast<int>(std::count_if(rows.begin(), rows.end(), [&](int n) {
                     return n * 100 >= width * 88;
                   }));
  const std::vector<int> columns = ColumnProfile(ink, {0, height});
  for (int x = 0; x < width; ++x) {
    if (left > 6 && columns[static_cast<std::size_t>(x)] >= left - 1) ink.col(x).setTo(0);
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

cv::Mat InkOf(const cv::Mat& strip, Run core) {
  cv::Mat distance(strip.size(), CV_8U);
  cv::Mat ink(strip.size(), CV_8U);
  const int block = std::max(48, 8 * core.size());
  for (int x = 0; x < strip.cols;) {
    // A short rest joins the block before it: too little to know a background from.
    const int width = strip.cols - x < 2 * block ? strip.cols - x : block;
    const cv::Rect all(x, 0, width, strip.rows);
    const cv::Rect middle(x, core.from, width, core.size());
    MeasureBlock(strip(all), BackgroundOf(strip(middle)), distance(all));
    ink(all) = distance(all) >= Threshold(distance(middle));
    x += width;
  }
  ClearRules(ink);
  return ink;
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
