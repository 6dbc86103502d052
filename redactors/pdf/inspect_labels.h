// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Where the plan's labels are written in boxes of the output, as Poppler reads them.
#pragma once

#include <cstdint>
#include <vector>

#include "pipeline/core/geometry.h"
#include "pipeline/core/plan.h"
#include "redactors/pdf/inspect_pages.h"

namespace zwartlak::pdf {

// Page space, cut to the boxes. Empty if anything but labels of the plan is written in a box with a
// label: then the boxes must be solid.
std::vector<Rect> LabelAreas(const RedactionPlan& plan, std::uint32_t page,
                             const InspectedPages& output);

}  // namespace zwartlak::pdf
