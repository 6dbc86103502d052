// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// The stranger for PDF: an adapter of its own draws original and output and compares them pixel by
// pixel, a scanner of its own goes through every byte of the output that is not in a stream, and
// the text layer is read again beside the pictures.
#pragma once

#include <memory>

#include "pipeline/core/inspector.h"

namespace zwartlak::pdf {

std::unique_ptr<Inspector> MakePdfInspector();

}  // namespace zwartlak::pdf
