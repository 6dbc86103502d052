// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// The trained name model: a linear-chain conditional random field over hashed features with 8-bit
// weights. It sees the tokens of one line and gives each the probability of beginning or continuing
// the name of a person. See models/name_trainer/README.md. Integers and plain float operations
// only: the same text has the same result on every machine.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <vector>

#include "models/name_features.h"
#include "pipeline/core/error.h"

namespace zwartlak {

enum NameLabel : std::uint8_t {
  kLabelOther,
  kLabelBeginPerson,
  kLabelInPerson,
  kLabelPlace,
  kLabelOrganisation,
  kLabelMisc,
  kLabelAddress,
  kNameLabels,
};

// A row of the table: seven weights and a check that tells whose row it is.
using NameRow = std::array<std::int8_t, 8>;
using NameVector = std::array<float, 8>;

// Words with the shares of their uses as person, place, organisation and other (two bits each) and
// how common they are (two bits, never 0). Open addressing, 20 bits of fingerprint.
class NameLexicon {
 public:
  void Reserve(std::size_t entries);
  void Insert(std::uint64_t key, std::uint16_t value);  // value: 1..4095
  [[nodiscard]] std::uint16_t Lookup(std::uint64_t key) const;
  [[nodiscard]] std::size_t log2() const { return log2_; }

 private:
  std::vector<std::uint32_t> slots_;
  std::size_t log2_ = 0;
};

struct NameTagging {
  std::vector<float> person;  // a token: probability of being part of a person's name
  std::vector<float> begin;   // of beginning one
  // Room that is kept between lines.
  std::vector<NameAtoms> atoms;
  std::vector<std::uint64_t> keys;
  std::vector<NameVector> emission;
  std::vector<NameVector> forward;
};

class NameModel {
 public:
  // kMissingLanguageData when the file is absent, cut off or not ours.
  static Result<std::shared_ptr<const NameModel>> Open(const std::filesystem::path& path);

  void Tag(std::span<const NameToken> tokens, NameTagging& out) const;

  [[nodiscard]] const NameLexicon& lexicon() const { return lexicon_; }

 private:
  friend class NameModelReader;
  [[nodiscard]] NameVector Emission(const NameFeatures& features) const;
  void Emissions(std::size_t first, std::size_t last, NameTagging& out) const;
  void Chain(std::size_t first, std::size_t last, NameTagging& out) const;

  NameLexicon lexicon_;
  std::vector<NameRow> rows_;
  unsigned shift_ = 0;                      // row of a feature = hash >> shift_
  std::array<NameVector, 8> transition_{};  // [from][to], as factors; [7] starts a line
};

// The file: magic, log2 of rows, scale of the weights; transitions; lexicon; rows. Numbers that are
// small mostly are written seven bits a byte.
inline constexpr std::array<char, 8> kNameModelMagic{'Z', 'W', 'N', 'A', 'M', '0', '0', '2'};
inline constexpr float kNameWeightScale = 16;  // weight 16 = one nat

}  // namespace zwartlak
