// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// The command line. Options and exit codes: docs/architecture.md, "Command line"; other programs
// rely on them.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>

#include "apps/cli/audit_command.h"
#include "apps/cli/commands.h"
#include "apps/cli/messages.h"
#include "apps/cli/policy_command.h"

namespace {

int Run(int argc, char** argv) {
  using namespace zwartlak::cli;  // NOLINT: one function
  CLI::App app("zwartlak: personal data out of ticket attachments");
  app.set_version_flag("--version", "zwartlak " ZWARTLAK_VERSION);
  app.require_subcommand(1);
  int exit_code = 0;
  AddScrubCommand(app, exit_code);
  AddScanCommand(app, exit_code);
  AddVerifyCommand(app, exit_code);
  AddAuditCommand(app, exit_code);
  AddPolicyCommand(app, exit_code);
  AddRulesCommand(app, exit_code);
  AddDoctorCommand(app, exit_code);
  AddLaterCommands(app, exit_code);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    // Help and version end here as well, with exit code 0.
    return app.exit(error) == 0 ? 0 : kExitUsage;
  }
  return exit_code;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return Run(argc, argv);
  } catch (const std::exception&) {
    // The text of an exception may quote a file: it is not shown.
    zwartlak::cli::Complain({zwartlak::ErrorCode::kInternal, zwartlak::Stage::kNone}, "");
    return zwartlak::cli::kExitBug;
  }
}
