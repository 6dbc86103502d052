// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// `scrub`: clean copies in a folder, a report each, an audit record each.
#include <cstdio>
#include <filesystem>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>

#include "apps/canaries.h"
#include "apps/cli/commands.h"
#include "apps/cli/messages.h"
#include "apps/cli/session.h"
#include "pipeline/audit/chain.h"
#include "pipeline/release.h"
#include "pipeline/tickets/folder_store.h"

namespace zwartlak::cli {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

struct ScrubOptions {
  CommonOptions common;
  std::string out = "zwartlak-out";
  std::string audit;
  std::string format = "text";
  std::string labels;
  bool each = false;

  [[nodiscard]] std::string AuditPath() const {
    return audit.empty() ? (fs::path(out) / "audit.jsonl").string() : audit;
  }
};

// The audit record names the policy; a switch on the command line must show there too.
void ApplyLabels(const std::string& labels, Policy& policy) {
  static const std::map<std::string, Labels> kLabels{
      {"none", Labels::kNone}, {"type", Labels::kType}, {"numbered", Labels::kNumbered}};
  const auto wanted = kLabels.find(labels);
  if (wanted == kLabels.end() || wanted->second == policy.labels) return;
  policy.labels = wanted->second;
  policy.version += "+labels=" + labels;
}

bool CanariesSing(const Session& session) {
  bool all = true;
  for (const Canary& canary :
       RunCanaries(session.wiring->detectors(), session.wiring->rules(), session.policy)) {
    if (Sings(canary)) continue;
    all = false;
    Complain(std::string(NameOf(canary.entity)) +
             std::string(Say(": het beleid belooft dit te verwijderen, maar het proefgegeven wordt "
                             "niet gevonden. Voer zwartlak doctor uit.",
                             ": the policy promises to remove this, but the canary is not found. "
                             "Run zwartlak doctor.")));
  }
  return all;
}

// Where results go: opened and checked before any work is done.
struct Destination {
  std::unique_ptr<FolderStore> store;
  std::unique_ptr<AuditLog> log;
};

std::expected<Destination, int> OpenDestination(const ScrubOptions& options,
                                                const InputList& list) {
  const auto fail = [](const Error& error, const std::string& about) {
    Complain(error, about);
    return std::unexpected(InfoOf(error.code).exit_code);
  };
  Destination destination;
  auto store = FolderStore::Open(options.out, list.identities);
  if (!store) return fail(store.error(), options.out);
  for (const Input& input : list.inputs) {
    if (!(*store)->WouldOverwriteInput(input.name)) continue;
    return fail({ErrorCode::kWouldOverwriteInput, Stage::kSetup}, input.path);
  }
  auto keys = AuditKeys::LoadOrCreate(DefaultKeyDirectory());
  if (!keys) return fail(keys.error(), DefaultKeyDirectory());
  auto log =
      AuditLog::Open(options.AuditPath(), std::make_shared<const AuditKeys>(std::move(*keys)));
  if (!log) return fail(log.error(), options.AuditPath());
  destination.store = std::move(*store);
  destination.log = std::make_unique<AuditLog>(std::move(*log));
  return destination;
}

std::string CountsOf(const Examined& examined, const Policy& policy) {
  std::map<std::string_view, int> counts;
  for (const Finding& f : examined.outcome.findings) {
    if (policy.For(f.entity).action != Action::kKeep) ++counts[NameOf(f.entity)];
  }
  std::string text;
  for (const auto& [entity, count] : counts) {
    text.append(text.empty() ? "" : ", ").append(entity).append(" ");
    text.append(std::to_string(count));
  }
  return text;
}

// Prints as it goes, or gathers for JSON.
class Teller {
 public:
  Teller(const ScrubOptions& options, const Policy& policy)
      : options_(options), policy_(policy), json_(options.format == "json") {}

