// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// The sources that inspect_raster.cc chooses from. Each decodes by itself, frame by frame.
#pragma once

#include "redactors/image/inspect_raster.h"

namespace zwartlak::image {

// Leptonica.
Result<std::optional<Raster>> DecodeWithLeptonica(ByteView file);
// A still PNG, also one from inside an APNG: Leptonica, and the colour key by ourselves.
Result<std::optional<Raster>> DecodePngAnew(ByteView file);

std::unique_ptr<RasterSource> OpenApng(ByteView file);
std::unique_ptr<RasterSource> OpenGif(ByteView file);
std::unique_ptr<RasterSource> OpenWebp(ByteView file);
std::unique_ptr<RasterSource> OpenBmp(ByteView file);
std::unique_ptr<RasterSource> OpenTiff(ByteView file);
std::unique_ptr<RasterSource> OpenHeif(ByteView file);

bool IsAnimatedPng(ByteView file);

inline std::unexpected<Error> UnreadableOutput() {
  return Fail(ErrorCode::kOutputUnreadable, Stage::kVerify);
}

}  // namespace zwartlak::image
