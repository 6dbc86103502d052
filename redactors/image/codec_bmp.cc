// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// BMP (Windows 3 to 5, OS/2 1): 1, 2, 4, 8, 16, 24 and 32 bits, bit fields, RLE4 and RLE8, either
// way up. There is no library for it. Written uncompressed: with a palette if the input had one,
// else 24 bits, or 32 with alpha. A BMP that wraps a PNG or JPEG is refused.
#include <algorithm>
#include <array>
#include <bit>
#include <cstdlib>
#include <limits>

#include "redactors/image/codec.h"

namespace zwartlak::image {
namespace {

struct Header {
  int width = 0;
  int height = 0;  // positive; see top_down
  bool top_down = false;
  int bits = 0;
  std::uint32_t compression = 0;
  std::uint32_t data_at = 0;
  std::size_t palette_at = 0;
  std::size_t palette_size = 0;
  std::size_t palette_entry = 4;
  std::array<std::uint32_t, 4> masks{};  // R, G, B, A
  std::uint32_t density_x = 0;
  std::uint32_t density_y = 0;
  std::uint32_t hidden_parts = 0;
};

enum Compression : std::uint32_t {
  kRgb = 0,
  kRle8 = 1,
  kRle4 = 2,
  kBitFields = 3,
  kAlphaFields = 6
};

std::uint32_t Read(ByteView file, std::size_t at, std::size_t size) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < size; ++i) {
    value |= static_cast<std::uint32_t>(file[at + i]) << (8 * i);
  }
  return value;
}

std::unexpected<Error> Damaged() { return Fail(ErrorCode::kDamagedFile, Stage::kNone); }
std::unexpected<Error> Truncated() { return Fail(ErrorCode::kTruncatedFile, Stage::kNone); }
std::unexpected<Error> Unusual() { return Fail(ErrorCode::kUnsupportedVariant, Stage::kNone); }

std::size_t RowBytes(const Header& h) {
  return (static_cast<std::size_t>(h.width) * static_cast<std::size_t>(h.bits) + 31) / 32 * 4;
}

void DefaultMasks(Header& h) {
  if (h.bits == 16) h.masks = {0x7C00, 0x03E0, 0x001F, 0};
  if (h.bits == 32) h.masks = {0xFF0000, 0xFF00, 0xFF, 0};
}

Result<void> ReadMasks(ByteView file, std::size_t info_size, Header& h) {
  // With a 40-byte header the masks follow it; from version 2 on they are part of it: same place.
  const std::size_t count = h.compression == kAlphaFields || info_size >= 56 ? 4 : 3;
  if (file.size() < 54 + count * 4) return Truncated();
  for (std::size_t i = 0; i < count; ++i) h.masks[i] = Read(file, 54 + 4 * i, 4);
  if (info_size == 40) h.palette_at += count * 4;
  if (h.masks[0] == 0 && h.masks[1] == 0 && h.masks[2] == 0) return Damaged();
  return {};
}

Result<void> ReadInfo(ByteView file, std::size_t info_size, Header& h) {
  if (info_size == 12) {
    h.width = static_cast<int>(Read(file, 18, 2));
    h.height = static_cast<int>(Read(file, 20, 2));
    h.bits = static_cast<int>(Read(file, 24, 2));
    h.palette_entry = 3;
    DefaultMasks(h);
    return {};
  }
  if (info_size < 40 || info_size > 124 || file.size() < 54) return Unusual();
  h.width = std::bit_cast<int>(Read(file, 18, 4));
  const int height = std::bit_cast<int>(Read(file, 22, 4));
  if (height == std::numeric_limits<int>::min()) return Damaged();
  h.top_down = height < 0;
  h.height = std::abs(height);
  h.bits = static_cast<int>(Read(file, 28, 2));
  h.compression = Read(file, 30, 4);
  h.density_x = Read(file, 38, 4);
  h.density_y = Read(file, 42, 4);
  h.palette_size = Read(file, 46, 4);
  DefaultMasks(h);
  const bool fields = h.compression == kBitFields || h.compression == kAlphaFields;
  if (fields && (h.bits == 16 || h.bits == 32)) return ReadMasks(file, info_size, h);
  const bool rle =
      (h.compression == kRle8 && h.bits == 8) || (h.compression == kRle4 && h.bits == 4);
  return h.compression == kRgb || rle ? Result<void>() : Unusual();
}

