// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/image/jpeg_block.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <random>

namespace zwartlak::image {
namespace {

using Coefficients = std::array<std::int16_t, 64>;
using Quantisers = std::array<std::uint16_t, 64>;

// The inverse transform straight from the definition (T.81, A.3.3), clamped to 0..255.
std::array<double, 64> Decode(const Coefficients& c, const Quantisers& q) {
  std::array<double, 64> out{};
  for (std::size_t y = 0; y < 8; ++y) {
    for (std::size_t x = 0; x < 8; ++x) {
      double sum = 0;
      for (std::size_t v = 0; v < 8; ++v) {
        for (std::size_t u = 0; u < 8; ++u) {
          const double scale =
              (u == 0 ? std::numbers::sqrt2 / 2 : 1) * (v == 0 ? std::numbers::sqrt2 / 2 : 1);
          sum += scale * c[v * 8 + u] * q[v * 8 + u] *
                 std::cos((2.0 * static_cast<double>(x) + 1) * static_cast<double>(u) *
                          std::numbers::pi / 16) *
                 std::cos((2.0 * static_cast<double>(y) + 1) * static_cast<double>(v) *
                          std::numbers::pi / 16);
        }
      }
      out[y * 8 + x] = std::clamp(sum / 4 + 128, 0.0, 255.0);
    }
  }
  return out;
}

class RepaintTest : public testing::TestWithParam<int> {};

TEST_P(RepaintTest, CoveredSamplesAreFlatAndOthersStay) {
  std::mt19937 random(7);
  Quantisers q;
  for (std::size_t i = 0; i < 64; ++i) {
    q[i] = static_cast<std::uint16_t>(1 + GetParam() * (1 + static_cast<int>(i / 8 + i % 8)) / 8);
  }
  double moved = 0;
  int counted = 0;
  for (int round = 0; round < 300; ++round) {
    Coefficients c{};
    for (std::size_t i = 0; i < 64; ++i) {
      c[i] = static_cast<std::int16_t>((static_cast<int>(random() % 301) - 150) / q[i]);
    }
    const auto before = Decode(c, q);
    std::uint64_t mask = 0;
    const int left = static_cast<int>(random() % 8);
    const int top = static_cast<int>(random() % 8);
    for (int y = top; y < 8; ++y) {
      for (int x = left; x < 8; ++x) mask |= std::uint64_t{1} << (y * 8 + x);
    }
    const auto cover = static_cast<Cover>(random() % 3);
    const double value = cover == Cover::kLow ? 0 : cover == Cover::kHigh ? 255 : 128;
    RepaintBlock(c.data(), q.data(), mask, cover);
    const auto after = Decode(c, q);
    for (std::size_t i = 0; i < 64; ++i) {
      if (((mask >> i) & 1U) != 0) {
        ASSERT_NEAR(after[i], value, 2.0) << "round " << round;
      } else if (cover != Cover::kNeutral) {
        moved += std::abs(after[i] - before[i]);
        ++counted;
      }
    }
  }
  if (GetParam() <= 16) {
    EXPECT_LT(moved / counted, 2.0 + GetParam());
  }
}

INSTANTIATE_TEST_SUITE_P(Quality, RepaintTest, testing::Values(1, 4, 16, 60, 200));

TEST(RepaintTest, WholeBlockKeepsNothing) {
  Coefficients c;
  c.fill(77);
  Quantisers q;
  q.fill(13);
  RepaintBlock(c.data(), q.data(), ~std::uint64_t{0}, Cover::kLow);
  for (std::size_t i = 1; i < 64; ++i) EXPECT_EQ(c[i], 0);
  EXPECT_LE(c[0] * 13, -1024);
}

}  // namespace
}  // namespace zwartlak::image
