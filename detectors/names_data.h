// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// The text files of detectors/data that are compiled in; names.cmake makes the source.
#pragma once

#include <string_view>

namespace zwartlak {

std::string_view LabelData();
std::string_view NameVocabularyData();

}  // namespace zwartlak
