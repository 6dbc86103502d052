// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// What the command line says to a person: Dutch or English by ZWARTLAK_LANG, else LC_ALL,
// LC_MESSAGES, LANG; English when none of them says "nl". And how several outcomes become one exit
// code.
#pragma once

#include <string>
#include <string_view>

#include "pipeline/core/error.h"

namespace zwartlak::cli {

inline constexpr int kExitBug = 1;
inline constexpr int kExitUsage = 2;
inline constexpr int kExitQuarantined = 3;
inline constexpr int kExitEnvironment = 4;

bool IsDutch();
inline std::string_view Say(std::string_view dutch, std::string_view english) {
  return IsDutch() ? dutch : english;
}
std::string_view SentenceOf(ErrorCode code);

// The graver of two exit codes: 1 (bug) over 4 (environment) over 3 (quarantined) over 0.
int Graver(int a, int b);

// A path or a text for a terminal: control characters and malformed bytes are replaced, so that a
// file name cannot give the terminal orders.
std::string Printable(std::string_view text);

// "zwartlak: <what>" on standard error.
void Complain(std::string_view what);
// The sentence of an error, with the path it is about (may be empty).
void Complain(const Error& error, std::string_view path);

}  // namespace zwartlak::cli
