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

// True if no pixel of `there` around (x, y) is like `luma`.
bool IsNewIn(const Drawing& there, int x, int y, int luma) {
  int lowest = 255;
  int highest = 0;
  for (int row = std::max(y - 1, 0); row <= std::min(y + 1, there.height - 1); ++row) {
    for (int column = std::max(x - 1, 0); column <= std::min(x + 1, there.width - 1); ++column) {
      const int value = Luma(there.at(column, row));
      lowest = std::min(lowest, value);
      highest = std::max(highest, value);
    }
  }
  return luma < lowest - kOtherColor || luma > highest + kOtherColor;
}

bool Differs(const Drawing& a, const Drawing& b, int x, int y) {
  if (a.at(x, y) == b.at(x, y)) return false;
  return IsNewIn(a, x, y, Luma(b.at(x, y))) || IsNewIn(b, x, y, Luma(a.at(x, y)));
}

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

StructureCheck CompareText(const Drawing& before, const Drawing& after, const BoxedPage& page,
                           int scale) {
  StructureCheck check{.boxes_solid = true, .outside_untouched = true, .metadata_clean = true};
  enum : std::uint8_t { kOutside, kEdge, kInside };
  const auto width = static_cast<std::size_t>(before.width);
  std::vector<std::uint8_t> marks(width * static_cast<std::size_t>(before.height), kOutside);
  const auto mark = [&](const PixelRect& r, std::uint8_t value) {
    for (int y = std::max(r.top, 0); y < std::min(r.bottom, before.height); ++y) {
      for (int x = std::max(r.left, 0); x < std::min(r.right, before.width); ++x) {
        std::uint8_t& m = marks[static_cast<std::size_t>(y) * width + static_cast<std::size_t>(x)];
        m = std::max(m, value);
      }
    }
  };
  for (const PixelRect& b : page.boxes) {
    const auto up = [scale](int v) { return (v + scale - 1) / scale; };
    const int edge = 1 + up(page.reach);
    mark({b.left / scale - edge, b.top / scale - edge, up(b.right) + edge, up(b.bottom) + edge},
         kEdge);
    mark({up(b.left), up(b.top), b.right / scale, b.bottom / scale}, kInside);
  }
  for (const Rect& r : page.labels) {
    const double s = scale;
    const PixelRect area = CoverPixels({r.left / s, r.top / s, r.right / s, r.bottom / s}, 1,
                                       before.width, before.height);
    for (int y = area.top; y < area.bottom; ++y) {
      for (int x = area.left; x < area.right; ++x) {
        std::uint8_t& m = marks[static_cast<std::size_t>(y) * width + static_cast<std::size_t>(x)];
        if (m == kInside) m = kEdge;
      }
    }
  }
  std::size_t changed = 0;
  for (int y = 0; y < before.height; ++y) {
    const std::size_t row = static_cast<std::size_t>(y) * width;
    for (int x = 0; x < before.width; ++x) {
      const std::size_t at = row + static_cast<std::size_t>(x);
      if (marks[at] == kInside) check.boxes_solid &= Luma(after.words[at]) <= kDigitalBoxLuma;
      if (before.words[at] == after.words[at] || marks[at] != kOutside) continue;
      if (Differs(before, after, x, y)) ++changed;
    }
  }
  check.outside_untouched = changed <= kStrayPixels;
  return check;
}

}  // namespace zwartlak::pdf
