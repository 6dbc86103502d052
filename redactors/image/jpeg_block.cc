// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/image/jpeg_block.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace zwartlak::image {
namespace {

using Block = std::array<float, 64>;

// basis[u][x] = C(u) / 2 * cos((2x + 1) u pi / 16)
const std::array<std::array<float, 8>, 8>& Basis() {
  static const auto kBasis = [] {
    std::array<std::array<float, 8>, 8> basis{};
    for (std::size_t u = 0; u < 8; ++u) {
      const double scale = u == 0 ? std::sqrt(0.125) : 0.5;
      for (std::size_t x = 0; x < 8; ++x) {
        const double angle = static_cast<double>((2 * x + 1) * u) * std::numbers::pi / 16;
        basis[u][x] = static_cast<float>(scale * std::cos(angle));
      }
    }
    return basis;
  }();
  return kBasis;
}

// Rows or columns: out[k] = sum over i of in[i] * factor(k, i), then transposed by the two calls.
template <typename Factor>
Block Pass(const Block& in, Factor factor) {
  Block out{};
  for (std::size_t row = 0; row < 8; ++row) {
    for (std::size_t k = 0; k < 8; ++k) {
      float sum = 0;
      for (std::size_t i = 0; i < 8; ++i) sum += in[row * 8 + i] * factor(k, i);
      out[k * 8 + row] = sum;
    }
  }
  return out;
}

Block Forward(const Block& samples) {
  const auto& basis = Basis();
  const auto factor = [&](std::size_t u, std::size_t x) { return basis[u][x]; };
  return Pass(Pass(samples, factor), factor);
}

Block Inverse(const Block& frequencies) {
  const auto& basis = Basis();
  const auto factor = [&](std::size_t x, std::size_t u) { return basis[u][x]; };
  return Pass(Pass(frequencies, factor), factor);
}

// Samples are centred on 0 here: -128..127.
Block Decode(const std::int16_t* coefficients, const std::uint16_t* quantisers) {
  Block frequencies;
  for (std::size_t i = 0; i < 64; ++i) {
    frequencies[i] = static_cast<float>(coefficients[i]) * static_cast<float>(quantisers[i]);
  }
  return Inverse(frequencies);
}

void Encode(const Block& samples, const std::uint16_t* quantisers, std::int16_t* coefficients) {
  const Block frequencies = Forward(samples);
  for (std::size_t i = 0; i < 64; ++i) {
    const float value = std::round(frequencies[i] / static_cast<float>(quantisers[i]));
    // What the Huffman tables of 8-bit JPEG can hold.
    coefficients[i] = static_cast<std::int16_t>(std::clamp(value, -1023.0F, 1023.0F));
  }
}

void CoverWhole(std::int16_t* coefficients, const std::uint16_t* quantisers, Cover cover) {
  std::fill_n(coefficients, 64, std::int16_t{0});
  if (cover == Cover::kNeutral) return;
  // Rounded away from grey: decoders clamp, so the block is exactly black (or white).
  const int level = (1024 + quantisers[0] - 1) / quantisers[0];
  const int limited = std::min(level, 1023);
  coefficients[0] = static_cast<std::int16_t>(cover == Cover::kLow ? -limited : limited);
}

bool IsCovered(std::uint64_t mask, std::size_t i) { return ((mask >> i) & 1U) != 0; }

// How far the worst covered sample is from its value after decoding and clamping.
float WorstError(const Block& decoded, std::uint64_t mask, float value) {
  float worst = 0;
  for (std::size_t i = 0; i < 64; ++i) {
    if (!IsCovered(mask, i)) continue;
    worst = std::max(worst, std::abs(std::clamp(decoded[i], -128.0F, 127.0F) - value));
  }
  return worst;
}

constexpr float kTolerance = 1.4F;

// Luma: painted blacker than black, so that what ringing there is gets clamped away.
bool PaintBeyond(const Block& before, std::uint64_t mask, float value,
                 const std::uint16_t* quantisers, std::int16_t* coefficients) {
  for (const float beyond : {4.0F, 16.0F, 32.0F, 64.0F, 112.0F}) {
    Block painted = before;
    for (std::size_t i = 0; i < 64; ++i) {
      if (IsCovered(mask, i)) painted[i] = value + (value < 0 ? -beyond : beyond);
    }
    Encode(painted, quantisers, coefficients);
    if (WorstError(Decode(coefficients, quantisers), mask, value) <= kTolerance) return true;
  }
  return false;
}

// Chroma cannot be clamped; the target is moved against the error instead.
bool PaintNeutral(const Block& before, std::uint64_t mask, const std::uint16_t* quantisers,
                  std::int16_t* coefficients) {
  Block target = before;
  for (std::size_t i = 0; i < 64; ++i) {
    if (IsCovered(mask, i)) target[i] = 0;
  }
  for (int round = 0; round < 6; ++round) {
    Encode(target, quantisers, coefficients);
    const Block decoded = Decode(coefficients, quantisers);
    if (WorstError(decoded, mask, 0) <= kTolerance) return true;
    for (std::size_t i = 0; i < 64; ++i) {
      if (IsCovered(mask, i)) target[i] -= decoded[i];
    }
  }
  return false;
}

}  // namespace

void RepaintBlock(std::int16_t* coefficients, const std::uint16_t* quantisers, std::uint64_t mask,
                  Cover cover) {
  if (mask == ~std::uint64_t{0}) return CoverWhole(coefficients, quantisers, cover);
  Block before = Decode(coefficients, quantisers);
  for (float& sample : before) sample = std::clamp(sample, -128.0F, 127.0F);
  const bool fine = cover == Cover::kNeutral
                        ? PaintNeutral(before, mask, quantisers, coefficients)
                        : PaintBeyond(before, mask, cover == Cover::kLow ? -128.0F : 127.0F,
                                      quantisers, coefficients);
  if (!fine) CoverWhole(coefficients, quantisers, cover);
}

}  // namespace zwartlak::image
