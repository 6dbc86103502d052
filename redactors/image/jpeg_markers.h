// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// The marker layer of JPEG (ITU-T T.81 annex B): what stands around the picture.
#pragma once

#include "pipeline/core/bytes.h"
#include "pipeline/core/error.h"

namespace zwartlak::image {

struct JpegMarkers {
  std::uint32_t hidden_parts = 0;  // APPn that do not decide the look, COM, trailing bytes
  int orientation = 1;
  std::size_t end = 0;  // offset behind EOI
};

// Walks to the first EOI. kTruncatedFile if there is none.
Result<JpegMarkers> WalkJpeg(ByteView file);

}  // namespace zwartlak::image
