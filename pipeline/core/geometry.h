// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Geometry. Page space is points or pixels (a page says which by its scale), origin top left, y
// down, rotation and crop applied. A `Quad` has its corners in reading order: start-top, end-top,
// end-bottom, start-bottom. `PixelRect` is half open and whole: the only way to get one from a quad
// is `CoverPixels`, which always grows the area.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <span>

namespace zwartlak {

struct Point {
  double x = 0;
  double y = 0;
  friend bool operator==(const Point&, const Point&) = default;
};

// Upright, half open: [left, right) x [top, bottom).
struct Rect {
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;

  [[nodiscard]] double width() const { return right - left; }
  [[nodiscard]] double height() const { return bottom - top; }
  [[nodiscard]] double area() const { return empty() ? 0 : width() * height(); }
  [[nodiscard]] bool empty() const { return right <= left || bottom <= top; }
  [[nodiscard]] Point center() const { return {(left + right) / 2, (top + bottom) / 2}; }
  friend bool operator==(const Rect&, const Rect&) = default;
};

inline Rect Union(const Rect& a, const Rect& b) {
  if (a.empty()) return b;
  if (b.empty()) return a;
  return {std::min(a.left, b.left), std::min(a.top, b.top), std::max(a.right, b.right),
          std::max(a.bottom, b.bottom)};
}

inline Rect Intersect(const Rect& a, const Rect& b) {
  const Rect r{std::max(a.left, b.left), std::max(a.top, b.top), std::min(a.right, b.right),
               std::min(a.bottom, b.bottom)};
  return r.empty() ? Rect{} : r;
}

// Length two intervals share; 0 when apart.
inline double Overlap(double a0, double a1, double b0, double b1) {
  return std::max(0.0, std::min(a1, b1) - std::max(a0, b0));
}

struct Quad {
  std::array<Point, 4> corners{};

  static Quad FromRect(const Rect& r) {
    return {{{{r.left, r.top}, {r.right, r.top}, {r.right, r.bottom}, {r.left, r.bottom}}}};
  }
  // The upright rectangle around the quad.
  [[nodiscard]] Rect Bounds() const {
    Rect r{corners[0].x, corners[0].y, corners[0].x, corners[0].y};
    for (const Point& p : corners) {
      r.left = std::min(r.left, p.x);
      r.right = std::max(r.right, p.x);
      r.top = std::min(r.top, p.y);
      r.bottom = std::max(r.bottom, p.y);
    }
    return r;
  }
  friend bool operator==(const Quad&, const Quad&) = default;
};

// Part of a quad between two fractions of its reading direction, 0 <= from <= to <= 1. Used to
// cover half a line when only the line's quad is known.
inline Quad Slice(const Quad& q, double from, double to) {
  const auto mix = [](const Point& a, const Point& b, double t) {
    return Point{a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
  };
  return {{{mix(q.corners[0], q.corners[1], from), mix(q.corners[0], q.corners[1], to),
            mix(q.corners[3], q.corners[2], to), mix(q.corners[3], q.corners[2], from)}}};
}

struct PixelRect {
  int left = 0;
  int top = 0;
  int right = 0;
  int bottom = 0;

  [[nodiscard]] int width() const { return right - left; }
  [[nodiscard]] int height() const { return bottom - top; }
  [[nodiscard]] bool empty() const { return right <= left || bottom <= top; }
  [[nodiscard]] Rect ToRect() const {
    return {static_cast<double>(left), static_cast<double>(top), static_cast<double>(right),
            static_cast<double>(bottom)};
  }
  friend bool operator==(const PixelRect&, const PixelRect&) = default;
  friend auto operator<=>(const PixelRect&, const PixelRect&) = default;
};

// Smallest whole-pixel rectangle that holds `r` grown by `margin` pixels, cut to width x height.
// Rounding grows, never shrinks. A rectangle outside the page becomes empty.
inline PixelRect CoverPixels(const Rect& r, double margin, int width, int height) {
  // Clamped as double first: a wild coordinate must not overflow the int.
  const auto clamp = [](double v, int limit) {
    return static_cast<int>(std::clamp(v, 0.0, static_cast<double>(limit)));
  };
  return {clamp(std::floor(r.left - margin), width), clamp(std::floor(r.top - margin), height),
          clamp(std::ceil(r.right + margin), width), clamp(std::ceil(r.bottom + margin), height)};
}

}  // namespace zwartlak
