// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Lays segments out in reading order: rows from top to bottom, segments on a row from left to
// right,
// '\t' between segments and '\n' between rows, as pipeline/core/document.h wants it. Pure.
#pragma once

#include <vector>

#include "models/read_line.h"
#include "pipeline/core/document.h"

namespace zwartlak {

// One region with the first reader's text and, if a line is doubtful and was read twice, a second
// region in which such lines are as the second reader has them. Always at least one region.
std::vector<TextRegion> LayOut(std::vector<ReadLine> lines);

}  // namespace zwartlak
