// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// The containers of GIF, WebP, BMP and TIFF as the stranger walks them; PNG and JPEG are in
// inspect_metadata.cc. Each is true only if every byte of the file has a reason to be there.
#pragma once

#include "pipeline/core/bytes.h"

namespace zwartlak::image {

bool IsCleanGif(ByteView file);
bool IsCleanWebp(ByteView file);
bool IsCleanBmp(ByteView file);
bool IsCleanTiff(ByteView file);

// The EXIF chunk of a WebP, without "Exif\0\0"; empty if there is none.
ByteView WebpExif(ByteView file);

}  // namespace zwartlak::image