  void Tell(const Examined& examined, const Judgement& judgement) {
    ++counts_[std::string(NameOf(judgement.verdict))];
    if (json_) {
      files_.push_back(FileJson(examined, judgement));
      return;
    }
    std::string line = VerdictWord(judgement.verdict);
    line.append("\t").append(Printable(examined.input.path));
    if (judgement.verdict == Verdict::kReleased) {
      line.append(" -> ").append(Printable(PathOf(judgement.output_name)));
      const std::string counts = CountsOf(examined, policy_);
      if (!counts.empty()) line.append(" (").append(counts).append(")");
    } else {
      line.append(": ").append(SentenceOf(judgement.reason.code));
    }
    std::printf("%s\n", line.c_str());
    std::fflush(stdout);
  }

  int End(int exit_code) {
    if (json_) {
      Json json{{"files", files_}, {"audit", options_.AuditPath()}, {"exit_code", exit_code}};
      for (const char* verdict : {"released", "quarantined", "rejected"}) {
        json[verdict] = counts_[verdict];
      }
      const std::string text = json.dump(2, ' ', false, Json::error_handler_t::replace);
      std::printf("%s\n", text.c_str());
    }
    return std::fflush(stdout) == 0 ? exit_code : Graver(exit_code, kExitEnvironment);
  }

 private:
  [[nodiscard]] std::string PathOf(const std::string& name) const {
    return (fs::path(options_.out) / name).string();
  }

  static std::string VerdictWord(Verdict verdict) {
    switch (verdict) {
      case Verdict::kReleased:
        return std::string(Say("vrijgegeven", "released"));
      case Verdict::kRejected:
        return std::string(Say("geweigerd", "rejected"));
      default:
        return std::string(Say("in quarantaine", "quarantined"));
    }
  }

  [[nodiscard]] Json FileJson(const Examined& examined, const Judgement& judgement) const {
    Json json{{"file", examined.input.path},
              {"verdict", NameOf(judgement.verdict)},
              {"reason", InfoOf(judgement.reason.code).name},
              {"message", SentenceOf(judgement.reason.code)}};
    json["output"] =
        judgement.output_name.empty() ? Json(nullptr) : Json(PathOf(judgement.output_name));
    json["report"] = PathOf(ReportNameOf(examined.input.name));
    json["audit_seq"] = judgement.receipt.seq;
    return json;
  }

