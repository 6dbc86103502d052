// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// The file of the gazetteer, shared by its builder and its reader. Little endian, made on the
// machine that reads it: a header, 2^log2_slots words of 32 bits (24 bits of fingerprint, 8 flags,
// 0 = empty; linear probing), then the trigram table of the name-shape model (one signed byte a
// trigram of a..z and the word's edge: log odds name : ordinary word, times kShapeScale).
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "pipeline/core/utf8.h"

namespace zwartlak::gazetteer {

inline constexpr std::array<char, 8> kMagic{'Z', 'W', 'G', 'A', 'Z', '0', '0', '1'};
inline constexpr std::size_t kSymbols = 28;  // word edge, a..z, anything else
inline constexpr std::size_t kTrigrams = kSymbols * kSymbols * kSymbols;
inline constexpr double kShapeScale = 24;

struct Header {
  std::array<char, 8> magic{};
  std::uint32_t log2_slots = 0;
  std::uint32_t entries = 0;
};

// What a word is looked up by: letters folded, kinds of apostrophe made one, digits that OCR makes
// of letters turned back when they stand between letters.
template <typename Sink>
void EachFolded(std::string_view word, Sink&& sink) {
  const bool all_digits = word.find_first_not_of("0123456789") == std::string_view::npos;
  for (std::size_t i = 0; i < word.size();) {
    auto [c, length] = utf8::Decode(word, i);
    i += length;
    if (c == 0x2019 || c == 0x2018 || c == U'`' || c == 0xB4) c = U'\'';
    if (!all_digits && c >= U'0' && c <= U'9') {
      static constexpr std::string_view kLetterOf = "olzeasbtbg";
      c = static_cast<char32_t>(kLetterOf[c - U'0']);
    }
    sink(utf8::FoldLetter(c));
  }
}

inline std::uint64_t Hash(std::string_view word) {
  std::uint64_t h = 0xCBF29CE484222325ULL;
  EachFolded(word, [&h](char32_t c) { h = (h ^ c) * 0x100000001B3ULL; });
  h ^= h >> 32;
  h *= 0xD6E8FEB86659FD93ULL;
  return h ^ (h >> 32);
}

inline std::uint32_t FingerprintOf(std::uint64_t hash) {
  const auto bits = static_cast<std::uint32_t>(hash >> 40) & 0xFFFFFFU;
  return bits == 0 ? 1 : bits;
}

// Calls `sink` with the index of each trigram of the word, edges included.
// What EachFolded makes of ASCII in a word.
inline constexpr std::array<unsigned char, 128> kFolded = [] {
  std::array<unsigned char, 128> out{};
  for (unsigned c = 0; c < 128; ++c) out[c] = static_cast<unsigned char>(c);
  for (unsigned c = 'A'; c <= 'Z'; ++c) out[c] = static_cast<unsigned char>(c + 32);
  constexpr std::string_view kLetterOf = "olzeasbtbg";
  for (unsigned d = 0; d < 10; ++d) out['0' + d] = static_cast<unsigned char>(kLetterOf[d]);
  out['`'] = '\'';
  return out;
}();

// The same, letter by letter, for one who looks at each anyway. A word has a letter in it: numbers
// are hashed by Hash.
class Hasher {
 public:
  void Add(char32_t c) {
    if (c < 0x80) {
      c = kFolded[c];
    } else {
      c = c == 0x2019 || c == 0x2018 || c == 0xB4 ? U'\'' : utf8::FoldLetter(c);
    }
    hash_ = (hash_ ^ c) * 0x100000001B3ULL;
  }
  [[nodiscard]] std::uint64_t Value() const {
    std::uint64_t h = hash_ ^ (hash_ >> 32);
    h *= 0xD6E8FEB86659FD93ULL;
    return h ^ (h >> 32);
  }

 private:
  std::uint64_t hash_ = 0xCBF29CE484222325ULL;
};

template <typename Sink>
void EachTrigram(std::string_view word, Sink&& sink) {
  std::size_t a = 0;
  std::size_t b = 0;
  const auto push = [&](std::size_t c) {
    if (a != 0 || b != 0 || c != 0) sink((a * kSymbols + b) * kSymbols + c);
    a = b;
    b = c;
  };
  EachFolded(word, [&push](char32_t c) {
    push(c >= U'a' && c <= U'z' ? static_cast<std::size_t>(c - U'a') + 1 : kSymbols - 1);
  });
  push(0);
}

}  // namespace zwartlak::gazetteer
