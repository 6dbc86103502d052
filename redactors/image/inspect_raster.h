// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Pixels for the stranger: frames of a file decoded with other means than redactors/image/codec_*.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "pipeline/core/bytes.h"
#include "pipeline/core/error.h"
#include "pipeline/core/media_type.h"

namespace zwartlak::image {

// 8-bit pixels as words 0xRRGGBBAA, in stored orientation.
struct Raster {
  int width = 0;
  int height = 0;
  int orientation = 1;
  std::uint64_t ms = 0;
  const std::uint32_t* words = nullptr;
  std::size_t words_per_row = 0;
  std::shared_ptr<void> owner;  // keeps `words` alive

  [[nodiscard]] const std::uint32_t* row(int y) const {
    return words + static_cast<std::size_t>(y) * words_per_row;
  }
};

// A raster that owns a vector of words.
Raster MakeRaster(int width, int height, std::vector<std::uint32_t> words);

// Frames in file order; empty at the end.
class RasterSource {
 public:
  virtual ~RasterSource() = default;
  [[nodiscard]] virtual Result<std::optional<Raster>> Next() = 0;
};

// The file must outlive the source. kOutputUnreadable if it cannot be opened.
Result<std::unique_ptr<RasterSource>> OpenRasters(MediaType type, ByteView file);

}  // namespace zwartlak::image
