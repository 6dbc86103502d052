// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "detectors/name_guard.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "detectors/field_layout.h"
#include "pipeline/core/utf8.h"

namespace zwartlak {
namespace {

constexpr std::size_t kLongestName = 18;  // letters of one word; longer is a compound

bool IsShortMonth(std::string_view word) {
  static constexpr std::string_view kMonths[] = {
      "jan", "feb", "mrt", "mar", "apr", "mei", "may", "jun", "jul", "aug", "sep", "sept",
      "okt", "oct", "nov", "dec", "mon", "tue", "wed", "thu", "fri", "sat", "sun"};
  return std::ranges::find(kMonths, utf8::Fold(word)) != std::end(kMonths);
}

// A name rather than a word, by itself.
bool Names(std::string_view text, const Token& token) {
  if (!token.IsWord()) return token.kind == TokenKind::kInitials;
  const std::string_view word = text.substr(token.span.start, token.span.size());
  if (token.Is(kUiWord) || token.Is(kMonthWord) || IsShortMonth(word)) return false;
  if (token.Ordinary()) return token.Knows(Gazetteer::kCommonFirstName) && token.upper;
  if (token.Is(kParticleWord) || token.letters > kLongestName) return false;
  // "Nr.", "GEB."
  const bool abbreviation = token.letters <= 2 || (token.all_caps && token.letters <= 4);
  return token.NameListed() || !abbreviation;
}

// The span is all there is in the segments it touches.
bool FillsSegments(const TextRegion& region, Span span) {
  const int first = SegmentAt(region, span.start);
  const int last = SegmentAt(region, span.end - 1);
  if (first < 0 || last < 0) return false;
  const std::uint32_t start = region.segments[static_cast<std::size_t>(first)].span.start;
  const std::uint32_t end = region.segments[static_cast<std::size_t>(last)].span.end;
  const std::string_view text = region.text.Reveal();
  return !HasContent(text.substr(start, span.start - start)) &&
         !HasContent(text.substr(span.end, end - span.end));
}

// "Julianaflat": ends that surnames do not have, or hardly.
bool IsNamedPlace(std::string_view word, bool called) {
  static constexpr std::string_view kEnds[] = {"zaal", "school", "flat", "plein", "straat"};
  // A person may be called "Sanne Eikenlaan".
  static constexpr std::string_view kEndsOfSurnamesToo[] = {"laan", "weg"};
  const std::string folded = utf8::Fold(word);
  const auto ends = [&](std::string_view end) {
    return folded.size() >= end.size() + 4 && folded.ends_with(end);
  };
  return std::ranges::any_of(kEnds, ends) ||
         (!called && std::ranges::any_of(kEndsOfSurnamesToo, ends));
}

// "Mevr. Bonteschool", "J. Kerkplein" are people all the same.
bool IsAddressedOrInitialled(const Tokens& before, const Tokens& tokens) {
  if (std::ranges::any_of(tokens, [](const Token& t) {
        return t.kind == TokenKind::kInitials && t.span.size() == 2;
      })) {
    return true;
  }
  return std::ranges::any_of(before, [](const Token& t) { return t.Is(kTitleWord); });
}

}  // namespace

void DropNamedPlaces(std::string_view text, const NameWords& words, FindingSet& findings) {
  Tokens tokens;
  Tokens before;
  std::erase_if(findings, [&](const Finding& f) {
    if (f.entity != EntityType::kPerson || f.rule == "title" || f.rule == "signature") return false;
    words.Lex(text, f.span, tokens);
    if (tokens.empty()) return false;
    const Token& last = tokens.back();
    if (!last.IsWord() || !last.upper || last.Knows(Gazetteer::kSurname)) return false;
    const bool called = tokens.front().Knows(Gazetteer::kCommonFirstName);
    if (!IsNamedPlace(text.substr(last.span.start, last.span.size()), called)) return false;
    constexpr std::uint32_t kTitleBytes = 10;
    const std::uint32_t from = f.span.start - std::min(f.span.start, kTitleBytes);
    words.Lex(text, {from, f.span.start}, before);
    return !IsAddressedOrInitialled(before, tokens);
  });
}

void DropWordsAlone(const TextRegion& region, const NameWords& words, FindingSet& findings) {
  if (region.glyphs.empty()) return;
  const std::string_view text = region.text.Reveal();
  Tokens tokens;
  std::erase_if(findings, [&](const Finding& f) {
    if (f.rule != "model" || !FillsSegments(region, f.span)) return false;
    words.Lex(text, f.span, tokens);
    // "de Boer": a particle makes the word behind it a surname.
    const bool surname =
        std::ranges::any_of(tokens,
                            [](const Token& t) {
                              return t.IsWord() && t.Is(kParticleWord) && !t.Is(kArticleWord);
                            }) &&
        tokens.back().Knows(Gazetteer::kSurname) && tokens.back().upper;
    return !surname && std::ranges::none_of(tokens, [&](const Token& t) { return Names(text, t); });
  });
}

}  // namespace zwartlak
