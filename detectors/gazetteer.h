// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Which words are known as what: first names, surnames, places, streets, ordinary words. A compact
// file made at build time by build_gazetteer from Debian's frogdata, wdutch and wamerican and from
// data/first_names.txt; mapped read-only, so that opening it costs nothing and forked children
// share it. A lookup folds case and diacritics and may be wrong once in some millions of words.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string_view>

#include "pipeline/core/error.h"

namespace zwartlak {

class Gazetteer {
 public:
  enum Flag : std::uint8_t {
    kFirstName = 1,
    kSurname = 2,
    kPlace = 4,
    kStreet = 8,
    kWord = 16,             // ordinary Dutch word
    kCommonFirstName = 32,  // certain enough to stand alone
    kEnglishWord = 64,
  };

  // kMissingLanguageData when the file is absent or not ours.
  static Result<std::shared_ptr<const Gazetteer>> Open(const std::filesystem::path& path);

  // One without entries: every word is unknown. For a program that must do without the file.
  static std::shared_ptr<const Gazetteer> Empty();

  ~Gazetteer();
  Gazetteer(const Gazetteer&) = delete;
  Gazetteer& operator=(const Gazetteer&) = delete;

  // Flags of a word or of words separated by single blanks; 0 = unknown.
  [[nodiscard]] std::uint8_t Lookup(std::string_view words) const;
  // The same by gazetteer::Hash, for a word that is looked up more than once.
  [[nodiscard]] std::uint8_t LookupHash(std::uint64_t hash) const;
  // Asks for the memory that LookupHash will need.
  void Prefetch(std::uint64_t hash) const {
    if (!slots_.empty()) __builtin_prefetch(&slots_[hash & (slots_.size() - 1)]);
  }

  // "evenementenvergunning": letters of the last word when an unknown word is two ordinary Dutch
  // words joined (with an s between or not), else 0.
  [[nodiscard]] std::size_t CompoundTail(std::string_view word) const;

  // Mean log odds per letter that an unknown word is a name rather than an ordinary word; about
  // -1.5..1.5, 0 = undecided.
  [[nodiscard]] double NameShape(std::string_view word) const;

 private:
  Gazetteer() = default;
  std::span<const std::uint32_t> slots_;
  std::span<const std::int8_t> trigrams_;
  void* mapping_ = nullptr;
  std::size_t mapping_size_ = 0;
};

}  // namespace zwartlak
