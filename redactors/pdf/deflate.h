// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// What FlateDecode undoes (ISO 32000-1, 7.4.4).
#pragma once

#include <cstddef>
#include <string>

namespace zwartlak::pdf {

// Empty when zlib fails.
std::string Deflate(const std::string& bytes);

// Rows with the PNG predictor "up" in front of each: the difference with the row above.
std::string PredictUp(const std::string& samples, std::size_t row_bytes);

}  // namespace zwartlak::pdf
