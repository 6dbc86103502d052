// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// What a line must have before a pattern can match in it, read off the pattern itself: some strings
// of which at least one occurs. Knows the part of RE2's syntax that rules use; of anything else it
// says that nothing is known. Never says too much. Case does not count.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace zwartlak {

// The strings, in small letters, of which every text with a match has one; of the choices that a
// pattern leaves, the one that running text has least. Empty when there is none.
std::vector<std::string> NeedsOf(std::string_view pattern);

// How often, about, a byte of running text begins one of `strings`; 1 when there are none.
double RateOf(const std::vector<std::string>& strings);

// The three letters of `text` (all of it if it has fewer) that running text has least.
std::string_view RarestPart(std::string_view text);

}  // namespace zwartlak
