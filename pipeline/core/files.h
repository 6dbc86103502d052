// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// The last three values of the flow. A RedactedFile is a claim; a VerifiedFile is a proof, and can
// be made only by `verify::Seal` (pipeline/stages/verify.h), so an unverified release does not
// compile.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "pipeline/core/bytes.h"
#include "pipeline/core/error.h"
#include "pipeline/core/media_type.h"

namespace zwartlak {

struct RedactedFile {
  MediaType type = MediaType::kUnknown;  // may differ from the input's where no encoder exists
  Bytes bytes;
  std::uint32_t hidden_parts_removed = 0;
};

// What the stranger saw. `passed` only if every check below was run and held.
struct VerificationReport {
  Digest output_sha256{};
  bool passed = false;
  ErrorCode failure = ErrorCode::kNone;
  std::uint32_t attempts = 0;       // rounds of cover-more-and-verify
  std::uint32_t residue_found = 0;  // findings the verifier added over all rounds
  bool reopened = false;
  bool boxes_solid = false;
  bool outside_untouched = false;
  bool metadata_clean = false;
  bool text_clean = false;
  bool raw_clean = false;
  std::uint32_t pages_by_pixels = 0;  // whose drawings were compared with the original's
};

class VerifiedFile {
 public:
  [[nodiscard]] const RedactedFile& file() const { return file_; }
  [[nodiscard]] const VerificationReport& report() const { return report_; }

 private:
  friend struct VerifySeal;  // defined in pipeline/stages/verify.cc only
  VerifiedFile(RedactedFile file, const VerificationReport& report)
      : file_(std::move(file)), report_(report) {}

  RedactedFile file_;
  VerificationReport report_;
};

}  // namespace zwartlak
