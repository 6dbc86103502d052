// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Canaries: made-up personal data that must be found before the program may be trusted with real
// data. A rule that is missing from the build, or a threshold that hides all its findings, is seen
// here and not in a leak. The detectors' canaries take milliseconds and run before every scrub; the
// readers' (a picture drawn in memory, read by each) run in `zwartlak doctor`.
#pragma once

#include <vector>

#include "detectors/rule.h"
#include "pipeline/core/entity_type.h"
#include "pipeline/core/policy.h"
#include "pipeline/core/reader.h"
#include "pipeline/stages/detect.h"

namespace zwartlak {

struct Canary {
  EntityType entity = EntityType::kPerson;
  bool removed_by_policy = false;
  bool has_detector = false;  // a rule or a canary sentence of ours stands for it
  bool found = false;         // meaningful if both of the above
};

// One for each entity type.
std::vector<Canary> RunCanaries(const DetectorList& detectors, const RuleSet& rules,
                                const Policy& policy);

inline bool Sings(const Canary& c) { return !c.removed_by_policy || !c.has_detector || c.found; }

// Draws a line of known text and has it read. The error is the reader's own, or kInternal when it
// reads something else.
Result<void> RunReaderCanary(const PageReader& reader);

}  // namespace zwartlak
