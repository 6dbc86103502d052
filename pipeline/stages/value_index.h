// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Finds values again wherever they stand: a text cut into folded words, and runs of words compared
// by keyed digest. Blanks, case, diacritics, punctuation and usual OCR confusions do not matter, so
// "van der Meulen", "VANDERMEULEN" and "van der\tMeulen" are one value.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pipeline/core/document.h"
#include "pipeline/core/ticket_context.h"

namespace zwartlak {

// The value as it is compared: FoldValue without blanks.
std::string FoldKey(std::string_view value);

struct Word {
  Span span;             // bytes in the text
  std::string folded;    // FoldKey of the word; never empty
  bool capital = false;  // starts with an upper-case letter
  bool parted = false;   // a bar of a redacted text stands before it: no value goes on here
};

std::vector<Word> WordsOf(std::string_view text);

// The same words for finding values: what digests of runs of them need.
struct WordMark {
  Span span;
  ValueDigester::Piece piece;
  bool capital = false;
  bool parted = false;
};

std::vector<WordMark> MarksOf(std::string_view text, const ValueDigester& digester);

struct Occurrence {
  Span span;
  std::size_t first_word = 0;         // index into the words given
  const KnownValue* value = nullptr;  // points into the values given
};

// Whether a value may stand at the word: one that may not must not keep a shorter one from being
// found there.
using MayStandAt = std::function<bool(const KnownValue& value, const WordMark& first)>;

// Longest runs first, not overlapping. `max_words` words a run at most.
std::vector<Occurrence> FindValues(
    const std::vector<WordMark>& words,
    const std::unordered_map<std::uint64_t, const KnownValue*>& values, int max_words,
    const MayStandAt& may_stand);

}  // namespace zwartlak