  const ScrubOptions& options_;
  const Policy& policy_;
  bool json_;
  Json files_ = Json::array();
  std::map<std::string, int> counts_;
};

Provenance ProvenanceOf(const Session& session, const CommonOptions& options) {
  return {.ticket_id = options.ticket,
          .policy = &session.policy,
          .rules_sha256 = session.wiring->tools().rules_sha256,
          .models_sha256 = session.wiring->ModelsDigest(),
          .readers = session.wiring->ReaderNames(),
          .program_version = ZWARTLAK_VERSION};
}

TicketOptions TicketOptionsOf(const ScrubOptions& options, const Session& session) {
  TicketOptions ticket{.mode = Mode::kScrub,
                       .reveal = false,
                       .ticket_id = options.common.ticket,
                       .persons = {},
                       .jobs = options.common.jobs,
                       .passwords = session.passwords};
  for (const std::string& person : options.common.persons) ticket.persons.emplace_back(person);
  return ticket;
}

// One ticket, or with `each` as many as there are inputs: what one teaches is unknown to the next.
std::vector<std::vector<Input>> TicketsOf(const InputList& list, bool each) {
  if (!each) return {list.inputs};
  std::vector<std::vector<Input>> tickets;
  for (const Input& input : list.inputs) tickets.push_back({input});
  return tickets;
}

int ScrubAll(const ScrubOptions& options, Session& session, const InputList& list,
             Destination& destination) {
  Wiring& wiring = *session.wiring;
  std::set<std::string> taken;
  for (const Input& input : list.inputs) taken.insert(input.name);
  ProgressBar bar(options.common.progress);
  Teller teller(options, session.policy);
  int exit_code = 0;
  bool log_writes = true;
  const auto release = [&](Examined& examined) {
    bar.Clear();
    // Only now: the readers are loaded with the first picture.
    const Provenance provenance = ProvenanceOf(session, options.common);
    const auto judgement =
        Release(examined, taken, provenance, *destination.log, *destination.store);
    if (!judgement) {
      Complain(judgement.error(), options.AuditPath());
      exit_code = Graver(exit_code, InfoOf(judgement.error().code).exit_code);
      return log_writes = false;
    }
    teller.Tell(examined, *judgement);
    exit_code = Graver(exit_code, InfoOf(judgement->reason.code).exit_code);
    if (judgement->report_error.code != ErrorCode::kNone) {
      Complain(judgement->report_error, ReportNameOf(examined.input.name));
      exit_code = Graver(exit_code, InfoOf(judgement->report_error.code).exit_code);
    }
    return true;
  };
  const auto tickets = TicketsOf(list, options.each);
  for (std::size_t i = 0; i < tickets.size() && log_writes; ++i) {
    const auto show = [&](RunProgress progress) {
      if (options.each) progress.done = i, progress.total = tickets.size();
      bar.Show(progress);
    };
    TicketRun run(wiring.tools(), session.policy, TicketOptionsOf(options, session),
                  [&wiring] { return wiring.LoadReaderPair(); });
    run.Examine(tickets[i], show, release);
  }
  bar.Clear();
  if (!log_writes) return teller.End(exit_code);
  if (const Result<void> closed = destination.log->Close(); !closed) {
    Complain(closed.error(), options.AuditPath());
    exit_code = Graver(exit_code, InfoOf(closed.error().code).exit_code);
  }
  return teller.End(exit_code);
}

int RunScrub(const ScrubOptions& options) {
  auto session = OpenSession(options.common);
  if (!session) return session.error();
  if (!CanariesSing(*session)) return InfoOf(ErrorCode::kBadRule).exit_code;
  ApplyLabels(options.labels, session->policy);
  const std::string audit_name = fs::path(options.AuditPath()).filename().string();
  const Result<InputList> list =
      ListInputs(options.common.paths, options.out, {audit_name, audit_name + ".checkpoints"});
  if (!list) {
    Complain(list.error(), "");
    return InfoOf(list.error().code).exit_code;
  }
  auto destination = OpenDestination(options, *list);
  if (!destination) return destination.error();
  return ScrubAll(options, *session, *list, *destination);
}

}  // namespace

void AddScrubCommand(CLI::App& app, int& exit_code) {
  const auto options = std::make_shared<ScrubOptions>();
  CLI::App* command = app.add_subcommand("scrub", "Clean copies under the same names");
  AddPolicyOption(*command, options->common);
  AddJobsAndProgress(*command, options->common);
  AddPasswordFile(*command, options->common);
  command->add_option("--out", options->out, "Folder for the results")
      ->type_name("DIR")
      ->capture_default_str();
  command->add_option("--ticket", options->common.ticket, "Ticket, for the audit log and reports")
      ->type_name("ID");
  command
      ->add_option("--person", options->common.persons,
                   "A person to look for (requester); may be repeated")
      ->type_name("NAME")
      ->allow_extra_args(false);
  command->add_option("--labels", options->labels, "What stands in a box: none, type or numbered")
      ->check(CLI::IsMember({"none", "type", "numbered"}))
      ->type_name("LABELS");
  command->add_option("--audit", options->audit, "Audit log; default: audit.jsonl in DIR")
      ->type_name("FILE");
  command->add_flag("--each", options->each,
                    "Every file is a ticket of its own: nothing found in one is looked for in "
                    "another");
  command->add_option("--format", options->format, "text or json")
      ->check(CLI::IsMember({"text", "json"}))
      ->type_name("FORMAT");
  command->add_option("PATH", options->common.paths, "Files or folders")->required();
  command->callback([options, &exit_code] { exit_code = RunScrub(*options); });
}

}  // namespace zwartlak::cli
