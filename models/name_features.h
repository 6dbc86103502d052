// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// What the name model looks at: one set of features a token, hashed. The trainer and the reader of
// the weights both use this code, so that neither can drift from the other. A change here makes the
// shipped weights worthless: run models/train_names.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace zwartlak {

inline constexpr std::int8_t kLongCompound = 7;  // shapes of NameToken
inline constexpr std::int8_t kShortCompound = 8;

// What a tokeniser says of one token of a line.
struct NameToken {
  enum Kind : std::uint8_t { kWord, kInitials, kNumber, kCode, kMark, kBreak };
  std::string_view text;
  Kind kind = kMark;
  bool blank_before = false;
  bool upper = false;
  bool all_caps = false;
  std::uint8_t letters = 0;
  std::uint8_t known = 0;     // lists of the gazetteer that hold it
  std::uint16_t classes = 0;  // classes of the vocabulary that hold it
  // 0 = not judged, 1..6: from ordinary word to name by its letters; two ordinary words joined, of
  // which the last is long or short.
  std::int8_t shape = 0;
};

// The same, hashed and classified: what features are made of.
struct NameAtoms {
  std::uint32_t word = 0;
  std::uint32_t prefix3 = 0;
  std::uint32_t suffix2 = 0;
  std::uint32_t suffix3 = 0;
  std::uint32_t suffix4 = 0;
  std::uint16_t classes = 0;
  std::uint16_t lexicon = 0;  // shares of uses by type, from the weights file
  std::uint8_t known = 0;
  std::uint8_t form = 0;      // kind, case, length
  std::uint8_t position = 0;  // start of line, after a break, after the end of a sentence, ...
  std::uint8_t mode = 0;      // the line is in mixed case, in capitals, in small letters
  std::uint8_t shape = 0;
  std::uint8_t back = 0;   // tokens of its run of capitals and particles before it
  std::uint8_t ahead = 0;  // ... and after it
  bool judged = false;     // may be part of a name at all; if not, it is none and costs nothing
};

inline constexpr std::size_t kNameFeatures = 36;
using NameFeatures = std::array<std::uint32_t, kNameFeatures>;

// 64-bit hash of the folded word, the key of the lexicon.
std::uint64_t NameWordKey(std::string_view word);

// Atoms of a line, without `lexicon`. Judged are capitals, initials, words that no list calls
// ordinary, in lines of small letters also listed names, and what stands between such; `out` is
// cleared first. `keys` gets the NameWordKey of each word and 0 for other tokens. Tokens of which
// no judged one takes notice stay empty unless `all`. False when nothing is judged.
bool MakeNameAtoms(std::span<const NameToken> tokens, std::vector<NameAtoms>& out,
                   std::vector<std::uint64_t>& keys, bool all = false);

// Features of token `at`: hashes whose upper bits choose the row and whose lowest eight are its
// check.
void MakeNameFeatures(std::span<const NameAtoms> atoms, std::size_t at, NameFeatures& out);

}  // namespace zwartlak
