// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/pdf/deflate.h"

#include <zlib.h>

namespace zwartlak::pdf {

std::string Deflate(const std::string& bytes) {
  constexpr int kLevel = 6;
  uLongf size = compressBound(static_cast<uLong>(bytes.size()));
  std::string out(size, '\0');
  const int status = compress2(reinterpret_cast<Bytef*>(out.data()), &size,
                               reinterpret_cast<const Bytef*>(bytes.data()),
                               static_cast<uLong>(bytes.size()), kLevel);
  if (status != Z_OK) return {};
  out.resize(size);
  return out;
}

std::string PredictUp(const std::string& samples, std::size_t row_bytes) {
  constexpr char kUp = 2;
  std::string out;
  out.reserve(samples.size() + samples.size() / row_bytes + 1);
  for (std::size_t row = 0; row + row_bytes <= samples.size(); row += row_bytes) {
    out += kUp;
    for (std::size_t i = row; i < row + row_bytes; ++i) {
      const int above = i < row_bytes ? 0 : samples[i - row_bytes];
      out += static_cast<char>(samples[i] - above);
    }
  }
  return out;
}

}  // namespace zwartlak::pdf
