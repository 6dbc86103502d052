// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// One 8 x 8 block of JPEG coefficients (ITU-T T.81), partly painted over. Coefficients and
// quantisers are in natural order, as libjpeg has them.
#pragma once

#include <cstdint>

namespace zwartlak::image {

// What the covered samples of a component become.
enum class Cover : std::uint8_t {
  kLow,      // 0: luma, red, green, blue, inverted inks
  kHigh,     // 255: inks that are not inverted
  kNeutral,  // 128: chroma
};

// Bit y * 8 + x of `mask` is set where sample (x, y) is covered. After the call the covered samples
// decode to their value within 2 levels, and nothing of what they were is left in the block. The
// others keep their values as well as the quantisers allow; where a block cannot have both (coarse
// quantisers), the whole block is covered.
void RepaintBlock(std::int16_t* coefficients, const std::uint16_t* quantisers, std::uint64_t mask,
                  Cover cover);

}  // namespace zwartlak::image
