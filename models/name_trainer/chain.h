// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// The two candidates for the trainer, over the same features and the same table: a linear-chain
// conditional random field (gradient steps with a step size a weight; labels may be partly known)
// and an averaged perceptron that decides greedily from left to right. Single-threaded and seeded:
// the same input gives the same weights.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "models/name_trainer/corpus.h"

namespace zwartlak::trainer {

struct Settings {
  unsigned log2_rows = 20;
  int epochs = 8;
  int average_from = 3;  // the weights are the mean of those after the epochs from this one on
  bool perceptron = false;
  int min_count = 3;                 // rarer features get no row
  float rate = 0.15F;                // step of the gradient
  float name_list_dropout = 0.35F;   // a person's word is shown as if no list held it
  float name_word_dropout = 0.45F;   // ... and as if it had never been seen
  float other_list_dropout = 0.06F;  // the same for other words
  float other_word_dropout = 0.06F;
  float prune = 0.12F;  // smaller weights are left out of the file
  int runs = 1;         // of other chance; the mean of all varies less than one
  std::uint32_t seed = 20240917;
};

class Chain {
 public:
  explicit Chain(const Settings& settings);

  // Gives rows to the commonest features. Once, before training.
  void Count(const std::vector<Example>& examples);
  // One pass in random order.
  void Epoch(const std::vector<Example>& examples);
  // Begins another run with other chance; its weights join the average.
  void Restart(std::uint32_t seed);
  // The weights become their averages.
  void Finish();

  // Transitions and rows in the form of models/name_model.h.
  void WriteTransitions(std::string& out) const;
  void WriteRows(std::string& out) const;

 private:
  using Row = std::array<float, 8>;

  void Dropped(const Example& example, Example& out);
  void Features(const std::vector<NameAtoms>& atoms);
  void Emissions();
  void StepField(const Example& example);
  void StepPerceptron(const Example& example);
  void Nudge(std::size_t token, std::size_t label, float by);
  float Pass(const std::vector<std::uint8_t>& allowed, std::vector<Row>& marginal,
             std::array<Row, 8>& pairs);
  void UpdateField(const std::vector<Row>& free, const std::vector<Row>& bound,
                   const std::array<Row, 8>& free_pairs, const std::array<Row, 8>& bound_pairs);

  void Accumulate();
  void AverageOverTime();

  Settings settings_;
  std::mt19937 random_;
  std::vector<Row> weights_;
  std::vector<Row> sums_;  // of the weights after each epoch that counts
  std::array<Row, 8> transition_sums_{};
  int epoch_ = 0;                    // of this run
  int summed_ = 0;                   // epochs in the sums
  std::vector<Row> squares_;         // sum of squared gradients; of the perceptron: sum over time
  std::vector<std::int16_t> owner_;  // check of the feature that has the row, -1 = none
  std::array<Row, 8> transition_{};
  std::array<Row, 8> transition_squares_{};
  std::uint64_t clock_ = 1;

  std::vector<NameFeatures> features_;  // of the example at hand; 0xFFFFFFFF = no row
  std::vector<Row> emission_;
};

}  // namespace zwartlak::trainer
