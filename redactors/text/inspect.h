// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// The stranger for text: decodes with ICU instead of our own decoder, and follows the plan through
// original and output side by side.
#pragma once

#include <memory>

#include "pipeline/core/inspector.h"

namespace zwartlak::text {

std::unique_ptr<Inspector> MakeTextInspector();

}  // namespace zwartlak::text
