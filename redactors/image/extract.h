// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Reads a picture: every frame upright, on the ground a viewer would use, given to the page reader.
// One page per frame in file order. A frame that looks like an earlier one is a page without
// regions: it was read there. Transparent pictures are read on white, and on black as well if light
// strokes stand on transparent ground.
#pragma once

#include "pipeline/core/format.h"

namespace zwartlak::image {

Result<ExtractedDocument> ExtractPicture(const IdentifiedMedia& media,
                                         const ExtractOptions& options);

}  // namespace zwartlak::image
