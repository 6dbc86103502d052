// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Part of the detect stage: the address of a link as words. "team/jan-de-vries" and "JanDeVries"
// name somebody, but no detector of running text sees it.
#pragma once

#include <string>
#include <string_view>

namespace zwartlak {

bool IsAddress(std::string_view text);

// The host without "www" and its ending, then path and query, as words with capitals, a sentence
// each: "Example. Team Jan De Vries."
std::string SpelledOut(std::string_view address);

}  // namespace zwartlak
