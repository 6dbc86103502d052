// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "apps/cli/commands.h"
#include "apps/cli/messages.h"

namespace zwartlak::cli {

void AddLaterCommands(CLI::App& app, int& exit_code) {
  for (const char* name : {"serve", "worker", "watch", "mail"}) {
    CLI::App* command = app.add_subcommand(name, "Not there yet");
    command->allow_extras();
    command->callback([name, &exit_code] {
      Complain(std::string(name) +
               std::string(Say(" is er nog niet in deze versie. Gebruik zwartlak scrub.",
                               " is not there yet in this version. Use zwartlak scrub.")));
      exit_code = kExitUsage;
    });
  }
}

}  // namespace zwartlak::cli
