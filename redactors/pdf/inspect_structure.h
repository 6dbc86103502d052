// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// A scanner for the output's bytes outside streams. What a page needs to be shown is listed; any
// other name, string or comment is something left over.
#pragma once

#include "pipeline/core/bytes.h"

namespace zwartlak::pdf {

struct Structure {
  bool clean = false;  // one revision, listed names only, strings only as palette and file id
  bool lossy = false;  // a picture is JPEG
};

Structure ScanStructure(ByteView file);

}  // namespace zwartlak::pdf
