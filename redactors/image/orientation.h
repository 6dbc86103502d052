// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// EXIF orientation (JEITA CP-3451, tag 0x0112): the stored pixels stay as they are, the boxes are
// turned to them, and a minimal EXIF block with this one tag is all that is written back.
#pragma once

#include "pipeline/core/bytes.h"
#include "redactors/image/picture.h"

namespace zwartlak::image {

// Orientation in a TIFF-structured block (with or without the "Exif\0\0" before it); 1 when absent,
// out of range or malformed.
int OrientationOf(ByteView exif);

// TIFF-structured block with the orientation tag only, 26 bytes, without "Exif\0\0".
Bytes MinimalExif(int orientation);

// Boxes on the upright picture as boxes on the stored one of width x height.
PixelRect ToStored(const PixelRect& upright, int orientation, int width, int height);
Boxes ToStored(const Boxes& upright, int orientation, int width, int height);

// The frame as a viewer shows it; orientation 1 costs nothing.
Frame Upright(Frame frame);

}  // namespace zwartlak::image
