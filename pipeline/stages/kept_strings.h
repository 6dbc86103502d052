// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Part of the plan stage: which strings of a document (bookmarks, link targets) may stay. A string
// stands alone, so detectors know less of it than of a page. So it may stay only where it tells
// nothing that the cleaned pages do not show: the words of it that are not removed stand on a page
// in the same order. The address of a link needs to be shown only where it looks as if it named
// somebody.
#pragma once

#include <string_view>
#include <vector>

#include "pipeline/core/document.h"
#include "pipeline/core/finding.h"
#include "pipeline/core/plan.h"
#include "pipeline/core/policy.h"

namespace zwartlak {

// The number of a region among its page's strings, or kNoString.
std::uint32_t StringAt(const Page& page, std::uint32_t region);

// Items that take all strings from the pages that have one with a value in it: words in that order.
std::vector<PlanItem> DropStringsWith(const std::vector<std::string_view>& values,
                                      const ExtractedDocument& document);

// True if every string of an output is one that the plan lists, with what the plan removes
// replaced, or says nothing but a page ("p. 12", "-").
bool HoldsOnlyKept(const ExtractedDocument& output, const ExtractedDocument& original,
                   const RedactionPlan& plan);

std::vector<KeptString> StringsToKeep(const ExtractedDocument& document, const FindingSet& findings,
                                      const Policy& policy);

}  // namespace zwartlak
