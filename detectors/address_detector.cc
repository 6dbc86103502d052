// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "detectors/address_detector.h"

#include <algorithm>
#include <optional>
#include <string>

#include "detectors/name_context.h"
#include "pipeline/core/utf8.h"

namespace zwartlak {
namespace {

constexpr double kSureScore = 0.8;    // street ending and house number
constexpr double kListedScore = 0.6;  // listed street without an ending
constexpr double kTownScore = 0.75;   // postcode and town

struct Street {
  std::size_t first = 0;  // tokens [first, last), house number and addition included
  std::size_t last = 0;
  double score = 0;
};

struct Lines {
  std::string_view text;
  const NameWords& words;
  FindingSet findings;
  Tokens tokens;
  bool street_above = false;

  [[nodiscard]] std::string_view TextOf(std::size_t i) const {
    return text.substr(tokens[i].span.start, tokens[i].span.size());
  }

  [[nodiscard]] bool Glued(std::size_t i) const {
    return i < tokens.size() && !tokens[i].blank_before && tokens[i].kind != TokenKind::kBreak;
  }

  void Emit(std::size_t first, std::size_t last, double score, std::string_view rule) {
    Finding finding;
    finding.entity = EntityType::kAddress;
    finding.span = {tokens[first].span.start, tokens[last - 1].span.end};
    finding.score = score;
    finding.detector = "address";
    finding.rule = rule;
    findings.push_back(std::move(finding));
  }

  // "12", "12a": a house number by itself.
  [[nodiscard]] bool IsHouseNumber(std::size_t i) const {
    const Token& t = tokens[i];
    if (t.kind != TokenKind::kNumber && t.kind != TokenKind::kCode) return false;
    const std::string_view s = TextOf(i);
    std::size_t digits = 0;
    while (digits < s.size() && s[digits] >= '0' && s[digits] <= '9') ++digits;
    return digits >= 1 && digits <= 5 && s[0] != '0' && s.size() - digits <= 3 &&
           s.find_first_of("@/\\_") == std::string_view::npos;
  }

  // After the number: "-III", "/2", "bis", "hs", "A", "1 hoog".
  [[nodiscard]] std::size_t AdditionEnd(std::size_t i) const {
    if (i + 1 < tokens.size() && Glued(i) && (tokens[i].mark == '-' || tokens[i].mark == '/') &&
        Glued(i + 1) && tokens[i + 1].kind != TokenKind::kMark && tokens[i + 1].span.size() <= 4) {
      return i + 2;
    }
    if (i >= tokens.size() || tokens[i].kind == TokenKind::kBreak) return i;
    const std::string folded = utf8::Fold(TextOf(i));
    static constexpr std::string_view kAdditions[] = {"bis", "hs",   "huis", "ii", "iii",
                                                      "iv",  "rood", "zw",   "bg", "boven"};
    const bool known = std::ranges::find(kAdditions, folded) != std::end(kAdditions);
    const bool letter = tokens[i].IsWord() && tokens[i].letters == 1 && tokens[i].upper;
    if (known || letter) return i + 1;
    if (tokens[i].kind == TokenKind::kNumber && folded.size() == 1 && i + 1 < tokens.size() &&
        utf8::Fold(TextOf(i + 1)) == "hoog") {
      return i + 2;
    }
    return i;
  }

  // "Tweede Leliedwarsstraat", "Korte Nieuwstraat".
  [[nodiscard]] static bool QualifiesStreet(std::string_view word) {
    static constexpr std::string_view kWords[] = {
        "eerste", "tweede", "derde", "vierde", "vijfde", "oude",  "nieuwe", "lange",    "korte",
        "grote",  "kleine", "hoge",  "lage",   "groot",  "klein", "achter", "verlengde"};
    return std::ranges::find(kWords, utf8::Fold(word)) != std::end(kWords);
  }

  // Can this token stand in front of the last word of a street's name?
  [[nodiscard]] bool InStreetName(std::size_t i) const {
    const Token& t = tokens[i];
    if (t.kind == TokenKind::kInitials) return true;
    if (t.mark == '.') return i > 0 && tokens[i - 1].IsWord() && !t.blank_before;
    if (t.kind == TokenKind::kCode) {
      const std::string folded = utf8::Fold(TextOf(i));
      return folded == "1e" || folded == "2e" || folded == "3e" || folded == "4e";
    }
    if (!t.IsWord()) return false;
    if (t.Is(kParticleWord)) return true;
    if (t.letters == 1 && tokens[i + 1].mark == '.') return true;  // "v.", "d."
    return t.upper && (!t.Is(kUiWord) || t.NameListed() || QualifiesStreet(TextOf(i)));
  }

