// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/image/picture.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "redactors/image/label.h"

namespace zwartlak::image {
namespace {

void FillRow(Picture& picture, const PixelRect& r, int y, std::span<const std::uint8_t> pixel) {
  std::uint8_t* out = picture.row(y) + static_cast<std::size_t>(r.left) * pixel.size();
  for (int x = r.left; x < r.right; ++x, out += pixel.size()) {
    std::ranges::copy(pixel, out);
  }
}

std::array<bool, 256> UsedEntries(const Picture& picture) {
  std::array<bool, 256> used{};
  for (const std::uint8_t index : picture.samples) used[index] = true;
  return used;
}

void PaletteToRgb(Picture& picture) {
  const bool alpha = std::ranges::any_of(picture.palette, [](const Rgba& c) { return c.a != 255; });
  const std::size_t channels = alpha ? 4 : 3;
  std::vector<std::uint8_t> out(picture.samples.size() * channels);
  std::uint8_t* to = out.data();
  for (const std::uint8_t index : picture.samples) {
    const Rgba color = index < picture.palette.size() ? picture.palette[index] : Rgba{};
    const std::array<std::uint8_t, 4> bytes{color.r, color.g, color.b, color.a};
    std::memcpy(to, bytes.data(), channels);
    to += channels;
  }
  picture.samples = std::move(out);
  picture.model = ColorModel::kRgb;
  picture.alpha = alpha;
  picture.depth = 8;
  picture.palette.clear();
}

// Index of `color`, added if need be; nothing if 256 other colours are in use.
std::optional<std::uint8_t> EntryFor(Picture& picture, const Rgba& color) {
  auto& palette = picture.palette;
  const auto at = std::ranges::find(palette, color);
  if (at != palette.end()) return static_cast<std::uint8_t>(at - palette.begin());
  if (palette.size() < 256) {
    palette.push_back(color);
    while (palette.size() > (std::size_t{1} << picture.depth)) picture.depth *= 2;
    return static_cast<std::uint8_t>(palette.size() - 1);
  }
  const auto used = UsedEntries(picture);
  const auto* free = std::ranges::find(used, false);
  if (free == used.end()) return std::nullopt;
  palette[static_cast<std::size_t>(free - used.begin())] = color;
  return static_cast<std::uint8_t>(free - used.begin());
}

std::vector<std::uint8_t> PixelOf(Picture& picture, bool white) {
  const auto level = static_cast<std::uint8_t>(white ? 255 : 0);
  if (picture.model == ColorModel::kPalette) {
    const auto entry = EntryFor(picture, {level, level, level, 255});
    return entry ? std::vector<std::uint8_t>{*entry} : std::vector<std::uint8_t>{};
  }
  std::vector<std::uint8_t> pixel(picture.pixel_bytes(), level);
  if (picture.depth < 8 && white) {
    std::ranges::fill(pixel, static_cast<std::uint8_t>((1 << picture.depth) - 1));
  }
  if (picture.alpha) {
    const std::size_t alpha_bytes = picture.depth == 16 ? 2 : 1;
    std::fill(pixel.end() - static_cast<std::ptrdiff_t>(alpha_bytes), pixel.end(), 255);
  }
  return pixel;
}

template <typename Put>
void DrawLabels(const Boxes& boxes, int width, int height, Put put) {
  for (const Box& box : boxes) {
    for (const Point& dot : LabelDots(box.label, Clip(box.rect, width, height))) {
      put(static_cast<int>(dot.x), static_cast<int>(dot.y));
    }
  }
}

bool AnyLabel(const Boxes& boxes) {
  return std::ranges::any_of(boxes, [](const Box& b) { return !b.label.empty(); });
}

void DropUnusedEntries(Picture& picture) {
  const auto used = UsedEntries(picture);
  std::vector<Rgba> palette;
  std::array<std::uint8_t, 256> moved{};
  for (std::size_t i = 0; i < 256; ++i) {
    if (!used[i]) continue;
    Rgba color = i < picture.palette.size() ? picture.palette[i] : Rgba{};
    if (color.a == 0) color = {0, 0, 0, 0};
    moved[i] = static_cast<std::uint8_t>(palette.size());
    palette.push_back(color);
  }
  for (std::uint8_t& index : picture.samples) index = moved[index];
  picture.palette = std::move(palette);
}

template <typename Sample>
void ClearInvisible(std::uint8_t* bytes, std::size_t pixels, std::size_t channels) {
  auto* sample = reinterpret_cast<Sample*>(bytes);
  for (std::size_t i = 0; i < pixels; ++i, sample += channels) {
    if (sample[channels - 1] == 0) std::fill_n(sample, channels, Sample{0});
  }
}

std::uint64_t Mix(std::uint64_t h, std::uint64_t word, std::uint64_t factor) {
  h = (h ^ word) * factor;
  return h ^ (h >> 29);
}

}  // namespace

const Boxes& BoxesOf(const BoxesByPage& boxes, std::uint32_t page) {
  static const Boxes kNone;
  const auto it = boxes.find(page);
  return it == boxes.end() ? kNone : it->second;
}

PixelRect Clip(const PixelRect& box, int width, int height) {
  return {std::clamp(box.left, 0, width), std::clamp(box.top, 0, height),
          std::clamp(box.right, 0, width), std::clamp(box.bottom, 0, height)};
}

void PaintBlack(Picture& picture, const Boxes& stored) {
  if (stored.empty()) return;
  // Both colours first: making room for one may turn the picture into RGB.
  std::vector<std::uint8_t> black = PixelOf(picture, false);
  std::vector<std::uint8_t> white = AnyLabel(stored) ? PixelOf(picture, true) : black;
  if (black.empty() || white.empty()) {
    PaletteToRgb(picture);
    black = PixelOf(picture, false);
    white = PixelOf(picture, true);
  }
  for (const Box& box : stored) {
    const PixelRect r = Clip(box.rect, picture.width, picture.height);
    for (int y = r.top; y < r.bottom; ++y) FillRow(picture, r, y, black);
  }
  DrawLabels(stored, picture.width, picture.height, [&](int x, int y) {
    FillRow(picture, {x, y, x + 1, y + 1}, y, white);
  });
}

void PaintBlack(Frame& frame, const Boxes& stored) {
  const auto channels = static_cast<std::size_t>(frame.channels);
  const auto fill = [&](const PixelRect& r, std::uint8_t level) {
    for (int y = r.top; y < r.bottom; ++y) {
      std::uint8_t* out = frame.pixels.data() + static_cast<std::size_t>(y) * frame.stride() +
                          static_cast<std::size_t>(r.left) * channels;
      for (int x = r.left; x < r.right; ++x, out += channels) {
        std::fill_n(out, 3, level);
        if (channels == 4) out[3] = 255;
      }
    }
  };
  for (const Box& box : stored) fill(Clip(box.rect, frame.width, frame.height), 0);
  DrawLabels(stored, frame.width, frame.height, [&](int x, int y) {
    fill({x, y, x + 1, y + 1}, 255);
  });
}

void DropInvisible(Picture& picture) {
  if (picture.model == ColorModel::kPalette) {
    DropUnusedEntries(picture);
  } else if (picture.alpha) {
    const std::size_t pixels =
        static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height);
    if (picture.depth == 16) {
      ClearInvisible<std::uint16_t>(picture.samples.data(), pixels, picture.channels());
    } else {
      ClearInvisible<std::uint8_t>(picture.samples.data(), pixels, picture.channels());
    }
  }
}

