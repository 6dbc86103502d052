// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// What scrub, scan and verify have in common: options, policy, wiring, canaries, inputs.
#pragma once

#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <vector>

#include "apps/cli/progress_bar.h"
#include "apps/wiring.h"
#include "pipeline/core/policy.h"
#include "pipeline/ticket_run.h"

namespace zwartlak::cli {

struct CommonOptions {
  std::string policy_file;
  std::vector<std::string> paths;
  std::vector<std::string> persons;
  std::string ticket;
  unsigned jobs = 1;
  ProgressMode progress = ProgressMode::kAuto;
  std::string password_file;
};

void AddPolicyOption(CLI::App& command, CommonOptions& options);
void AddPasswordFile(CLI::App& command, CommonOptions& options);
void AddJobsAndProgress(CLI::App& command, CommonOptions& options);

// A policy and the parts, ready to run. What could not be made has been told to the user, and the
// exit code to end with is the error.
struct Session {
  Policy policy;
  std::unique_ptr<Wiring> wiring;
  Passwords passwords = nullptr;
};
std::expected<Session, int> OpenSession(const CommonOptions& options);

// Runs all inputs; shows progress.
std::vector<Examined> ExamineAll(const std::vector<Input>& inputs, Session& session,
                                 const CommonOptions& options, Mode mode, bool reveal);

}  // namespace zwartlak::cli
