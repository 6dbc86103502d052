// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Every file format that zwartlak reads. One line each; made by the app that wires the parts.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "pipeline/core/format.h"

namespace zwartlak {

std::vector<std::unique_ptr<Format>> MakeFormats();

// Null if no format reads `type`.
const Format* FormatFor(std::span<const std::unique_ptr<Format>> formats, MediaType type);

}  // namespace zwartlak
