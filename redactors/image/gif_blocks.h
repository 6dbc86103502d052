// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// The block layer of GIF89a: sizes and controls of all frames before anything is decoded.
#pragma once

#include <optional>
#include <vector>

#include "pipeline/core/bytes.h"
#include "pipeline/core/error.h"
#include "pipeline/core/geometry.h"

namespace zwartlak::image {

struct GifFrame {
  PixelRect area;  // inside the canvas
  int disposal = 0;
  int delay = 0;         // hundredths of a second
  int transparent = -1;  // index, or -1
};

struct GifBlocks {
  int width = 0;
  int height = 0;
  std::vector<GifFrame> frames;
  std::optional<int> loop;         // NETSCAPE2.0; absent = play once
  std::uint32_t hidden_parts = 0;  // comments, plain text, other application data, trailing bytes
};

// kTruncatedFile without a trailer or with data cut short, kUnsupportedVariant for a frame that
// leaves the canvas, kDamagedFile otherwise.
Result<GifBlocks> WalkGif(ByteView file);

}  // namespace zwartlak::image
