// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// What stands where a value stood in a text. The form is fixed, so that it can be checked without
// knowing the value, and its length goes in steps, so that it does not give the value away:
//
// - a run of U+2588 (in Windows-1252, which lacks it, 'X'), as many as the value has characters,
//   rounded up to a multiple of 8; or the label of the plan item;
// - line breaks and tabs inside the span stay, and each piece between them gets a bar of its own;
// - a whole number in JSON that stands without quotes gets them, so that the text still parses.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "pipeline/core/plan.h"
#include "redactors/text/charset.h"

namespace zwartlak::text {

inline constexpr std::size_t kBarStep = 8;

inline constexpr std::size_t BarLength(std::size_t characters) {
  return (characters + kBarStep - 1) / kBarStep * kBarStep;
}

inline constexpr std::string_view BarCharacter(Charset charset) {
  return charset == Charset::kWindows1252 ? "X" : "\u2588";
}

// True if `span` is a whole JSON number without quotes: digits between ':', '[' or ',' and ',', '}'
// or ']' in a text or line that starts with '{' or '['.
bool IsBareJsonNumber(std::string_view text, Span span);

}  // namespace zwartlak::text
