// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "apps/cli/audit_command.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>

#include "apps/cli/audit_views.h"
#include "apps/cli/messages.h"
#include "pipeline/audit/audit_format.h"
#include "pipeline/audit/audit_verifier.h"
#include "pipeline/audit/keys.h"

namespace zwartlak::cli {
namespace {

struct AuditOptionsOfUser {
  std::string file;
  std::string checkpoints;
  std::string public_key;
  std::string keys;
  std::string format = "text";
  std::uint64_t seq = 0;
  AuditFilter filter;
  [[nodiscard]] bool json() const { return format == "json"; }
};

void Print(const std::string& text) { std::fwrite(text.data(), 1, text.size(), stdout); }

std::string YesNo(bool yes) { return std::string(Say(yes ? "ja" : "nee", yes ? "yes" : "no")); }

// The public key the user points to, else that of the key directory; and the MAC key if the secret
// key that belongs to it is at hand.
Result<AuditVerifyOptions> KeysFor(const AuditOptionsOfUser& user) {
  AuditVerifyOptions options;
  options.checkpoints_path = user.checkpoints;
  const std::string directory = user.keys.empty() ? DefaultKeyDirectory() : user.keys;
  const auto secret = AuditKeys::Load(directory);
  if (!user.public_key.empty()) {
    const auto key = ReadPublicKey(user.public_key);
    if (!key) return std::unexpected(key.error());
    options.public_key = *key;
  } else if (secret) {
    options.public_key = secret->public_key();
  } else if (const auto key = ReadPublicKey(directory + "/audit.pub")) {
    options.public_key = *key;
  } else if (!user.keys.empty()) {
    return std::unexpected(secret.error());
  }
  if (secret && options.public_key == secret->public_key()) {
    options.mac_key.emplace();
    std::ranges::copy(secret->mac_key(), options.mac_key->begin());
  }
  return options;
}

void PrintJson(const std::string& file, const AuditVerification& result, int exit_code) {
  using nlohmann::ordered_json;
  ordered_json problems = ordered_json::array();
  for (const AuditFinding& finding : result.findings) {
    const AuditProblemInfo& info = InfoOf(finding.problem);
    problems.push_back({{"code", info.name},
                        {"note", info.is_note},
                        {"where", finding.in_second_place ? "second_place" : "log"},
                        {"line", finding.line},
                        {"dutch", info.dutch},
                        {"english", info.english}});
  }
  const ordered_json object{{"file", Printable(file)},
                            {"whole", exit_code == 0},
                            {"lines", result.lines},
                            {"records", result.records},
                            {"checkpoints", result.checkpoints},
                            {"records_after_checkpoint", result.uncovered},
                            {"log", Printable(result.log_id)},
                            {"key", Printable(result.key_id)},
                            {"head", result.head},
                            {"checked",
                             {{"chain", true},
                              {"signatures", result.signatures_checked},
                              {"macs", result.macs_checked},
                              {"second_place", result.second_place_checked}}},
                            {"problem_count", result.problems},
                            {"problems", problems}};
  Print(object.dump(2) + "\n");
}

std::string Outcome(int exit_code) {
  if (exit_code == 0) return std::string(Say("heel", "whole"));
  if (exit_code == kExitQuarantined) return std::string(Say("NIET heel", "NOT whole"));
  return std::string(Say("niet vast te stellen", "cannot be told"));
}

void PrintText(const std::string& file, const AuditVerification& result, int exit_code) {
  Print(Printable(file) + ": " + Outcome(exit_code) + "\n");
  Print(std::to_string(result.lines) + std::string(Say(" regels, ", " lines, ")) +
        std::to_string(result.records) + " records, " + std::to_string(result.checkpoints) +
        std::string(Say(" controlepunten", " checkpoints")) + "\n");
  Print(std::string(Say("Gecontroleerd: keten ", "Checked: chain ")) + YesNo(true) +
        std::string(Say(", handtekeningen ", ", signatures ")) + YesNo(result.signatures_checked) +
        std::string(Say(", zegels (MAC) ", ", seals (MAC) ")) + YesNo(result.macs_checked) +
        std::string(Say(", tweede plaats ", ", second place ")) +
        YesNo(result.second_place_checked) + "\n");
  if (!result.key_id.empty()) {
    Print(std::string(Say("Sleutel: ", "Key: ")) + Printable(result.key_id) + "\n");
  }
  for (const AuditFinding& finding : result.findings) {
    const AuditProblemInfo& info = InfoOf(finding.problem);
    std::string line(finding.in_second_place ? Say("tweede plaats, ", "second place, ") : "");
    if (finding.line > 0) {
      line += std::string(Say("regel ", "line ")) + std::to_string(finding.line) + ": ";
    }
    Print(line.append(Say(info.dutch, info.english)).append(" [").append(info.name) + "]\n");
  }
  if (result.problems > result.findings.size()) {
    Print(std::to_string(result.problems) +
          std::string(Say(" problemen in totaal.", " problems in all.")) + "\n");
  }
  if (exit_code == kExitEnvironment && !result.signatures_checked && result.lines > 0) {
    Print(std::string(
        Say("Zonder openbare sleutel is niet te zien of het hele logboek opnieuw gemaakt is. Wijs "
            "haar aan met --public-key (audit.pub uit de sleutelmap).\n",
            "Without the public key it cannot be seen whether the whole log was made anew. Point "
            "to it with --public-key (audit.pub of the key directory).\n")));
  }
}

int VerifyCommand(const AuditOptionsOfUser& user) {
  const Result<AuditVerifyOptions> options = KeysFor(user);
  if (!options) {
    Complain(options.error(), user.public_key.empty() ? user.keys : user.public_key);
    return kExitEnvironment;
  }
  const std::string second_place = user.checkpoints.empty()
                                       ? user.file + std::string(audit_format::kCheckpointsSuffix)
                                       : user.checkpoints;
  std::error_code ignored;
  // A log that is gone while its checkpoints are there was taken away: that is "not whole".
  if (!std::filesystem::exists(user.file, ignored) &&
      !std::filesystem::exists(second_place, ignored)) {
    Complain(Error{ErrorCode::kUnreadableInput, Stage::kNone, {}, 0}, user.file);
    return kExitEnvironment;
  }
  const AuditVerification result = VerifyAuditLog(user.file, *options);
  int exit_code = result.whole() ? 0 : kExitQuarantined;
  if (exit_code == 0 && !result.signatures_checked) exit_code = kExitEnvironment;
  if (user.json()) {
    PrintJson(user.file, result, exit_code);
  } else {
    PrintText(user.file, result, exit_code);
  }
  return exit_code;
}

void AddFormat(CLI::App& command, AuditOptionsOfUser& user) {
  command.add_option("--format", user.format, "text or json")
      ->check(CLI::IsMember({"text", "json"}));
}

void AddFilters(CLI::App& command, AuditFilter& filter) {
  // A typing error in a date would silently compare as text and list nothing.
  const CLI::Validator date(
      [](std::string& text) {
        constexpr std::string_view kShape = "dddd-dd-ddTdd:dd:dd.dddZ";
        bool good = text.size() >= 4 && text.size() <= kShape.size() && text.back() != '-';
        for (std::size_t i = 0; good && i < text.size(); ++i) {
          good = kShape[i] == 'd' ? text[i] >= '0' && text[i] <= '9' : text[i] == kShape[i];
        }
        return good ? std::string() : std::string("not a date such as 2026-11-23");
      },
      "DATE");
  command.add_option("--ticket", filter.ticket, "Only records of this ticket");
  command.add_option("--verdict", filter.verdict, "released, quarantined or rejected")
      ->check(CLI::IsMember({"released", "quarantined", "rejected"}));
  command.add_option("--entity", filter.entity, "Only records that removed this type: NL_BSN");
  command.add_option("--since", filter.since, "From this day on: 2026-11-23")->check(date);
  command.add_option("--until", filter.until, "Up to and with this day or month")->check(date);
}

CLI::App* AddView(CLI::App& audit, const std::string& name, const std::string& what,
                  AuditOptionsOfUser& user) {
  CLI::App* command = audit.add_subcommand(name, what);
  command->add_option("FILE", user.file, "The audit log (audit.jsonl)")->required();
  return command;
}

}  // namespace

void AddAuditCommand(CLI::App& app, int& exit_code) {
  const auto user = std::make_shared<AuditOptionsOfUser>();
  CLI::App* audit = app.add_subcommand("audit", "Verify and read the audit log");
  audit->require_subcommand(1);

  CLI::App* verify =
      AddView(*audit, "verify", "Is the log whole? Ends with 0 if so, 3 if not", *user);
  verify->add_option("--checkpoints", user->checkpoints,
                     "The second place, if it is not FILE.checkpoints");
  verify->add_option("--public-key", user->public_key, "audit.pub of who made the log");
  verify->add_option("--keys", user->keys, "Key directory, if it is not the usual one");
  AddFormat(*verify, *user);
  verify->callback([user, &exit_code] { exit_code = VerifyCommand(*user); });

  CLI::App* list = AddView(*audit, "list", "One line for each record", *user);
  AddFormat(*list, *user);
  AddFilters(*list, user->filter);
  list->callback(
      [user, &exit_code] { exit_code = ListAudit(user->file, user->filter, user->json()); });

  CLI::App* show = AddView(*audit, "show", "All of one line", *user);
  show->add_option("SEQ", user->seq, "Its number: seq")->required();
  AddFormat(*show, *user);
  show->callback(
      [user, &exit_code] { exit_code = ShowAudit(user->file, user->seq, user->json()); });

  CLI::App* csv = AddView(*audit, "export", "The records as CSV", *user);
  AddFilters(*csv, user->filter);
  csv->callback([user, &exit_code] { exit_code = ExportAudit(user->file, user->filter); });

  CLI::App* stats = AddView(*audit, "stats", "Counts of verdicts, types and rules", *user);
  AddFormat(*stats, *user);
  AddFilters(*stats, user->filter);
  stats->callback(
      [user, &exit_code] { exit_code = AuditStatistics(user->file, user->filter, user->json()); });
}

}  // namespace zwartlak::cli
