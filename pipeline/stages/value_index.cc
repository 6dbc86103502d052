// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "pipeline/stages/value_index.h"

#include <algorithm>

#include "pipeline/core/utf8.h"

namespace zwartlak {

namespace {

constexpr char32_t kBar = U'\u2588';

// End of the word at `at`: letters and digits.
std::size_t WordEnd(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const auto [c, n] = utf8::Decode(text, at);
    if (!utf8::IsLetterOrDigit(c)) break;
    at += n;
  }
  return at;
}

// Calls `sink` with span, folded text, whether it has a capital and whether a bar stands before it,
// of each word.
template <typename Sink>
void EachWord(std::string_view text, Sink&& sink) {
  std::string folded;
  bool parted = false;
  for (std::size_t i = 0; i < text.size();) {
    const auto [first, length] = utf8::Decode(text, i);
    if (!utf8::IsLetterOrDigit(first)) {
      parted |= first == kBar;
      i += length;
      continue;
    }
    const std::size_t end = WordEnd(text, i + length);
    FoldKeyTo(text.substr(i, end - i), folded);
    const Span span{static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(end)};
    i = end;
    if (folded.empty()) continue;
    sink(span, folded, utf8::IsUpper(first), parted);
    parted = false;
  }
}

}  // namespace

std::string FoldKey(std::string_view value) {
  std::string folded;
  FoldKeyTo(value, folded);
  return folded;
}

std::vector<Word> WordsOf(std::string_view text) {
  std::vector<Word> words;
  EachWord(text, [&](Span span, const std::string& folded, bool capital, bool parted) {
    words.push_back({span, folded, capital, parted});
  });
  return words;
}

std::vector<WordMark> MarksOf(std::string_view text, const ValueDigester& digester) {
  std::vector<WordMark> words;
  words.reserve(text.size() / 6);
  EachWord(text, [&](Span span, const std::string& folded, bool capital, bool parted) {
    words.push_back({span, digester.Of(folded), capital, parted});
  });
  return words;
}

std::vector<Occurrence> FindValues(
    const std::vector<WordMark>& words,
    const std::unordered_map<std::uint64_t, const KnownValue*>& values, int max_words,
    const MayStandAt& may_stand) {
  std::vector<Occurrence> found;
  if (values.empty()) return found;
  // Nearly every run of words is no value: told by one bit.
  constexpr std::size_t kSlots = 1U << 18;
  std::vector<bool> known(kSlots);
  for (const auto& [digest, value] : values) known[digest % kSlots] = true;
  for (std::size_t i = 0; i < words.size();) {
    std::uint64_t sum = 0;
    std::size_t longest = 0;
    const KnownValue* value = nullptr;
    const std::size_t most = std::min(words.size() - i, static_cast<std::size_t>(max_words));
    for (std::size_t n = 1; n <= most; ++n) {
      const WordMark& next = words[i + n - 1];
      if (n > 1 && next.parted) break;
      sum = ValueDigester::JoinSum(sum, next.piece);
      const std::uint64_t digest = ValueDigester::Value(sum);
      if (!known[digest % kSlots]) continue;
      const auto it = values.find(digest);
      if (it == values.end() || !may_stand(*it->second, words[i])) continue;
      longest = n;
      value = it->second;
    }
    if (value != nullptr) {
      found.push_back({{words[i].span.start, words[i + longest - 1].span.end}, i, value});
    }
    i += longest > 0 ? longest : 1;
  }
  return found;
}

}  // namespace zwartlak
