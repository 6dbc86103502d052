// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/pdf/inspect_compare.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

namespace zwartlak::pdf {
namespace {

// What JPEG at quality 90 explains: darkness within a box, and the mean difference of a block of
// 16 x 16 pixels, where a box rings and elsewhere. A changed letter is a multiple of that.
constexpr int kBoxLuma = 24;
constexpr int kBlock = 16;
constexpr std::int64_t kMeanNearBox = 16;
constexpr std::int64_t kMean = 5;

int Luma(std::uint32_t w) {
  return static_cast<int>((299 * ((w >> 16) & 255U) + 587 * ((w >> 8) & 255U) + 114 * (w & 255U)) /
                          1000);
}

class Boxes {
 public:
  // `reach`: how far around a box black may go.
  Boxes(const std::vector<PixelRect>& boxes, const std::vector<Rect>& labels, int reach, int width,
        int height)
      : width_(width),
        marks_(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), kOutside) {
    for (const PixelRect& box : boxes) {
      Mark(CoverPixels(box.ToRect(), reach, width, height), kEdge);
      Mark(CoverPixels(box.ToRect(), 0, width, height), kInside);
    }
    for (const Rect& label : labels) Unmark(CoverPixels(label, 0, width, height));
  }
  [[nodiscard]] bool Hold(int x, int y) const { return marks_[Index(x, y)] == kInside; }
  [[nodiscard]] bool Border(int x, int y) const { return marks_[Index(x, y)] == kEdge; }

 private:
  enum Place : std::uint8_t { kOutside, kEdge, kInside };
  void Mark(const PixelRect& r, Place place) {
    for (int y = r.top; y < r.bottom; ++y) {
      for (int x = r.left; x < r.right; ++x) {
        marks_[Index(x, y)] = std::max(marks_[Index(x, y)], place);
      }
    }
  }

  [[nodiscard]] std::size_t Index(int x, int y) const {
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(width_) +
           static_cast<std::size_t>(x);
  }
  // Where a label is written a box is not solid.
  void Unmark(const PixelRect& r) {
    for (int y = r.top; y < r.bottom; ++y) {
      for (int x = r.left; x < r.right; ++x) {
        Place& mark = marks_[Index(x, y)];
        if (mark == kInside) mark = kEdge;
      }
    }
  }
  int width_;
  std::vector<Place> marks_;
};

void CompareExactly(const Drawing& before, const Drawing& after, const Boxes& boxes,
                    StructureCheck& check) {
  for (int y = 0; y < before.height; ++y) {
    for (int x = 0; x < before.width; ++x) {
      const std::uint32_t now = after.at(x, y);
      if (boxes.Hold(x, y)) {
        check.boxes_solid &= now == 0;
      } else {
        check.outside_untouched &= now == before.at(x, y) || boxes.Border(x, y);
      }
    }
  }
}

void CompareBlock(const Drawing& before, const Drawing& after, const Boxes& boxes, int left,
                  int top, StructureCheck& check) {
  std::int64_t difference = 0;
  std::int64_t outside = 0;
  bool near = false;
  for (int y = top; y < std::min(top + kBlock, before.height); ++y) {
    for (int x = left; x < std::min(left + kBlock, before.width); ++x) {
      if (boxes.Hold(x, y)) {
        near = true;
        check.boxes_solid &= Luma(after.at(x, y)) <= kBoxLuma;
      } else if (boxes.Border(x, y)) {
        near = true;
      } else {
        difference += std::abs(Luma(before.at(x, y)) - Luma(after.at(x, y)));
        ++outside;
      }
    }
  }
  check.outside_untouched &= difference <= outside * (near ? kMeanNearBox : kMean);
}

// A page whose text stayed text. Glyphs beside a gap may have moved by a quarter of a point, which
// can be a pixel; a letter that came or went is ink where no ink was near, or the other way round.
// Looked at from afar first; there a stem that moved can be blurred beyond likeness, so what
// differs is looked at again in page space, by the same measure.
constexpr int kDigitalBoxLuma = 2;
constexpr int kOtherColor = 100;
constexpr std::size_t kStrayPixels = 12;
// How far the ink of a letter can stick out of its box. Shares of the box's height.
constexpr double kOverhang = 0.3;
constexpr double kSideOverhang = 0.15;

struct Range {
  int lowest = 255;
  int highest = 0;
};

// Of the pixels around (x, y).
Range RangeAround(const GreyDrawing& there, int x, int y) {
  Range range;
  const int right = std::min(x + 1, there.area.width() - 1);
  for (int r = std::max(y - 1, 0); r <= std::min(y + 1, there.area.height() - 1); ++r) {
    const std::uint8_t* row = there.row(r);
    for (int column = std::max(x - 1, 0); column <= right; ++column) {
      range.lowest = std::min<int>(range.lowest, row[column]);
      range.highest = std::max<int>(range.highest, row[column]);
    }
  }
  return range;
}

bool IsInkIn(const Range& range, int luma) { return luma < range.lowest - kOtherColor; }

// True if nothing in the range is like `luma`.
bool IsNewIn(const Range& range, int luma) {
  return IsInkIn(range, luma) || luma > range.highest + kOtherColor;
}

// What may be where, pixel by pixel.
class TextZones {
 public:
  enum Zone : std::uint8_t { kOutside, kOverhangs, kEdge, kInside };

