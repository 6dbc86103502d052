// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/pdf/image_area.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace zwartlak::pdf {
namespace {

constexpr double kExact = 1e-6;   // of a pixel: what arithmetic leaves
constexpr double kUpright = 0.1;  // of a pixel: by which an edge may lean and count as upright

using Corners = std::array<Point, 4>;

PixelRect Outward(double left, double top, double right, double bottom, int width, int height) {
  return CoverPixels({left + kExact, top + kExact, right - kExact, bottom - kExact}, 0, width,
                     height);
}

bool IsUpright(const Corners& c) {
  const auto along = [&](std::size_t i) {
    const Point& a = c[i];
    const Point& b = c[(i + 1) % 4];
    return std::min(std::abs(a.x - b.x), std::abs(a.y - b.y)) < kUpright;
  };
  return along(0) && along(1);
}

// Where the outline lies between two heights: from left to right.
std::pair<double, double> Reach(const Corners& corners, double top, double bottom) {
  double left = 1;
  double right = 0;
  const auto take = [&](double x) {
    if (right < left) left = right = x;
    left = std::min(left, x);
    right = std::max(right, x);
  };
  for (std::size_t i = 0; i < 4; ++i) {
    const Point& a = corners[i];
    const Point& b = corners[(i + 1) % 4];
    if (a.y >= top && a.y <= bottom) take(a.x);
    for (const double y : {top, bottom}) {
      if ((a.y < y) != (b.y < y)) take(a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y));
    }
  }
  return {left, right};
}

void AddRows(const Corners& corners, int width, int height, std::vector<PixelRect>& out) {
  const Rect bounds = Quad{corners}.Bounds();
  const PixelRect rows = CoverPixels(bounds, 0, width, height);
  for (int y = rows.top; y < rows.bottom; ++y) {
    const auto [left, right] = Reach(corners, y, y + 1);
    if (right < left) continue;
    const PixelRect row = Outward(left, y, right, y + 1, width, height);
    if (!row.empty()) out.push_back(row);
  }
}

}  // namespace

std::vector<PixelRect> PixelsUnder(const std::vector<Rect>& boxes, const Quad& quad, int width,
                                   int height) {
  const auto& [origin, right, opposite, below] = quad.corners;
  const Point u{right.x - origin.x, right.y - origin.y};
  const Point v{below.x - origin.x, below.y - origin.y};
  const double area = u.x * v.y - u.y * v.x;
  std::vector<PixelRect> out;
  if (!std::isfinite(area) || std::abs(area) < kExact) {
    out.push_back({0, 0, width, height});
    return out;
  }
  for (const Rect& box : boxes) {
    Corners corners = Quad::FromRect(box).corners;
    for (Point& p : corners) {
      const Point d{p.x - origin.x, p.y - origin.y};
      p = {(d.x * v.y - d.y * v.x) / area * width, (u.x * d.y - u.y * d.x) / area * height};
    }
    if (!IsUpright(corners)) {
      AddRows(corners, width, height, out);
      continue;
    }
    const Rect r = Quad{corners}.Bounds();
    const PixelRect pixels = Outward(r.left, r.top, r.right, r.bottom, width, height);
    if (!pixels.empty()) out.push_back(pixels);
  }
  return out;
}

}  // namespace zwartlak::pdf
