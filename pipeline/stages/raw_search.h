// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Searches output bytes for values that must be gone, as UTF-8, Latin-1 and UTF-16 of both byte
// orders. Part of the verify stage.
#pragma once

#include <string_view>
#include <vector>

#include "pipeline/core/bytes.h"

namespace zwartlak {

// True if any of `values` (UTF-8) stands in `bytes` in one of the encodings. Values shorter than
// `shortest` bytes are not looked for: in compressed data they turn up by chance. With
// `whole_words` a hit between letters or digits does not count ("Jan" in "Januari").
bool HoldsAnyValue(ByteView bytes, const std::vector<std::string_view>& values,
                   std::size_t shortest, bool whole_words);

}  // namespace zwartlak
