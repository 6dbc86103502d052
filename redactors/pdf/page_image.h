// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// The samples of a page's picture as an image XObject holds them (ISO 32000-1, 8.9.5).
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "redactors/pdf/raster.h"

namespace zwartlak::pdf {

struct PageImage {
  enum class Colors : std::uint8_t { kGrey, kPalette, kRgb };
  Colors colors = Colors::kRgb;
  std::string palette;  // RGB triples; kPalette only
  bool jpeg = false;    // else deflated, with a PNG predictor
  std::string data;
};

// Empty data when zlib or libjpeg fails.
PageImage ToPageImage(const Raster& raster);

}  // namespace zwartlak::pdf
