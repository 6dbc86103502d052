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

// True if the value of this finding (its text is `value`) is looked for elsewhere at all: not an
// age, not a part of a value that lies over two rows, not an ordinary word used as a login, long
// enough to mean something.
bool IsRepeatable(const Finding& finding, std::string_view value, const Policy& policy);

// Values of findings the policy removes, digested with the ticket's key. A person's surname and
// first name count on their own when the finding is sure. Sorted, unique.
std::vector<KnownValue> RepeatableValues(const ExtractedDocument& document,
                                         const FindingSet& findings, const DetectContext& context);

// Occurrences of `values` in the document that no finding of the policy's covers yet.
FindingSet FindRepeats(const ExtractedDocument& document, const FindingSet& findings,
                       const std::vector<KnownValue>& values, const DetectContext& context);

}  // namespace zwartlak
