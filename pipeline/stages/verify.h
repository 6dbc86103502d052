// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Stage 6. A stranger looks at the output: opens it with other code, compares it with the original,
// reads it again with the reader that did not lead, runs the detectors again, and searches the raw
// bytes for every removed value. Runs in the child; `Seal` runs in the parent and is the only way
// to a VerifiedFile.
#pragma once

#include "pipeline/core/detector.h"
#include "pipeline/core/files.h"
#include "pipeline/core/format.h"
#include "pipeline/stages/detect.h"

namespace zwartlak {

struct VerifyInput {
  const IdentifiedMedia& original;
  const ExtractedDocument& document;  // of the original: for the values that must be gone
  const FindingSet& findings;
  const RedactionPlan& plan;
  const RedactedFile& output;
};

struct VerifyTools {
  const Format& format;
  const DetectorList& detectors;
  const PageReader* reader = nullptr;  // the reader that did not lead
  ReadOptions read;
};

struct Verification {
  VerificationReport report;
  RedactionPlan residue;  // what to add to the plan; empty if report.passed
};

// One round. A result that fails in a way more covering cannot mend (box not solid, outside
// changed, metadata left) has an empty residue and report.failure set.
[[nodiscard]] Result<Verification> Verify(const VerifyInput& input, const VerifyTools& tools,
                                          const DetectContext& context);

// Errors: the report's own failure, or kInternal if its digest is not that of the bytes.
[[nodiscard]] Result<VerifiedFile> Seal(RedactedFile file, const VerificationReport& report);

}  // namespace zwartlak
