// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// A path while it is built (ISO 32000-1, 8.5.2): what it and each of its subpaths cover, and where
// each stands in the content that is written, so that single subpaths can be left out.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "pipeline/core/geometry.h"

namespace zwartlak::pdf {

// Page space.
struct Subpath {
  std::size_t from = 0;  // offset in the content
  Rect bounds;
  bool slanted = false;  // has curves or lines that are not upright
  int segments = 0;

  // More than rules and rectangles: rules are drawn as slim trapezoids where they meet at a corner;
  // no letter is that slim and long.
  [[nodiscard]] bool is_shaped() const;
};

class DrawnPath {
 public:
  // `at`: length of the content before the operator is written.
  void Move(const Point& p, std::size_t at);
  void Line(const Point& p, std::size_t at);
  void Curve(const std::vector<Point>& points, std::size_t at);
  void Rectangle(const std::array<Point, 4>& corners, std::size_t at);
  void Close(std::size_t at) { Expect(at); }
  void Clip(std::size_t at);
  // After the operator is written.
  void Written(std::size_t end) { end_ = end; }

  [[nodiscard]] bool started() const { return !subpaths_.empty(); }
  [[nodiscard]] bool clips() const { return clips_; }
  [[nodiscard]] bool is_rectangle() const;
  // All of it as one.
  [[nodiscard]] Subpath whole() const;
  [[nodiscard]] const std::vector<Subpath>& subpaths() const { return subpaths_; }
  // False if other operators stand between its own, or if it also clips.
  [[nodiscard]] bool CanBeCut(std::size_t end) const;

 private:
  void Expect(std::size_t at);
  void Begin(const Point& p, std::size_t at);
  void Add(const Point& p);

  std::vector<Subpath> subpaths_;
  Point last_;
  std::size_t end_ = 0;
  int rectangles_ = 0;
  bool clips_ = false;
  bool broken_ = false;
};

}  // namespace zwartlak::pdf
