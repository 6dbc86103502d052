// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// From the tokens of a line to what the name model says of them: the bridge between name_words and
// models/name_model, used by the detector and by the trainer alike.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "detectors/name_words.h"
#include "models/name_model.h"

namespace zwartlak {

void ToNameTokens(std::string_view text, const Tokens& tokens, const Gazetteer& gazetteer,
                  std::vector<NameToken>& out);

// A run of tokens that the model takes for a person.
struct NameRun {
  std::size_t first = 0;  // tokens [first, last)
  std::size_t last = 0;
  double score = 0;  // mean probability of its words
};

// Runs of tokens whose probability is at least `threshold`, without marks at their ends.
void NameRuns(const Tokens& tokens, const NameTagging& tagging, float threshold,
              std::vector<NameRun>& out);

}  // namespace zwartlak
