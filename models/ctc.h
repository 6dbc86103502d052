// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Greedy decoding of a CTC network's output, with the place of each character. Pure.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace zwartlak {

// One character of a line and the steps of the network that saw it.
struct CtcChar {
  std::size_t label = 0;  // class of the network, never the blank
  double center = 0;      // step, weighted by probability; the middle of step 0 is 0.5
  float confidence = 0;   // the highest probability among its steps
};

// `scores` holds `steps` rows of `classes` probabilities; class 0 is the blank. Equal labels in a
// row of steps are one character; a blank between parts them.
std::vector<CtcChar> DecodeCtc(const float* scores, std::size_t steps, std::size_t classes);

}  // namespace zwartlak
