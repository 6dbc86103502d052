// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "models/layout.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

namespace zwartlak {
namespace {

// A line this straight is drawn, not photographed.
constexpr double kStraight = 0.004;
// Width over height of a line that shows its direction; how many of them make a photographed page.
constexpr double kLongLine = 5;
constexpr std::size_t kGuides = 3;

struct Placed {
  ReadLine line;
  Rect upright;      // bounds after the page's slant is turned away
  double angle = 0;  // of its own direction against the page's slant
  bool slanted = false;
  std::uint32_t row = 0;
};

// Angle of the reading direction, the middle one over all lines weighted by length.
double Slant(const std::vector<ReadLine>& lines) {
  std::vector<std::pair<double, double>> votes;
  double all = 0;
  for (const ReadLine& line : lines) {
    const double dx = line.quad.corners[1].x - line.quad.corners[0].x;
    const double dy = line.quad.corners[1].y - line.quad.corners[0].y;
    const double length = std::hypot(dx, dy);
    votes.emplace_back(std::atan2(dy, dx), length);
    all += length;
  }
  std::sort(votes.begin(), votes.end());
  double seen = 0;
  for (const auto& [angle, length] : votes) {
    seen += length;
    if (seen * 2 >= all) return angle;
  }
  return 0;
}

Rect Turned(const Quad& quad, double angle) {
  const double c = std::cos(-angle);
  const double s = std::sin(-angle);
  Quad turned = quad;
  for (Point& p : turned.corners) p = {p.x * c - p.y * s, p.x * s + p.y * c};
  return turned.Bounds();
}

// Share of the lower one's height that two segments have in common, followed along their own
// direction: on a photographed page it changes from top to bottom.
double SharedHeight(const Placed& a, const Placed& b) {
  const Rect& p = a.upright;
  const Rect& q = b.upright;
  const double rise = std::tan((a.angle + b.angle) / 2) * (q.center().x - p.center().x);
  return Overlap(p.top + rise, p.bottom + rise, q.top, q.bottom) /
         std::max(1.0, std::min(p.height(), q.height()));
}

// On a photographed page short lines do not show their direction, or are read as if upright: theirs
// is that of the nearest long one. Does nothing on a page that is drawn.
void LendDirections(std::vector<Placed>& placed) {
  const auto is_long = [](const Placed& p) {
    return p.upright.width() > kLongLine * p.upright.height();
  };
  std::vector<const Placed*> guides;
  for (const Placed& p : placed) {
    if (is_long(p) && p.slanted) guides.push_back(&p);
  }
  if (guides.size() < kGuides) return;
  for (Placed& p : placed) {
    if (is_long(p) && p.slanted) continue;
    double nearest = std::numeric_limits<double>::max();
    for (const Placed* guide : guides) {
      const Point a = p.upright.center();
      const Point b = guide->upright.center();
      const double distance = std::hypot((a.x - b.x) / 4, a.y - b.y);
      if (distance >= nearest) continue;
      nearest = distance;
      p.angle = guide->angle;
    }
  }
}

// Numbers the rows. A segment stands on a row if it shares most of its height with one that stands
// there, whichever it shares most with: what opened the row may be an entry of a menu beside the
// table, a few pixels off.
void NumberRows(std::vector<Placed>& placed) {
  std::sort(placed.begin(), placed.end(), [](const Placed& a, const Placed& b) {
    const Point ca = a.upright.center();
    const Point cb = b.upright.center();
    return ca.y != cb.y ? ca.y < cb.y : ca.x < cb.x;
  });
  struct Row {
    double bottom;  // of the segment that opened it
    std::vector<const Placed*> members;
  };
  std::vector<Row> rows;
  std::size_t first_open = 0;
  for (Placed& p : placed) {
    while (first_open < rows.size() && rows[first_open].bottom < p.upright.top - 400) {
      ++first_open;
    }
    std::size_t found = rows.size();
    double best = 0.5;
    for (std::size_t r = first_open; r < rows.size(); ++r) {
      double shared = 0;
      for (const Placed* m : rows[r].members) shared = std::max(shared, SharedHeight(*m, p));
      const bool free =
          std::none_of(rows[r].members.begin(), rows[r].members.end(), [&](const Placed* m) {
            return Overlap(m->upright.left, m->upright.right, p.upright.left, p.upright.right) >
                   0.3 * p.upright.width();
          });
      if (free && shared > best) {
        best = shared;
        found = r;
      }
    }
    if (found == rows.size()) rows.push_back({p.upright.bottom, {}});
    rows[found].members.push_back(&p);
    p.row = static_cast<std::uint32_t>(found);
  }
}

void AppendSegment(const Placed& placed, const ReadText& text, std::string& out,
                   TextRegion& region) {
  const auto start = static_cast<std::uint32_t>(out.size());
  for (const ReadChar& c : text) {
    const auto from = static_cast<std::uint32_t>(out.size());
    out += c.utf8;
    region.glyphs.push_back({{from, static_cast<std::uint32_t>(out.size())}, c.quad, c.confidence});
  }
  region.segments.push_back({.span = {start, static_cast<std::uint32_t>(out.size())},
                             .box = placed.line.quad.Bounds(),
                             .row = placed.row,
                             .confidence = MeanConfidence(text),
                             .doubtful = placed.line.doubtful});
}

TextRegion MakeRegion(const std::vector<Placed>& placed, Origin origin) {
  TextRegion region;
  region.origin = origin;
  std::string text;
  for (std::size_t i = 0; i < placed.size(); ++i) {
    if (i > 0) text += placed[i].row == placed[i - 1].row ? '\t' : '\n';
    const ReadLine& line = placed[i].line;
    const bool second = origin == Origin::kOcrSecond && line.doubtful && !line.second.empty();
    AppendSegment(placed[i], second ? line.second : line.text, text, region);
  }
  region.text = SensitiveText(std::move(text));
  return region;
}

}  // namespace

std::vector<TextRegion> LayOut(std::vector<ReadLine> lines) {
  std::erase_if(lines, [](const ReadLine& line) { return line.text.empty(); });
  const double slant = Slant(lines);
  std::vector<Placed> placed;
  placed.reserve(lines.size());
  for (ReadLine& line : lines) {
    const Rect upright = Turned(line.quad, slant);
    const Point along{line.quad.corners[1].x - line.quad.corners[0].x,
                      line.quad.corners[1].y - line.quad.corners[0].y};
    const double angle = std::atan2(along.y, along.x);
    placed.push_back({.line = std::move(line),
                      .upright = upright,
                      .angle = angle - slant,
                      .slanted = std::abs(angle) > kStraight});
  }
  LendDirections(placed);
  NumberRows(placed);
  std::stable_sort(placed.begin(), placed.end(), [](const Placed& a, const Placed& b) {
    return a.row != b.row ? a.row < b.row : a.upright.left < b.upright.left;
  });
  std::vector<TextRegion> regions{MakeRegion(placed, Origin::kOcr)};
  const bool twice = std::any_of(placed.begin(), placed.end(), [](const Placed& p) {
    return p.line.doubtful && !p.line.second.empty();
  });
  if (twice) regions.push_back(MakeRegion(placed, Origin::kOcrSecond));
  return regions;
}

}  // namespace zwartlak
