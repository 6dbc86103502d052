// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/pdf/text_layer.h"

#include <algorithm>
#include <utility>

#include "models/layout.h"

namespace zwartlak::pdf {
namespace {

constexpr double kWideGap = 0.9;  // of the height of the words: what parts two cells of a table
constexpr double kOverlap = 0.5;  // of the lower word's height: on one row

// Where a word begins and ends along its reading direction, and its extent across it.
struct Along {
  double start;
  double end;
  double top;
  double bottom;
};

Along AlongReading(const Rect& r, int rotation) {
  switch (rotation) {
    case 90:
      return {r.top, r.bottom, -r.right, -r.left};
    case 180:
      return {-r.right, -r.left, -r.bottom, -r.top};
    case 270:
      return {-r.bottom, -r.top, r.left, r.right};
    default:
      return {r.left, r.right, r.top, r.bottom};
  }
}

Quad Turned(const Rect& r, int rotation) {
  Quad q = Quad::FromRect(r);
  std::ranges::rotate(q.corners, q.corners.begin() + (4 - rotation / 90 % 4) % 4);
  return q;
}

class Lines {
 public:
  void Add(const Word& word) {
    if (last_ != nullptr && Follows(*last_, word)) {
      // The blank fills the gap, so that a box over two words has no hole.
      const Rect gap = Gap(last_->chars.back().box, word.chars.front().box);
      lines_.back().text.push_back({" ", Turned(gap, word.rotation), 1});
    } else {
      lines_.emplace_back();
    }
    ReadLine& line = lines_.back();
    for (const WordChar& c : word.chars)
      line.text.push_back({c.utf8, Turned(c.box, word.rotation), 1});
    bounds_ = lines_.back().text.size() == word.chars.size() ? word.box : Union(bounds_, word.box);
    line.quad = Turned(bounds_, word.rotation);
    last_ = &word;
  }

  std::vector<ReadLine> Take() { return std::move(lines_); }

 private:
  static bool Follows(const Word& a, const Word& b) {
    if (a.rotation != b.rotation) return false;
    const Along p = AlongReading(a.box, a.rotation);
    const Along q = AlongReading(b.box, b.rotation);
    const double height = std::min(p.bottom - p.top, q.bottom - q.top);
    const double gap = q.start - p.end;
    return Overlap(p.top, p.bottom, q.top, q.bottom) > kOverlap * height &&
           gap < kWideGap * height && gap > -kOverlap * height && q.end > p.end;
  }

  static Rect Gap(const Rect& a, const Rect& b) {
    const Rect all = Union(a, b);
    Rect gap = all;
    if (a.right <= b.left) {
      gap.left = a.right;
      gap.right = b.left;
    } else if (b.right <= a.left) {
      gap.left = b.right;
      gap.right = a.left;
    }
    return gap.empty() ? all : gap;
  }

  std::vector<ReadLine> lines_;
  const Word* last_ = nullptr;
  Rect bounds_;
};

}  // namespace

TextRegion RegionOf(const std::vector<Word>& words) {
  Lines lines;
  for (const Word& word : words) lines.Add(word);
  TextRegion region = std::move(LayOut(lines.Take()).front());
  region.origin = Origin::kTextLayer;
  return region;
}

}  // namespace zwartlak::pdf
