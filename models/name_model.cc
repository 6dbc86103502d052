// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "models/name_model.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

namespace zwartlak {
namespace {

constexpr std::size_t kMaxChain = 400;  // tokens decoded together: bounds memory
constexpr std::size_t kMaxFile = std::size_t{64} << 20;

std::unexpected<Error> Missing() { return Fail(ErrorCode::kMissingLanguageData, Stage::kDetect); }

// exp(n / 16) for the differences that occur: weights are sixteenths, so a table is exact enough.
class Exponentials {
 public:
  Exponentials() {
    for (std::size_t i = 0; i < table_.size(); ++i) {
      table_[i] = static_cast<float>(std::exp(-static_cast<double>(i) / kNameWeightScale));
    }
  }
  [[nodiscard]] float Below(int difference) const {
    const auto i = static_cast<std::size_t>(difference);
    return i < table_.size() ? table_[i] : 0.0F;
  }

 private:
  std::array<float, 480> table_{};
};

const Exponentials kExp;

void Normalise(NameVector& v) {
  float sum = 0;
  for (const float x : v) sum += x;
  if (sum <= 0) return;
  const float factor = 1 / sum;
  for (float& x : v) x *= factor;
}

}  // namespace

void NameLexicon::Reserve(std::size_t entries) {
  log2_ = 4;
  while ((std::size_t{1} << log2_) < entries * 2) ++log2_;
  slots_.assign(std::size_t{1} << log2_, 0);
}

void NameLexicon::Insert(std::uint64_t key, std::uint16_t value) {
  const std::size_t mask = slots_.size() - 1;
  const auto print = static_cast<std::uint32_t>(key >> 44);
  std::size_t i = key & mask;
  while (slots_[i] != 0 && (slots_[i] >> 12) != print) i = (i + 1) & mask;
  slots_[i] = (print << 12) | (value & 0xFFFU);
}

std::uint16_t NameLexicon::Lookup(std::uint64_t key) const {
  if (slots_.empty()) return 0;
  const std::size_t mask = slots_.size() - 1;
  const auto print = static_cast<std::uint32_t>(key >> 44);
  // At most half full, so an empty slot ends the search.
  for (std::size_t i = key & mask; slots_[i] != 0; i = (i + 1) & mask) {
    if ((slots_[i] >> 12) == print) return static_cast<std::uint16_t>(slots_[i] & 0xFFFU);
  }
  return 0;
}

// Sum of the rows of a token's features, as factors relative to the best label.
NameVector NameModel::Emission(const NameFeatures& features) const {
  using Eight = std::int8_t __attribute__((vector_size(8)));
  using Wide = std::int16_t __attribute__((vector_size(16)));
  Wide sum{};
  for (const std::uint32_t f : features) {
    const NameRow& row = rows_[f >> shift_];
    if (static_cast<std::uint8_t>(row[7]) != (f & 0xFFU)) continue;
    Eight weights;
    std::memcpy(&weights, row.data(), sizeof(weights));
    sum += __builtin_convertvector(weights, Wide);
  }
  int best = sum[0];
  for (std::size_t k = 1; k < kNameLabels; ++k) best = std::max<int>(best, sum[k]);
  NameVector out{};
  for (std::size_t k = 0; k < kNameLabels; ++k) out[k] = kExp.Below(best - sum[k]);
  return out;
}

void NameModel::Tag(std::span<const NameToken> tokens, NameTagging& out) const {
  out.person.assign(tokens.size(), 0);
  out.begin.assign(tokens.size(), 0);
  if (rows_.empty() || tokens.empty()) return;
  if (!MakeNameAtoms(tokens, out.atoms, out.keys)) return;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (out.keys[i] != 0) out.atoms[i].lexicon = lexicon_.Lookup(out.keys[i]);
  }
  out.emission.resize(tokens.size());
  for (std::size_t first = 0; first < tokens.size();) {
    if (!out.atoms[first].judged) {
      ++first;
      continue;
    }
    std::size_t last = first + 1;
    while (last < tokens.size() && last - first < kMaxChain && out.atoms[last].judged) ++last;
    Emissions(first, last, out);
    Chain(first, last, out);
    first = last;
  }
}

// The rows of the next token are on their way while those of this one are added.
void NameModel::Emissions(std::size_t first, std::size_t last, NameTagging& out) const {
  std::array<NameFeatures, 2> features;
  const auto prepare = [&](std::size_t i) {
    NameFeatures& f = features[i & 1U];
    MakeNameFeatures(out.atoms, i, f);
    for (const std::uint32_t h : f) __builtin_prefetch(&rows_[h >> shift_]);
  };
  prepare(first);
  for (std::size_t i = first; i < last; ++i) {
    if (i + 1 < last) prepare(i + 1);
    out.emission[i] = Emission(features[i & 1U]);
  }
}