Result<Header> ReadHeader(ByteView file, const Limits& limits) {
  if (file.size() < 26) return Truncated();
  Header h;
  h.data_at = Read(file, 10, 4);
  const std::size_t info_size = Read(file, 14, 4);
  h.palette_at = 14 + info_size;
  if (auto read = ReadInfo(file, info_size, h); !read) return std::unexpected(read.error());
  if (h.width <= 0 || h.height <= 0) return Damaged();
  static constexpr std::array<int, 7> kBits{1, 2, 4, 8, 16, 24, 32};
  if (std::ranges::count(kBits, h.bits) == 0) return Unusual();
  auto fits = CheckSize(static_cast<std::uint64_t>(h.width), static_cast<std::uint64_t>(h.height),
                        1, limits);
  if (!fits) return std::unexpected(fits.error());
  const std::size_t full = h.bits <= 8 ? std::size_t{1} << h.bits : 0;
  if (h.bits <= 8 && (h.palette_size == 0 || h.palette_size > full)) h.palette_size = full;
  if (h.bits > 8) h.palette_size = 0;
  if (h.data_at < h.palette_at || h.data_at > file.size()) return Damaged();
  h.palette_size = std::min(h.palette_size, (h.data_at - h.palette_at) / h.palette_entry);
  if (h.bits <= 8 && h.palette_size == 0) return Damaged();
  const bool rle = h.compression == kRle8 || h.compression == kRle4;
  const std::size_t needed = RowBytes(h) * static_cast<std::size_t>(h.height);
  if (!rle && file.size() - h.data_at < needed) return Truncated();
  // What follows the pixels is a colour profile or something stowed away; neither is written.
  if (!rle && file.size() - h.data_at > needed + 4) ++h.hidden_parts;
  return h;
}

std::vector<Rgba> ReadPalette(ByteView file, const Header& h) {
  std::vector<Rgba> palette;
  for (std::size_t i = 0; i < h.palette_size; ++i) {
    const std::size_t at = h.palette_at + i * h.palette_entry;
    palette.push_back({file[at + 2], file[at + 1], file[at], 255});
  }
  return palette;
}

// A channel of `bits` ones, scaled to 0..255.
std::uint8_t Channel(std::uint32_t pixel, std::uint32_t mask) {
  if (mask == 0) return 0;
  const int shift = std::countr_zero(mask);
  const std::uint64_t top = mask >> shift;
  return static_cast<std::uint8_t>((std::uint64_t{(pixel & mask) >> shift} * 255 + top / 2) / top);
}

void UnpackRow(const std::uint8_t* row, const Header& h, Picture& picture, int y) {
  std::uint8_t* to = picture.row(y);
  if (h.bits <= 8) {
    for (int x = 0; x < h.width; ++x) {
      const int bit = x * h.bits;
      to[x] =
          static_cast<std::uint8_t>((row[bit / 8] >> (8 - h.bits - bit % 8)) & ((1 << h.bits) - 1));
    }
    return;
  }
  const std::size_t bytes = static_cast<std::size_t>(h.bits) / 8;
  const std::size_t channels = picture.channels();
  for (int x = 0; x < h.width; ++x, row += bytes, to += channels) {
    if (h.bits == 24) {
      std::reverse_copy(row, row + 3, to);
      continue;
    }
    const std::uint32_t pixel = Read({row, bytes}, 0, bytes);
    for (std::size_t c = 0; c < channels; ++c) to[c] = Channel(pixel, h.masks[c]);
  }
}

