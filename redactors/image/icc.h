// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Colour profiles (ICC.1:2010) carry text: descriptions, device names, dates, private tags. What
// shows the picture is kept, the rest is not.
#pragma once

#include "pipeline/core/bytes.h"

namespace zwartlak::image {

// The profile with only its colour tags, a fixed description and a fixed copyright; header fields
// that name a maker, a device or a date are zero. Empty if it does not parse with lcms2, is larger
// than 4 MB, or is none we know how to rebuild.
Bytes CleanProfile(ByteView profile);

}  // namespace zwartlak::image
