// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// What the typed name lists say of single words: in which share of the names that hold it the word
// is part of a person's, a place's, an organisation's or another name.
#pragma once

#include <string>

#include "models/name_model.h"

namespace zwartlak::trainer {

// Reads `folder`/per, geo, org and misc, appends the lexicon in the form of the weights file to
// `out` and fills `lexicon`. False when a list cannot be read.
bool BuildLexicon(const std::string& folder, std::string& out, NameLexicon& lexicon);

}  // namespace zwartlak::trainer