  // "Namens Sanne Qirelm Kerkstraat 12": a listed street or one that begins with a title, a number
  // or an adjective keeps its words; what else stands before the last word is somebody's name.
  [[nodiscard]] std::size_t WithoutPerson(std::size_t first, std::size_t last) const {
    const Token& word = tokens[last];
    std::size_t listed = last;
    for (std::size_t from = first; from < last; ++from) {
      const std::uint32_t begin = tokens[from].span.start;
      const std::string_view whole = text.substr(begin, word.span.end - begin);
      if ((words.gazetteer().Lookup(whole) & Gazetteer::kStreet) == 0) continue;
      listed = from;
      break;
    }
    std::size_t from = listed;
    while (from > first) {
      const Token& t = tokens[from - 1];
      const bool person = t.IsWord() && t.upper && !t.Ordinary() && !t.Is(kTitleWord) &&
                          utf8::Fold(TextOf(from - 1)) != "sint" && !t.Is(kParticleWord) &&
                          tokens[from].mark != '.';
      if (person || t.Is(kBeforeName)) break;
      --from;
    }
    while (from < last && !tokens[from].upper && tokens[from].kind != TokenKind::kCode &&
           text[tokens[from].span.start] != '\'') {
      ++from;
    }
    return from;
  }

  // The street whose house number is token `number`.
  [[nodiscard]] std::optional<Street> StreetBefore(std::size_t number) const {
    if (number == 0 || !tokens[number].blank_before) return std::nullopt;
    std::size_t last = number - 1;
    if (tokens[last].mark == '.' && last > 0) --last;  // "Kerkstr. 12"
    if (tokens[last].mark == ',' && last > 0) --last;
    const Token& word = tokens[last];
    if (!word.IsWord() || word.letters < 3) return std::nullopt;
    std::size_t first = last;
    while (first > 0 && last - first < 6 && InStreetName(first - 1)) --first;
    // Particles and marks at the beginning belong to the sentence: "aan de Kerkstraat".
    while (first < last && !tokens[first].upper && tokens[first].kind != TokenKind::kCode &&
           text[tokens[first].span.start] != '\'') {
      ++first;
    }
    // "Oude Zijds Wal": the last word is nothing but the ending.
    const bool bare_ending =
        !HasStreetEnding(TextOf(last)) && HasStreetEnding("aaa" + utf8::Fold(TextOf(last)));
    if (!bare_ending) first = WithoutPerson(first, last);
    const std::string_view name = TextOf(last);
    const std::string folded = utf8::Fold(name);
    const bool abbreviated =
        folded.size() >= 5 && (folded.ends_with("str") || folded.ends_with("ln"));
    const bool ending = HasStreetEnding(name) || abbreviated;
    double score = 0;
    if (ending && word.upper && !(word.Is(kUiWord))) score = kSureScore;
    if (ending && !word.upper && first < last) score = kSureScore;
    const bool listed = (words.gazetteer().Lookup(name) & Gazetteer::kStreet) != 0;
    if (ending && !word.upper && first == last && listed) score = kListedScore;
    // "Oude Zijds Wal 12"; or anything capitalised between a preposition and a postcode.
    const bool own_word = first < last && word.upper && bare_ending;
    if (score == 0 && own_word) score = kListedScore;
    if (score == 0 && word.upper && !word.Is(kUiWord)) {
      const std::size_t after = SkipComma(AdditionEnd(number + 1));
      if (PostcodeEnd(after) > after || ForeignCodeEnd(after) > after) score = kListedScore;
      // "'t Zandt 175"
      if (last > 0 && TextOf(last - 1) == "'t") score = kListedScore;
    }
    if (score == 0) {
      for (std::size_t from = first; from <= last && score == 0; ++from) {
        const std::uint32_t begin = tokens[from].span.start;
        const std::string_view whole = text.substr(begin, word.span.end - begin);
        if ((!tokens[from].upper && text[begin] != '\'') ||
            (words.gazetteer().Lookup(whole) & Gazetteer::kStreet) == 0) {
          continue;
        }
        // One ordinary word with a number is seldom a street: "Markt 12" needs a town.
        const bool plain = from == last && (word.Ordinary() || word.Is(kUiWord) ||
                                            word.Knows(Gazetteer::kFirstName));
        score = plain ? 0.3 : kListedScore;
        first = from;
      }
    }
    if (score == 0) return std::nullopt;
    // "'s-Gravenweg"
    if (first >= 2 && tokens[first - 1].mark == '-' && Glued(first) && Glued(first - 1) &&
        text[tokens[first - 2].span.start] == '\'') {
      first -= 2;
    }
    // "'t Zandt"
    if (first >= 1 && TextOf(first - 1) == "'t") --first;
    return Street{first, AdditionEnd(number + 1), score};
  }

