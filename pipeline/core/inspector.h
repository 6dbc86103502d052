// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// The stranger that `verify` calls: one per format, in redactors/<format>/inspect.cc, which
// includes nothing of extract, apply or sanitise and opens the output with another library.
#pragma once

#include <cstdint>

#include "pipeline/core/attachment.h"
#include "pipeline/core/document.h"
#include "pipeline/core/error.h"
#include "pipeline/core/files.h"
#include "pipeline/core/plan.h"
#include "pipeline/core/reader.h"

namespace zwartlak {

// Structure of the output compared with the original and the plan. `ErrorCode::kNone` in `failure`
// means all three flags hold.
struct StructureCheck {
  bool boxes_solid = false;        // every planned box is one colour (text: every span is gone)
  bool outside_untouched = false;  // every other pixel (byte of text) as decoded from the original,
                                   // within what the format's own loss explains
  bool metadata_clean = false;     // nothing but what the format needs to show the picture
  std::uint32_t pages_by_pixels = 0;  // pages whose drawings were compared; the rest by their text
};

class Inspector {
 public:
  virtual ~Inspector() = default;
  // Opens `output` and compares it with `original` under `plan`. kOutputUnreadable if it cannot.
  [[nodiscard]] virtual Result<StructureCheck> Check(const IdentifiedMedia& original,
                                                     const RedactionPlan& plan,
                                                     const RedactedFile& output) const = 0;
  // What the output holds in another coat than its raw bytes (streams decoded, strings resolved),
  // to be searched for removed values. Empty for a format whose bytes show all.
  [[nodiscard]] virtual Result<Bytes> Unpacked(const RedactedFile& output) const {
    static_cast<void>(output);
    return Bytes{};
  }
  // Reads the output again with eyes of its own. Page space and page numbers equal those of the
  // document that `extract` made of the original, so findings can be added to the plan.
  [[nodiscard]] virtual Result<ExtractedDocument> Reread(const RedactedFile& output,
                                                         const PageReader* reader,
                                                         const ReadOptions& options) const = 0;
};

}  // namespace zwartlak
