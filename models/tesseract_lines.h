// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Second reader of a line: Tesseract's single-line mode on a crop turned to dark ink on white.
#pragma once

#include <memory>
#include <opencv2/core.hpp>
#include <vector>

#include "models/line_finder.h"
#include "models/read_line.h"
#include "pipeline/core/error.h"

namespace tesseract {
class TessBaseAPI;
}

namespace zwartlak {

class TesseractLines {
 public:
  // One engine a lane. kMissingLanguageData if the data of Dutch is absent.
  static Result<std::unique_ptr<TesseractLines>> Load(int lanes);
  ~TesseractLines();

  // Empty if nothing is read. One thread a lane.
  [[nodiscard]] ReadText Read(const cv::Mat& picture, const TextLine& line, int lane) const;

 private:
  TesseractLines() = default;
  std::vector<std::unique_ptr<tesseract::TessBaseAPI>> engines_;
};

}  // namespace zwartlak
