// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// The only place that knows the order of the stages, for one attachment. RunStages is the half that
// looks at foreign bytes (identify -> extract -> detect -> plan -> apply -> verify): call it in a
// sandboxed child. Release is the half that the parent does with what came back (seal -> record ->
// deliver): record first, then deliver, and nothing unverified is delivered.
// pipeline/ticket_run.h does this for all attachments of a ticket.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "pipeline/core/attachment.h"
#include "pipeline/core/audit_record.h"
#include "pipeline/core/format.h"
#include "pipeline/core/policy.h"
#include "pipeline/core/ticket_context.h"
#include "pipeline/sandbox/child.h"
#include "pipeline/sandbox/wire.h"
#include "pipeline/stages/detect.h"

namespace zwartlak {

struct ReaderPair {
  const PageReader* leading = nullptr;    // reads the attachment
  const PageReader* verifying = nullptr;  // reads the output, with other eyes
};

// What the apps wire in. Borrowed; const while children run.
struct Toolbox {
  std::vector<const Format*> formats;
  const DetectorList* detectors = nullptr;
  Digest rules_sha256{};
};

// Null if no format reads this type.
const Format* FormatFor(MediaType type, const Toolbox& tools);

enum class Mode : std::uint8_t {
  kScrub,   // a clean, verified copy
  kScan,    // findings only
  kVerify,  // findings of both readers: is this file clean?
};

struct StagesInput {
  Mode mode = Mode::kScrub;
  bool reveal = false;  // carry the text of findings (scan --reveal)
  const IdentifiedMedia& media;
  std::string_view untrusted_name;  // checked for personal data, used for nothing else
  const Policy& policy;
  const TicketContext& ticket;
  const Format& format;
  ReaderPair readers;   // null unless the format needs them
  int threads = 1;      // that a reader may use
  bool unpack = false;  // hand on what is packed in it
};

// Never throws for a reason of its own; foreign exceptions end in the sandbox.
Outcome RunStages(const StagesInput& input, const Toolbox& tools, const ChildReporter& reporter);

}  // namespace zwartlak
