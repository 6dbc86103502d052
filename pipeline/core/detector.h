// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// A detector finds personal data in one way. It sees one region (the laid-out text of one page) and
// returns findings with entity, span, score, detector, rule and rule_version set; the detect stage
// adds page, region, quads and digests, applies allow list and thresholds, settles overlaps and
// looks for found values everywhere else. Detectors are const after construction, hold no state
// between calls, and are built in the warm parent.
#pragma once

#include <string_view>

#include "pipeline/core/document.h"
#include "pipeline/core/finding.h"
#include "pipeline/core/policy.h"
#include "pipeline/core/ticket_context.h"

namespace zwartlak {

struct DetectContext {
  const Policy& policy;
  const TicketContext& ticket;
  int threads = 1;  // for the pages of one document
};

class Detector {
 public:
  virtual ~Detector() = default;
  [[nodiscard]] virtual std::string_view name() const = 0;
  [[nodiscard]] virtual FindingSet Detect(const TextRegion& region,
                                          const DetectContext& context) const = 0;
};

}  // namespace zwartlak
