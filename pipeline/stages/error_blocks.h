// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Error messages as a person sees them: the line that says "fout" and the lines of the same block
// around it, because the sentence that explains is often beside the word. Part of diagnose.
#pragma once

#include <string>
#include <vector>

#include "pipeline/core/geometry.h"

namespace zwartlak {

// A segment with personal data already masked.
struct MaskedSegment {
  std::string text;
  Rect box;
  std::uint32_t row = 0;
};

// Texts of segments that hold or explain an error, in reading order, without doubles. `drawn`:
// boxes are pixels and neighbours count; otherwise only the line itself (a log explains itself).
std::vector<std::string> ErrorTexts(const std::vector<MaskedSegment>& segments, bool drawn);

}  // namespace zwartlak
