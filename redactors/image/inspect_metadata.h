// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Containers for the stranger: walks chunks, markers and directories with code of its own, and says
// whether anything is left that the picture does not need. An allow list, so what is unknown fails.
#pragma once

#include <optional>

#include "pipeline/core/bytes.h"
#include "pipeline/core/media_type.h"

namespace zwartlak::image {

bool IsFreeOfMetadata(MediaType type, ByteView file);

// EXIF orientation of a PNG, JPEG or WebP file; 1 without.
int StoredOrientation(MediaType type, ByteView file);

// The colour that a grey or RGB picture shows as transparent, scaled to 8 bits; nothing without
// tRNS or with a palette. At 16 bits 8 bits cannot tell it from its neighbours: not `exact`.
struct ColorKey {
  std::uint32_t red = 0;
  std::uint32_t green = 0;
  std::uint32_t blue = 0;
  bool exact = true;
};
std::optional<ColorKey> ColorKeyOf(ByteView png);

// Bytes one minimum coded unit of a JPEG is wide and high, and how far chroma reaches.
struct JpegGrid {
  int unit_width = 8;
  int unit_height = 8;
  int reach_x = 0;
  int reach_y = 0;
};
JpegGrid GridOf(ByteView jpeg);

}  // namespace zwartlak::image
