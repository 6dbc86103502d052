// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// The commands of `zwartlak`, each added to the parser. A command that ran leaves its exit code in
// `exit_code`.
#pragma once

#include <CLI/CLI.hpp>

namespace zwartlak::cli {

void AddScrubCommand(CLI::App& app, int& exit_code);
void AddScanCommand(CLI::App& app, int& exit_code);
void AddVerifyCommand(CLI::App& app, int& exit_code);
void AddRulesCommand(CLI::App& app, int& exit_code);
void AddDoctorCommand(CLI::App& app, int& exit_code);
// serve, worker, watch, mail: named in the manual, not there yet.
void AddLaterCommands(CLI::App& app, int& exit_code);

}  // namespace zwartlak::cli
