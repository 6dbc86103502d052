// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// The chunk layer of PNG (ISO/IEC 15948) and APNG, which libpng of Debian does not know. Checks
// lengths, not CRCs: libpng does that for what it decodes.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "pipeline/core/bytes.h"
#include "pipeline/core/error.h"

namespace zwartlak::image {

struct PngChunk {
  std::string_view type;  // four letters, a view of the file
  ByteView data;
};

struct PngFile {
  std::vector<PngChunk> chunks;  // to IEND, inclusive
  std::size_t trailing = 0;      // bytes after IEND
  std::uint32_t width = 0;
  std::uint32_t height = 0;
  std::uint32_t frames = 1;  // of acTL; 1 without
  bool animated = false;
};

// kDamagedFile without a proper IHDR, kTruncatedFile when the chunks end before IEND.
Result<PngFile> ParsePng(ByteView file);

std::uint32_t BigEndian32(ByteView data, std::size_t at);
void AppendBigEndian32(std::uint32_t value, Bytes& out);

void AppendPngSignature(Bytes& out);
// Appends length, type, data and CRC.
void AppendPngChunk(std::string_view type, ByteView data, Bytes& out);

}  // namespace zwartlak::image
