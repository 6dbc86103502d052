// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Stretches that look like numbers of people and are not: GUIDs, time stamps, versions, hashes,
// colour codes, error codes, amounts, order numbers, stack frames. Support needs them, so a weak
// finding that touches one is dropped ("part of a GUID taken for a phone number").
#pragma once

#include <string_view>
#include <vector>

#include "pipeline/core/document.h"

namespace zwartlak {

// Sorted, not overlapping. Linear in the text. Line breaks end a shield.
std::vector<Span> Shields(std::string_view text);

// Compiles the patterns now, so that forked children need not.
void WarmShields();

}  // namespace zwartlak
