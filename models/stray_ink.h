// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Finds rows of letter-sized ink without any network: thin strokes on a ground, of the height of
// small text, several side by side. The detector misses such rows where text is tiny or faint;
// what this finds and nobody covers is looked at again, and told as unread if it stays unread.
// Icons, rules, borders and the texture of photographs are no such rows. Pure functions of the
// pixels; the memory used does not grow with the height of the picture.
#pragma once

#include <opencv2/core.hpp>
#include <span>
#include <vector>

#include "pipeline/core/error.h"
#include "pipeline/core/geometry.h"

namespace zwartlak {

struct InkRow {
  Rect box;          // around the letters of one row, whole pixels
  int strokes = 0;   // most strokes met on one line of pixels
  int contrast = 0;  // of the strongest pixel against its ground
};

// Rows of `picture` (RGB), dark strokes and light ones, unordered. The gaps between dark letters
// are light strokes: most rows are found in both ways. The same for any number of threads.
// kOutOfMemory.
Result<std::vector<InkRow>> InkRows(const cv::Mat& picture, int threads);

// The parts of each row that no box covers: its columns where no box holds the middle of the row.
// Parts narrower than the row is high are nothing.
std::vector<InkRow> Uncovered(std::span<const InkRow> rows, std::span<const Rect> boxes);

}  // namespace zwartlak
