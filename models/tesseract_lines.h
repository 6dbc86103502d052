// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Second reader of a line: Tesseract's single-line mode on a crop turned to dark ink on white.
#pragma once

#include <memory>
#include <opencv2/core.hpp>
#include <utility>

#include "models/line_finder.h"
#include "models/read_line.h"
#include "models/tesseract_engine.h"

namespace zwartlak {

class TesseractLines {
 public:
  // One engine a lane.
  explicit TesseractLines(TesseractEngines engines) : engines_(std::move(engines)) {}

  // Empty if nothing is read. One thread a lane.
  [[nodiscard]] ReadText Read(const cv::Mat& picture, const TextLine& line, int lane) const;

 private:
  TesseractEngines engines_;
};

}  // namespace zwartlak
