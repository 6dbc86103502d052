// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/image/png_chunks.h"

#include <zlib.h>

#include <algorithm>

namespace zwartlak::image {
namespace {

constexpr std::array<std::uint8_t, 8> kSignature{0x89, 'P', 'N', 'G', 13, 10, 26, 10};

}  // namespace

std::uint32_t BigEndian32(ByteView data, std::size_t at) {
  return (static_cast<std::uint32_t>(data[at]) << 24) |
         (static_cast<std::uint32_t>(data[at + 1]) << 16) |
         (static_cast<std::uint32_t>(data[at + 2]) << 8) | data[at + 3];
}

void AppendBigEndian32(std::uint32_t value, Bytes& out) {
  for (int shift = 24; shift >= 0; shift -= 8) {
    out.push_back(static_cast<std::uint8_t>(value >> shift));
  }
}

Result<PngFile> ParsePng(ByteView file) {
  if (file.size() < 8 || !std::equal(kSignature.begin(), kSignature.end(), file.begin())) {
    return Fail(ErrorCode::kDamagedFile, Stage::kNone);
  }
  PngFile png;
  bool image_data_seen = false;
  for (std::size_t at = 8;;) {
    if (file.size() - at < 12) return Fail(ErrorCode::kTruncatedFile, Stage::kNone, {{}, at});
    const std::uint32_t length = BigEndian32(file, at);
    if (length > file.size() - at - 12) {
      return Fail(ErrorCode::kTruncatedFile, Stage::kNone, {{}, at});
    }
    const PngChunk chunk{AsText(file.subspan(at + 4, 4)), file.subspan(at + 8, length)};
    if (png.chunks.empty()) {
      if (chunk.type == "CgBI") return Fail(ErrorCode::kUnsupportedVariant, Stage::kNone);
      if (chunk.type != "IHDR" || length != 13) {
        return Fail(ErrorCode::kDamagedFile, Stage::kNone);
      }
      png.width = BigEndian32(chunk.data, 0);
      png.height = BigEndian32(chunk.data, 4);
    }
    if (chunk.type == "IDAT") image_data_seen = true;
    // An acTL after the image data is not one (APNG: "must appear before the first IDAT").
    if (chunk.type == "acTL" && length == 8 && !image_data_seen) {
      png.animated = true;
      png.frames = BigEndian32(chunk.data, 0);
    }
    png.chunks.push_back(chunk);
    at += 12 + std::size_t{length};
    if (chunk.type == "IEND") {
      png.trailing = file.size() - at;
      return png;
    }
  }
}

void AppendPngSignature(Bytes& out) { out.insert(out.end(), kSignature.begin(), kSignature.end()); }

void AppendPngChunk(std::string_view type, ByteView data, Bytes& out) {
  AppendBigEndian32(static_cast<std::uint32_t>(data.size()), out);
  const std::size_t start = out.size();
  out.insert(out.end(), type.begin(), type.end());
  out.insert(out.end(), data.begin(), data.end());
  const uLong crc = crc32_z(0, out.data() + start, out.size() - start);
  AppendBigEndian32(static_cast<std::uint32_t>(crc), out);
}

}  // namespace zwartlak::image