void DropInvisible(Frame& frame) {
  if (frame.channels != 4) return;
  ClearInvisible<std::uint8_t>(frame.pixels.data(), frame.pixels.size() / 4, 4);
}

Fingerprint FingerprintOf(const Frame& frame) {
  Fingerprint f{static_cast<std::uint64_t>(frame.width), static_cast<std::uint64_t>(frame.height)};
  const std::uint8_t* data = frame.pixels.data();
  const std::size_t size = frame.pixels.size();
  const std::size_t step = frame.channels == 4 ? 4 : 8;
  for (std::size_t i = 0; i < size; i += step) {
    std::uint64_t word = 0;
    std::memcpy(&word, data + i, std::min(step, size - i));
    // Frames that differ only where nothing is seen look the same.
    if (frame.channels == 4 && data[i + 3] == 0) word = 0;
    f.low = Mix(f.low, word, 0x9E3779B97F4A7C15ULL);
    f.high = Mix(f.high, word, 0xC2B2AE3D27D4EB4FULL);
  }
  return f;
}

Boxes FrameBoxes::Next(const Frame& frame) {
  const std::uint32_t page = page_++;
  const auto [it, is_new] = first_.try_emplace(FingerprintOf(frame), page);
  Boxes all = BoxesOf(boxes_, page);
  if (!is_new) {
    const Boxes& first = BoxesOf(boxes_, it->second);
    all.insert(all.end(), first.begin(), first.end());
  }
  return all;
}

PixelRect ChangedArea(const Frame& before, const Frame& after) {
  PixelRect area{after.width, after.height, 0, 0};
  const auto channels = static_cast<std::size_t>(after.channels);
  for (int y = 0; y < after.height; ++y) {
    const std::uint8_t* a = before.pixels.data() + static_cast<std::size_t>(y) * before.stride();
    const std::uint8_t* b = after.pixels.data() + static_cast<std::size_t>(y) * after.stride();
    if (std::memcmp(a, b, after.stride()) == 0) continue;
    const auto [first, unused] = std::mismatch(a, a + after.stride(), b);
    std::size_t last = after.stride();
    while (last > 0 && a[last - 1] == b[last - 1]) --last;
    area.left =
        std::min(area.left, static_cast<int>(static_cast<std::size_t>(first - a) / channels));
    area.right = std::max(area.right, static_cast<int>((last + channels - 1) / channels));
    area.top = std::min(area.top, y);
    area.bottom = y + 1;
  }
  return area.empty() ? PixelRect{} : area;
}

}  // namespace zwartlak::image