// Forwards and backwards over tokens [first, last); what is not judged around them is no name.
void NameModel::Chain(std::size_t first, std::size_t last, NameTagging& out) const {
  out.forward.resize(std::max(out.forward.size(), last - first));
  NameVector state = transition_[first == 0 ? 7 : std::size_t{kLabelOther}];
  for (std::size_t i = first; i < last; ++i) {
    if (i > first) {
      NameVector next{};
      for (std::size_t a = 0; a < kNameLabels; ++a) {
        for (std::size_t b = 0; b < 8; ++b) next[b] += state[a] * transition_[a][b];
      }
      state = next;
    }
    for (std::size_t b = 0; b < 8; ++b) state[b] *= out.emission[i][b];
    Normalise(state);
    out.forward[i - first] = state;
  }
  NameVector back{};
  for (std::size_t a = 0; a < kNameLabels; ++a) {
    back[a] = last < out.person.size() ? transition_[a][kLabelOther] : 1;
  }
  for (std::size_t i = last; i-- > first;) {
    NameVector both{};
    for (std::size_t b = 0; b < 8; ++b) both[b] = out.forward[i - first][b] * back[b];
    Normalise(both);
    out.begin[i] = both[kLabelBeginPerson];
    out.person[i] = both[kLabelBeginPerson] + both[kLabelInPerson];
    NameVector before{};
    for (std::size_t b = 0; b < 8; ++b) back[b] *= out.emission[i][b];
    for (std::size_t a = 0; a < kNameLabels; ++a) {
      for (std::size_t b = 0; b < 8; ++b) before[a] += transition_[a][b] * back[b];
    }
    Normalise(before);
    back = before;
  }
}

// Reads the file; every number is checked, as a cut file must not be used.
class NameModelReader {
 public:
  explicit NameModelReader(std::string_view bytes) : bytes_(bytes) {}

  bool Read(NameModel& model) {
    const std::string_view magic(kNameModelMagic.data(), kNameModelMagic.size());
    if (!bytes_.starts_with(magic)) return false;
    at_ = magic.size();
    const std::uint64_t log2_rows = Number();
    if (log2_rows < 8 || log2_rows > 22) return false;
    model.shift_ = static_cast<unsigned>(32 - log2_rows);
    Transitions(model);
    return Lexicon(model) && Rows(model, std::size_t{1} << log2_rows) && good_ &&
           at_ == bytes_.size();
  }

 private:
  std::uint8_t Byte() {
    if (at_ >= bytes_.size()) {
      good_ = false;
      return 0;
    }
    return static_cast<std::uint8_t>(bytes_[at_++]);
  }

  std::uint64_t Number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 63; shift += 7) {
      const std::uint8_t b = Byte();
      value |= std::uint64_t{b & 0x7FU} << shift;
      if (b < 0x80) return value;
    }
    good_ = false;
    return 0;
  }

  // -128 stands for "never".
  void Transitions(NameModel& model) {
    for (std::size_t a = 0; a < 8; ++a) {
      for (std::size_t b = 0; b < kNameLabels; ++b) {
        const auto w = static_cast<std::int8_t>(Byte());
        model.transition_[a][b] =
            w == -128 ? 0 : static_cast<float>(std::exp(static_cast<double>(w) / kNameWeightScale));
      }
    }
  }

  bool Lexicon(NameModel& model) {
    const std::uint64_t entries = Number();
    if (entries > bytes_.size()) return false;
    model.lexicon_.Reserve(entries);
    // Sorted by the 40 upper bits of the key, which are all that counts with the 20 lowest.
    std::uint64_t key = 0;
    for (std::uint64_t i = 0; i < entries && good_; ++i) {
      key += Number();
      model.lexicon_.Insert((key << 24 & 0xFFFFF00000000000ULL) | (key & 0xFFFFFU),
                            static_cast<std::uint16_t>(Number()));
    }
    return good_;
  }

  bool Rows(NameModel& model, std::size_t count) {
    model.rows_.assign(count, NameRow{});
    const std::uint64_t used = Number();
    std::uint64_t row = 0;
    for (std::uint64_t i = 0; i < used && good_; ++i) {
      row += Number();
      if (row >= count) return false;
      NameRow& weights = model.rows_[row];
      weights[7] = static_cast<std::int8_t>(Byte());
      const std::uint8_t mask = Byte();
      for (std::size_t k = 0; k < kNameLabels; ++k) {
        if ((mask >> k & 1U) != 0) weights[k] = static_cast<std::int8_t>(Byte());
      }
    }
    return good_;
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
  bool good_ = true;
};

Result<std::shared_ptr<const NameModel>> NameModel::Open(const std::filesystem::path& path) {
  std::error_code error;
  const auto size = std::filesystem::file_size(path, error);
  if (error || size > kMaxFile) return Missing();
  std::ifstream in(path, std::ios::binary);
  std::string bytes(size, '\0');
  if (!in.read(bytes.data(), static_cast<std::streamsize>(size))) return Missing();
  auto model = std::make_shared<NameModel>();
  if (!NameModelReader(bytes).Read(*model)) return Missing();
  return std::shared_ptr<const NameModel>(std::move(model));
}

}  // namespace zwartlak
