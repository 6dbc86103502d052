// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// A finding says what was found, where and by which rule: never the text itself. Where two findings
// must be compared, `value_digest` is a keyed digest whose key lives as long as the ticket.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/core/document.h"
#include "pipeline/core/entity_type.h"

namespace zwartlak {

struct Finding {
  EntityType entity = EntityType::kPerson;
  std::uint32_t page = 0;
  std::uint32_t region = 0;  // index into Page::regions
  Span span;                 // bytes in that region's text; empty for a finding without text
  std::vector<Quad> quads;   // page space; empty for plain text
  double score = 0;          // 0..1, compared with the policy's threshold of the entity
  std::string detector;      // "pattern", "field_label", "name", ...: our own words
  std::string rule;          // rule id, e.g. "nl_bsn.labelled": our own words
  std::uint32_t rule_version = 1;
  std::uint64_t value_digest = 0;  // 0 = none
  bool partial = false;  // one row's part of a value that lies over two; the digest is the whole's
};

using FindingSet = std::vector<Finding>;

}  // namespace zwartlak