  // "9712 AB", "9712AB" at i: the token after it, or i.
  [[nodiscard]] std::size_t PostcodeEnd(std::size_t i) const {
    if (i >= tokens.size()) return i;
    const std::string_view s = TextOf(i);
    const auto digits = static_cast<std::size_t>(
        std::ranges::count_if(s, [](char c) { return c >= '0' && c <= '9'; }));
    const bool glued = s.size() == 6 && digits == 4 && s[0] > '0' && s[3] >= '0' && s[3] <= '9' &&
                       utf8::IsLetter(static_cast<unsigned char>(s[4]));
    if (glued) return i + 1;
    if (s.size() != 4 || digits != 4 || s[0] == '0' || i + 1 >= tokens.size()) return i;
    const Token& letters = tokens[i + 1];
    const bool two = letters.span.size() == 2 && letters.all_caps && letters.blank_before;
    return two ? i + 2 : i;
  }

  // "75001 Paris", "10115 Berlin": five digits and a town; the token after them, or i.
  [[nodiscard]] std::size_t ForeignCodeEnd(std::size_t i) const {
    if (i + 1 >= tokens.size() || i == 0 || tokens[i - 1].mark != ',') return i;
    if (tokens[i].kind != TokenKind::kNumber || tokens[i].span.size() != 5) return i;
    const std::size_t end = TownEnd(i + 1);
    return end > i + 1 ? end : i;
  }

  // "12 Baker Street, London NW1 6XE", "221 Main Road, Leeds": number first.
  [[nodiscard]] std::size_t EnglishEnd(std::size_t i) const {
    static constexpr std::string_view kEndings[] = {"street", "road",     "avenue", "lane",
                                                    "drive",  "close",    "square", "gardens",
                                                    "court",  "crescent", "terrace"};
    std::size_t end = i + 1;
    while (end < tokens.size() && end < i + 5 && tokens[end].IsWord() && tokens[end].upper &&
           tokens[end].blank_before) {
      const std::string folded = utf8::Fold(TextOf(end));
      ++end;
      if (end > i + 2 && std::ranges::find(kEndings, folded) != std::end(kEndings)) {
        if (end >= tokens.size() || tokens[end].mark != ',') return i;
        std::size_t town = end + 1;
        while (town < tokens.size() && town < end + 6 &&
               (tokens[town].upper || tokens[town].kind == TokenKind::kCode ||
                tokens[town].kind == TokenKind::kNumber)) {
          ++town;
        }
        return town > end + 1 ? town : i;
      }
    }
    return i;
  }

  // A town at i: capitalised words and particles, at most five; the token after it, or i.
  [[nodiscard]] std::size_t TownEnd(std::size_t i) const {
    std::size_t end = i;
    std::size_t pos = i;
    while (pos < tokens.size() && pos < i + 5) {
      const Token& t = tokens[pos];
      const bool apostrophe = t.mark == '\'' && pos == i;
      if (!apostrophe && (!t.IsWord() || (!t.upper && !t.Is(kParticleWord)))) break;
      if (t.Is(kUiWord) && !t.Knows(Gazetteer::kPlace)) break;
      if (t.Knows(Gazetteer::kEnglishWord) && !t.Knows(Gazetteer::kPlace) && t.letters > 4) break;
      if (pos + 1 < tokens.size() && tokens[pos + 1].mark == ':') break;  // the next label
      ++pos;
      if (t.upper) end = pos;
      // A known town is over when it is complete.
      const std::uint32_t begin = tokens[i].span.start;
      const bool known = (words.gazetteer().Lookup(text.substr(begin, t.span.end - begin)) &
                          Gazetteer::kPlace) != 0;
      const bool goes_on = pos < tokens.size() && tokens[pos].Is(kParticleWord);
      if (known && !goes_on) return pos;
    }
    return end;
  }

