// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Pictures: PNG and APNG, JPEG, WebP, BMP, TIFF, GIF, HEIC, AVIF.
#pragma once

#include <memory>

#include "pipeline/core/format.h"

namespace zwartlak::image {

std::unique_ptr<Format> MakeImageFormat();

}  // namespace zwartlak::image
