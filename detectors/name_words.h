// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Cuts a line into words, initials and marks, and says of each word what the gazetteer and our own
// vocabulary (data/name_vocabulary.txt) know of it. The common ground of all name detectors. Works
// on one line at a time, so that a long log needs no more memory than its longest line.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "detectors/gazetteer.h"
#include "pipeline/core/document.h"

namespace zwartlak {

// Classes of data/name_vocabulary.txt.
enum WordClass : std::uint16_t {
  kTitleWord = 1,
  kParticleWord = 2,
  kSalutationWord = 4,
  kClosingWord = 8,
  kBeforeName = 16,
  kAfterName = 32,
  kUiWord = 64,
  kBeforeOrganisation = 128,
  kAfterOrganisation = 256,
  kArticleWord = 1024,  // de, het
  kPlacingWord = 2048,  // in, op, uit, onder: prepositions that also begin names
  kMonthWord = 512,     // a first name or surname too, but seldom meant so without a label
};

enum class TokenKind : std::uint8_t {
  kWord,
  kInitials,  // "J.", "J.W.", "Th."
  kNumber,
  kCode,   // part of an identifier, path, address or URL
  kMark,   // one punctuation character
  kBreak,  // tab, bar or wide gap
};

struct Token {
  Span span;
  TokenKind kind = TokenKind::kMark;
  char mark = 0;  // of kMark
  bool blank_before = false;
  bool upper = false;     // first letter is a capital
  bool all_caps = false;  // two or more letters, all capitals
  std::uint8_t letters = 0;
  std::uint8_t known = 0;     // Gazetteer::Flag
  std::uint16_t classes = 0;  // WordClass
  std::uint8_t genitive = 0;  // bytes of "'s" at the end, which is no part of a name
  std::uint64_t hash = 0;     // gazetteer::Hash of a word without its genitive

  [[nodiscard]] bool Is(WordClass c) const { return (classes & c) != 0; }
  [[nodiscard]] bool Knows(Gazetteer::Flag f) const { return (known & f) != 0; }
  [[nodiscard]] bool IsWord() const { return kind == TokenKind::kWord; }
  [[nodiscard]] Span Stem() const { return {span.start, span.end - genitive}; }
  [[nodiscard]] bool Ordinary() const {
    return (known & (Gazetteer::kWord | Gazetteer::kEnglishWord)) != 0;
  }
  [[nodiscard]] bool NameListed() const {
    return (known & (Gazetteer::kFirstName | Gazetteer::kSurname)) != 0;
  }
};

using Tokens = std::vector<Token>;

// Folded words with their classes: open addressing, at most half full.
class WordClasses {
 public:
  void Add(std::uint64_t hash, std::uint16_t classes);
  [[nodiscard]] std::uint16_t Lookup(std::uint64_t hash) const;

 private:
  struct Slot {
    std::uint64_t hash = 0;
    std::uint16_t classes = 0;  // 0 = empty
  };
  std::vector<Slot> slots_ = std::vector<Slot>(4096);
  std::size_t used_ = 0;
};

class NameWords {
 public:
  explicit NameWords(std::shared_ptr<const Gazetteer> gazetteer);

  // Tokens of text[line], appended to `out` after clearing it.
  void Lex(std::string_view text, Span line, Tokens& out) const;

  [[nodiscard]] const Gazetteer& gazetteer() const { return *gazetteer_; }
  [[nodiscard]] std::uint16_t ClassesOf(std::string_view word) const;

 private:
  void Annotate(std::string_view text, Token& token) const;
  [[nodiscard]] std::uint8_t KnownOfHalves(std::string_view word) const;

  std::shared_ptr<const Gazetteer> gazetteer_;
  WordClasses classes_;
};

}  // namespace zwartlak
