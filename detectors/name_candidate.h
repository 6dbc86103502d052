// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// A run of tokens that has the form of a Dutch person's name (initials, first names, particles,
// surnames, "Surname, J.W."), and how much it looks like one by itself. Context (titles, greetings,
// verbs) is name_context's business. The trained model (name_tagger)
// judges whole lines and is merged in name_detector.
#pragma once

#include <optional>
#include <string_view>

#include "detectors/name_words.h"

namespace zwartlak {

struct NameCandidate {
  std::size_t first = 0;  // tokens [first, last)
  std::size_t last = 0;
  std::size_t first_word =
      0;  // token of the first and of the last name word; initials do not count
  std::size_t last_word = 0;
  int words = 0;
  int initials = 0;
  bool dotted = false;  // some initial has its dot
  int particles = 0;
  bool reversed = false;  // surname first
};

class NameScorer {
 public:
  virtual ~NameScorer() = default;
  // 0..1: probability-like, 0.5 is the line. Sees the line's tokens, so it may look around.
  [[nodiscard]] virtual double Score(std::string_view text, const Tokens& tokens,
                                     const NameCandidate& candidate) const = 0;
};

// Lists and letter statistics.
class ListNameScorer : public NameScorer {
 public:
  explicit ListNameScorer(const Gazetteer& gazetteer) : gazetteer_(gazetteer) {}
  [[nodiscard]] double Score(std::string_view text, const Tokens& tokens,
                             const NameCandidate& candidate) const override;

 private:
  [[nodiscard]] double Shape(std::string_view text, const Token& token) const;
  [[nodiscard]] double WithInitials(std::string_view text, const Tokens& tokens,
                                    const NameCandidate& candidate) const;
  [[nodiscard]] double SeveralWords(std::string_view text, const Tokens& tokens,
                                    const NameCandidate& candidate) const;
  [[nodiscard]] double OneWord(std::string_view text, const Tokens& tokens,
                               const NameCandidate& candidate) const;

  const Gazetteer& gazetteer_;
};

struct NameForm {
  bool lower_case = false;  // small letters are fine: after a title or a label
  bool any_word = false;    // ordinary capitalised words are fine: after a title or a label
};

// The longest name form that starts at `start`; nullopt when none does.
std::optional<NameCandidate> ParseName(const Tokens& tokens, std::size_t start,
                                       const NameForm& form);

// Could this word be part of a name, by itself?
bool IsNameWord(const Token& token, const NameForm& form);

Span SpanOf(const Tokens& tokens, const NameCandidate& candidate);

}  // namespace zwartlak
