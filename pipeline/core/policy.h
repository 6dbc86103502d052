// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// A policy is data: what to do with each entity type, from which score, what to leave alone, and
// the limits. It is read from TOML by pipeline/policy_file.cc; the built-in one is `avg`.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "pipeline/core/bytes.h"
#include "pipeline/core/entity_type.h"
#include "pipeline/core/keeping.h"
#include "pipeline/core/limits.h"

namespace zwartlak {

enum class Action : std::uint8_t { kKeep, kRemove, kAsk };
enum class Labels : std::uint8_t { kNone, kType, kNumbered };
enum class SecondReader : std::uint8_t { kNever, kDoubtful, kAlways };

struct EntityPolicy {
  Action action = Action::kRemove;
  double threshold = 0.5;
};

struct AllowList {
  std::vector<std::string> values;     // compared after folding case, blanks and punctuation
  std::vector<std::string> domains;    // mail addresses and URLs at these domains are kept
  std::vector<std::string> mailboxes;  // local parts of functional mailboxes: info, formulieren
};

struct Policy {
  std::string name;
  std::string version;
  std::array<EntityPolicy, kEntityTypeCount> entities{};
  AllowList allow;
  Keeping keep;
  Labels labels = Labels::kNone;
  SecondReader second_reader = SecondReader::kDoubtful;
  Limits limits;
  Digest digest{};  // of the policy file's bytes

  [[nodiscard]] const EntityPolicy& For(EntityType type) const {
    return entities[static_cast<std::size_t>(type)];
  }
};

}  // namespace zwartlak
