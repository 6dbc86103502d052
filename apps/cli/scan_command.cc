// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// `scan`: what would be removed, nothing written. `verify`: is this file clean?
#include <unistd.h>

#include <cstdio>
#include <memory>

#include "apps/cli/commands.h"
#include "apps/cli/finding_lines.h"
#include "apps/cli/messages.h"
#include "apps/cli/session.h"

namespace zwartlak::cli {
namespace {

struct ScanOptions {
  CommonOptions common;
  std::string format = "text";
  bool reveal = false;
};

// One byte over the limit is enough to be refused by name.
std::shared_ptr<const Bytes> ReadStandardInput(std::uint64_t limit) {
  auto bytes = std::make_shared<Bytes>();
  std::uint8_t buffer[1 << 16];
  ssize_t n = 0;
  while (bytes->size() <= limit && (n = read(STDIN_FILENO, buffer, sizeof buffer)) > 0) {
    bytes->insert(bytes->end(), buffer, buffer + n);
  }
  return bytes;
}

std::expected<std::vector<Input>, int> CollectInputs(const std::vector<std::string>& paths,
                                                     const Limits& limits) {
  std::vector<std::string> files;
  std::vector<Input> inputs;
  for (const std::string& path : paths) {
    if (path == "-") {
      inputs.push_back({.path = "-",
                        .name = "-",
                        .wanted_name = "-",
                        .given = ReadStandardInput(limits.max_bytes)});
    } else {
      files.push_back(path);
    }
  }
  Result<InputList> list = ListInputs(files, "");
  if (!list) {
    Complain(list.error(), "");
    return std::unexpected(InfoOf(list.error().code).exit_code);
  }
  for (Input& input : list->inputs) inputs.push_back(std::move(input));
  return inputs;
}

// Prints what was found; the exit code says what could not be looked at.
int Print(const std::vector<Examined>& all, const std::string& format) {
  int exit_code = 0;
  for (const Examined& examined : all) {
    const std::string lines =
        format == "jsonl" ? FindingsAsJsonLines(examined) : FindingsAsText(examined);
    std::fwrite(lines.data(), 1, lines.size(), stdout);
    if (examined.outcome.error.code == ErrorCode::kNone) continue;
    std::fflush(stdout);
    Complain(examined.outcome.error, examined.input.path);
    exit_code = Graver(exit_code, InfoOf(examined.outcome.error.code).exit_code);
  }
  if (std::fflush(stdout) != 0) return Graver(exit_code, kExitEnvironment);
  return exit_code;
}

int RunScan(const ScanOptions& options, Mode mode) {
  auto session = OpenSession(options.common);
  if (!session) return session.error();
  auto inputs = CollectInputs(options.common.paths, session->policy.limits);
  if (!inputs) return inputs.error();
  const std::vector<Examined> all =
      ExamineAll(*inputs, *session, options.common, mode, options.reveal);
  int exit_code = Print(all, options.format);
  if (mode == Mode::kScan) return exit_code;
  for (const Examined& examined : all) {
    if (examined.outcome.error.code != ErrorCode::kNone) continue;
    const bool clean = examined.outcome.findings.empty();
    if (!clean) exit_code = Graver(exit_code, kExitQuarantined);
    std::printf(
        "%s\t%s\n", Printable(examined.input.path).c_str(),
        std::string(clean ? Say("schoon", "clean") : Say("niet schoon", "not clean")).c_str());
  }
  return exit_code;
}

void AddFormats(CLI::App& command, ScanOptions& options) {
  command.add_option("--format", options.format, "text or jsonl")
      ->check(CLI::IsMember({"text", "jsonl"}))
      ->type_name("FORMAT");
  command.add_flag("--reveal", options.reveal,
                   "Show the text of findings: personal data in clear!");
}

}  // namespace

void AddScanCommand(CLI::App& app, int& exit_code) {
  const auto options = std::make_shared<ScanOptions>();
  CLI::App* command = app.add_subcommand("scan", "What would be removed; nothing is written");
  AddPolicyOption(*command, options->common);
  AddJobsAndProgress(*command, options->common);
  AddPasswordFile(*command, options->common);
  AddFormats(*command, *options);
  command->add_option("--person", options->common.persons, "A person to look for")
      ->type_name("NAME")
      ->allow_extra_args(false);
  command->add_option("PATH", options->common.paths, "Files or folders; - is standard input")
      ->required();
  command->callback([options, &exit_code] { exit_code = RunScan(*options, Mode::kScan); });
}

void AddVerifyCommand(CLI::App& app, int& exit_code) {
  const auto options = std::make_shared<ScanOptions>();
  CLI::App* command = app.add_subcommand("verify", "Is this file clean? Exit 3 if not");
  AddPolicyOption(*command, options->common);
  AddJobsAndProgress(*command, options->common);
  AddPasswordFile(*command, options->common);
  AddFormats(*command, *options);
  command->add_option("PATH", options->common.paths, "Files or folders")->required();
  command->callback([options, &exit_code] { exit_code = RunScan(*options, Mode::kVerify); });
}

}  // namespace zwartlak::cli
