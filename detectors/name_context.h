// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// What stands around a candidate: titles, greetings, verbs and prepositions speak for a person;
// organisation words, street endings, house numbers and '&' against. Also answers for a labelled
// value whether it can be a person's name at all.
#pragma once

#include <string_view>

#include "detectors/name_candidate.h"

namespace zwartlak {

// Score with context, 0 when the context rules a person out.
double ScoreInContext(std::string_view text, const Tokens& tokens, const NameCandidate& candidate,
                      double own_score, const Gazetteer& gazetteer);

// Ends like a street (straat, laan, weg, plein, ...), with at least three letters before.
bool HasStreetEnding(std::string_view word);

enum class Likeness : std::uint8_t { kNo, kPossible, kClear };

// Is this whole text a person's name? `kPossible`: nothing speaks against it (for a value whose
// label says so); `kClear`: it looks like one by itself.
Likeness PersonLikeness(std::string_view value, const NameWords& words);

}  // namespace zwartlak
