// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Pictures in memory, in two forms. A `Picture` keeps the file's own colour model, so that what is
// not covered goes out exactly as it came in. A `Frame` is what a viewer shows: 8-bit RGB or RGBA,
// still in stored orientation. Boxes arrive in upright page pixels and are turned by orientation.h.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "pipeline/core/bytes.h"
#include "pipeline/core/geometry.h"

namespace zwartlak::image {

struct Box {
  PixelRect rect;
  std::string label;  // written in the box if it fits; empty for none
};
using Boxes = std::vector<Box>;
using BoxesByPage = std::map<std::uint32_t, Boxes>;

// The boxes of a page; an empty list for a page without.
const Boxes& BoxesOf(const BoxesByPage& boxes, std::uint32_t page);

struct Rgba {
  std::uint8_t r = 0;
  std::uint8_t g = 0;
  std::uint8_t b = 0;
  std::uint8_t a = 255;
  friend bool operator==(const Rgba&, const Rgba&) = default;
};

enum class ColorModel : std::uint8_t { kGrey, kPalette, kRgb };

struct Picture {
  int width = 0;
  int height = 0;
  ColorModel model = ColorModel::kRgb;
  bool alpha = false;  // the last channel is alpha; never for kPalette
  int depth = 8;       // bits a sample in the file: 1, 2, 4, 8 or 16
  std::vector<Rgba> palette;
  std::vector<std::uint8_t> samples;  // unpacked: one byte a sample, two (native order) at depth 16

  [[nodiscard]] std::size_t channels() const {
    return (model == ColorModel::kRgb ? 3U : 1U) + (alpha ? 1U : 0U);
  }
  [[nodiscard]] std::size_t pixel_bytes() const { return channels() * (depth == 16 ? 2U : 1U); }
  [[nodiscard]] std::size_t stride() const {
    return static_cast<std::size_t>(width) * pixel_bytes();
  }
  [[nodiscard]] std::uint8_t* row(int y) {
    return samples.data() + static_cast<std::size_t>(y) * stride();
  }
  [[nodiscard]] const std::uint8_t* row(int y) const {
    return samples.data() + static_cast<std::size_t>(y) * stride();
  }
};

struct Frame {
  int width = 0;
  int height = 0;
  int channels = 3;      // 3 RGB or 4 RGBA, not premultiplied
  int orientation = 1;   // EXIF 1..8: how to turn it upright
  std::uint64_t ms = 0;  // when it appears
  std::vector<std::uint8_t> pixels;

  [[nodiscard]] std::size_t stride() const {
    return static_cast<std::size_t>(width) * static_cast<std::size_t>(channels);
  }
};

// Part of `box` inside width x height.
PixelRect Clip(const PixelRect& box, int width, int height);

// Makes the boxes (stored pixels) black and opaque. A palette gets a black entry if it has none,
// and grows in depth or becomes RGB if it is full; a label is drawn white where there is room.
void PaintBlack(Picture& picture, const Boxes& stored);
void PaintBlack(Frame& frame, const Boxes& stored);

// Pixels nobody can see become transparent black, so that nothing hides under them; palette entries
// that no pixel uses go.
void DropInvisible(Picture& picture);
void DropInvisible(Frame& frame);

// 128 bits over the pixels: equal frames have equal fingerprints.
struct Fingerprint {
  std::uint64_t low = 0;
  std::uint64_t high = 0;
  friend auto operator<=>(const Fingerprint&, const Fingerprint&) = default;
};
Fingerprint FingerprintOf(const Frame& frame);

// Boxes for the frames of an animation, fed in order: a frame that equals an earlier one is not
// read again by extract (its page is empty), so it takes the boxes of the first that looked the
// same too.
class FrameBoxes {
 public:
  explicit FrameBoxes(const BoxesByPage& boxes) : boxes_(boxes) {}
  [[nodiscard]] Boxes Next(const Frame& frame);

 private:
  const BoxesByPage& boxes_;
  std::map<Fingerprint, std::uint32_t> first_;
  std::uint32_t page_ = 0;
};

// Smallest rectangle in which two frames of equal size differ; empty if they do not.
PixelRect ChangedArea(const Frame& before, const Frame& after);

}  // namespace zwartlak::image
