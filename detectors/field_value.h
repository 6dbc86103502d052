// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Can this text be the value of a field with that label? A label without a value is innocent, and
// what stands beside it is often a field type, a button or the next label. Tolerant of damage: a
// BSN with an O in it is still the value of a BSN field.
#pragma once

#include <string_view>

#include "detectors/label_vocabulary.h"
#include "detectors/name_words.h"

namespace zwartlak {

enum class Fit : std::uint8_t { kNo, kPossible, kClear };

struct ValueFit {
  Fit fit = Fit::kNo;
  EntityType entity = EntityType::kCount_;  // may differ from the label's: a user who is a name
};

// `value` is one segment or the rest of a line, trimmed.
ValueFit FitValue(const Label& label, std::string_view value, const NameWords& words);

// "-", "n.v.t.", "verplicht", "••••": says that there is no value. A column goes on after it.
bool IsNoValue(std::string_view value, const NameWords& words);

}  // namespace zwartlak
