// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/pdf/image_samples.h"

namespace zwartlak::pdf {
namespace {

void PutSample(char* row, std::size_t index, int bits, std::uint32_t value) {
  if (bits == 16) {
    row[2 * index] = static_cast<char>(value >> 8);
    row[2 * index + 1] = static_cast<char>(value & 0xFFU);
    return;
  }
  const std::size_t at = index * static_cast<std::size_t>(bits);
  const auto shift = static_cast<unsigned>(8 - bits) - static_cast<unsigned>(at % 8);
  const unsigned mask = ((1U << static_cast<unsigned>(bits)) - 1) << shift;
  const auto old = static_cast<unsigned char>(row[at / 8]);
  row[at / 8] = static_cast<char>((old & ~mask) | ((value << shift) & mask));
}

}  // namespace

void FillSamples(const SampleLayout& layout, const std::vector<PixelRect>& areas,
                 const std::vector<std::uint32_t>& value, std::string& samples) {
  const auto components = static_cast<std::size_t>(layout.components);
  for (const PixelRect& area : areas) {
    for (int y = area.top; y < area.bottom; ++y) {
      char* row = samples.data() + static_cast<std::size_t>(y) * layout.row_bytes();
      for (auto x = static_cast<std::size_t>(area.left); x < static_cast<std::size_t>(area.right);
           ++x) {
        for (std::size_t c = 0; c < components; ++c) {
          PutSample(row, x * components + c, layout.bits, value[c]);
        }
      }
    }
  }
}

}  // namespace zwartlak::pdf
