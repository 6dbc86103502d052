// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Samples of an image as the file holds them (ISO 32000-1, 8.9.5): rows from the top, each begun at
// a byte, components and pixels packed from the highest bit.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "pipeline/core/geometry.h"

namespace zwartlak::pdf {

struct SampleLayout {
  int width = 0;
  int height = 0;
  int components = 1;
  int bits = 8;  // of a sample: 1, 2, 4, 8, 16

  [[nodiscard]] std::size_t row_bytes() const {
    return (static_cast<std::size_t>(width) * static_cast<std::size_t>(components * bits) + 7) / 8;
  }
  [[nodiscard]] std::size_t size() const { return row_bytes() * static_cast<std::size_t>(height); }
};

// Gives the pixels in `areas` (within the image) the value: one number a component.
void FillSamples(const SampleLayout& layout, const std::vector<PixelRect>& areas,
                 const std::vector<std::uint32_t>& value, std::string& samples);

}  // namespace zwartlak::pdf
