// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/pdf/drawn_path.h"

#include <algorithm>
#include <cmath>

#include "redactors/pdf/page_space.h"

namespace zwartlak::pdf {

bool Subpath::is_shaped() const {
  constexpr double kRule = 2.2 * kPixelsPerPoint;
  const double least = std::min(bounds.width(), bounds.height());
  const double most = std::max(bounds.width(), bounds.height());
  return slanted && !(least < kRule && most > 4 * least);
}

void DrawnPath::Expect(std::size_t at) { broken_ = broken_ || (started() && at != end_); }

void DrawnPath::Begin(const Point& p, std::size_t at) {
  subpaths_.push_back({at, {p.x, p.y, p.x, p.y}, false, 0});
  last_ = p;
}

void DrawnPath::Add(const Point& p) {
  Rect& r = subpaths_.back().bounds;
  r = {std::min(r.left, p.x), std::min(r.top, p.y), std::max(r.right, p.x),
       std::max(r.bottom, p.y)};
  last_ = p;
}

void DrawnPath::Move(const Point& p, std::size_t at) {
  Expect(at);
  Begin(p, at);
}

void DrawnPath::Line(const Point& p, std::size_t at) {
  constexpr double kUpright = 0.05;
  Expect(at);
  if (!started()) Begin(p, at);
  if (std::abs(p.x - last_.x) > kUpright && std::abs(p.y - last_.y) > kUpright) {
    subpaths_.back().slanted = true;
  }
  ++subpaths_.back().segments;
  Add(p);
}

void DrawnPath::Curve(const std::vector<Point>& points, std::size_t at) {
  Expect(at);
  for (const Point& p : points) {
    if (!started()) Begin(p, at);
    Add(p);
  }
  if (!started()) return;
  subpaths_.back().slanted = true;
  ++subpaths_.back().segments;
}

void DrawnPath::Rectangle(const std::array<Point, 4>& corners, std::size_t at) {
  Expect(at);
  Begin(corners[0], at);
  for (const Point& p : corners) Add(p);
  subpaths_.back().segments = 4;
  ++rectangles_;
}

void DrawnPath::Clip(std::size_t at) {
  Expect(at);
  clips_ = true;
}

bool DrawnPath::is_rectangle() const { return rectangles_ == 1 && subpaths_.size() == 1; }

Subpath DrawnPath::whole() const {
  Subpath all;
  if (!started()) return all;
  all = subpaths_.front();
  for (const Subpath& one : subpaths_) {
    all.bounds = {std::min(all.bounds.left, one.bounds.left),
                  std::min(all.bounds.top, one.bounds.top),
                  std::max(all.bounds.right, one.bounds.right),
                  std::max(all.bounds.bottom, one.bounds.bottom)};
    all.slanted = all.slanted || one.slanted;
  }
  return all;
}

bool DrawnPath::CanBeCut(std::size_t end) const { return !broken_ && !clips_ && end == end_; }

}  // namespace zwartlak::pdf
