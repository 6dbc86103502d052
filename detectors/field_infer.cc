// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "detectors/field_infer.h"

#include <algorithm>
#include <string>
#include <unordered_set>

#include "detectors/name_context.h"
#include "pipeline/core/utf8.h"

namespace zwartlak {
namespace {

constexpr std::size_t kMinCells = 3;

struct Counts {
  std::size_t seen = 0;
  std::size_t names = 0;       // can be a person's name
  std::size_t sure_names = 0;  // with a listed first name, initials or a plain surname
  std::size_t dates = 0;
  std::size_t years = 0;  // dates of a year in which people are born
  std::size_t places = 0;
  std::size_t streets = 0;
  std::size_t initials = 0;
  std::size_t handles = 0;
  std::size_t other = 0;  // cells that speak against all of these
  int first_year = 9999;
  int last_year = 0;
  std::unordered_set<std::string> distinct;
};

// The first run of four digits, or those of 19800124: a year, or 0.
int YearOf(std::string_view value) {
  for (std::size_t i = 0; i + 4 <= value.size(); ++i) {
    const std::string_view four = value.substr(i, 4);
    if (four.find_first_not_of("0123456789") != std::string_view::npos) continue;
    const int year =
        (four[0] - '0') * 1000 + (four[1] - '0') * 100 + (four[2] - '0') * 10 + (four[3] - '0');
    if (year >= 1900 && year <= 2100) return year;
    while (i + 1 < value.size() && value[i + 1] >= '0' && value[i + 1] <= '9') ++i;
  }
  return 0;
}

bool SureName(const Tokens& tokens) {
  return std::ranges::any_of(tokens, [](const Token& t) {
    const bool first = t.Knows(Gazetteer::kCommonFirstName) && !t.Ordinary();
    const bool surname = t.Knows(Gazetteer::kSurname) && !t.Ordinary();
    return t.kind == TokenKind::kInitials ||
           ((first || surname) && t.upper && !t.Knows(Gazetteer::kPlace));
  });
}

// "sboer02", "anouar.o": one token of small letters that is no word.
bool IsHandle(std::string_view value, const Tokens& tokens) {
  if (value.size() < 4 || value.size() > 40 || value.find(' ') != std::string_view::npos) {
    return false;
  }
  bool letter = false;
  for (const char c : value) {
    const bool lower = c >= 'a' && c <= 'z';
    letter |= lower;
    if (!lower && (c < '0' || c > '9') && c != '.' && c != '_' && c != '-') return false;
  }
  return letter && value[0] >= 'a' && value[0] <= 'z' &&
         std::ranges::none_of(tokens, [](const Token& t) {
           return t.Is(kUiWord) || (t.Ordinary() && !t.NameListed());
         });
}

void CountCell(const FieldWork& work, std::string_view value, Counts& n) {
  const NameWords& words = work.words;
  Tokens tokens;
  words.Lex(value, {0, static_cast<std::uint32_t>(value.size())}, tokens);
  ++n.seen;
  n.distinct.insert(utf8::Fold(value));
  const Label date{EntityType::kDateOfBirth, LabelKind::kStrong};
  const Label street{EntityType::kAddress, LabelKind::kStrong};
  const bool digits = value.find_first_of("0123456789") != std::string_view::npos;
  if (digits) {
    if (FitValue(date, value, words).fit == Fit::kClear &&
        value.find(':') == std::string_view::npos) {
      ++n.dates;
      if (const int year = YearOf(value); year >= 1910) {
        n.years += year < 2020;
        n.first_year = std::min(n.first_year, year);
        n.last_year = std::max(n.last_year, year);
      }
    } else if (FitValue(street, value, words).fit == Fit::kClear) {
      ++n.streets;
    }
    n.handles += IsHandle(value, tokens);
    return;
  }
  const bool initials = !tokens.empty() && std::ranges::all_of(tokens, [](const Token& t) {
    return t.kind == TokenKind::kInitials;
  });
  n.initials += initials;
  n.handles += IsHandle(value, tokens);
  const bool place = (words.gazetteer().Lookup(value) & Gazetteer::kPlace) != 0;
  n.places += place;
  if (initials || PersonLikeness(value, words) == Likeness::kClear) {
    ++n.names;
    n.sure_names += SureName(tokens) && !place;
  }
}

}  // namespace

std::optional<Label> InferColumn(const FieldWork& work, const std::vector<Span>& cells,
                                 std::size_t personal) {
  Counts n;
  for (const Span& cell : cells) {
    const Span span = TrimValue(work.layout.text, cell);
    const std::string_view value = work.layout.text.substr(span.start, span.size());
    if (!IsNoValue(value, work.words)) CountCell(work, value, n);
  }
  const auto most = [&n](std::size_t count) { return count * 5 >= n.seen * 4; };
  const auto strong = [](EntityType entity) { return Label{entity, LabelKind::kStrong}; };
  // A status or a kind is repeated over and over; people are not.
  if (n.seen < kMinCells || n.distinct.size() * 3 < n.seen) return std::nullopt;
  const bool towns = n.places * 2 >= n.seen && n.places > n.sure_names;
  if (!towns && most(n.names) && n.sure_names * 2 >= n.seen) return strong(EntityType::kPerson);
  if (personal == 0) return std::nullopt;
  if (!towns && personal >= 2 && n.names * 5 >= n.seen * 3 && n.sure_names * 4 >= n.seen) {
    return strong(EntityType::kPerson);
  }
  if (most(n.streets)) return strong(EntityType::kAddress);
  if (towns) return Label{EntityType::kAddress, LabelKind::kPlace};
  if (most(n.dates) && n.years * 5 >= n.dates * 4 && n.first_year < 2000 &&
      n.last_year - n.first_year >= 10) {
    return strong(EntityType::kDateOfBirth);
  }
  if (personal >= 2 && n.handles == n.seen) return strong(EntityType::kUsername);
  return std::nullopt;
}

}  // namespace zwartlak
