// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Buttons, menu entries, headings and column headers are words without a sentence around them:
// there the name model has nothing to go by but their capitals. What it finds in them counts only
// if it is not made of ordinary words.
#pragma once

#include <string_view>

#include "detectors/name_words.h"
#include "pipeline/core/document.h"
#include "pipeline/core/finding.h"

namespace zwartlak {

// Removes persons of rule "model" that fill a segment of drawn text and hold nothing but ordinary
// words, words of user interfaces, months and what is no word at all ("startDate").
void DropWordsAlone(const TextRegion& region, const NameWords& words, FindingSet& findings);

// Removes persons that are streets, rooms, schools or flats called after one ("Thorbeckezaal",
// "Van der Hooplaan"): the word says so by its end, and no list knows it as a surname.
void DropNamedPlaces(std::string_view text, const NameWords& words, FindingSet& findings);

}  // namespace zwartlak
