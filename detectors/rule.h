// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// A rule is data: what one kind of personal data looks like, what must stand around it, and its own
// examples. Rules live in detectors/rules/*.toml (docs/adding-a-detector.md tells the keys), are
// embedded at build time and can be read from a directory instead. Patterns are RE2 over bytes;
// group 1, if there is one, is the value, else the whole match.
#pragma once

#include <array>
#include <bitset>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "detectors/validators.h"
#include "pipeline/core/bytes.h"
#include "pipeline/core/entity_type.h"
#include "pipeline/core/error.h"

namespace zwartlak {

struct RuleExample {
  std::string text;
  std::string value;  // what must be found; empty for a no_match example
};

struct Rule {
  std::string id;  // "nl_bsn.labelled"
  std::uint32_t version = 1;
  EntityType entity = EntityType::kPerson;
  std::vector<std::string> patterns;  // macros expanded
  double score = 0;                   // value is valid (or there is no validator), no context
  double plausible = 0;               // validator says plausible; 0 = then it is no match
  double context_score = 0;           // with a context word near
  std::string trigger;  // cheap pattern that every line with a match has; empty = patterns
  Validator validator = nullptr;
  bool digit = false;                 // no match without a digit: other lines are not looked at
  bool ocr = false;                   // fold characters that OCR confuses before validating
  bool multiline = false;             // pattern runs over the whole region, not line by line
  std::vector<std::string> context;   // lower case; a '*' at the end leaves the word's end open
  std::vector<std::string> negative;  // nearer than any context word: no match
  bool needs_context = false;
  std::uint32_t window = 40;  // bytes to the left on the row that count as near
  std::uint32_t window_right = 0;
  bool above = true;            // labels above the value and the column header count as near
  std::bitset<256> not_before;  // bytes that may not stand directly before or after the value
  std::bitset<256> not_after;
  std::string unless_left;   // pattern on the text left of the value, anchored at its end
  std::string unless_right;  // pattern on the text right of the value, anchored at its start
  std::vector<RuleExample> match;
  std::vector<RuleExample> no_match;
};

struct RuleFile {
  std::string name;
  std::string text;
};

struct EmbeddedRuleFile {
  std::string_view name;
  std::string_view text;
};

// Defined in the generated rules_embedded.cc.
std::span<const EmbeddedRuleFile> EmbeddedRuleFiles();

struct RuleSet {
  std::vector<Rule> rules;
  Digest digest{};  // SHA-256 over all rule files
};

// kBadRule with `where.page` = index of the file and `where.offset` = line, when a file is not
// TOML, a key is unknown or wrong, an id occurs twice, or a rule has no match or no no_match
// example.
Result<RuleSet> ParseRules(std::span<const RuleFile> files);

Result<RuleSet> LoadEmbeddedRules();
// Reads *.toml in the order of their names. kUnreadableInput if there is none or one cannot be
// read.
Result<RuleSet> LoadRulesFrom(const std::string& directory);

// SHA-256 over name, length and bytes of each file, in the order of their names.
Digest RuleSetDigest(std::span<const RuleFile> files);
// The same over the embedded files, without parsing them.
Digest RuleSetDigest();

}  // namespace zwartlak
