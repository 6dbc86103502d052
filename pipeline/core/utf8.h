// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// UTF-8 and the few letter properties that finding Dutch personal data needs, for the Latin script
// (Basic Latin to Latin Extended Additional). Other scripts count as letters without case. ICU does
// charset conversion in redactors/text; this is the small hot-path part.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace zwartlak::utf8 {

// Code point at byte `at` and its length in bytes (1..4). Malformed input yields U+FFFD, length 1.
// `at` must be < text.size().
std::pair<char32_t, std::size_t> Decode(std::string_view text, std::size_t at);

void Append(char32_t c, std::string& out);

bool IsValid(std::string_view text);

// Copy in which every malformed byte is U+FFFD.
std::string Sanitise(std::string_view text);

bool IsLetter(char32_t c);
bool IsUpper(char32_t c);
bool IsLower(char32_t c);
inline bool IsDigit(char32_t c) { return c >= U'0' && c <= U'9'; }
inline bool IsLetterOrDigit(char32_t c) { return IsDigit(c) || IsLetter(c); }
bool IsSpace(char32_t c);

char32_t ToLower(char32_t c);

// Lower case without diacritics where the letter has a plain Latin base (é -> e, Ł -> l, ı -> i,
// ß -> s, ø -> o), else the lower-case letter itself.
char32_t FoldLetter(char32_t c);

// FoldLetter over a whole text; malformed bytes are dropped.
std::string Fold(std::string_view text);

}  // namespace zwartlak::utf8
