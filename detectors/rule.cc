// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "detectors/rule.h"

#define TOML_HEADER_ONLY 1
#define TOML_ENABLE_FORMATTERS 0
#include <toml++/toml.h>

#include <algorithm>
#include <set>
#include <utility>

namespace zwartlak {
namespace {

using Macros = std::vector<std::pair<std::string, std::string>>;

// A wrong rule file is our own bug; one exception type inside this file keeps the reading plain.
struct BadRule {
  std::uint64_t line;
};

std::uint64_t LineOf(const toml::node& node) { return node.source().begin.line; }

const std::string& StringOf(const toml::node& node) {
  if (const auto* text = node.as_string()) return text->get();
  throw BadRule{LineOf(node)};
}

double NumberOf(const toml::node& node) {
  if (const auto value = node.value<double>()) return *value;
  throw BadRule{LineOf(node)};
}

double ScoreOf(const toml::node& node) {
  const double score = NumberOf(node);
  if (score < 0 || score > 1) throw BadRule{LineOf(node)};
  return score;
}

std::uint32_t CountOf(const toml::node& node) {
  const auto value = node.value<std::int64_t>();
  if (!value || *value < 0 || *value > 1000) throw BadRule{LineOf(node)};
  return static_cast<std::uint32_t>(*value);
}

bool FlagOf(const toml::node& node) {
  if (const auto value = node.value_exact<bool>()) return *value;
  throw BadRule{LineOf(node)};
}

std::vector<std::string> StringsOf(const toml::node& node) {
  const auto* list = node.as_array();
  if (list == nullptr) throw BadRule{LineOf(node)};
  std::vector<std::string> out;
  for (const toml::node& item : *list) out.push_back(StringOf(item));
  return out;
}

std::vector<RuleExample> ExamplesOf(const toml::node& node, bool with_value) {
  const auto* list = node.as_array();
  if (list == nullptr) throw BadRule{LineOf(node)};
  std::vector<RuleExample> out;
  for (const toml::node& item : *list) {
    if (!with_value) {
      out.push_back({StringOf(item), {}});
      continue;
    }
    const std::vector<std::string> pair = StringsOf(item);
    if (pair.size() != 2 || pair[1].empty()) throw BadRule{LineOf(item)};
    out.push_back({pair[0], pair[1]});
  }
  return out;
}

std::bitset<256> BytesOf(const toml::node& node) {
  std::bitset<256> bytes;
  for (const char c : StringOf(node)) bytes.set(static_cast<unsigned char>(c));
  return bytes;
}

// {{name}} stands for a pattern of the file's [macros] or of the shared ones.
std::string Expand(std::string pattern, const Macros& macros, std::uint64_t line) {
  for (int depth = 0; pattern.find("{{") != std::string::npos; ++depth) {
    const std::size_t open = pattern.find("{{");
    const std::size_t close = pattern.find("}}", open);
    if (close == std::string::npos || depth > 100) throw BadRule{line};
    const std::string name = pattern.substr(open + 2, close - open - 2);
    const auto it = std::ranges::find(macros, name, &Macros::value_type::first);
    if (it == macros.end()) throw BadRule{line};
    pattern.replace(open, close + 2 - open, it->second);
  }
  return pattern;
}

Macros MacrosOf(const toml::table& file) {
  // What stands between a label and its value in a form, a sentence, key=value, JSON or XML.
  Macros macros{
      {"is", R"((?:\s+|["'*:=>#()\[\]|.-]|(?i:is|was|luidt|nummer|number|nr|no|id)\b){0,8})"},
      {"d", R"([0-9OoQDIl|!iZzSsB])"}};
  if (const auto* own = file["macros"].as_table()) {
    for (const auto& [key, node] : *own) {
      macros.emplace_back(std::string(key.str()), StringOf(node));
    }
  }
  return macros;
}

void SetKey(Rule& rule, std::string_view key, const toml::node& node) {
  if (key == "id")
    rule.id = StringOf(node);
  else if (key == "version")
    rule.version = CountOf(node);
  else if (key == "entity") {
    const auto entity = EntityTypeFromName(StringOf(node));
    if (!entity) throw BadRule{LineOf(node)};
    rule.entity = *entity;
  } else if (key == "patterns")
    rule.patterns = StringsOf(node);
  else if (key == "score")
    rule.score = ScoreOf(node);
  else if (key == "plausible")
    rule.plausible = ScoreOf(node);
  else if (key == "context_score")
    rule.context_score = ScoreOf(node);
  else if (key == "validator") {
    rule.validator = ValidatorNamed(StringOf(node));
    if (rule.validator == nullptr) throw BadRule{LineOf(node)};
  } else if (key == "digit")
    rule.digit = FlagOf(node);
  else if (key == "ocr")
    rule.ocr = FlagOf(node);
  else if (key == "multiline")
    rule.multiline = FlagOf(node);
  else if (key == "context")
    rule.context = StringsOf(node);
  else if (key == "negative")
    rule.negative = StringsOf(node);
  else if (key == "needs_context")
    rule.needs_context = FlagOf(node);
  else if (key == "window")
    rule.window = CountOf(node);
  else if (key == "window_right")
    rule.window_right = CountOf(node);
  else if (key == "above")
    rule.above = FlagOf(node);
  else if (key == "trigger")
    rule.trigger = StringOf(node);
  else if (key == "not_before")
    rule.not_before = BytesOf(node);
  else if (key == "not_after")
    rule.not_after = BytesOf(node);
  else if (key == "unless_left")
    rule.unless_left = StringOf(node);
  else if (key == "unless_right")
    rule.unless_right = StringOf(node);
  else if (key == "match")
    rule.match = ExamplesOf(node, true);
  else if (key == "no_match")
    rule.no_match = ExamplesOf(node, false);
  else
    throw BadRule{LineOf(node)};
}

Rule RuleOf(const toml::table& table, const Macros& macros) {
  Rule rule;
  for (const auto& [key, node] : table) SetKey(rule, key.str(), node);
  const std::uint64_t line = LineOf(table);
  for (std::string& pattern : rule.patterns) pattern = Expand(std::move(pattern), macros, line);
  rule.trigger = Expand(std::move(rule.trigger), macros, line);
  rule.unless_left = Expand(std::move(rule.unless_left), macros, line);
  rule.unless_right = Expand(std::move(rule.unless_right), macros, line);
  if (rule.context_score == 0) rule.context_score = std::max(rule.score, 0.9);
  const bool usable = !rule.id.empty() && !rule.patterns.empty() && rule.score > 0 &&
                      !rule.match.empty() && !rule.no_match.empty() &&
                      (!rule.needs_context || !rule.context.empty());
  if (!usable) throw BadRule{line};
  return rule;
}

void AddFile(const RuleFile& file, RuleSet& set) {
  const toml::table table = toml::parse(file.text);
  const Macros macros = MacrosOf(table);
  for (const auto& [key, node] : table) {
    if (key == "macros") continue;
    const auto* list = node.as_array();
    if (key != "rule" || list == nullptr) throw BadRule{LineOf(node)};
    for (const toml::node& item : *list) {
      if (!item.is_table()) throw BadRule{LineOf(item)};
      set.rules.push_back(RuleOf(*item.as_table(), macros));
      const auto same = std::ranges::count(set.rules, set.rules.back().id, &Rule::id);
      if (same != 1) throw BadRule{LineOf(item)};
    }
  }
}

}  // namespace

Result<RuleSet> ParseRules(std::span<const RuleFile> files) {
  RuleSet set;
  for (std::uint32_t i = 0; i < files.size(); ++i) {
    try {
      AddFile(files[i], set);
    } catch (const BadRule& bad) {
      return Fail(ErrorCode::kBadRule, Stage::kSetup, {.page = i, .offset = bad.line});
    } catch (const toml::parse_error& bad) {
      return Fail(ErrorCode::kBadRule, Stage::kSetup,
                  {.page = i, .offset = bad.source().begin.line});
    }
  }
  if (set.rules.empty()) return Fail(ErrorCode::kBadRule, Stage::kSetup);
  set.digest = RuleSetDigest(files);
  return set;
}

}  // namespace zwartlak
