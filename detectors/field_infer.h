// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// What a column holds whose header nobody knows, told by its cells: names, initials, dates of
// birth, streets, towns, user names. At least three cells must agree; all but names also need a
// table of people around them (columns with a known personal header or with names), because towns,
// dates and short words stand in any table.
#pragma once

#include <optional>
#include <vector>

#include "detectors/field_emit.h"

namespace zwartlak {

// `personal`: how many columns of the table are known to hold personal data.
std::optional<Label> InferColumn(const FieldWork& work, const std::vector<Span>& cells,
                                 std::size_t personal);

}  // namespace zwartlak
