// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// A drawn page: 8-bit RGB on white paper, in page space (page_space.h).
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace zwartlak::pdf {

struct Raster {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> rgb;

  [[nodiscard]] std::size_t stride() const { return static_cast<std::size_t>(width) * 3; }
  [[nodiscard]] std::uint8_t* row(int y) {
    return rgb.data() + static_cast<std::size_t>(y) * stride();
  }
  [[nodiscard]] const std::uint8_t* row(int y) const {
    return rgb.data() + static_cast<std::size_t>(y) * stride();
  }
};

}  // namespace zwartlak::pdf
