// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Look-alikes that a line alone cannot settle, but the cells above and below can.
#pragma once

#include <vector>

#include "models/read_line.h"

namespace zwartlak {

// A lone "1." among the cells of a column of initials is the initial I; in a numbered list it
// stays. Lines in any order, quads in page pixels.
void SettleColumns(std::vector<ReadLine>& lines);

}  // namespace zwartlak
