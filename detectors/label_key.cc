// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "detectors/label_key.h"

#include <algorithm>
#include <cstring>

#include "pipeline/core/utf8.h"

namespace zwartlak {
namespace {

bool AllDigits(std::span<const char> word) {
  return std::ranges::all_of(word, [](char c) { return c >= '0' && c <= '9'; });
}

// Words that say how the value was given, and for which field they say it stands before them.
bool OpensRemark(std::string_view word) {
  static constexpr std::string_view kOpens[] = {"volgens", "zoals", "conform", "laut", "gemass"};
  return std::ranges::find(kOpens, word) != std::end(kOpens);
}

bool SaysNothing(std::string_view word) {
  static constexpr std::string_view kSmall[] = {"nummer", "nr",  "no", "num",  "number", "van",
                                                "de",     "het", "en", "of",   "the",    "and",
                                                "te",     "in",  "op", "code", "nrs",    "uw"};
  return word.size() <= 6 && std::ranges::find(kSmall, word) != std::end(kSmall);
}

std::string_view WithoutNumber(std::string_view word) {
  for (const std::string_view suffix : {"nummer", "number", "nr"}) {
    if (word.size() > suffix.size() + 2 && word.ends_with(suffix)) {
      return word.substr(0, word.size() - suffix.size());
    }
  }
  return word;
}

std::size_t Put(char32_t c, char* out) {
  if (c < 0x80) {
    *out = static_cast<char>(c);
    return 1;
  }
  std::string bytes;
  utf8::Append(c, bytes);
  std::memcpy(out, bytes.data(), bytes.size());
  return bytes.size();
}

}  // namespace

// Cuts a text into words, each folded at the end of the key and taken back when it is not of it.
class LabelKeyMaker {
 public:
  LabelKeyMaker(const QualifierTest& qualifiers, LabelKey& key)
      : qualifiers_(qualifiers), key_(key) {}

  void Run(std::string_view text) {
    key_.usable = false;
    key_.full_size_ = key_.bare_size_ = key_.words_ = 0;
    bool lower_before = false;
    for (std::size_t i = 0; i < text.size();) {
      const auto [c, length] = utf8::Decode(text, i);
      i += length;
      const bool part = utf8::IsLetterOrDigit(c);
      if (!part || (lower_before && utf8::IsUpper(c))) {
        if (!EndWord()) return;
      }
      if (part) end_ += Put(utf8::FoldLetter(c), key_.full_.data() + end_);
      lower_before = utf8::IsLower(c);
    }
    if (!EndWord() || all_ == 0) return;
    // "Gegevens partner", "Stap 2: gegevens aanvrager": what follows are fields, not a value.
    key_.usable = digits_ <= 2 && key_.full_size_ >= 2 && !(heading_ && all_ > 1);
  }

 private:
  // False if there are too many.
  bool EndWord() {
    const std::size_t start = key_.full_size_;
    if (end_ == start) return true;
    if (++all_ > kMaxLabelWords) return false;
    const std::span<char> letters(key_.full_.data() + start, end_ - start);
    if (AllDigits(letters)) {
      digits_ += letters.size();
      end_ = start;
      return true;
    }
    const std::string_view word(letters.data(), letters.size());
    heading_ |= word == "gegevens";
    remark_ |= key_.words_ > 0 && OpensRemark(word);
    UnconfuseLabel(letters);
    key_.full_size_ = static_cast<std::uint8_t>(end_);
    if (remark_ || qualifiers_.IsQualifier(word)) return true;
    std::memcpy(key_.bare_.data() + key_.bare_size_, word.data(), word.size());
    key_.bare_size_ = static_cast<std::uint8_t>(key_.bare_size_ + word.size());
    key_.places_[key_.words_++] = {static_cast<std::uint8_t>(start),
                                   static_cast<std::uint8_t>(word.size())};
    return true;
  }

  const QualifierTest& qualifiers_;
  LabelKey& key_;
  std::size_t end_ = 0;  // of what is written of full, with the word at hand
  std::size_t all_ = 0;
  std::size_t digits_ = 0;
  bool remark_ = false;
  bool heading_ = false;
};

void MakeLabelKey(std::string_view text, const QualifierTest& qualifiers, LabelKey& key) {
  LabelKeyMaker(qualifiers, key).Run(text);
}

std::vector<std::string> LabelWordsOf(std::string_view text) {
  std::vector<std::string> words(1);
  bool lower_before = false;
  for (std::size_t i = 0; i < text.size();) {
    const auto [c, length] = utf8::Decode(text, i);
    i += length;
    const bool upper = utf8::IsUpper(c);
    if (!utf8::IsLetterOrDigit(c) || (upper && lower_before)) {
      if (!words.back().empty()) words.emplace_back();
    }
    if (utf8::IsLetterOrDigit(c)) utf8::Append(utf8::FoldLetter(c), words.back());
    lower_before = utf8::IsLower(c);
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

void UnconfuseLabel(std::span<char> word) {
  if (AllDigits(word)) return;
  for (char& c : word) {
    if (c > '8') continue;
    if (c == '0') c = 'o';
    if (c == '1') c = 'l';
    if (c == '5') c = 's';
    if (c == '8') c = 'b';
  }
}

std::string_view LabelCoreOf(std::span<std::string_view> words, LabelCoreRoom& room) {
  const auto rest = std::ranges::remove_if(words, SaysNothing);
  words = words.first(words.size() - rest.size());
  for (std::string_view& word : words) word = WithoutNumber(word);
  std::ranges::sort(words);
  std::size_t size = 0;
  for (const std::string_view word : words) {
    if (size + word.size() + 1 > room.size()) break;
    std::memcpy(room.data() + size, word.data(), word.size());
    size += word.size();
    room[size++] = ' ';
  }
  return {room.data(), size};
}

std::size_t EndOfRemark(std::string_view text, std::size_t start) {
  if (text[start] == '(') {
    const std::size_t close = text.find(')', start);
    return close == std::string_view::npos ? start : close + 1;
  }
  const std::size_t blank = text.find(' ', start);
  if (blank == std::string_view::npos ||
      !OpensRemark(utf8::Fold(text.substr(start, blank - start))))
    return start;
  return std::min(text.find(' ', blank + 1), text.size());
}

EditHashes::EditHashes(std::string_view key) {
  constexpr std::uint64_t kBase = 0x9E3779B97F4A7C15ULL;
  const std::size_t n = std::min(key.size(), kMost);
  size_ = n;
  for (std::size_t i = 0; i < n; ++i) {
    without_[i] = whole_;  // what stands before the letter
    whole_ = whole_ * kBase + static_cast<unsigned char>(key[i]) + 1;
  }
  std::uint64_t power = 1;  // of the base, for what stands behind the letter
  std::uint64_t behind = 0;
  for (std::size_t i = n; i-- > 0;) {
    without_[i] = without_[i] * power + behind;
    behind += (static_cast<unsigned char>(key[i]) + 1) * power;
    power *= kBase;
  }
}

}  // namespace zwartlak
