// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "models/turn.h"

#include <vector>

namespace zwartlak {
namespace {

Point PointBack(Turns turns, cv::Size size, const Point& p) {
  switch (turns) {
    case 1:
      return {p.y, size.height - p.x};
    case 2:
      return {size.width - p.x, size.height - p.y};
    case 3:
      return {size.width - p.y, p.x};
    default:
      return p;
  }
}

Quad QuadBack(Turns turns, cv::Size size, Quad quad) {
  for (Point& p : quad.corners) p = PointBack(turns, size, p);
  return quad;
}

}  // namespace

cv::Mat Turn(const cv::Mat& picture, Turns turns) {
  if (turns == 0) return picture;
  static constexpr int kCodes[] = {cv::ROTATE_90_CLOCKWISE, cv::ROTATE_180,
                                   cv::ROTATE_90_COUNTERCLOCKWISE};
  cv::Mat turned;
  cv::rotate(picture, turned, kCodes[turns - 1]);
  return turned;
}

void TurnBack(Turns turns, cv::Size size, std::vector<TextRegion>& regions,
              std::vector<UnreadArea>& unread) {
  if (turns == 0) return;
  for (TextRegion& region : regions) {
    for (Glyph& glyph : region.glyphs) glyph.quad = QuadBack(turns, size, glyph.quad);
    for (Segment& s : region.segments) {
      s.box = QuadBack(turns, size, Quad::FromRect(s.box)).Bounds();
    }
  }
  for (UnreadArea& area : unread) area.quad = QuadBack(turns, size, area.quad);
}

bool LiesOnItsSide(std::span<const TextCore> cores) {
  int standing = 0;
  int lying = 0;
  for (const TextCore& core : cores) {
    const double w = core.box.width();
    const double h = core.box.height();
    standing += h > 2.5 * w ? 1 : 0;
    lying += w > 2.5 * h ? 1 : 0;
  }
  return standing >= 4 && standing > 2 * lying;
}

}  // namespace zwartlak
