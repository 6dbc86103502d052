// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Findings as lines of text or JSON, for `scan` and `verify`. Pages and parts count from 0. A
// finding with several quads (a value over two rows) is one JSON line a quad. Places are pixels, or
// points on the pages of a PDF (`MediaTypeInfo::unit`).
#pragma once

#include <string>

#include "pipeline/ticket_run.h"

namespace zwartlak::cli {

// Lines end with '\n'. The text of findings is there only if the outcome carries it.
std::string FindingsAsText(const Examined& examined);
std::string FindingsAsJsonLines(const Examined& examined);

}  // namespace zwartlak::cli
