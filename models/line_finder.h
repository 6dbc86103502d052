// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Grows the detector's cores to lines: joined along a row, cut where two rows were taken for one,
// trimmed to the ink, and cut into segments at wide gaps. Rules, input borders and the edges of
// coloured areas are not ink. Polarity is decided block by block, so dark-on-light and
// light-on-dark may stand side by side.
#pragma once

#include <opencv2/core.hpp>
#include <span>
#include <vector>

#include "models/text_detector.h"
#include "pipeline/core/geometry.h"

namespace zwartlak {

// Where a line's own upright pixels lie on the page: page = origin + x * right + y * down.
struct LineFrame {
  Point origin{0, 0};
  Point right{1, 0};
  Point down{0, 1};

  [[nodiscard]] Point ToPage(double x, double y) const {
    return {origin.x + x * right.x + y * down.x, origin.y + x * right.y + y * down.y};
  }
  [[nodiscard]] Quad ToPage(const Rect& r) const {
    return {{{ToPage(r.left, r.top), ToPage(r.right, r.top), ToPage(r.right, r.bottom),
              ToPage(r.left, r.bottom)}}};
  }
  [[nodiscard]] bool upright() const { return right == Point{1, 0} && down == Point{0, 1}; }
};

// A run of ink without a wide gap. Rectangles are in the line's frame, whole pixels.
struct TextLine {
  LineFrame frame;
  Rect ink;                  // tight around the ink
  Rect row;                  // what the reader is to see: ink grown to the height of its row
  std::vector<int> columns;  // inked pixels of each column of `ink`
  // Room beside the ink that is the line's own; less than a reader's margin where a long line was
  // cut.
  double room_left = 1e6;
  double room_right = 1e6;
  float score = 0;  // the detector's
  // Found by its ink alone, not by the detector: text only if it can be read.
  bool stray = false;
};

std::vector<TextLine> FindLines(const cv::Mat& picture, std::vector<TextCore> cores);

// Adds the lines of those rows of ink that `lines` leave uncovered.
void AddStrayLines(const cv::Mat& picture, std::span<const InkRow> rows,
                   std::vector<TextLine>& lines);

}  // namespace zwartlak