// RLE4 and RLE8. Pixels that are skipped have index 0.
Result<void> Unrle(ByteView data, const Header& h, Picture& picture) {
  int x = 0;
  int y = 0;
  const auto put = [&](std::uint8_t index) {
    if (x < h.width && y < h.height) picture.row(h.height - 1 - y)[x] = index;
    ++x;
  };
  const auto nibble = [&](std::uint8_t byte, std::size_t i) {
    if (h.compression == kRle8) return byte;
    return static_cast<std::uint8_t>(i % 2 == 0 ? byte >> 4 : byte & 15);
  };
  for (std::size_t at = 0; at + 2 <= data.size();) {
    const std::uint8_t count = data[at];
    const std::uint8_t value = data[at + 1];
    at += 2;
    if (count > 0) {
      for (std::size_t i = 0; i < count; ++i) put(nibble(value, i));
    } else if (value == 0) {
      x = 0;
      ++y;
    } else if (value == 1) {
      return {};
    } else if (value == 2) {
      if (data.size() - at < 2) return Truncated();
      x += data[at];
      y += data[at + 1];
      at += 2;
    } else {
      const std::size_t bytes = h.compression == kRle8 ? value : (value + 1U) / 2;
      if (data.size() - at < bytes) return Truncated();
      for (std::size_t i = 0; i < value; ++i) {
        put(nibble(data[at + (h.compression == kRle8 ? i : i / 2)], i));
      }
      at += (bytes + 1) / 2 * 2;
    }
    if (y > h.height || x > 2 * h.width + 512) return Damaged();
  }
  return y >= h.height - 1 ? Result<void>() : Truncated();
}

Result<Picture> Decode(ByteView file, const Header& h) {
  Picture picture;
  picture.width = h.width;
  picture.height = h.height;
  if (h.bits <= 8) {
    picture.model = ColorModel::kPalette;
    picture.depth = h.bits;
    picture.palette = ReadPalette(file, h);
  } else {
    picture.alpha = h.masks[3] != 0 && h.bits != 24;
  }
  picture.samples.resize(picture.stride() * static_cast<std::size_t>(h.height));
  const ByteView data = file.subspan(h.data_at);
  if (h.compression == kRle8 || h.compression == kRle4) {
    if (auto done = Unrle(data, h, picture); !done) return std::unexpected(done.error());
    return picture;
  }
  for (int i = 0; i < h.height; ++i) {
    UnpackRow(data.data() + static_cast<std::size_t>(i) * RowBytes(h), h, picture,
              h.top_down ? i : h.height - 1 - i);
  }
  return picture;
}

void Append(std::uint32_t value, std::size_t size, Bytes& out) {
  for (std::size_t i = 0; i < size; ++i) out.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
}

void AppendRow(const Picture& picture, int y, int bits, Bytes& out) {
  const std::size_t start = out.size();
  const std::uint8_t* from = picture.row(y);
  if (bits <= 8) {
    for (int x = 0; x < picture.width; x += 8 / bits) {
      int byte = 0;
      for (int i = 0; i < 8 / bits; ++i) {
        byte = (byte << bits) | (x + i < picture.width ? from[x + i] : 0);
      }
      out.push_back(static_cast<std::uint8_t>(byte));
    }
  } else {
    const std::size_t channels = picture.channels();
    for (int x = 0; x < picture.width; ++x, from += channels) {
      out.insert(out.end(), {from[2], from[1], from[0]});
      if (picture.alpha) out.push_back(from[3]);
    }
  }
  while ((out.size() - start) % 4 != 0) out.push_back(0);
}

