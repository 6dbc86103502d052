// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// `zwartlak audit verify|list|show|export|stats FILE`. Verify ends with 0 if the log is whole, 3 if
// not, 4 if that cannot be told (no public key, file unreadable). The others show what the log says
// and do not verify; a line they cannot read makes them end with 3.
#pragma once

#include <CLI/CLI.hpp>

namespace zwartlak::cli {

void AddAuditCommand(CLI::App& app, int& exit_code);

}  // namespace zwartlak::cli
