// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// When the first reader is not to be believed on its own word. Pure functions over what was read.
#pragma once

#include <optional>

#include "models/line_finder.h"
#include "models/read_line.h"
#include "pipeline/core/document.h"

namespace zwartlak {

// Low confidence, digits and letters mixed within a word as no code mixes them, or a number that
// has the form of a checked one (nine digits, IBAN) and fails its check.
bool IsDoubtful(const ReadText& text);

// One or two characters that the reader hardly believes: an icon, a tick, a corner of something.
bool IsIcon(const ReadText& text);

// The two readers differ in more than blanks, case of look-alikes and dashes.
bool Disagree(const ReadText& first, const ReadText& second);

// Ink that only its shape suggested to be text, and that does not read as any.
bool IsStrayInk(const ReadText& text);

// The line as an unread area if it looks like text and no reader is confident of it.
std::optional<UnreadArea> UnreadAreaOf(const TextLine& line, const ReadText& text,
                                       const ReadText& second);

}  // namespace zwartlak
