// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// First reader of a line: PP-OCRv6 recogniser. A line is cut out with a quarter of its height
// around it, scaled to 48 pixels and padded to one of a few widths (each width is one shape of the
// network, warmed before the fork, so memory stays bounded). Longer lines are cut at a word gap.
#pragma once

#include <memory>
#include <opencv2/core.hpp>
#include <string>
#include <vector>

#include "models/line_finder.h"
#include "models/network.h"
#include "models/read_line.h"
#include "pipeline/core/error.h"

namespace zwartlak {

class LineRecognizer {
 public:
  // One network a lane. kMissingLanguageData if weights or characters are absent.
  static Result<std::unique_ptr<LineRecognizer>> Load(const std::string& model_dir, int lanes);

  [[nodiscard]] int lanes() const { return static_cast<int>(networks_.size()); }

  // Empty if nothing is read. One thread a lane.
  [[nodiscard]] Result<ReadText> Read(const cv::Mat& picture, const TextLine& line, int lane) const;

 private:
  LineRecognizer() = default;
  Result<void> ReadPart(const cv::Mat& picture, const TextLine& line, int lane,
                        ReadText& out) const;

  std::vector<std::unique_ptr<Network>> networks_;
  std::vector<std::string> characters_;  // by class; class 0 is the blank of CTC
};

}  // namespace zwartlak
