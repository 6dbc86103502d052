// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Ink: the pixels of a strip of picture that belong to letters. Pure functions over small mats; the
// strip holds one line of text with some surroundings.
#pragma once

#include <opencv2/core.hpp>
#include <vector>

namespace zwartlak {

// Half-open run of rows or columns.
struct Run {
  int from = 0;
  int to = 0;
  [[nodiscard]] int size() const { return to - from; }
  friend bool operator==(const Run&, const Run&) = default;
};

struct Ink {
  cv::Mat mask;           // 255 = ink
  cv::Mat faint;          // 255 = a blurred letter's rim, or ink; rules and sides included
  std::vector<int> cuts;  // columns of vertical rules: what stands left and right is apart
};

// Ink is where `strip` (RGB) differs from its ground: the most frequent colour near each column,
// taken around the rows `core`. Sides of coloured areas are not ink. Columns and rows that are
// inked from end to end (borders, rules, the rest of a coloured area) are cleared.
Ink InkOf(const cv::Mat& strip, Run core);

// Inked pixels of each row between the columns `range`, of each column between the rows `range`.
std::vector<int> RowProfile(const cv::Mat& ink, Run range);
std::vector<int> ColumnProfile(const cv::Mat& ink, Run range);

// The rows of the text lines that the core touches, from top to bottom: one, or several where the
// core holds several. Grown outwards to the next empty rows, at most `reach` rows.
std::vector<Run> BandsAround(const std::vector<int>& rows, Run core, int reach);

// Maximal runs of inked columns, joined where the gap is at most `gap`.
std::vector<Run> SplitAtGaps(const std::vector<int>& columns, int gap);

}  // namespace zwartlak
