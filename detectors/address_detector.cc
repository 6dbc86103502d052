// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "detectors/address_detector.h"

#include <algorithm>
#include <optional>
#include <string>

#include "detectors/address_line.h"
#include "pipeline/core/utf8.h"

namespace zwartlak {
namespace {

constexpr double kWholeScore = 0.95;  // street, number and town: above what finds a part of it
constexpr double kListedScore = 0.6;
constexpr double kTownScore = 0.75;  // postcode and town
constexpr double kEnough = 0.5;

// An address that may go on in the next line.
struct Open {
  std::size_t finding = 0;
  bool town = false;       // it has its town: only a country may follow
  bool ends_line = false;  // nothing stands behind it on its line
};

class AddressSearch {
 public:
  AddressSearch(std::string_view text, const NameWords& words) : line_{text, words, {}} {}

  void Line(Span span) {
    line_.words.Lex(line_.text, span, line_.tokens);
    const std::optional<Open> above = std::exchange(open_, std::nullopt);
    std::size_t quote = 0;  // "> " of a mail that is answered
    while (quote < size() && line_.tokens[quote].mark == '>') ++quote;
    for (std::size_t i = quote; i < size();) {
      const bool cell_begins = i == quote || line_.tokens[i - 1].kind == TokenKind::kBreak;
      std::size_t end = cell_begins && above ? GoOn(i, *above) : i;
      if (end == i) end = At(i);
      i = std::max(end, i + 1);
    }
  }

  // A line without digits: at most the country of the address above.
  void WordsOnly(Span span) {
    if (!open_) return;
    const Open above = *std::exchange(open_, std::nullopt);
    line_.words.Lex(line_.text, span, line_.tokens);
    if (above.ends_line && size() > 0) GoOn(0, above);
  }

  FindingSet Take() { return std::move(findings_); }

 private:
  [[nodiscard]] std::size_t size() const { return line_.tokens.size(); }

  void Emit(std::size_t first, std::size_t last, double score, std::string_view rule) {
    Finding finding;
    finding.entity = EntityType::kAddress;
    finding.span = {line_.tokens[first].span.start, line_.tokens[last - 1].span.end};
    finding.score = score;
    finding.detector = "address";
    finding.rule = rule;
    findings_.push_back(std::move(finding));
  }

  void Keep(std::size_t first, std::size_t last, double score, std::string_view rule, bool town) {
    Emit(first, last, score, rule);
    open_ = Open{findings_.size() - 1, town, EndsLine(last)};
  }

  [[nodiscard]] bool EndsLine(std::size_t i) const {
    return i == size() || (i + 1 == size() && line_.tokens[i].mark == ',');
  }

  // "Kerkstraat 12 te Zwolle", "12, postcode 1234 AB", "12 - 1234 AB": behind what links the parts.
  [[nodiscard]] std::size_t SkipLink(std::size_t i, bool& linked) const {
    linked = false;
    for (int steps = 0; i < size() && steps < 3; ++steps, ++i) {
      const Token& t = line_.tokens[i];
      const bool mark = t.mark == ',' || t.mark == '(' || t.mark == '-' || t.mark == ';';
      if (mark && (t.mark != '-' || (t.blank_before && !line_.Glued(i + 1)))) {
        linked = true;
        continue;
      }
      const std::string folded = t.IsWord() ? utf8::Fold(line_.TextOf(i)) : std::string();
      if (folded != "te" && folded != "in" && folded != "postcode" && folded != "nl") break;
      linked = true;
    }
    return i;
  }

  [[nodiscard]] std::size_t SkipPreposition(std::size_t i) const {
    if (i >= size() || !line_.tokens[i].IsWord()) return i;
    return line_.TextOf(i) == "in" || line_.TextOf(i) == "te" ? i + 1 : i;
  }

  // The end of postcode and town, or of a foreign code and town, at i.
  [[nodiscard]] std::size_t CodeAndTownEnd(std::size_t i, bool& town) const {
    town = false;
    if (i >= size()) return i;
    if (const std::size_t code = line_.PostcodeEnd(i); code > i) {
      const std::size_t from = line_.SkipComma(code);
      const std::size_t end = line_.TownEnd(from);
      town = end > from;
      if (town) return end;
      const std::size_t lower = line_.ListedTownEnd(from);
      town = lower > from && line_.EndsPart(lower);
      return town ? lower : code;
    }
    std::size_t end = line_.ForeignTownEnd(i);
    if (end == i) end = line_.EnglishTownEnd(i);
    town = end > i;
    return end;
  }

  // Behind a street and its number: postcode, town and country, as far as they stand there.
  [[nodiscard]] std::size_t RestEnd(std::size_t street, bool& town) const {
    town = false;
    bool linked = false;
    const std::size_t from = SkipLink(street, linked);
    std::size_t end = CodeAndTownEnd(from, town);
    if (end == from) {
      const std::size_t lower = line_.LowerPostcodeEnd(from);
      if (lower > from) end = line_.ListedTownEnd(lower);
      town = lower > from;
    }
    const bool dutch = line_.LowerPostcodeEnd(from) > from;
    if (end > from && !linked && !dutch) end = from;
    if (end == from && linked) {
      const std::size_t listed = line_.ListedTownEnd(from);
      const bool upper = listed > from && (line_.tokens[from].upper || line_.Glued(from));
      if (listed > from && (upper || line_.EndsPart(listed))) end = listed;
      if (listed == from && IsStrangeTown(from)) end = from + 1;
    }
    if (end == from) return street;
    town = town || !dutch;
    end = WithCountry(end);
    // "(9712 AB Groningen)" behind the street: with its bracket.
    const bool opened = from > street && line_.tokens[from - 1].mark == '(';
    return opened && end < size() && line_.tokens[end].mark == ')' ? end + 1 : end;
  }

