// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "models/ctc.h"

#include <algorithm>

namespace zwartlak {

std::vector<CtcChar> DecodeCtc(const float* scores, std::size_t steps, std::size_t classes) {
  std::vector<CtcChar> chars;
  std::size_t last = 0;
  double weight = 0;
  for (std::size_t step = 0; step < steps; ++step) {
    const float* row = scores + step * classes;
    const std::size_t label = static_cast<std::size_t>(std::max_element(row, row + classes) - row);
    const float score = row[label];
    if (label != 0) {
      if (label != last) {
        chars.push_back({label, 0, 0});
        weight = 0;
      }
      CtcChar& c = chars.back();
      c.center = (c.center * weight + (static_cast<double>(step) + 0.5) * score) / (weight + score);
      weight += score;
      c.confidence = std::max(c.confidence, score);
    }
    last = label;
  }
  return chars;
}

}  // namespace zwartlak
