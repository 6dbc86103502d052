// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/pdf/inspect_ink.h"

#include <algorithm>
#include <bit>

namespace zwartlak::pdf {
namespace {

using Row = std::vector<std::uint64_t>;

// Sets the bits from `left` to before `right`.
void SetRange(Row& row, int width, int left, int right) {
  left = std::max(left, 0);
  right = std::min(right, width);
  for (int x = left; x < right;) {
    const int bit = x % 64;
    const int count = std::min(64 - bit, right - x);
    const std::uint64_t ones = count == 64 ? ~0ULL : ((1ULL << count) - 1) << (64 - bit - count);
    row[static_cast<std::size_t>(x / 64)] |= ones;
    x += count;
  }
}

// What of a row may change: anything, or ink may only go (OverhangOf).
struct RowZones {
  Row free;
  Row overhang;
};

RowZones ZonesOf(const BoxedPage& page, const InkDrawing& drawing, int y) {
  RowZones zones{Row(drawing.words_a_row()), Row(drawing.words_a_row())};
  for (const PixelRect& box : page.boxes) {
    const PixelRect edge = EdgeOf(box, page.reach, 1);
    const PixelRect over = OverhangOf(box, page.reach, 1);
    if (y >= edge.top && y < edge.bottom)
      SetRange(zones.free, drawing.width, edge.left, edge.right);
    if (y >= over.top && y < over.bottom)
      SetRange(zones.overhang, drawing.width, over.left, over.right);
  }
  return zones;
}

// Pixels with one of these (or, inverted, none but these) within one pixel.
class Around {
 public:
  Around(const InkDrawing& drawing, int y, bool invert) : words_(drawing.words_a_row()) {
    const std::uint64_t flip = invert ? ~0ULL : 0;
    Row column(words_);
    for (int r = std::max(y - 1, 0); r <= std::min(y + 1, drawing.height - 1); ++r) {
      const std::uint64_t* row = drawing.row(r);
      for (std::size_t i = 0; i < words_; ++i) column[i] |= row[i] ^ flip;
    }
    near_.resize(words_);
    for (std::size_t i = 0; i < words_; ++i) {
      const std::uint64_t before = i > 0 ? column[i - 1] << 63 : 0;
      const std::uint64_t behind = i + 1 < words_ ? column[i + 1] >> 63 : 0;
      near_[i] = column[i] | (column[i] >> 1) | (column[i] << 1) | before | behind;
    }
  }
  [[nodiscard]] std::uint64_t at(std::size_t i) const { return near_[i]; }

 private:
  std::size_t words_;
  Row near_;
};

int ChangedIn(const InkDrawing& before, const InkDrawing& after, const RowZones& zones, int y) {
  const Around ink_was(before, y, false);
  const Around ink_is(after, y, false);
  const Around paper_was(before, y, true);
  const Around paper_is(after, y, true);
  const std::uint64_t* was = before.row(y);
  const std::uint64_t* is = after.row(y);
  int changed = 0;
  for (std::size_t i = 0; i < before.words_a_row(); ++i) {
    const std::uint64_t come = is[i] & ~ink_was.at(i);
    const std::uint64_t other =
        (was[i] & ~ink_is.at(i)) | (~is[i] & ~paper_was.at(i)) | (~was[i] & ~paper_is.at(i));
    changed += std::popcount((come | (other & ~zones.overhang[i])) & ~zones.free[i]);
  }
  return changed;
}

}  // namespace

std::vector<int> CompareInk(const InkDrawing& before, const InkDrawing& after,
                            const BoxedPage& page) {
  std::vector<int> changed;
  for (int y = 0; y < before.height; ++y) {
    // A row like the other differs from nothing, whatever lies around it.
    if (std::equal(before.row(y), before.row(y) + before.words_a_row(), after.row(y))) continue;
    const int count = ChangedIn(before, after, ZonesOf(page, before, y), y);
    changed.insert(changed.end(), static_cast<std::size_t>(count), y);
  }
  return changed;
}

}  // namespace zwartlak::pdf