  // "Kerkstraat 12, Bruxelles.": in no list, neither a word nor a name.
  [[nodiscard]] bool IsStrangeTown(std::size_t i) const {
    if (i >= size() || !line_.EndsPart(i + 1)) return false;
    const Token& t = line_.tokens[i];
    return t.IsWord() && t.upper && t.letters >= 4 && !t.Ordinary() && !t.NameListed() &&
           !t.Is(kUiWord);
  }

  [[nodiscard]] std::size_t WithCountry(std::size_t i) const {
    const std::size_t from = line_.SkipComma(i);
    const std::size_t end = from > i ? line_.CountryEnd(from) : from;
    return end > from ? end : i;
  }

  std::size_t Street(const AddressStreet& street, std::string_view rule) {
    bool town = false;
    std::size_t last = street.last;
    // "Kerkstraat 12, bus 3": not the B of "B-9000 Gent".
    const std::size_t from = line_.SkipComma(last);
    const bool word = from > last && from < size() && line_.tokens[from].letters > 1;
    if (word && line_.AdditionEnd(from) > from) last = line_.AdditionEnd(from);
    const std::size_t end = RestEnd(last, town);
    if (end == last && street.score < kEnough) return street.first;
    // "Kerkstraat 12 in Groningen": the word between them stays.
    const std::size_t place = SkipPreposition(last);
    if (end > last && place > last) {
      Emit(street.first, last, kWholeScore, rule);
      Keep(place, end, kTownScore, "town", true);
      return end;
    }
    Keep(street.first, end, end > last ? kWholeScore : street.score, rule, town);
    return end;
  }

  // What begins at token i.
  std::size_t At(std::size_t i) {
    const Token& t = line_.tokens[i];
    const bool number = i + 1 < size() && line_.tokens[i + 1].kind == TokenKind::kNumber &&
                        line_.tokens[i + 1].span.size() <= 6;
    if (number && t.IsWord() && utf8::Fold(line_.TextOf(i)) == "postbus") {
      return Street({i, i + 2, kListedScore}, "postbus");
    }
    if (t.kind != TokenKind::kNumber && t.kind != TokenKind::kCode) return i;
    if (line_.IsHouseNumber(i)) {
      if (const auto street = line_.StreetBefore(i)) {
        const std::size_t end = Street(*street, "street");
        if (end > i) return end;
      }
      if (const auto street = t.kind == TokenKind::kNumber ? line_.NumberFirst(i) : std::nullopt) {
        const std::size_t end = Street(*street, "number_first");
        if (end > i) return end;
      }
    }
    if (line_.PostcodeEnd(i) == i) return i;
    bool town = false;
    const std::size_t end = CodeAndTownEnd(i, town);
    if (town && line_.TownEnd(line_.SkipComma(line_.PostcodeEnd(i))) == end) {
      Keep(i, WithCountry(end), kTownScore, "postcode_town", true);
    }
    return end;
  }

  // The line after an address's first: a town under a street, a country under a town.
  std::size_t GoOn(std::size_t i, const Open& above) {
    bool town = false;
    std::size_t end = i;
    if (above.town) {
      end = line_.CountryEnd(i);
    } else {
      end = CodeAndTownEnd(i, town);
      const bool whole = end == size() || line_.tokens[end].kind == TokenKind::kBreak ||
                         line_.CountryEnd(line_.SkipComma(end)) > line_.SkipComma(end);
      if (end > i && line_.PostcodeEnd(i) == i && !whole) return i;
    }
    if (end == i || (above.town && end != size())) return i;
    end = WithCountry(end);
    if (!FirstOnLine(i) || !above.ends_line) {
      // Other cells stand between: a finding of its own.
      if (town) Keep(i, end, kTownScore, "town_below", true);
      return town ? end : i;
    }
    Finding& finding = findings_[above.finding];
    finding.span.end = line_.tokens[end - 1].span.end;
    finding.score = kWholeScore;
    open_ = Open{above.finding, town || above.town, EndsLine(end)};
    return end;
  }

  [[nodiscard]] bool FirstOnLine(std::size_t i) const {
    return i == 0 || line_.tokens[i - 1].mark == '>';
  }

  AddressLine line_;
  FindingSet findings_;
  std::optional<Open> open_;
};

}  // namespace

FindingSet AddressDetector::Detect(const TextRegion& region, const DetectContext&) const {
  const std::string_view text = region.text.Reveal();
  AddressSearch search(text, words_);
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = std::min(text.find('\n', start), text.size());
    const Span line{static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)};
    // No address begins without a digit.
    if (text.substr(start, end - start).find_first_of("0123456789") != std::string_view::npos) {
      search.Line(line);
    } else {
      search.WordsOnly(line);
    }
    start = end + 1;
  }
  return search.Take();
}

}  // namespace zwartlak
