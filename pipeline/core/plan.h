// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// A redaction plan is pure data: where, what to do, and which findings asked for it. Equal inputs
// give equal bytes. `apply` needs nothing else; it does not know who found what.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "pipeline/core/bytes.h"
#include "pipeline/core/document.h"
#include "pipeline/core/entity_type.h"
#include "pipeline/core/geometry.h"

namespace zwartlak {

enum class Operator : std::uint8_t {
  kRemove,  // solid box, or the text replaced by a bar of fixed form
  kLabel,   // the same with `label` written in its place
};

struct PlanItem {
  std::uint32_t page = 0;
  PixelRect box;  // pictures: pixels to make one solid colour
  Span span;      // text: bytes of region 0 of that page to replace
  EntityType entity = EntityType::kPerson;
  Operator op = Operator::kRemove;
  std::string label;                    // "[PERSOON-1]"; empty for kRemove
  std::vector<std::uint32_t> findings;  // indices into the FindingSet, ascending
};

struct RedactionPlan {
  std::vector<PlanItem> items;  // sorted by page, then box or span; no two overlap on text
  Digest policy_digest{};
};

}  // namespace zwartlak
