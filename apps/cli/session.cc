// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "apps/cli/session.h"

#include <map>

#include "apps/cli/messages.h"
#include "apps/cli/passwords.h"
#include "pipeline/policy_file.h"

namespace zwartlak::cli {

void AddPolicyOption(CLI::App& command, CommonOptions& options) {
  command.add_option("--policy", options.policy_file, "Policy file (TOML); default: avg")
      ->type_name("FILE");
}

void AddPasswordFile(CLI::App& command, CommonOptions& options) {
  command
      .add_option("--password-file", options.password_file,
                  "Passwords to try on encrypted files, one a line")
      ->type_name("FILE");
}

void AddJobsAndProgress(CLI::App& command, CommonOptions& options) {
  static const std::map<std::string, ProgressMode> kModes{{"auto", ProgressMode::kAuto},
                                                          {"always", ProgressMode::kAlways},
                                                          {"never", ProgressMode::kNever}};
  command.add_option("--jobs", options.jobs, "Files at work side by side")
      ->check(CLI::Range(1, 64))
      ->type_name("N");
  command.add_option("--progress", options.progress, "Progress bar: auto, always or never")
      ->transform(CLI::CheckedTransformer(kModes, CLI::ignore_case))
      ->type_name("WHEN");
}

std::expected<Session, int> OpenSession(const CommonOptions& options) {
  Session session;
  if (options.policy_file.empty()) {
    session.policy = DefaultPolicy();
  } else {
    auto policy = LoadPolicyFile(options.policy_file);
    if (!policy) {
      Complain(Printable(options.policy_file) + ": " + Printable(policy.error()));
      Complain(Error{ErrorCode::kBadPolicy, Stage::kSetup}, "");
      return std::unexpected(kExitEnvironment);
    }
    session.policy = std::move(*policy);
  }
  if (!options.password_file.empty()) {
    auto passwords = ReadPasswords(options.password_file);
    if (!passwords) {
      Complain(Printable(options.password_file) + ": " + passwords.error());
      return std::unexpected(kExitEnvironment);
    }
    session.passwords = *std::move(passwords);
  }
  Result<std::unique_ptr<Wiring>> wiring = Wiring::Make();
  if (!wiring) {
    Complain(wiring.error(), "");
    return std::unexpected(InfoOf(wiring.error().code).exit_code);
  }
  session.wiring = std::move(*wiring);
  return session;
}

std::vector<Examined> ExamineAll(const std::vector<Input>& inputs, Session& session,
                                 const CommonOptions& options, Mode mode, bool reveal) {
  TicketOptions ticket{.mode = mode,
                       .reveal = reveal,
                       .ticket_id = options.ticket,
                       .persons = {},
                       .jobs = options.jobs,
                       .passwords = session.passwords};
  for (const std::string& person : options.persons) ticket.persons.emplace_back(person);
  Wiring& wiring = *session.wiring;
  TicketRun run(wiring.tools(), session.policy, std::move(ticket),
                [&wiring] { return wiring.LoadReaderPair(); });
  ProgressBar bar(options.progress);
  return run.Examine(inputs, [&](const RunProgress& progress) { bar.Show(progress); });
}

}  // namespace zwartlak::cli
