// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "models/name_trainer/chain.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "models/name_trainer/bytes.h"

namespace zwartlak::trainer {
namespace {

constexpr std::uint32_t kNoRow = 0xFFFFFFFFU;
constexpr std::uint8_t kPersonBits = (1U << kLabelBeginPerson) | (1U << kLabelInPerson);
constexpr std::uint8_t kNameLists = 1 | 2 | 4 | 8 | 32;  // of Gazetteer::Flag, all but words
constexpr unsigned kSketchBits = 26;

bool MayFollow(std::size_t from, std::size_t to) {
  return to != kLabelInPerson || from == kLabelBeginPerson || from == kLabelInPerson;
}

bool IsAllowed(const std::vector<std::uint8_t>& allowed, std::size_t i, std::size_t label) {
  return (allowed[i] >> label & 1U) != 0;
}

std::int8_t Quantised(float w) {
  return static_cast<std::int8_t>(std::clamp(std::lround(w * kNameWeightScale), -127L, 127L));
}

std::size_t SketchOf(std::uint32_t feature) {
  return (feature * 0x9E3779B97F4A7C15ULL) >> (64 - kSketchBits);
}

}  // namespace

Chain::Chain(const Settings& settings)
    : settings_(settings),
      random_(settings.seed),
      weights_(std::size_t{1} << settings.log2_rows),
      squares_(std::size_t{1} << settings.log2_rows),
      owner_(std::size_t{1} << settings.log2_rows, -1) {}

void Chain::Count(const std::vector<Example>& examples) {
  std::vector<std::uint16_t> sketch(std::size_t{1} << kSketchBits, 0);
  NameFeatures features;
  const auto each = [&](auto&& fn) {
    for (const Example& e : examples) {
      for (std::size_t i = 0; i < e.atoms.size(); ++i) {
        if (!e.atoms[i].judged) continue;
        MakeNameFeatures(e.atoms, i, features);
        for (const std::uint32_t f : features) fn(f);
      }
    }
  };
  each([&](std::uint32_t f) {
    std::uint16_t& n = sketch[SketchOf(f)];
    if (n < 0xFFFF) ++n;
  });
  std::vector<std::uint16_t> best(owner_.size(), 0);
  each([&](std::uint32_t f) {
    const std::uint16_t n = sketch[SketchOf(f)];
    const std::size_t row = f >> (32 - settings_.log2_rows);
    if (n < settings_.min_count || n <= best[row]) return;
    best[row] = n;
    owner_[row] = static_cast<std::int16_t>(f & 0xFFU);
  });
}

void Chain::Dropped(const Example& example, Example& out) {
  out = example;
  // The standard library's distributions differ between its makers.
  const auto draw = [this] { return static_cast<float>(random_() >> 8) / 16777216.0F; };
  for (std::size_t i = 0; i < out.atoms.size(); ++i) {
    NameAtoms& a = out.atoms[i];
    if ((a.form & 7U) != NameToken::kWord) continue;
    const bool person = (out.allowed[i] & ~kPersonBits) == 0;
    if (draw() < (person ? settings_.name_list_dropout : settings_.other_list_dropout)) {
      a.known = static_cast<std::uint8_t>(a.known & ~kNameLists);
      a.lexicon = 0;
    }
    if (draw() < (person ? settings_.name_word_dropout : settings_.other_word_dropout) &&
        a.classes == 0) {
      a.word = 2;
      a.suffix4 = 2;
    }
  }
}

void Chain::Features(const std::vector<NameAtoms>& atoms) {
  features_.resize(atoms.size());
  for (std::size_t i = 0; i < atoms.size(); ++i) {
    features_[i].fill(kNoRow);
    if (!atoms[i].judged) continue;
    MakeNameFeatures(atoms, i, features_[i]);
    for (std::uint32_t& f : features_[i]) {
      const std::uint32_t row = f >> (32 - settings_.log2_rows);
      f = owner_[row] == static_cast<std::int16_t>(f & 0xFFU) ? row : kNoRow;
    }
  }
}

void Chain::Emissions() {
  emission_.assign(features_.size(), Row{});
  for (std::size_t i = 0; i < features_.size(); ++i) {
    for (const std::uint32_t f : features_[i]) {
      if (f == kNoRow) continue;
      for (std::size_t k = 0; k < 8; ++k) emission_[i][k] += weights_[f][k];
    }
  }
}

// Marginals of tokens and of pairs of neighbours, in factors; pairs[7] is the start of the line.
float Chain::Pass(const std::vector<std::uint8_t>& allowed, std::vector<Row>& marginal,
                  std::array<Row, 8>& pairs) {
  const std::size_t n = emission_.size();
  std::vector<Row> psi(n);
  std::vector<Row> forward(n);
  std::array<Row, 8> t{};
  for (std::size_t a = 0; a < 8; ++a) {
    for (std::size_t b = 0; b < kNameLabels; ++b) {
      t[a][b] = MayFollow(a, b) ? std::exp(transition_[a][b]) : 0;
    }
  }
  for (std::size_t i = 0; i < n; ++i) {
    const float top = *std::max_element(emission_[i].begin(), emission_[i].begin() + kNameLabels);
    for (std::size_t k = 0; k < kNameLabels; ++k) {
      psi[i][k] = IsAllowed(allowed, i, k) ? std::exp(emission_[i][k] - top) + 1e-12F : 0;
    }
  }
  const auto normalise = [](Row& row) {
    const float sum = std::accumulate(row.begin(), row.end(), 0.0F);
    if (sum > 0) {
      for (float& x : row) x /= sum;
    }
    return sum;
  };
  for (std::size_t i = 0; i < n; ++i) {
    Row next{};
    for (std::size_t a = 0; a < 8; ++a) {
      const float from = i == 0 ? (a == 7 ? 1.0F : 0.0F) : forward[i - 1][a];
      for (std::size_t b = 0; b < 8; ++b) next[b] += from * t[a][b];
    }
    for (std::size_t b = 0; b < 8; ++b) next[b] *= psi[i][b];
    if (normalise(next) <= 0) return 0;
    forward[i] = next;
  }
  marginal.assign(n, Row{});
  pairs = {};
  Row back;
  back.fill(1);
  for (std::size_t i = n; i-- > 0;) {
    for (std::size_t b = 0; b < 8; ++b) marginal[i][b] = forward[i][b] * back[b];
    normalise(marginal[i]);
    for (std::size_t b = 0; b < 8; ++b) back[b] *= psi[i][b];
    std::array<Row, 8> both{};
    float sum = 0;
    Row before{};
    for (std::size_t a = 0; a < 8; ++a) {
      const float from = i == 0 ? (a == 7 ? 1.0F : 0.0F) : forward[i - 1][a];
      for (std::size_t b = 0; b < 8; ++b) {
        const float step = t[a][b] * back[b];
        before[a] += step;
        both[a][b] = from * step;
        sum += both[a][b];
      }
    }
    for (std::size_t a = 0; a < 8 && sum > 0; ++a) {
      for (std::size_t b = 0; b < 8; ++b) pairs[a][b] += both[a][b] / sum;
    }
    normalise(before);
    back = before;
  }
  return 1;
}

void Chain::UpdateField(const std::vector<Row>& free, const std::vector<Row>& bound,
                        const std::array<Row, 8>& free_pairs,
                        const std::array<Row, 8>& bound_pairs) {
  constexpr float kEpsilon = 1e-3F;
  for (std::size_t i = 0; i < free.size(); ++i) {
    Row gradient{};
    float size = 0;
    for (std::size_t k = 0; k < kNameLabels; ++k) {
      gradient[k] = bound[i][k] - free[i][k];
      size = std::max(size, std::abs(gradient[k]));
    }
    if (size < 2e-3F) continue;
    for (const std::uint32_t f : features_[i]) {
      if (f == kNoRow) continue;
      for (std::size_t k = 0; k < kNameLabels; ++k) {
        squares_[f][k] += gradient[k] * gradient[k];
        weights_[f][k] +=
            settings_.rate * gradient[k] / (std::sqrt(squares_[f][k]) + kEpsilon + 0.3F);
      }
    }
  }
  for (std::size_t a = 0; a < 8; ++a) {
    for (std::size_t b = 0; b < kNameLabels; ++b) {
      const float g = bound_pairs[a][b] - free_pairs[a][b];
      transition_squares_[a][b] += g * g;
      transition_[a][b] += settings_.rate * g / (std::sqrt(transition_squares_[a][b]) + 1.0F);
    }
  }
}

void Chain::StepField(const Example& example) {
  std::vector<Row> free;
  std::vector<Row> bound;
  std::array<Row, 8> free_pairs{};
  std::array<Row, 8> bound_pairs{};
  std::vector<std::uint8_t> possible(example.allowed.size(), (1U << kNameLabels) - 1);
  for (std::size_t i = 0; i < possible.size(); ++i) {
    if (!example.atoms[i].judged) possible[i] = 1U << kLabelOther;
  }
  if (Pass(possible, free, free_pairs) <= 0) return;
  if (Pass(example.allowed, bound, bound_pairs) <= 0) return;
  UpdateField(free, bound, free_pairs, bound_pairs);
}

void Chain::Nudge(std::size_t token, std::size_t label, float by) {
  for (const std::uint32_t f : features_[token]) {
    if (f == kNoRow) continue;
    weights_[f][label] += by;
    squares_[f][label] += by * static_cast<float>(clock_);
  }
}

// Greedy: the label before is what was decided, right or wrong.
void Chain::StepPerceptron(const Example& example) {
  std::size_t before = 7;
  for (std::size_t i = 0; i < emission_.size(); ++i, ++clock_) {
    if (!example.atoms[i].judged) {
      before = kLabelOther;
      continue;
    }
    const auto best = [&](std::uint8_t among) {
      std::size_t choice = kNameLabels;
      float top = 0;
      for (std::size_t k = 0; k < kNameLabels; ++k) {
        if ((among >> k & 1U) == 0 || !MayFollow(before, k)) continue;
        const float score = emission_[i][k] + transition_[before][k];
        if (choice == kNameLabels || score > top) {
          choice = k;
          top = score;
        }
      }
      return choice;
    };
    const std::size_t guess = best(0x7F);
    const std::size_t truth = best(example.allowed[i]);
    if (guess != truth && truth != kNameLabels) {
      Nudge(i, truth, 1);
      Nudge(i, guess, -1);
      transition_[before][truth] += 1;
      transition_[before][guess] -= 1;
      transition_squares_[before][truth] += static_cast<float>(clock_);
      transition_squares_[before][guess] -= static_cast<float>(clock_);
    }
    before = truth == kNameLabels ? guess : truth;
  }
}

void Chain::Epoch(const std::vector<Example>& examples) {
  std::vector<std::uint32_t> order(examples.size());
  std::iota(order.begin(), order.end(), 0U);
  // std::shuffle differs between standard libraries; this does not.
  for (std::size_t i = order.size(); i > 1; --i) {
    std::swap(order[i - 1], order[(std::uint64_t{random_()} * i) >> 32]);
  }
  Example dropped;
  for (const std::uint32_t index : order) {
    Dropped(examples[index], dropped);
    Features(dropped.atoms);
    Emissions();
    if (settings_.perceptron) {
      StepPerceptron(dropped);
    } else {
      StepField(dropped);
    }
  }
  if (++epoch_ >= settings_.average_from && !settings_.perceptron) Accumulate();
}

// The next run starts anew, over the same rows; the sums go on.
void Chain::Restart(std::uint32_t seed) {
  random_.seed(seed);
  std::ranges::fill(weights_, Row{});
  std::ranges::fill(squares_, Row{});
  transition_ = {};
  transition_squares_ = {};
  epoch_ = 0;
}

void Chain::Accumulate() {
  ++summed_;
  sums_.resize(weights_.size());
  for (std::size_t r = 0; r < weights_.size(); ++r) {
    for (std::size_t k = 0; k < 8; ++k) sums_[r][k] += weights_[r][k];
  }
  for (std::size_t a = 0; a < 8; ++a) {
    for (std::size_t k = 0; k < 8; ++k) transition_sums_[a][k] += transition_[a][k];
  }
}

void Chain::AverageOverTime() {
  // A perceptron's weights have no scale of their own: this one suits the table of 8-bit weights.
  constexpr float kScale = 0.05F;
  const auto time = static_cast<float>(clock_);
  for (std::size_t r = 0; r < weights_.size(); ++r) {
    for (std::size_t k = 0; k < 8; ++k) {
      weights_[r][k] = (weights_[r][k] - squares_[r][k] / time) * kScale;
    }
  }
  for (std::size_t a = 0; a < 8; ++a) {
    for (std::size_t k = 0; k < 8; ++k) {
      transition_[a][k] = (transition_[a][k] - transition_squares_[a][k] / time) * kScale;
    }
  }
}

void Chain::Finish() {
  if (settings_.perceptron) {
    AverageOverTime();
    return;
  }
  if (summed_ < 2) return;
  const float share = 1.0F / static_cast<float>(summed_);
  for (std::size_t r = 0; r < weights_.size(); ++r) {
    for (std::size_t k = 0; k < 8; ++k) weights_[r][k] = sums_[r][k] * share;
  }
  for (std::size_t a = 0; a < 8; ++a) {
    for (std::size_t k = 0; k < 8; ++k) transition_[a][k] = transition_sums_[a][k] * share;
  }
}

void Chain::WriteTransitions(std::string& out) const {
  for (std::size_t a = 0; a < 8; ++a) {
    for (std::size_t b = 0; b < kNameLabels; ++b) {
      const std::int8_t w = MayFollow(a, b) ? Quantised(transition_[a][b]) : std::int8_t{-128};
      out += static_cast<char>(w);
    }
  }
}

void Chain::WriteRows(std::string& out) const {
  std::string rows;
  std::uint64_t used = 0;
  std::uint64_t last = 0;
  for (std::size_t r = 0; r < weights_.size(); ++r) {
    if (owner_[r] < 0) continue;
    std::uint8_t mask = 0;
    std::string values;
    for (std::size_t k = 0; k < kNameLabels; ++k) {
      if (std::abs(weights_[r][k]) < settings_.prune) continue;
      mask = static_cast<std::uint8_t>(mask | (1U << k));
      values += static_cast<char>(Quantised(weights_[r][k]));
    }
    if (mask == 0) continue;
    AppendNumber(r - last, rows);
    last = r;
    rows += static_cast<char>(owner_[r]);
    rows += static_cast<char>(mask);
    rows += values;
    ++used;
  }
  AppendNumber(used, out);
  out += rows;
}

}  // namespace zwartlak::trainer
