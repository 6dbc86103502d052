// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// What a child tells its parent about one attachment, as bytes. The child has parsed foreign bytes
// and may have been taken over, so decoding trusts nothing: no length, no enum, no string. Strings
// are of three kinds only: our own identifiers ([a-z0-9_.], at most 80), diagnostics (valid UTF-8
// without control characters, at most 500 bytes, 50 a list), and, when the operator asked to see
// the text of findings (`scan --reveal`), that text. Any breach makes the whole message kProtocol.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "pipeline/core/bytes.h"
#include "pipeline/core/diagnostics.h"
#include "pipeline/core/document.h"
#include "pipeline/core/error.h"
#include "pipeline/core/files.h"
#include "pipeline/core/finding.h"
#include "pipeline/core/plan.h"
#include "pipeline/core/sensitive_text.h"
#include "pipeline/core/ticket_context.h"

namespace zwartlak {

inline constexpr std::size_t kStageCount = static_cast<std::size_t>(Stage::kSetup) + 1;
inline constexpr std::size_t kMaxDiagnosticBytes = 500;
inline constexpr std::size_t kMaxDiagnostics = 50;
inline constexpr std::size_t kMaxPacked = 10'000;
inline constexpr std::size_t kMaxRevealedBytes = 4096;

struct PageSize {
  double width = 0;
  double height = 0;
  std::uint64_t frame_ms = 0;
  friend bool operator==(const PageSize&, const PageSize&) = default;
};

struct Outcome {
  Error error{ErrorCode::kNone};  // kNone: `file` and `verification` are there
  RedactedFile file;
  VerificationReport verification;  // also filled when verifying failed
  FindingSet findings;
  std::vector<SensitiveText> texts;  // empty, or one a finding
  std::vector<PlanItem> plan;        // without labels
  Digest plan_sha256{};
  std::vector<KnownValue> values;
  std::vector<std::uint64_t> words;  // digests of runs of words
  std::vector<PageSize> pages;
  Coverage coverage;
  Diagnostics diagnostics;
  std::vector<PackedFile> packed;
  bool name_is_personal = false;  // detectors found something in the attachment's own name
  std::array<std::uint32_t, kStageCount> stage_ms{};
};

// Cleans the diagnostics and cuts revealed texts to what may cross.
Bytes EncodeOutcome(Outcome outcome);

// kProtocol if it is not exactly one well-formed message.
Result<Outcome> DecodeOutcome(ByteView message);

}  // namespace zwartlak
