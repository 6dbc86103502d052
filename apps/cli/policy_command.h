// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// `zwartlak policy show|check [FILE]`: what a policy says when all is taken together, and whether a
// policy file can be used (0, else 4). Without FILE: the built-in policy `avg`.
#pragma once

#include <CLI/CLI.hpp>

namespace zwartlak::cli {

void AddPolicyCommand(CLI::App& app, int& exit_code);

}  // namespace zwartlak::cli