  TextZones(const PixelRect& area, const BoxedPage& page, int scale)
      : area_(area),
        zones_(static_cast<std::size_t>(area.width()) * static_cast<std::size_t>(area.height())),
        is_boxed_(static_cast<std::size_t>(area.height())) {
    const auto up = [scale](int v) { return (v + scale - 1) / scale; };
    for (const PixelRect& b : page.boxes) {
      Mark(OverhangOf(b, page.reach, scale), kOverhangs);
      Mark(EdgeOf(b, page.reach, scale), kEdge);
      Mark({up(b.left), up(b.top), b.right / scale, b.bottom / scale}, kInside);
    }
    for (const Rect& r : page.labels) Unmark(r, scale);
  }
  // False for rows without a box.
  [[nodiscard]] bool IsBoxed(int y) const { return is_boxed_[static_cast<std::size_t>(y)] != 0; }
  [[nodiscard]] Zone At(int x, int y) const { return zones_[Index(x, y)]; }

 private:
  [[nodiscard]] std::size_t Index(int x, int y) const {
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(area_.width()) +
           static_cast<std::size_t>(x);
  }
  template <typename Change>
  void Each(const PixelRect& r, Change change) {
    const int left = std::max(r.left - area_.left, 0);
    const int right = std::min(r.right - area_.left, area_.width());
    for (int y = std::max(r.top - area_.top, 0); y < std::min(r.bottom - area_.top, area_.height());
         ++y) {
      is_boxed_[static_cast<std::size_t>(y)] = 1;
      for (int x = left; x < right; ++x) change(zones_[Index(x, y)]);
    }
  }
  void Mark(const PixelRect& r, Zone zone) {
    Each(r, [zone](Zone& z) { z = std::max(z, zone); });
  }
  // Where a label is written a box is not solid.
  void Unmark(const Rect& r, int scale) {
    const double s = scale;
    const PixelRect area = CoverPixels({r.left / s, r.top / s, r.right / s, r.bottom / s}, 1,
                                       area_.right, area_.bottom);
    Each(area, [](Zone& z) { z = std::min(z, kEdge); });
  }

  PixelRect area_;
  std::vector<Zone> zones_;
  std::vector<char> is_boxed_;
};

}  // namespace

void ComparePicture(const Drawing& before, const Drawing& after, const BoxedPage& page, bool lossy,
                    StructureCheck& check) {
  const Boxes boxes(page.boxes, page.labels, page.reach, before.width, before.height);
  if (!lossy) return CompareExactly(before, after, boxes, check);
  for (int top = 0; top < before.height; top += kBlock) {
    for (int left = 0; left < before.width; left += kBlock) {
      CompareBlock(before, after, boxes, left, top, check);
    }
  }
}

PixelRect EdgeOf(const PixelRect& box, int reach, int scale) {
  const auto up = [scale](int v) { return (v + scale - 1) / scale; };
  const int edge = 1 + up(reach);
  return {box.left / scale - edge, box.top / scale - edge, up(box.right) + edge,
          up(box.bottom) + edge};
}

PixelRect OverhangOf(const PixelRect& box, int reach, int scale) {
  const PixelRect edge = EdgeOf(box, reach, scale);
  const int over = static_cast<int>(kOverhang * box.height() / scale);
  const int side = static_cast<int>(kSideOverhang * box.height() / scale);
  return {edge.left - side, edge.top - over, edge.right + side, edge.bottom + over};
}

bool IsUntouched(const std::vector<int>& changed) { return changed.size() <= kStrayPixels; }

bool AreBlack(const GreyDrawing& after, const BoxedPage& page, int scale) {
  const TextZones zones(after.area, page, scale);
  for (int y = 0; y < after.area.height(); ++y) {
    if (!zones.IsBoxed(y)) continue;
    const std::uint8_t* row = after.row(y);
    for (int x = 0; x < after.area.width(); ++x) {
      if (zones.At(x, y) == TextZones::kInside && row[x] > kDigitalBoxLuma) return false;
    }
  }
  return true;
}

TextCheck CompareText(const GreyDrawing& before, const GreyDrawing& after, const BoxedPage& page,
                      int scale) {
  TextCheck check;
  const TextZones zones(before.area, page, scale);
  const int width = before.area.width();
  for (int y = 0; y < before.area.height(); ++y) {
    const std::uint8_t* was = before.row(y);
    const std::uint8_t* is = after.row(y);
    if (!zones.IsBoxed(y) && std::equal(was, was + width, is)) continue;
    for (int x = 0; x < width; ++x) {
      const TextZones::Zone zone = zones.At(x, y);
      if (zone == TextZones::kInside) check.boxes_solid &= is[x] <= kDigitalBoxLuma;
      if (was[x] == is[x] || zone >= TextZones::kEdge) continue;
      const Range before_here = RangeAround(before, x, y);
      const bool differs =
          zone == TextZones::kOverhangs
              ? IsInkIn(before_here, is[x])
              : IsNewIn(before_here, is[x]) || IsNewIn(RangeAround(after, x, y), was[x]);
      if (differs) check.changed.push_back(before.area.top + y);
    }
  }
  return check;
}

std::vector<std::pair<int, int>> BandsAround(const std::vector<int>& changed, int height) {
  constexpr int kAround = 12;
  constexpr int kGap = 80;  // a band of its own costs more than these rows
  constexpr std::size_t kMostBands = 6;
  std::vector<std::pair<int, int>> bands;
  for (const int row : changed) {
    const int top = std::max(0, row - kAround);
    const int bottom = std::min(height, row + 1 + kAround);
    if (!bands.empty() && top < bands.back().second + kGap) {
      bands.back().second = bottom;
    } else {
      bands.emplace_back(top, bottom);
    }
  }
  if (bands.size() > kMostBands) return {{0, height}};
  return bands;
}

}  // namespace zwartlak::pdf
