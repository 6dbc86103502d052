// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// `doctor`: is everything here that the policy relies on? A table, exit 4 if something is missing.
#include <cstdio>
#include <memory>

#include "apps/canaries.h"
#include "apps/cli/commands.h"
#include "apps/cli/messages.h"
#include "apps/cli/session.h"
#include "pipeline/audit/keys.h"
#include "pipeline/sandbox/child.h"
#include "pipeline/sandbox/confine.h"

namespace zwartlak::cli {
namespace {

class Table {
 public:
  void Row(std::string_view what, bool good, std::string_view detail = {}) {
    all_good_ = all_good_ && good;
    Print(what, good ? Say("goed", "ok") : Say("ONTBREEKT", "MISSING"), detail);
  }
  void Note(std::string_view what, std::string_view state, std::string_view detail = {}) {
    Print(what, state, detail);
  }
  [[nodiscard]] bool all_good() const { return all_good_; }

 private:
  static void Print(std::string_view what, std::string_view state, std::string_view detail) {
    std::printf("%-34.*s %-10.*s %.*s\n", static_cast<int>(what.size()), what.data(),
                static_cast<int>(state.size()), state.data(), static_cast<int>(detail.size()),
                detail.data());
  }
  bool all_good_ = true;
};

void CheckSandbox(Table& table) {
  const SandboxAbilities abilities = ProbeSandbox();
  table.Row(Say("zandbak: filter op systeemaanroepen", "sandbox: system-call filter"),
            abilities.filter);
  table.Note(Say("zandbak: eigen netwerkruimte", "sandbox: network name space"),
             abilities.network_namespace ? Say("goed", "ok") : Say("niet", "absent"),
             abilities.network_namespace
                 ? std::string_view{}
                 : Say("het filter verbiedt het netwerk toch al", "the filter forbids it anyway"));
  table.Note(Say("zandbak: kan alleen lettertypen lezen", "sandbox: can read fonts only"),
             abilities.fonts ? Say("goed", "ok") : Say("niet", "absent"),
             abilities.fonts ? std::string_view{}
                             : Say("PDF's zonder ingesloten lettertypen worden niet vrijgegeven",
                                   "PDFs without embedded fonts are not released"));
  const auto echo = RunInChild([](const ChildReporter&) { return Bytes{42}; }, Limits{});
  table.Row(Say("zandbak: kindproces antwoordt", "sandbox: child answers"),
            echo && echo->message == Bytes{42},
            echo ? std::string_view{} : InfoOf(echo.error().code).name);
}

// In a child, as in real use: that the reader works after a fork and inside the filter is the
// point.
void CheckReader(Table& table, std::string_view what, const PageReader* reader) {
  if (reader == nullptr) {
    table.Row(what, false);
    return;
  }
  const auto read = RunInChild(
      [&](const ChildReporter&) {
        const Result<void> done = RunReaderCanary(*reader);
        return Bytes{static_cast<std::uint8_t>(done ? ErrorCode::kNone : done.error().code)};
      },
      Limits{});
  const ErrorCode code = !read                       ? read.error().code
                         : read->message.size() == 1 ? static_cast<ErrorCode>(read->message[0])
                                                     : ErrorCode::kProtocol;
  table.Row(what, code == ErrorCode::kNone,
            code == ErrorCode::kNone ? reader->name() : InfoOf(code).name);
}

void CheckReaders(Table& table, Wiring& wiring) {
  const Result<ReaderPair> readers = wiring.LoadReaderPair();
  if (!readers) {
    table.Row(Say("tekstherkenning", "text recognition"), false, SentenceOf(readers.error().code));
    return;
  }
  CheckReader(table, Say("eerste lezer leest proefplaatje", "first reader reads its canary"),
              readers->leading);
  CheckReader(table, Say("tweede lezer leest proefplaatje", "second reader reads its canary"),
              readers->verifying);
}

void CheckRules(Table& table, const Session& session) {
  const auto failures = RunRuleExamples(session.wiring->rules());
  table.Row(Say("regels slagen voor hun voorbeelden", "rules pass their examples"),
            failures.empty(), std::to_string(session.wiring->rules().rules.size()));
  for (const Canary& canary :
       RunCanaries(session.wiring->detectors(), session.wiring->rules(), session.policy)) {
    const std::string what(NameOf(canary.entity));
    if (!canary.removed_by_policy) {
      table.Note(what, Say("blijft", "kept"));
    } else if (canary.entity == EntityType::kUnreadText) {
      table.Note(what, Say("lezers", "readers"), Say("zie hieronder", "see below"));
    } else if (!canary.has_detector) {
      table.Note(what, Say("geen", "none"), Say("nog geen zoekmiddel", "no detector yet"));
    } else {
      table.Row(what, canary.found);
    }
  }
}

int RunDoctor(const CommonOptions& options) {
  Table table;
  auto session = OpenSession(options);
  if (!session) return session.error();
  const std::string policy = session->policy.name + " " + session->policy.version;
  table.Row(Say("beleid", "policy"), true, policy);
  table.Row(Say("woordenlijsten", "word lists"), true, GazetteerPath());
  table.Note(Say("gewichten", "weights"), "", ModelFolder());
  const auto keys = AuditKeys::LoadOrCreate(DefaultKeyDirectory());
  table.Row(Say("sleutels van het auditlogboek", "audit keys"), keys.has_value(),
            DefaultKeyDirectory());
  CheckSandbox(table);
  CheckRules(table, *session);
  CheckReaders(table, *session->wiring);
  return table.all_good() ? 0 : kExitEnvironment;
}

}  // namespace

void AddDoctorCommand(CLI::App& app, int& exit_code) {
  const auto options = std::make_shared<CommonOptions>();
  CLI::App* command = app.add_subcommand("doctor", "Is everything here that the policy relies on?");
  AddPolicyOption(*command, *options);
  command->callback([options, &exit_code] { exit_code = RunDoctor(*options); });
}

}  // namespace zwartlak::cli
