// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/image/tiff_paint.h"

#include <algorithm>
#include <cstring>

namespace zwartlak::image {
namespace {

std::size_t RowBytes(const TiffLayout& layout) {
  const std::size_t samples = layout.planar == PLANARCONFIG_CONTIG ? layout.samples : 1;
  return (std::size_t{layout.piece_width} * samples * layout.bits + 7) / 8;
}

// Sets sample number `i` of a row. Bits run from the highest down (libtiff has turned FillOrder
// round); 16-bit samples are in native order.
void SetSample(std::uint8_t* row, std::size_t i, int bits, std::uint16_t value) {
  if (bits == 16) {
    std::memcpy(row + 2 * i, &value, 2);
  } else if (bits == 8) {
    row[i] = static_cast<std::uint8_t>(value);
  } else {
    const std::size_t bit = i * static_cast<std::size_t>(bits);
    const int shift = 8 - bits - static_cast<int>(bit % 8);
    const int mask = ((1 << bits) - 1) << shift;
    row[bit / 8] = static_cast<std::uint8_t>((row[bit / 8] & ~mask) | ((value << shift) & mask));
  }
}

std::uint16_t SampleAt(const std::uint8_t* row, std::size_t i, int bits) {
  if (bits == 8) return row[i];
  const std::size_t bit = i * static_cast<std::size_t>(bits);
  return static_cast<std::uint16_t>((row[bit / 8] >> (8 - bits - static_cast<int>(bit % 8))) &
                                    ((1 << bits) - 1));
}

bool IsPaintable(const TiffLayout& l) {
  const bool depth = l.bits == 1 || l.bits == 2 || l.bits == 4 || l.bits == 8 || l.bits == 16;
  const bool lossless =
      l.compression == COMPRESSION_NONE || l.compression == COMPRESSION_LZW ||
      l.compression == COMPRESSION_ADOBE_DEFLATE || l.compression == COMPRESSION_DEFLATE ||
      l.compression == COMPRESSION_PACKBITS || l.compression == COMPRESSION_CCITTFAX3 ||
      l.compression == COMPRESSION_CCITTFAX4 || l.compression == COMPRESSION_LZMA ||
      l.compression == COMPRESSION_ZSTD;
  return depth && lossless && l.format == SAMPLEFORMAT_UINT;
}

// The values of black for the colour samples; extra samples follow as opaque.
std::optional<std::vector<std::uint16_t>> BlackOf(const TiffLayout& l) {
  const auto top = static_cast<std::uint16_t>((1U << l.bits) - 1U);
  std::vector<std::uint16_t> black;
  switch (l.photometric) {
    case PHOTOMETRIC_MINISBLACK:
      black = {0};
      break;
    case PHOTOMETRIC_MINISWHITE:
      black = {top};
      break;
    case PHOTOMETRIC_RGB:
      black = {0, 0, 0};
      break;
    case PHOTOMETRIC_SEPARATED:
      black = {top, top, top, top};
      break;
    case PHOTOMETRIC_PALETTE:
      black = {0};
      break;  // the index is found later
    default:
      return std::nullopt;
  }
  if (l.samples < black.size()) return std::nullopt;
  black.resize(l.samples, top);
  return black;
}

// Marks the palette entries that pixels use. False if a piece cannot be read.
bool FindUsed(TIFF* tiff, const TiffLayout& layout, std::vector<bool>& used) {
  const bool tiled = TIFFIsTiled(tiff) != 0;
  const std::uint32_t pieces = tiled ? TIFFNumberOfTiles(tiff) : TIFFNumberOfStrips(tiff);
  std::vector<std::uint8_t> buffer(
      static_cast<std::size_t>(tiled ? TIFFTileSize(tiff) : TIFFStripSize(tiff)));
  const std::size_t row_bytes = RowBytes(layout);
  for (std::uint32_t i = 0; i < pieces; ++i) {
    const auto size = static_cast<tmsize_t>(buffer.size());
    const tmsize_t read = tiled ? TIFFReadEncodedTile(tiff, i, buffer.data(), size)
                                : TIFFReadEncodedStrip(tiff, i, buffer.data(), size);
    if (read < 0) return false;
    const PixelRect area = PieceAt(layout, i).area;
    for (int y = 0; y < area.height(); ++y) {
      const std::size_t start = static_cast<std::size_t>(y) * row_bytes;
      if (start + row_bytes > buffer.size()) break;
      for (int x = 0; x < area.width(); ++x) {
        const std::size_t at = static_cast<std::size_t>(x) * layout.samples;
        used[SampleAt(buffer.data() + start, at, layout.bits)] = true;
      }
    }
  }
  return true;
}

bool ChooseEntry(TIFF* tiff, const TiffLayout& layout, TiffInk& ink) {
  std::uint16_t* red = nullptr;
  std::uint16_t* green = nullptr;
  std::uint16_t* blue = nullptr;
  if (layout.bits > 8 || TIFFGetField(tiff, TIFFTAG_COLORMAP, &red, &green, &blue) == 0) {
    return false;
  }
  const std::size_t count = std::size_t{1} << layout.bits;
  ink.used.resize(count);
  if (!FindUsed(tiff, layout, ink.used)) return false;
  for (const std::uint16_t* plane : {red, green, blue}) {
    ink.palette.insert(ink.palette.end(), plane, plane + count);
  }
  std::size_t black = count;
  std::size_t unused = count;
  for (std::size_t i = 0; i < count; ++i) {
    if (!ink.used[i]) {
      // What no pixel uses tells nothing to the eye.
      for (std::size_t c = 0; c < 3; ++c) ink.palette[c * count + i] = 0;
      unused = i;
    }
    const bool is_black =
        ink.palette[i] == 0 && ink.palette[count + i] == 0 && ink.palette[2 * count + i] == 0;
    if (is_black) black = i;
  }
  ink.black[0] = static_cast<std::uint16_t>(black < count ? black : unused);
  return ink.black[0] < count;
}

}  // namespace

Result<TiffLayout> LayoutOf(TIFF* tiff) {
  TiffLayout l;
  TIFFGetField(tiff, TIFFTAG_IMAGEWIDTH, &l.width);
  TIFFGetField(tiff, TIFFTAG_IMAGELENGTH, &l.height);
  TIFFGetFieldDefaulted(tiff, TIFFTAG_BITSPERSAMPLE, &l.bits);
  TIFFGetFieldDefaulted(tiff, TIFFTAG_SAMPLESPERPIXEL, &l.samples);
  TIFFGetFieldDefaulted(tiff, TIFFTAG_PLANARCONFIG, &l.planar);
  TIFFGetFieldDefaulted(tiff, TIFFTAG_SAMPLEFORMAT, &l.format);
  TIFFGetFieldDefaulted(tiff, TIFFTAG_COMPRESSION, &l.compression);
  if (TIFFGetField(tiff, TIFFTAG_PHOTOMETRIC, &l.photometric) == 0) {
    l.photometric = PHOTOMETRIC_MINISWHITE;
  }
  if (TIFFIsTiled(tiff) != 0) {
    TIFFGetField(tiff, TIFFTAG_TILEWIDTH, &l.piece_width);
    TIFFGetField(tiff, TIFFTAG_TILELENGTH, &l.piece_height);
  } else {
    l.piece_width = l.width;
    TIFFGetFieldDefaulted(tiff, TIFFTAG_ROWSPERSTRIP, &l.piece_height);
    l.piece_height = std::min(l.piece_height, l.height);
  }
  if (l.piece_width == 0 || l.piece_height == 0 || l.samples == 0) {
    return Fail(ErrorCode::kDamagedFile, Stage::kNone);
  }
  return l;
}

std::optional<TiffInk> InkOf(TIFF* tiff, const TiffLayout& layout) {
  if (!IsPaintable(layout)) return std::nullopt;
  auto black = BlackOf(layout);
  if (!black) return std::nullopt;
  TiffInk ink;
  ink.black = *std::move(black);
  if (layout.photometric == PHOTOMETRIC_PALETTE && !ChooseEntry(tiff, layout, ink)) {
    return std::nullopt;
  }
  // Colour under full transparency must go too, which is done on what is seen.
  std::uint16_t extras = 0;
  std::uint16_t* kinds = nullptr;
  TIFFGetField(tiff, TIFFTAG_EXTRASAMPLES, &extras, &kinds);
  if (extras > 0 && layout.bits <= 8) return std::nullopt;
  return ink;
}

TiffPiece PieceAt(const TiffLayout& l, std::uint32_t index) {
  const std::uint32_t across = (l.width + l.piece_width - 1) / l.piece_width;
  const std::uint32_t down = (l.height + l.piece_height - 1) / l.piece_height;
  const std::uint32_t a_plane = across * down;
  TiffPiece piece;
  if (l.planar == PLANARCONFIG_SEPARATE) piece.sample = static_cast<int>(index / a_plane);
  const std::uint32_t place = index % a_plane;
  const std::uint32_t left = place % across * l.piece_width;
  const std::uint32_t top = place / across * l.piece_height;
  piece.area = {static_cast<int>(left), static_cast<int>(top),
                static_cast<int>(std::min(left + l.piece_width, l.width)),
                static_cast<int>(std::min(top + l.piece_height, l.height))};
  return piece;
}

void PaintPiece(const TiffLayout& layout, const TiffInk& ink, const TiffPiece& piece,
                const Boxes& stored, std::vector<std::uint8_t>& buffer) {
  const std::size_t row_bytes = RowBytes(layout);
  for (const Box& box : stored) {
    const PixelRect r{
        std::max(box.rect.left, piece.area.left), std::max(box.rect.top, piece.area.top),
        std::min(box.rect.right, piece.area.right), std::min(box.rect.bottom, piece.area.bottom)};
    for (int y = r.top; y < r.bottom; ++y) {
      const std::size_t start = static_cast<std::size_t>(y - piece.area.top) * row_bytes;
      if (start + row_bytes > buffer.size()) break;
      std::uint8_t* row = buffer.data() + start;
      for (int x = r.left; x < r.right; ++x) {
        const auto column = static_cast<std::size_t>(x - piece.area.left);
        if (piece.sample >= 0) {
          SetSample(row, column, layout.bits, ink.black[static_cast<std::size_t>(piece.sample)]);
          continue;
        }
        for (std::size_t s = 0; s < layout.samples; ++s) {
          SetSample(row, column * layout.samples + s, layout.bits, ink.black[s]);
        }
      }
    }
  }
}

}  // namespace zwartlak::image
