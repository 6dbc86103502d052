// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "pipeline/stages/value_index.h"

#include "pipeline/core/utf8.h"

namespace zwartlak {

std::string FoldKey(std::string_view value) {
  std::string folded = FoldValue(value);
  std::erase(folded, ' ');
  return folded;
}

namespace {
constexpr char32_t kBar = U'\u2588';
}

std::vector<Word> WordsOf(std::string_view text) {
  std::vector<Word> words;
  bool parted = false;
  for (std::size_t i = 0; i < text.size();) {
    const auto [first, length] = utf8::Decode(text, i);
    if (!utf8::IsLetterOrDigit(first)) {
      parted |= first == kBar;
      i += length;
      continue;
    }
    std::size_t end = i;
    while (end < text.size()) {
      const auto [c, n] = utf8::Decode(text, end);
      if (!utf8::IsLetterOrDigit(c)) break;
      end += n;
    }
    Word word{{static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(end)},
              FoldKey(text.substr(i, end - i)),
              utf8::IsUpper(first),
              parted};
    if (!word.folded.empty()) {
      words.push_back(std::move(word));
      parted = false;
    }
    i = end;
  }
  return words;
}

std::vector<Occurrence> FindValues(
    const std::vector<Word>& words,
    const std::unordered_map<std::uint64_t, const KnownValue*>& values, const TicketKey& key,
    int max_words, const MayStandAt& may_stand) {
  std::vector<Occurrence> found;
  if (values.empty()) return found;
  // Nearly every run of words is no value: told by one bit.
  constexpr std::size_t kSlots = 1U << 18;
  std::vector<bool> known(kSlots);
  for (const auto& [digest, value] : values) known[digest % kSlots] = true;
  for (std::size_t i = 0; i < words.size();) {
    GrowingDigest run(key);
    std::size_t longest = 0;
    const KnownValue* value = nullptr;
    for (std::size_t n = 1; n <= static_cast<std::size_t>(max_words) && i + n <= words.size();
         ++n) {
      if (n > 1 && words[i + n - 1].parted) break;
      run.Append(words[i + n - 1].folded);
      const std::uint64_t digest = run.Value();
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
