// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Where is text? PP-OCRv6 detector over tiles of one fixed size (one shape: compiled once, bounded
// memory), at half size, and once more at full size in the tiles whose text turned out small or
// whose rows of ink it did not see. The
// answer is cores: the middle of each text line, thinner and shorter than its ink, which the line
// finder then grows to the ink.
#pragma once

#include <memory>
#include <opencv2/core.hpp>
#include <span>
#include <string>
#include <vector>

#include "models/network.h"
#include "models/stray_ink.h"
#include "pipeline/core/error.h"
#include "pipeline/core/geometry.h"

namespace zwartlak {

struct TextCore {
  Rect box;           // page pixels, around the core
  double angle = 0;   // radians, direction of the line, 0 = left to right; only for long cores
  double height = 0;  // page pixels across the line
  float score = 0;    // mean probability
};

class TextDetector {
 public:
  // One network a lane; lanes are used by threads side by side.
  static Result<std::unique_ptr<TextDetector>> Load(const std::string& model_dir, int lanes);

  // Cores of `picture` (RGB), unordered. Where it misses `ink_rows` at half size it looks again.
  // `threads` at most the number of lanes.
  [[nodiscard]] Result<std::vector<TextCore>> Find(const cv::Mat& picture,
                                                   std::span<const InkRow> ink_rows,
                                                   int threads) const;

 private:
  struct Tile;
  TextDetector() = default;
  static std::vector<Tile> TilesOf(cv::Size size);
  Result<void> RunTiles(const cv::Mat& picture, std::span<const Tile> tiles, double scale,
                        cv::Mat& map, int threads) const;
  std::vector<std::unique_ptr<Network>> lanes_;
};

}  // namespace zwartlak
