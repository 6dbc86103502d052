// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// `rules list` and `rules test`: the pattern rules of this program, or of a folder.
#include <cstdio>
#include <memory>

#include "apps/cli/commands.h"
#include "apps/cli/messages.h"
#include "detectors/pattern_detector.h"

namespace zwartlak::cli {
namespace {

Result<RuleSet> Load(const std::string& folder) {
  return folder.empty() ? LoadEmbeddedRules() : LoadRulesFrom(folder);
}

int Refuse(const Error& error, const std::string& folder) {
  Complain(error, folder);
  if (error.where.page && error.where.offset) {
    Complain(std::string(Say("bestand nr. ", "file no. ")) + std::to_string(*error.where.page + 1) +
             std::string(Say(", regel ", ", line ")) + std::to_string(*error.where.offset));
  }
  return InfoOf(error.code).exit_code;
}

int List(const std::string& folder) {
  const Result<RuleSet> set = Load(folder);
  if (!set) return Refuse(set.error(), folder);
  for (const Rule& rule : set->rules) {
    std::printf("%s\t%u\t%s\n", rule.id.c_str(), rule.version,
                std::string(NameOf(rule.entity)).c_str());
  }
  return 0;
}

int Test(const std::string& folder) {
  const Result<RuleSet> set = Load(folder);
  if (!set) return Refuse(set.error(), folder);
  const std::vector<ExampleFailure> failures = RunRuleExamples(*set);
  for (const ExampleFailure& failure : failures) {
    const std::string what(
        failure.match
            ? Say("match-voorbeeld niet gevonden: nr. ", "match example not found: no. ")
            : Say("no_match-voorbeeld toch gevonden: nr. ", "no_match example found: no. "));
    std::printf("%s\t%s%zu\n", failure.rule.c_str(), what.c_str(), failure.example + 1);
  }
  std::printf(Say("%zu regels, %zu fouten\n", "%zu rules, %zu failures\n").data(),
              set->rules.size(), failures.size());
  return failures.empty() ? 0 : InfoOf(ErrorCode::kBadRule).exit_code;
}

}  // namespace

void AddRulesCommand(CLI::App& app, int& exit_code) {
  const auto folder = std::make_shared<std::string>();
  CLI::App* command = app.add_subcommand("rules", "The rules for fixed formats");
  command->require_subcommand(1);
  CLI::App* list = command->add_subcommand("list", "Every rule: id, version, entity type");
  CLI::App* test = command->add_subcommand("test", "Run every rule on its own examples");
  for (CLI::App* sub : {list, test}) {
    sub->add_option("--rules", *folder, "Folder of rule files; default: those built in")
        ->type_name("DIR");
  }
  list->callback([folder, &exit_code] { exit_code = List(*folder); });
  test->callback([folder, &exit_code] { exit_code = Test(*folder); });
}

}  // namespace zwartlak::cli
