// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// The stranger that `verify` calls. It decodes with other code than extract and apply do (Leptonica
// where it reads the type, own parsers of chunks and markers), turns pictures upright by itself,
// and includes none of the files that read or write pictures for the other half.
#pragma once

#include <memory>

#include "pipeline/core/inspector.h"

namespace zwartlak::image {

std::unique_ptr<Inspector> MakePictureInspector();

}  // namespace zwartlak::image
