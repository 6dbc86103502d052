// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Black in a decoded strip or tile of TIFF, at any depth and in any colour model that can be
// painted without converting it.
#pragma once

#include <tiffio.h>

#include <optional>

#include "pipeline/core/error.h"
#include "redactors/image/picture.h"

namespace zwartlak::image {

struct TiffLayout {
  std::uint32_t width = 0;
  std::uint32_t height = 0;
  std::uint16_t bits = 1;
  std::uint16_t samples = 1;
  std::uint16_t photometric = 0;
  std::uint16_t planar = PLANARCONFIG_CONTIG;
  std::uint16_t format = SAMPLEFORMAT_UINT;
  std::uint16_t compression = COMPRESSION_NONE;
  std::uint32_t piece_width = 0;  // of a strip: the picture's
  std::uint32_t piece_height = 0;
};

// What the covered samples become.
struct TiffInk {
  std::vector<std::uint16_t> black;    // one value a sample
  std::vector<std::uint16_t> palette;  // reds, greens, blues; empty without a palette
  std::vector<bool> used;              // palette entries that pixels use
};

// A piece's place: pixels and, with separate planes, the sample it holds (else -1).
struct TiffPiece {
  PixelRect area;
  int sample = -1;
};

Result<TiffLayout> LayoutOf(TIFF* tiff);
// Nothing if the page cannot be painted as it is. With a palette, reads all pixels once.
std::optional<TiffInk> InkOf(TIFF* tiff, const TiffLayout& layout);
TiffPiece PieceAt(const TiffLayout& layout, std::uint32_t index);
void PaintPiece(const TiffLayout& layout, const TiffInk& ink, const TiffPiece& piece,
                const Boxes& stored, std::vector<std::uint8_t>& buffer);

}  // namespace zwartlak::image