// BITMAPINFOHEADER, or BITMAPV4HEADER (108 bytes) where the picture has alpha.
Bytes Encode(const Picture& picture, const Header& h) {
  const bool palette = picture.model == ColorModel::kPalette;
  // Two-bit pictures are a Windows CE oddity that few programs read.
  const int bits = palette ? (picture.depth == 2 ? 4 : picture.depth) : (picture.alpha ? 32 : 24);
  const std::uint32_t info_size = picture.alpha ? 108 : 40;
  const auto colors = static_cast<std::uint32_t>(palette ? picture.palette.size() : 0);
  const std::uint32_t data_at = 14 + info_size + 4 * colors;
  Bytes out{'B', 'M'};
  Append(0, 4, out);  // file size, below
  Append(0, 4, out);
  Append(data_at, 4, out);
  Append(info_size, 4, out);
  Append(static_cast<std::uint32_t>(picture.width), 4, out);
  Append(static_cast<std::uint32_t>(picture.height), 4, out);
  Append(1, 2, out);
  Append(static_cast<std::uint32_t>(bits), 2, out);
  Append(picture.alpha ? kBitFields : kRgb, 4, out);
  Append(0, 4, out);
  Append(h.density_x, 4, out);
  Append(h.density_y, 4, out);
  Append(colors, 4, out);
  Append(0, 4, out);
  if (picture.alpha) {
    for (const std::uint32_t mask : {0xFF0000U, 0xFF00U, 0xFFU, 0xFF000000U}) Append(mask, 4, out);
    Append(0x73524742, 4, out);  // "sRGB"
    out.insert(out.end(), 48, 0);
  }
  for (const Rgba& c : picture.palette) out.insert(out.end(), {c.b, c.g, c.r, 0});
  for (int y = picture.height - 1; y >= 0; --y) AppendRow(picture, y, bits, out);
  Bytes size;
  Append(static_cast<std::uint32_t>(out.size()), 4, size);
  std::ranges::copy(size, out.begin() + 2);
  return out;
}

// Old programs leave the alpha byte zero everywhere and mean opaque.
void DropEmptyAlpha(Picture& picture) {
  if (!picture.alpha) return;
  bool any = false;
  for (std::size_t i = 3; i < picture.samples.size(); i += 4) any = any || picture.samples[i] != 0;
  if (any) return;
  for (std::size_t i = 3; i < picture.samples.size(); i += 4) picture.samples[i] = 255;
}

Frame ToFrame(const Picture& picture) {
  Frame frame;
  frame.width = picture.width;
  frame.height = picture.height;
  if (picture.model != ColorModel::kPalette) {
    frame.channels = static_cast<int>(picture.channels());
    frame.pixels = picture.samples;
    return frame;
  }
  frame.pixels.reserve(picture.samples.size() * 3);
  for (const std::uint8_t index : picture.samples) {
    const Rgba c = index < picture.palette.size() ? picture.palette[index] : Rgba{};
    frame.pixels.insert(frame.pixels.end(), {c.r, c.g, c.b});
  }
  return frame;
}

class BmpCodec final : public Codec {
 public:
  Result<std::uint32_t> Render(ByteView file, const Limits& limits,
                               const FrameSink& sink) const override {
    const auto header = ReadHeader(file, limits);
    if (!header) return std::unexpected(header.error());
    auto picture = Decode(file, *header);
    if (!picture) return std::unexpected(picture.error());
    DropEmptyAlpha(*picture);
    if (auto done = sink(ToFrame(*picture)); !done) return std::unexpected(done.error());
    return header->hidden_parts;
  }

  Result<RedactedFile> Rewrite(ByteView file, const BoxesByPage& boxes,
                               const Limits& limits) const override {
    const auto header = ReadHeader(file, limits);
    if (!header) return std::unexpected(header.error());
    auto picture = Decode(file, *header);
    if (!picture) return std::unexpected(picture.error());
    DropEmptyAlpha(*picture);
    PaintBlack(*picture, BoxesOf(boxes, 0));
    DropInvisible(*picture);
    return RedactedFile{MediaType::kBmp, Encode(*picture, *header), header->hidden_parts};
  }
};

}  // namespace

std::unique_ptr<Codec> MakeBmpCodec() { return std::make_unique<BmpCodec>(); }

}  // namespace zwartlak::image
