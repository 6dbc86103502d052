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
#include "pipeline/core/keeping.h"

namespace zwartlak {

enum class Operator : std::uint8_t {
  kRemove,  // solid box, or the text replaced by a bar of fixed form
  kLabel,   // the same with `label` written in its place
};

// Strings have no place on a page (Origin::kMetadata: bookmarks, link targets). They are known by
// their number among those of their page, from 1.
inline constexpr std::uint32_t kNoString = 0;
inline constexpr std::uint32_t kEveryString = 0xFFFFFFFF;

struct PlanItem {
  std::uint32_t page = 0;
  std::uint32_t string = kNoString;
  PixelRect box;  // pictures: pixels to make one solid colour
  Span span;      // text: bytes of region 0 of that page, or of the string, to replace
  EntityType entity = EntityType::kPerson;
  Operator op = Operator::kRemove;
  std::string label;                    // "[PERSOON-1]"; empty for kRemove
  std::vector<std::uint32_t> findings;  // indices into the FindingSet, ascending
};

// A string that may stay, but for the spans of items.
struct KeptString {
  std::uint32_t page = 0;
  std::uint32_t string = kNoString;
  friend bool operator==(const KeptString&, const KeptString&) = default;
  friend auto operator<=>(const KeptString&, const KeptString&) = default;
};

struct RedactionPlan {
  std::vector<PlanItem> items;   // sorted by page, then box or span; no two overlap on text
  std::vector<KeptString> kept;  // sorted; a string that is not listed goes
  Keeping keep;
  Digest policy_digest{};
};

}  // namespace zwartlak
