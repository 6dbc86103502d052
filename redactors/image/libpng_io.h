// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// libpng, and nothing else of PNG: one still picture in, one out. Memory: the samples of the
// picture (width x height x bytes a pixel) and, when writing, the compressed file.
#pragma once

#include "pipeline/core/bytes.h"
#include "pipeline/core/error.h"
#include "pipeline/core/limits.h"
#include "redactors/image/picture.h"

namespace zwartlak::image {

// What besides the samples decides how the picture looks.
struct PngLook {
  Bytes profile;                       // iCCP, cleaned; empty for none
  int srgb_intent = -1;                // sRGB; -1 for none
  double gamma = 0;                    // gAMA; 0 for none
  std::vector<double> chromaticities;  // cHRM, eight values; empty for none
  std::uint32_t density_x = 0;         // pHYs
  std::uint32_t density_y = 0;
  int density_unit = 0;
  int orientation = 1;  // eXIf
  // tRNS of a grey (one level) or RGB picture; empty for none. A black key becomes an alpha
  // channel, for the boxes must not be transparent.
  std::vector<std::uint16_t> color_key;
};

// 8-bit RGB or RGBA for the eye.
Result<Frame> DecodePngForEye(ByteView file, const Limits& limits);
// In the file's own colour model.
Result<Picture> DecodePngAsIs(ByteView file, const Limits& limits, PngLook& look);
// A whole PNG file. kInternal if libpng refuses.
Result<Bytes> EncodePng(const Picture& picture, const PngLook& look);

}  // namespace zwartlak::image
