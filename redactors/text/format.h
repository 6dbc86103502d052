// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Plain text: .txt, .log, .csv, .json, .xml and the like, in UTF-8, UTF-16 or Windows-1252. One
// page with one region: the decoded text itself. Every byte that is no part of a span stays as it
// was.
#pragma once

#include <memory>

#include "pipeline/core/format.h"

namespace zwartlak::text {

std::unique_ptr<Format> MakeTextFormat();

}  // namespace zwartlak::text
