// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// "A value found once is removed everywhere": which found values are looked for again, and where
// they stand. Part of the detect stage.
#pragma once

#include <string_view>
#include <vector>

#include "pipeline/core/detector.h"

namespace zwartlak {

inline constexpr int kMaxValueWords = 8;

// What of a finding's text `value` is looked for elsewhere: nothing of an age, of a part of a value
// that lies over two rows, of an ordinary word used as a login, or of what is too short to mean
// something; else the whole, and of an address also its parts with a number ("Kerkstraat 12" of
// "Kerkstraat 12, 9712 AB Groningen"). Pieces of `value`.
std::vector<std::string_view> RepeatableParts(const Finding& finding, std::string_view value,
                                              const Policy& policy);

// Values of findings the policy removes, digested with the ticket's key. A person's surname and
// first name count on their own when the finding is sure. Sorted, unique.
std::vector<KnownValue> RepeatableValues(const ExtractedDocument& document,
                                         const FindingSet& findings, const DetectContext& context);

// Occurrences of `values` in the document that no finding of the policy's covers yet.
FindingSet FindRepeats(const ExtractedDocument& document, const FindingSet& findings,
                       const std::vector<KnownValue>& values, const DetectContext& context);

}  // namespace zwartlak
