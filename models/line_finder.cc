// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "models/line_finder.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "models/ink.h"
#include "models/pixels.h"

namespace zwartlak {
namespace {

// The full height of a line is about this many times the height of its core.
constexpr double kLineOverCore = 1.9;
// A gap wider than this share of the line's height parts two segments.
constexpr double kWideGap = 1.15;
// Ink lower than this share of what the core promises is a dash or a dot: seen within its row.
constexpr double kLowInk = 0.4;
// A line that drifts less than this share of its height from end to end is upright for all
// purposes.
constexpr double kUprightDrift = 0.35;

// A core in its own frame.
struct Candidate {
  LineFrame frame;
  Rect core;
  float score = 0;
};

// Cores that follow each other closely on a row become one, so that a gap is judged by its ink.
std::vector<TextCore> JoinRows(std::vector<TextCore> cores) {
  std::sort(cores.begin(), cores.end(),
            [](const TextCore& a, const TextCore& b) { return a.box.left < b.box.left; });
  std::vector<TextCore> joined;
  for (const TextCore& core : cores) {
    TextCore* best = nullptr;
    for (TextCore& other : joined) {
      const double h = std::max(other.box.height(), core.box.height());
      const double shared = Overlap(other.box.top, other.box.bottom, core.box.top, core.box.bottom);
      const double gap = core.box.left - other.box.right;
      // Where full size and half size meet, the parts of one line differ in height.
      const double low = std::min(other.box.height(), core.box.height());
      const bool adjoin = gap < 0.3 * low && shared > 0.8 * low && h < 2 * low;
      const bool same_row = shared > 0.6 * h || adjoin;
      if (same_row && gap < 1.2 * h && (!best || other.box.right > best->box.right)) best = &other;
    }
    if (best) {
      best->score = std::min(best->score, core.score);
      best->box = Union(best->box, core.box);
      best->height = std::max(best->height, core.height);
    } else {
      joined.push_back(core);
    }
  }
  return joined;
}

Candidate UprightCandidate(const TextCore& core) { return {{}, core.box, core.score}; }

Candidate SlantedCandidate(const TextCore& core) {
  const Point right{std::cos(core.angle), std::sin(core.angle)};
  const Point down{-right.y, right.x};
  const Point center = core.box.center();
  const double length =
      std::max(core.height, std::hypot(core.box.width(), core.box.height()) - core.height / 2);
  LineFrame frame{center, right, down};
  return {frame, {-length / 2, -core.height / 2, length / 2, core.height / 2}, core.score};
}

// The candidate's surroundings, upright, and the frame of the strip's own pixels.
struct Strip {
  cv::Mat pixels;
  LineFrame frame;
  cv::Rect core;
};

Strip CutStrip(const cv::Mat& picture, const Candidate& candidate) {
  const double h = candidate.core.height() * kLineOverCore;
  const Rect wide{candidate.core.left - h, candidate.core.top - h * 0.75, candidate.core.right + h,
                  candidate.core.bottom + h * 0.75};
  Strip strip;
  if (candidate.frame.upright()) {
    const cv::Rect cut = ToCvRect(wide, picture.size());
    strip.pixels = picture(cut);
    strip.frame.origin = {static_cast<double>(cut.x), static_cast<double>(cut.y)};
    strip.core = ToCvRect(candidate.core, picture.size()) - cut.tl();
  } else {
    const int width = std::max(1, static_cast<int>(std::ceil(wide.width())));
    const int height = std::max(1, static_cast<int>(std::ceil(wide.height())));
    const Rect whole{wide.left, wide.top, wide.left + width, wide.top + height};
    strip.pixels = Straighten(picture, candidate.frame.ToPage(whole), width, height);
    strip.frame = candidate.frame;
    strip.frame.origin = candidate.frame.ToPage(wide.left, wide.top);
    strip.core = ToCvRect({candidate.core.left - wide.left, candidate.core.top - wide.top,
                           candidate.core.right - wide.left, candidate.core.bottom - wide.top},
                          strip.pixels.size());
  }
  return strip;
}

// Keeps the runs that the core touches or that stand close to one it touches.
std::vector<Run> RunsOfCore(const std::vector<int>& columns, Run core, int near) {
  std::vector<Run> runs = SplitAtGaps(columns, near);
  std::erase_if(runs, [&](const Run& r) { return r.to <= core.from || r.from >= core.to; });
  return runs;
}

// Blurred letters end in rows too faint to count as ink; two of them at most belong to the letter.
void GrowToFaint(const cv::Mat& faint, Run columns, Rect& ink) {
  const auto touched = [&](int y) {
    if (y < 0 || y >= faint.rows) return false;
    return cv::countNonZero(faint.row(y).colRange(columns.from, columns.to)) > 0;
  };
  for (int i = 0; i < 2 && touched(static_cast<int>(ink.top) - 1); ++i) ink.top -= 1;
  for (int i = 0; i < 2 && touched(static_cast<int>(ink.bottom)); ++i) ink.bottom += 1;
}

// Cuts runs at the columns `cuts` and trims the pieces to ink.
std::vector<Run> CutAt(const std::vector<Run>& runs, const std::vector<int>& columns,
                       const std::vector<int>& cuts) {
  std::vector<Run> pieces;
  const auto add = [&](Run piece) {
    while (piece.from < piece.to && columns[static_cast<std::size_t>(piece.from)] == 0) {
      ++piece.from;
    }
    while (piece.to > piece.from && columns[static_cast<std::size_t>(piece.to - 1)] == 0) {
      --piece.to;
    }
    if (piece.size() > 0) pieces.push_back(piece);
  };
  for (const Run& run : runs) {
    int from = run.from;
    for (const int cut : cuts) {
      if (cut < from || cut >= run.to) continue;
      add({from, cut});
      from = cut + 1;
    }
    add({from, run.to});
  }
  return pieces;
}

void AddSegments(const Strip& strip, const Ink& found, Run band, double line_height, float score,
                 std::vector<TextLine>& out) {
  const cv::Mat& ink = found.mask;
  const std::vector<int> columns = ColumnProfile(ink, band);
  const double tall = std::max<double>(band.size(), line_height * kLowInk);
  const int close = std::max(2, static_cast<int>(tall * 0.45));
  const int wide = std::max(4, static_cast<int>(tall * kWideGap));
  const Run core{strip.core.x, strip.core.br().x};
  std::vector<int> kept(columns.size(), 0);
  for (const Run& run : RunsOfCore(columns, core, close)) {
    std::copy(columns.begin() + run.from, columns.begin() + run.to, kept.begin() + run.from);
  }
  for (const Run& segment : CutAt(SplitAtGaps(kept, wide), kept, found.cuts)) {
    const std::vector<int> rows = RowProfile(ink, segment);
    int top = band.from;
    int bottom = band.to;
    while (top < bottom && rows[static_cast<std::size_t>(top)] == 0) ++top;
    while (bottom > top && rows[static_cast<std::size_t>(bottom - 1)] == 0) --bottom;
    if (bottom <= top) continue;
    TextLine line;
    line.frame = strip.frame;
    line.ink = {static_cast<double>(segment.from), static_cast<double>(top),
                static_cast<double>(segment.to), static_cast<double>(bottom)};
    // A dash or a dot is not blown up to a whole line: the reader sees it in its row.
    line.row = line.ink;
    if (line.ink.height() < kLowInk * line_height) {
      line.row.top = std::min<double>(line.ink.top, band.from);
      line.row.bottom = std::max<double>(line.ink.bottom, band.to);
    }
    const double lacking = kLowInk * line_height - line.row.height();
    if (lacking > 0) line.row.top -= lacking / 2, line.row.bottom += lacking / 2;
    GrowToFaint(found.faint, segment, line.ink);
    line.columns.assign(kept.begin() + segment.from, kept.begin() + segment.to);
    line.score = score;
    out.push_back(std::move(line));
  }
}

void Refine(const cv::Mat& picture, const Candidate& candidate, std::vector<TextLine>& out) {
  const Strip strip = CutStrip(picture, candidate);
  if (strip.pixels.empty() || strip.core.empty()) return;
  const Run core_rows{strip.core.y, strip.core.br().y};
  const Ink found = InkOf(strip.pixels, core_rows);
  const std::vector<int> rows = RowProfile(found.mask, {strip.core.x, strip.core.br().x});
  const double line_height = candidate.core.height() * kLineOverCore;
  const int reach = std::max(3, static_cast<int>(std::lround(line_height * 0.45)));
  const std::vector<Run> bands = BandsAround(rows, core_rows, reach);
  for (const Run& band : bands) {
    AddSegments(strip, found, band, line_height / static_cast<double>(bands.size()),
                candidate.score, out);
  }
}

bool IsLong(const TextCore& core) {
  return std::hypot(core.box.width(), core.box.height()) >= 8 * core.height &&
         std::abs(core.angle) < 0.8;
}

// A short core does not know its own direction: it gets that of the nearest long one. Nearest, not
// the page's: on a photographed page the direction changes from top to bottom.
void AlignShortCores(std::vector<TextCore>& cores) {
  std::vector<TextCore> known;
  std::copy_if(cores.begin(), cores.end(), std::back_inserter(known), IsLong);
  for (TextCore& core : cores) {
    if (IsLong(core)) continue;
    core.angle = 0;
    double nearest = 1e18;
    for (const TextCore& other : known) {
      const Point a = core.box.center();
      const Point b = other.box.center();
      const double distance = std::hypot((a.x - b.x) / 4, a.y - b.y);
      if (distance >= nearest) continue;
      nearest = distance;
      core.angle = other.angle;
    }
  }
}

bool IsUpright(const TextCore& core) {
  const double length = std::max(core.box.width(), 8 * core.height);
  return std::abs(core.angle) * length < kUprightDrift * core.height;
}

double Area(const Rect& r) { return std::max(0.0, r.width()) * std::max(0.0, r.height()); }

std::vector<Rect> PageBoxes(const std::vector<TextLine>& lines) {
  std::vector<Rect> boxes;
  boxes.reserve(lines.size());
  for (const TextLine& line : lines) boxes.push_back(line.frame.ToPage(line.ink).Bounds());
  return boxes;
}

}  // namespace

std::vector<TextLine> FindLines(const cv::Mat& picture, std::vector<TextCore> cores) {
  AlignShortCores(cores);
  const auto slanted = std::stable_partition(cores.begin(), cores.end(), IsUpright);
  std::vector<TextLine> lines;
  for (auto it = slanted; it != cores.end(); ++it) Refine(picture, SlantedCandidate(*it), lines);
  cores.erase(slanted, cores.end());
  for (const TextCore& core : JoinRows(std::move(cores))) {
    Refine(picture, UprightCandidate(core), lines);
  }
  return lines;
}

void AddStrayLines(const cv::Mat& picture, std::span<const InkRow> rows,
                   std::vector<TextLine>& lines) {
  std::vector<Rect> boxes = PageBoxes(lines);
  // Dark strokes and the light gaps between them are the same row.
  std::vector<Rect> strays;
  for (const InkRow& row : Uncovered(rows, boxes)) {
    const auto same = std::find_if(strays.begin(), strays.end(), [&](const Rect& other) {
      return Area(Intersect(row.box, other)) > 0.3 * std::min(Area(row.box), Area(other));
    });
    if (same == strays.end()) {
      strays.push_back(row.box);
    } else {
      *same = Union(*same, row.box);
    }
  }
  std::vector<TextCore> cores;
  for (const Rect& row : strays) {
    TextCore core;
    core.height = row.height() / kLineOverCore;
    const double middle = row.center().y;
    core.box = {row.left, middle - core.height / 2, row.right, middle + core.height / 2};
    core.score = 1;
    cores.push_back(core);
  }
  for (TextLine& line : FindLines(picture, std::move(cores))) {
    const Rect box = line.frame.ToPage(line.ink).Bounds();
    const bool known = std::any_of(boxes.begin(), boxes.end(), [&](const Rect& other) {
      return Area(Intersect(box, other)) > 0.3 * std::min(Area(box), Area(other));
    });
    if (known) continue;
    line.stray = true;
    boxes.push_back(box);
    lines.push_back(std::move(line));
  }
}

}  // namespace zwartlak