  [[nodiscard]] std::size_t SkipComma(std::size_t i) const {
    while (i < tokens.size() && (tokens[i].mark == ',' || tokens[i].mark == '(')) ++i;
    return i;
  }

  void Line(Span line) {
    words.Lex(text, line, tokens);
    bool street_here = false;
    bool town_here = false;
    for (std::size_t i = 0; i < tokens.size();) {
      if (tokens[i].IsWord() && tokens[i].upper && i + 1 < tokens.size() &&
          tokens[i + 1].kind == TokenKind::kNumber && tokens[i + 1].span.size() <= 6 &&
          utf8::Fold(TextOf(i)) == "postbus") {
        Emit(i, i + 2, kListedScore, "postbus");
        street_here = true;
        i += 2;
        continue;
      }
      // "Bremhoek 15:35" is a time.
      const bool time = i + 2 < tokens.size() && tokens[i + 1].mark == ':' && Glued(i + 1) &&
                        Glued(i + 2) && tokens[i + 2].kind == TokenKind::kNumber;
      if (!time && IsHouseNumber(i)) {
        if (const auto street = StreetBefore(i)) {
          const std::size_t postcode = SkipComma(street->last);
          const std::size_t after = PostcodeEnd(postcode);
          const bool town = after > postcode || TownAfter(postcode);
          if (street->score >= 0.5 || after > postcode) {
            Emit(street->first, street->last, std::max(street->score, town ? 0.8 : 0.0), "street");
            street_here = true;
            i = std::max(street->last, i + 1);
            if (const std::size_t end = ForeignCodeEnd(postcode); end > postcode) {
              Emit(postcode, end, kTownScore, "foreign_town");
              i = end;
              continue;
            }
            if (after == postcode && town) {
              const std::size_t in = TextOf(postcode) == "in" ? postcode + 1 : postcode;
              Emit(in, TownEnd(in), kTownScore, "town");
              i = TownEnd(in);
            }
            continue;
          }
        }
      }
      if (tokens[i].kind == TokenKind::kNumber && IsHouseNumber(i)) {
        if (const std::size_t end = EnglishEnd(i); end > i) {
          Emit(i, end, kListedScore, "english");
          street_here = true;
          i = end;
          continue;
        }
      }
      const std::size_t postcode = PostcodeEnd(i);
      if (postcode > i) {
        const std::size_t town = TownEnd(SkipComma(postcode));
        if (town > SkipComma(postcode)) {
          Emit(i, town, kTownScore, "postcode_town");
          town_here = true;
          i = town;
          continue;
        }
        i = postcode;
        continue;
      }
      ++i;
    }
    if (street_above && !street_here && !town_here) ForeignTown();
    street_above = street_here;
  }

  // ", Groningen" or "in Groningen" after a house number.
  [[nodiscard]] bool TownAfter(std::size_t i) const {
    if (i >= tokens.size() || i == 0) return false;
    const bool in = tokens[i].IsWord() && TextOf(i) == "in" && tokens[i - 1].mark != ',';
    if (in && i + 1 < tokens.size()) ++i;
    if (!in && tokens[i - 1].mark != ',') return false;
    const std::size_t end = TownEnd(i);
    if (end == i) return false;
    const std::uint32_t begin = tokens[i].span.start;
    return (words.gazetteer().Lookup(text.substr(begin, tokens[end - 1].span.end - begin)) &
            Gazetteer::kPlace) != 0;
  }

  // Under a street: "9000 Gent", "48529 Nordhorn".
  void ForeignTown() {
    if (tokens.size() < 2 || tokens.size() > 5 || tokens[0].kind != TokenKind::kNumber) return;
    const std::size_t digits = tokens[0].span.size();
    if (digits != 4 && digits != 5) return;
    const std::size_t end = TownEnd(1);
    if (end == tokens.size()) Emit(0, end, kListedScore, "foreign_town");
  }
};

}  // namespace

FindingSet AddressDetector::Detect(const TextRegion& region, const DetectContext&) const {
  Lines lines{region.text.Reveal(), words_, {}, {}};
  const std::string_view text = lines.text;
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = std::min(text.find('\n', start), text.size());
    const std::string_view line = text.substr(start, end - start);
    // No address without a digit.
    if (line.find_first_of("0123456789") != std::string_view::npos) {
      lines.Line({static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)});
    } else {
      lines.street_above = false;
    }
    start = end + 1;
  }
  return std::move(lines.findings);
}

}  // namespace zwartlak
