// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Blocks that several containers carry, as the stranger reads them: EXIF and ICC profiles.
#pragma once

#include "pipeline/core/bytes.h"

namespace zwartlak::image {

// Big-endian 32 bits; the caller has checked the length.
std::uint32_t BigWord(ByteView data, std::size_t at);

// EXIF (from its byte order mark on) that holds one entry, the orientation, and not a byte more.
bool IsOrientationOnly(ByteView exif);
// Orientation 1..8; 1 for a block without.
int OrientationInExif(ByteView exif);
// A profile whose tags are colour tags and texts that say nothing, and whose header names nobody.
bool IsCleanIcc(ByteView profile);

}  // namespace zwartlak::image
