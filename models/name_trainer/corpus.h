// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Training text: one line an example, names marked inline: ⟦PER|Sanne de Boer⟧, ⟦LOC|..⟧, ⟦ORG|..⟧,
// ⟦MISC|..⟧, ⟦ADDR|..⟧. ⟦PER/LOC|..⟧ is one of these, ⟦?|..⟧ a name of unknown type, ⟦*|..⟧
// anything at all: the trainer learns from what is known and lets the model itself decide the rest.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "detectors/name_tagger.h"

namespace zwartlak::trainer {

struct Mark {
  Span span;
  std::string_view label;  // into the marked line
};

struct Marked {
  std::string text;
  std::vector<Mark> marks;
};

// `line` must outlive the result.
Marked ParseMarks(std::string_view line);

struct Example {
  std::vector<NameAtoms> atoms;
  std::vector<std::uint8_t> allowed;  // a token: set of NameLabels, one bit each
};

class Reader {
 public:
  Reader(const NameWords& words, const NameLexicon& lexicon) : words_(words), lexicon_(lexicon) {}

  Example Read(std::string_view line);
  // All lines of a file; empty when it cannot be read.
  std::vector<Example> ReadFile(const std::string& path);

 private:
  const NameWords& words_;
  const NameLexicon& lexicon_;
  Tokens tokens_;
  std::vector<NameToken> name_tokens_;
  std::vector<std::uint64_t> keys_;
};

}  // namespace zwartlak::trainer
