// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// How well a model finds the persons of a marked file, and marking plain text by a model.
#pragma once

#include <iosfwd>
#include <string>

#include "detectors/name_words.h"
#include "models/name_model.h"

namespace zwartlak::trainer {

struct Score {
  int persons = 0;
  int touched = 0;
  int exact = 0;
  int found = 0;
  int wrong = 0;  // found, touching neither a person nor a part of unknown type
  int words = 0;
};

Score Measure(const std::string& path, const NameWords& words, const NameModel& model,
              float threshold);

// Copies lines with marks: ⟦PER|..⟧ where the model is sure, ⟦*|..⟧ where it doubts.
void MarkLines(std::istream& in, const NameWords& words, const NameModel& model, std::ostream& out);

}  // namespace zwartlak::trainer
