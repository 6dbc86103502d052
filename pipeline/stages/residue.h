// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// What the stranger found in the output that counts as left behind. In text everything does. In a
// picture the stranger's reading is the weaker of the two, so a finding must be worth the innocent
// text that covering it may cost. Part of the verify stage.
#pragma once

#include "pipeline/core/plan.h"
#include "pipeline/stages/detect.h"

namespace zwartlak {

struct ResidueInput {
  const ExtractedDocument& document;  // the original, as the leading reader has it
  const FindingSet& findings;
  const RedactionPlan& plan;
};

// Findings in `reread` that the policy does not keep and no box of the plan explains.
FindingSet FindResidue(const ExtractedDocument& reread, const ResidueInput& input,
                       const DetectorList& detectors, const DetectContext& context);

}  // namespace zwartlak
