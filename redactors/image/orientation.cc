// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/image/orientation.h"

#include <cstring>
#include <optional>

namespace zwartlak::image {
namespace {

// A block cut short or pointing outside itself yields nothing, never a read beyond its end.
class TiffBlock {
 public:
  explicit TiffBlock(ByteView bytes) : bytes_(bytes) {
    little_ = bytes.size() >= 2 && bytes[0] == 'I';
  }
  [[nodiscard]] std::optional<std::uint32_t> Read(std::size_t at, std::size_t size) const {
    if (at > bytes_.size() || bytes_.size() - at < size) return std::nullopt;
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < size; ++i) {
      value = (value << 8) | bytes_[at + (little_ ? size - 1 - i : i)];
    }
    return value;
  }

 private:
  ByteView bytes_;
  bool little_ = false;
};

constexpr std::uint32_t kOrientationTag = 0x0112;

}  // namespace

int OrientationOf(ByteView exif) {
  static constexpr std::uint8_t kPrefix[] = {'E', 'x', 'i', 'f', 0, 0};
  if (exif.size() > 6 && std::memcmp(exif.data(), kPrefix, 6) == 0) exif = exif.subspan(6);
  const TiffBlock block(exif);
  const auto directory = block.Read(4, 4);
  if (!directory || block.Read(2, 2) != 42U) return 1;
  const auto count = block.Read(*directory, 2);
  for (std::uint32_t i = 0; count && i < *count; ++i) {
    const std::size_t entry = std::size_t{*directory} + 2 + std::size_t{12} * i;
    if (block.Read(entry, 2) != kOrientationTag) continue;
    const auto value = block.Read(entry + 8, 2);
    return value && *value >= 1 && *value <= 8 ? static_cast<int>(*value) : 1;
  }
  return 1;
}

Bytes MinimalExif(int orientation) {
  Bytes out{'I', 'I', 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0};
  out.push_back(static_cast<std::uint8_t>(orientation));
  out.insert(out.end(), 7, 0);
  return out;
}

PixelRect ToStored(const PixelRect& u, int orientation, int width, int height) {
  const int w = width;
  const int h = height;
  switch (orientation) {
    case 2:
      return {w - u.right, u.top, w - u.left, u.bottom};
    case 3:
      return {w - u.right, h - u.bottom, w - u.left, h - u.top};
    case 4:
      return {u.left, h - u.bottom, u.right, h - u.top};
    case 5:
      return {u.top, u.left, u.bottom, u.right};
    case 6:
      return {u.top, h - u.right, u.bottom, h - u.left};
    case 7:
      return {w - u.bottom, h - u.right, w - u.top, h - u.left};
    case 8:
      return {w - u.bottom, u.left, w - u.top, u.right};
    default:
      return u;
  }
}

Boxes ToStored(const Boxes& upright, int orientation, int width, int height) {
  Boxes out;
  out.reserve(upright.size());
  for (const Box& box : upright) {
    // Letters would lie on their side in a turned picture: the box stays solid there.
    out.push_back({ToStored(box.rect, orientation, width, height),
                   orientation == 1 ? box.label : std::string()});
  }
  return out;
}

Frame Upright(Frame frame) {
  if (frame.orientation <= 1 || frame.orientation > 8) return frame;
  Frame out;
  out.channels = frame.channels;
  out.ms = frame.ms;
  const bool turned = frame.orientation >= 5;
  out.width = turned ? frame.height : frame.width;
  out.height = turned ? frame.width : frame.height;
  out.pixels.resize(frame.pixels.size());
  const auto channels = static_cast<std::size_t>(frame.channels);
  std::uint8_t* to = out.pixels.data();
  for (int y = 0; y < out.height; ++y) {
    const auto source = [&](int x) {
      const PixelRect p =
          ToStored(PixelRect{x, y, x + 1, y + 1}, frame.orientation, frame.width, frame.height);
      return static_cast<std::ptrdiff_t>((static_cast<std::size_t>(p.top) * frame.stride()) +
                                         (static_cast<std::size_t>(p.left) * channels));
    };
    // Along a row the source moves by a constant step.
    std::ptrdiff_t from = source(0);
    const std::ptrdiff_t step = out.width > 1 ? source(1) - from : 0;
    for (int x = 0; x < out.width; ++x, from += step, to += channels) {
      std::memcpy(to, frame.pixels.data() + from, channels);
    }
  }
  return out;
}

}  // namespace zwartlak::image
