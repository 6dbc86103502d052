// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/image/label.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace zwartlak::image {
namespace {

constexpr int kLetterWidth = 5;
constexpr int kLetterHeight = 7;

struct Letter {
  char name;
  std::array<std::uint8_t, kLetterHeight> rows;  // five bits each, the left dot highest
};

constexpr std::array<Letter, 40> kLetters{{
    {'A', {14, 17, 17, 31, 17, 17, 17}}, {'B', {30, 17, 17, 30, 17, 17, 30}},
    {'C', {14, 17, 16, 16, 16, 17, 14}}, {'D', {30, 17, 17, 17, 17, 17, 30}},
    {'E', {31, 16, 16, 30, 16, 16, 31}}, {'F', {31, 16, 16, 30, 16, 16, 16}},
    {'G', {14, 17, 16, 23, 17, 17, 15}}, {'H', {17, 17, 17, 31, 17, 17, 17}},
    {'I', {14, 4, 4, 4, 4, 4, 14}},      {'J', {7, 2, 2, 2, 2, 18, 12}},
    {'K', {17, 18, 20, 24, 20, 18, 17}}, {'L', {16, 16, 16, 16, 16, 16, 31}},
    {'M', {17, 27, 21, 21, 17, 17, 17}}, {'N', {17, 25, 21, 19, 17, 17, 17}},
    {'O', {14, 17, 17, 17, 17, 17, 14}}, {'P', {30, 17, 17, 30, 16, 16, 16}},
    {'Q', {14, 17, 17, 17, 21, 18, 13}}, {'R', {30, 17, 17, 30, 20, 18, 17}},
    {'S', {15, 16, 16, 14, 1, 1, 30}},   {'T', {31, 4, 4, 4, 4, 4, 4}},
    {'U', {17, 17, 17, 17, 17, 17, 14}}, {'V', {17, 17, 17, 17, 17, 10, 4}},
    {'W', {17, 17, 17, 21, 21, 27, 17}}, {'X', {17, 17, 10, 4, 10, 17, 17}},
    {'Y', {17, 17, 10, 4, 4, 4, 4}},     {'Z', {31, 1, 2, 4, 8, 16, 31}},
    {'0', {14, 19, 21, 21, 21, 25, 14}}, {'1', {4, 12, 4, 4, 4, 4, 14}},
    {'2', {14, 17, 1, 6, 8, 16, 31}},    {'3', {30, 1, 1, 14, 1, 1, 30}},
    {'4', {2, 6, 10, 18, 31, 2, 2}},     {'5', {31, 16, 30, 1, 1, 17, 14}},
    {'6', {14, 16, 16, 30, 17, 17, 14}}, {'7', {31, 1, 2, 4, 8, 8, 8}},
    {'8', {14, 17, 17, 14, 17, 17, 14}}, {'9', {14, 17, 17, 15, 1, 1, 14}},
    {'[', {14, 8, 8, 8, 8, 8, 14}},      {']', {14, 2, 2, 2, 2, 2, 14}},
    {'-', {0, 0, 0, 14, 0, 0, 0}},       {'_', {0, 0, 0, 0, 0, 0, 31}},
}};

}  // namespace

std::vector<Point> LabelDots(std::string_view label, const PixelRect& box) {
  static constexpr int kMargin = 2;
  const int letters = static_cast<int>(std::min<std::size_t>(label.size(), 64));
  const int width = letters * (kLetterWidth + 1) - 1;
  if (letters == 0 || box.empty()) return {};
  const int scale =
      std::min((box.width() - 2 * kMargin) / width, (box.height() - 2 * kMargin) / kLetterHeight);
  if (scale < 1) return {};
  const int left = box.left + (box.width() - width * scale) / 2;
  const int top = box.top + (box.height() - kLetterHeight * scale) / 2;
  std::vector<Point> dots;
  for (int i = 0; i < letters; ++i) {
    const auto* letter =
        std::ranges::find(kLetters, label[static_cast<std::size_t>(i)], &Letter::name);
    if (letter == kLetters.end()) continue;
    for (int y = 0; y < kLetterHeight * scale; ++y) {
      const std::uint8_t row = letter->rows[static_cast<std::size_t>(y / scale)];
      for (int x = 0; x < kLetterWidth * scale; ++x) {
        if (((row >> (kLetterWidth - 1 - x / scale)) & 1) == 0) continue;
        dots.push_back({static_cast<double>(left + i * (kLetterWidth + 1) * scale + x),
                        static_cast<double>(top + y)});
      }
    }
  }
  return dots;
}

}  // namespace zwartlak::image
