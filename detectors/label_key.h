// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// What a text is looked up by among the labels: its words folded and run together, without the
// heap, as every colon and every cell of a text asks. Part of label_vocabulary; not for others.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace zwartlak {

inline constexpr std::size_t kMaxLabelBytes = 64;
inline constexpr std::size_t kMaxLabelWords = 8;

class LabelKey {
 public:
  // All words but numbers.
  [[nodiscard]] std::string_view full() const { return {full_.data(), full_size_}; }
  // Without qualifiers.
  [[nodiscard]] std::string_view bare() const {
    return bare_size_ == full_size_ ? full() : std::string_view(bare_.data(), bare_size_);
  }
  // Those of bare.
  [[nodiscard]] std::size_t words() const { return words_; }
  [[nodiscard]] std::string_view word(std::size_t i) const {
    return {full_.data() + places_[i].start, places_[i].size};
  }

  bool usable = false;
  bool may_begin = false;  // some label begins like this: see LabelVocabulary::MayBeLabel

 private:
  friend class LabelKeyMaker;
  struct Place {
    std::uint8_t start;
    std::uint8_t size;
  };
  // Folding makes of two bytes three at most.
  static constexpr std::size_t kRoom = kMaxLabelBytes * 2;
  // Left as they are: only what the sizes cover is ever read.
  std::array<char, kRoom> full_;
  std::array<char, kRoom> bare_;
  std::array<Place, kMaxLabelWords> places_;
  std::uint8_t full_size_ = 0;
  std::uint8_t bare_size_ = 0;
  std::uint8_t words_ = 0;
};

// Which folded words say nothing of what a field holds.
class QualifierTest {
 public:
  virtual ~QualifierTest() = default;
  [[nodiscard]] virtual bool IsQualifier(std::string_view word) const = 0;
};

// Sets everything but may_begin.
void MakeLabelKey(std::string_view text, const QualifierTest& qualifiers, LabelKey& key);

// Folded words of letters and digits; camelCase is cut at the hump.
std::vector<std::string> LabelWordsOf(std::string_view text);

// Digits that OCR makes of letters, turned back, unless there are only digits.
void UnconfuseLabel(std::span<char> word);

// Words without "nummer" in its many forms and without small words, in alphabetical order, written
// to `room`. Changes `words`.
using LabelCoreRoom = std::array<char, 256>;
std::string_view LabelCoreOf(std::span<std::string_view> words, LabelCoreRoom& room);

// "volgens paspoort" or "(1234 AB)" at `start`: its end; `start` when it is no such thing.
std::size_t EndOfRemark(std::string_view text, std::size_t start);

// Hashes of a key and of the same less each of its letters: polynomial, so that all of them
// together take one pass.
class EditHashes {
 public:
  explicit EditHashes(std::string_view key);

  static constexpr std::size_t kMost = 64;  // longer keys are cut: no label is as long
  [[nodiscard]] std::uint64_t whole() const { return whole_; }
  [[nodiscard]] std::uint64_t without(std::size_t i) const { return without_[i]; }
  [[nodiscard]] std::size_t size() const { return size_; }

 private:
  std::array<std::uint64_t, kMost> without_;
  std::uint64_t whole_ = 0;
  std::size_t size_ = 0;
};

}  // namespace zwartlak
