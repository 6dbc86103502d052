// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Stage 3. Runs every detector over every region, drops what the allow list keeps and what scores
// below the policy's threshold, settles overlaps, and then looks for every value that was found
// everywhere else in the document ("a value found once is removed everywhere") and for the values
// already found in the ticket's other attachments.
#pragma once

#include <memory>
#include <vector>

#include "pipeline/core/detector.h"

namespace zwartlak {

using DetectorList = std::vector<std::unique_ptr<const Detector>>;

// Findings sorted by page, region, span. Includes findings of entities whose action is keep or ask:
// `plan` decides. UNREAD_TEXT findings are made here from Page::unread.
FindingSet Detect(const ExtractedDocument& document, const DetectorList& detectors,
                  const DetectContext& context);

// Keyed digests of the removed values, to carry to the ticket's other attachments: sorted, unique.
// They depend on the document and on the persons the operator named, not on context.ticket.known.
std::vector<KnownValue> ValuesOf(const ExtractedDocument& document, const FindingSet& findings,
                                 const DetectContext& context);

// Keyed digests of every run of 1..4 words: tells the parent whether a value that another
// attachment taught the ticket occurs here too, without telling it any word. Sorted, unique. A text
// too long for that yields the single value UINT64_MAX: "may hold anything".
std::vector<std::uint64_t> WordDigests(const ExtractedDocument& document, const TicketKey& key);

}  // namespace zwartlak
