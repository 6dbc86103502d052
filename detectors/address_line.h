// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// One line of text as the address detector sees it: where a street with its house number stands,
// where a postcode or a foreign code, where a town. Positions are indices of tokens; a function
// that returns the end of something returns its argument when there is no such thing.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "detectors/name_words.h"

namespace zwartlak {

struct AddressStreet {
  std::size_t first = 0;  // tokens [first, last), house number and addition included
  std::size_t last = 0;
  double score = 0;
};

struct AddressLine {
  std::string_view text;
  const NameWords& words;
  Tokens tokens;

  [[nodiscard]] std::string_view TextOf(std::size_t i) const {
    return text.substr(tokens[i].span.start, tokens[i].span.size());
  }
  [[nodiscard]] std::string_view TextOf(std::size_t first, std::size_t last) const {
    return text.substr(tokens[first].span.start,
                       tokens[last - 1].span.end - tokens[first].span.start);
  }
  [[nodiscard]] bool Listed(std::size_t first, std::size_t last, Gazetteer::Flag flag) const {
    return (words.gazetteer().Lookup(TextOf(first, last)) & flag) != 0;
  }
  [[nodiscard]] bool Glued(std::size_t i) const {
    return i < tokens.size() && !tokens[i].blank_before && tokens[i].kind != TokenKind::kBreak;
  }
  // Nothing follows that could belong to what ends before `i`: the end of the line or of a cell, a
  // mark, a postcode.
  [[nodiscard]] bool EndsPart(std::size_t i) const;
  [[nodiscard]] std::size_t SkipComma(std::size_t i) const;

  // address_street.cc
  // "12", "12a": a house number by itself.
  [[nodiscard]] bool IsHouseNumber(std::size_t i) const;
  // "15:35", "12-03-2025", "3.14" look like one at their beginning.
  [[nodiscard]] bool IsTimeOrDate(std::size_t i) const;
  // After the number: "-III", "/2", "bis a", "hs", "A", "1 hoog", "bus 3".
  [[nodiscard]] std::size_t AdditionEnd(std::size_t i) const;
  // The street whose house number is token `number`.
  [[nodiscard]] std::optional<AddressStreet> StreetBefore(std::size_t number) const;
  // "12 Baker Street", "12, rue de Rivoli", with the town when it stands behind a comma.
  [[nodiscard]] std::optional<AddressStreet> NumberFirst(std::size_t i) const;

  // address_town.cc
  // "9712 AB", "9712AB".
  [[nodiscard]] std::size_t PostcodeEnd(std::size_t i) const;
  // Also "9712 ab groningen": behind a street a listed town makes it sure.
  [[nodiscard]] std::size_t LowerPostcodeEnd(std::size_t i) const;
  // "75001", "B-9000", "D-48529" and a town.
  [[nodiscard]] std::size_t ForeignTownEnd(std::size_t i) const;
  // "London NW1 6XE", "Springfield, IL 62704".
  [[nodiscard]] std::size_t EnglishTownEnd(std::size_t i) const;
  [[nodiscard]] std::size_t TownEnd(std::size_t i) const;
  // A listed town at `i`, also in lower case.
  [[nodiscard]] std::size_t ListedTownEnd(std::size_t i) const;
  [[nodiscard]] std::size_t CountryEnd(std::size_t i) const;

 private:
  [[nodiscard]] std::size_t OneAdditionEnd(std::size_t i) const;
  [[nodiscard]] bool InStreetName(std::size_t i) const;
  [[nodiscard]] std::size_t WithoutPerson(std::size_t first, std::size_t last) const;
  [[nodiscard]] std::size_t NameBegin(std::size_t last) const;
  [[nodiscard]] double ScoreByForm(std::size_t first, std::size_t last) const;
  [[nodiscard]] double ScoreByPlace(std::size_t first, std::size_t last, std::size_t number) const;
  [[nodiscard]] bool ResidenceBefore(std::size_t first) const;
  [[nodiscard]] bool NameBefore(std::size_t first) const;
  [[nodiscard]] std::size_t UkCodeEnd(std::size_t i) const;
};

}  // namespace zwartlak
