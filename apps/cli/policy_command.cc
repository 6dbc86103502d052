// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "apps/cli/policy_command.h"

#include <array>
#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>

#include "apps/cli/messages.h"
#include "pipeline/policy_file.h"

namespace zwartlak::cli {
namespace {

struct PolicyOptions {
  std::string file;
  std::string format = "text";
};

constexpr std::array<std::string_view, 3> kActions{"keep", "remove", "ask"};
constexpr std::array<std::string_view, 3> kLabels{"none", "type", "numbered"};
constexpr std::array<std::string_view, 3> kSecondReaders{"never", "doubtful", "always"};

template <typename T>
std::string_view WordFor(const std::array<std::string_view, 3>& words, T value) {
  return words.at(static_cast<std::size_t>(value));
}

void Print(const std::string& text) { std::fwrite(text.data(), 1, text.size(), stdout); }

std::expected<Policy, std::string> Load(const std::string& file) {
  return file.empty() ? DefaultPolicy() : LoadPolicyFile(file);
}

// 0, or 4 after saying what is wrong.
int Report(const std::string& file, const std::string& complaint) {
  std::fprintf(stderr, "%s: %s\n", Printable(file).c_str(), Printable(complaint).c_str());
  Complain(SentenceOf(ErrorCode::kBadPolicy));
  return InfoOf(ErrorCode::kBadPolicy).exit_code;
}

nlohmann::ordered_json AsJson(const Policy& policy) {
  using nlohmann::ordered_json;
  ordered_json entities = ordered_json::object();
  for (const EntityInfo& info : AllEntityTypes()) {
    entities[std::string(info.name)] = {{"action", WordFor(kActions, policy.For(info.type).action)},
                                        {"threshold", policy.For(info.type).threshold}};
  }
  const Limits& limits = policy.limits;
  return {{"name", policy.name},
          {"version", policy.version},
          {"sha256", ToHex(policy.digest)},
          {"labels", WordFor(kLabels, policy.labels)},
          {"second_reader", WordFor(kSecondReaders, policy.second_reader)},
          {"entities", entities},
          {"allow",
           {{"values", policy.allow.values},
            {"domains", policy.allow.domains},
            {"mailboxes", policy.allow.mailboxes}}},
          {"keep",
           {{"links", policy.keep.links},
            {"bookmarks", policy.keep.bookmarks},
            {"title", policy.keep.title},
            {"url_queries", policy.keep.url_queries}}},
          {"limits",
           {{"max_bytes", limits.max_bytes},
            {"max_pixels", limits.max_pixels},
            {"max_pages", limits.max_pages},
            {"max_output_bytes", limits.max_output_bytes},
            {"child_memory_mb", limits.child_memory_bytes >> 20},
            {"child_cpu_seconds", limits.child_cpu_seconds},
            {"child_wall_seconds", limits.child_wall_seconds}}}};
}

std::string Joined(const nlohmann::ordered_json& list) {
  std::string text;
  for (const auto& item : list) {
    text.append(text.empty() ? "" : ", ").append(item.get<std::string>());
  }
  return text.empty() ? "-" : text;
}

void PrintText(const Policy& policy) {
  const nlohmann::ordered_json json = AsJson(policy);
  for (const auto* name : {"name", "version", "sha256", "labels", "second_reader"}) {
    Print(std::string(name) + ": " + json.at(name).get<std::string>() + "\n");
  }
  for (const EntityInfo& info : AllEntityTypes()) {
    const EntityPolicy& entity = policy.For(info.type);
    std::array<char, 96> line{};
    std::snprintf(line.data(), line.size(), "  %-24s %-7s %.2f  ", info.name.data(),
                  WordFor(kActions, entity.action).data(), entity.threshold);
    Print(line.data() + std::string(Say(info.dutch, info.english)) + "\n");
  }
  for (const auto* list : {"values", "domains", "mailboxes"}) {
    Print(std::string("allow.") + list + ": " + Printable(Joined(json.at("allow").at(list))) +
          "\n");
  }
  for (const std::string table : {"keep", "limits"}) {
    for (const auto& [name, value] : json.at(table).items()) {
      Print(table + "." + name + ": " + value.dump() + "\n");
    }
  }
}

int Show(const PolicyOptions& options) {
  if (options.format == "toml" && !options.file.empty()) {
    Complain(Say("--format toml toont het ingebouwde beleid; geef er geen FILE bij.",
                 "--format toml shows the built-in policy; give no FILE with it."));
    return kExitUsage;
  }
  const auto policy = Load(options.file);
  if (!policy) return Report(options.file, policy.error());
  if (options.format == "toml") {
    Print(std::string(DefaultPolicyToml()));
  } else if (options.format == "json") {
    Print(AsJson(*policy).dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) +
          "\n");
  } else {
    PrintText(*policy);
  }
  return 0;
}

int Check(const PolicyOptions& options) {
  const auto policy = Load(options.file);
  if (!policy) return Report(options.file, policy.error());
  Print(policy->name + " " + policy->version + ": " + std::string(Say("bruikbaar", "can be used")) +
        "\n");
  return 0;
}

}  // namespace

void AddPolicyCommand(CLI::App& app, int& exit_code) {
  const auto options = std::make_shared<PolicyOptions>();
  CLI::App* policy = app.add_subcommand("policy", "Show or check a policy");
  policy->require_subcommand(1);
  CLI::App* show =
      policy->add_subcommand("show", "What a policy says; the built-in one without FILE");
  show->add_option("FILE", options->file, "Policy in TOML");
  show->add_option("--format", options->format,
                   "text, json, or toml (the built-in policy as its file, to start from)")
      ->check(CLI::IsMember({"text", "json", "toml"}));
  show->callback([options, &exit_code] { exit_code = Show(*options); });
  CLI::App* check = policy->add_subcommand("check", "Can this policy be used? Ends with 0 if so");
  check->add_option("FILE", options->file, "Policy in TOML");
  check->callback([options, &exit_code] { exit_code = Check(*options); });
}

}  // namespace zwartlak::cli
