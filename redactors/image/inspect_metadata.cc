// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/image/inspect_metadata.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "redactors/image/inspect_blocks.h"
#include "redactors/image/inspect_containers.h"

namespace zwartlak::image {
namespace {

using namespace std::string_view_literals;

struct Chunk {
  std::string_view type;
  ByteView data;
};

// Chunks up to IEND; nothing if there is none. `end` is the offset behind it.
std::optional<std::vector<Chunk>> PngChunks(ByteView file, std::size_t* end = nullptr) {
  std::vector<Chunk> chunks;
  std::size_t at = 8;
  while (file.size() >= at + 12) {
    const std::size_t length = BigWord(file, at);
    if (length > file.size() - at - 12) return std::nullopt;
    chunks.push_back({AsText(file.subspan(at + 4, 4)), file.subspan(at + 8, length)});
    at += length + 12;
    if (chunks.back().type == "IEND"sv) break;
  }
  if (chunks.empty() || chunks.back().type != "IEND"sv) return std::nullopt;
  if (end != nullptr) *end = at;
  return chunks;
}

Bytes Inflated(ByteView data, std::size_t limit) {
  Bytes out(limit);
  uLongf size = static_cast<uLongf>(limit);
  const int status = uncompress(out.data(), &size, data.data(), static_cast<uLong>(data.size()));
  out.resize(status == Z_OK ? size : 0);
  return out;
}

// iCCP: a name, a zero, method 0, zlib data.
bool IsCleanIccp(ByteView data) {
  static constexpr std::string_view kName = "profile\0\0"sv;
  if (AsText(data).substr(0, kName.size()) != kName) return false;
  return IsCleanIcc(Inflated(data.subspan(kName.size()), std::size_t{5} << 20));
}

// The compressed picture data ends where the last chunk ends: nothing is stowed away behind it.
class StreamEnd {
 public:
  StreamEnd() { inflateInit(&stream_); }
  StreamEnd(const StreamEnd&) = delete;
  StreamEnd& operator=(const StreamEnd&) = delete;
  ~StreamEnd() { inflateEnd(&stream_); }
  void Feed(ByteView data) {
    stream_.next_in = const_cast<Bytef*>(data.data());
    stream_.avail_in = static_cast<uInt>(data.size());
    while (stream_.avail_in > 0 && status_ == Z_OK) {
      stream_.next_out = scratch_.data();
      stream_.avail_out = static_cast<uInt>(scratch_.size());
      status_ = inflate(&stream_, Z_NO_FLUSH);
    }
    if (stream_.avail_in > 0) excess_ = true;
  }
  [[nodiscard]] bool IsExact() const { return status_ == Z_STREAM_END && !excess_; }

 private:
  z_stream stream_{};
  int status_ = Z_OK;
  bool excess_ = false;
  std::array<Bytef, 65536> scratch_{};
};

bool IsCleanPng(ByteView file) {
  static constexpr std::array<std::string_view, 12> kAllowed{"IHDR", "PLTE", "tRNS", "IDAT",
                                                             "IEND", "gAMA", "cHRM", "sRGB",
                                                             "pHYs", "acTL", "fcTL", "fdAT"};
  std::size_t end = 0;
  const auto chunks = PngChunks(file, &end);
  if (!chunks || end != file.size()) return false;
  StreamEnd stream;
  for (const Chunk& chunk : *chunks) {
    if (chunk.type == "IDAT"sv) stream.Feed(chunk.data);
    if (std::ranges::count(kAllowed, chunk.type) > 0) continue;
    const bool fine = (chunk.type == "eXIf"sv && IsOrientationOnly(chunk.data)) ||
                      (chunk.type == "iCCP"sv && IsCleanIccp(chunk.data));
    if (!fine) return false;
  }
  return stream.IsExact();
}

struct Segment {
  std::uint8_t marker = 0;
  ByteView data;
};

// Segments of a JPEG and the offset behind EOI; nothing if there is no EOI.
struct Segments {
  std::vector<Segment> list;
  std::size_t end = 0;
};
std::optional<Segments> JpegSegments(ByteView file) {
  Segments out;
  std::size_t at = 2;
  while (at + 2 <= file.size()) {
    if (file[at] != 0xFF) {
      ++at;  // entropy-coded data
      continue;
    }
    const std::uint8_t marker = file[at + 1];
    at += 2;
    if (marker == 0xD9) {
      out.end = at;
      return out;
    }
    const bool bare = marker == 0 || (marker >= 0xD0 && marker <= 0xD8) || marker == 1;
    if (marker == 0xFF) --at;
    if (bare || marker == 0xFF) continue;
    if (at + 2 > file.size()) return std::nullopt;
    const std::size_t length = (std::size_t{file[at]} << 8) | file[at + 1];
    if (length < 2 || length > file.size() - at) return std::nullopt;
    out.list.push_back({marker, file.subspan(at + 2, length - 2)});
    at += length;
  }
  return std::nullopt;
}

bool IsNeeded(const Segment& s) {
  switch (s.marker) {
    case 0xC0:
    case 0xC1:
    case 0xC2:
    case 0xC4:
    case 0xDA:
    case 0xDB:
    case 0xDD:
      return true;
    case 0xE0:
      return s.data.size() == 14 && AsText(s.data).starts_with("JFIF\0"sv);
    case 0xE1:
      return AsText(s.data).starts_with("Exif\0\0"sv) && IsOrientationOnly(s.data.subspan(6));
    case 0xE2:
      return AsText(s.data).starts_with("ICC_PROFILE\0"sv);  // content: see below
    case 0xEE:
      return s.data.size() == 12 && AsText(s.data).starts_with("Adobe"sv);
    default:
      return false;
  }
}

bool IsCleanJpeg(ByteView file) {
  const auto segments = JpegSegments(file);
  if (!segments || segments->end != file.size()) return false;
  Bytes profile;
  for (const Segment& s : segments->list) {
    if (!IsNeeded(s)) return false;
    if (s.marker != 0xE2 || s.data.size() < 14) continue;
    profile.insert(profile.end(), s.data.begin() + 14, s.data.end());
  }
  return profile.empty() || IsCleanIcc(profile);
}

ByteView ExifOf(MediaType type, ByteView file) {
  if (type == MediaType::kPng && file.size() > 8) {
    const auto chunks = PngChunks(file);
    for (std::size_t i = 0; chunks && i < chunks->size(); ++i) {
      if ((*chunks)[i].type == "eXIf"sv) return (*chunks)[i].data;
    }
  }
  if (type == MediaType::kJpeg) {
    const auto segments = JpegSegments(file);
    for (std::size_t i = 0; segments && i < segments->list.size(); ++i) {
      const Segment& s = segments->list[i];
      if (s.marker == 0xE1 && AsText(s.data).starts_with("Exif\0"sv) && s.data.size() > 6) {
        return s.data.subspan(6);
      }
    }
  }
  return type == MediaType::kWebp ? WebpExif(file) : ByteView{};
}

}  // namespace

bool IsFreeOfMetadata(MediaType type, ByteView file) {
  switch (type) {
    case MediaType::kPng:
      return IsCleanPng(file);
    case MediaType::kJpeg:
      return IsCleanJpeg(file);
    case MediaType::kWebp:
      return IsCleanWebp(file);
    case MediaType::kBmp:
      return IsCleanBmp(file);
    case MediaType::kTiff:
      return IsCleanTiff(file);
    case MediaType::kGif:
      return IsCleanGif(file);
    default:
      return false;
  }
}

int StoredOrientation(MediaType type, ByteView file) {
  return OrientationInExif(ExifOf(type, file));
}

std::optional<ColorKey> ColorKeyOf(ByteView png) {
  const auto chunks = png.size() > 8 ? PngChunks(png) : std::nullopt;
  if (!chunks || chunks->front().data.size() != 13) return std::nullopt;
  const unsigned depth = chunks->front().data[8];
  const unsigned type = chunks->front().data[9];
  if (type != 0 && type != 2) return std::nullopt;
  const unsigned top = (1U << depth) - 1U;
  for (const Chunk& chunk : *chunks) {
    if (chunk.type != "tRNS"sv || chunk.data.size() < (type == 0 ? 2U : 6U)) continue;
    if (depth > 8) return ColorKey{.exact = false};
    const auto level = [&](std::size_t i) { return (chunk.data[2 * i + 1] & top) * 255U / top; };
    return type == 0 ? ColorKey{level(0), level(0), level(0)}
                     : ColorKey{level(0), level(1), level(2)};
  }
  return std::nullopt;
}

JpegGrid GridOf(ByteView jpeg) {
  JpegGrid grid;
  const auto segments = JpegSegments(jpeg);
  if (!segments) return grid;
  for (const Segment& s : segments->list) {
    const bool is_frame = s.marker >= 0xC0 && s.marker <= 0xC2;
    if (!is_frame || s.data.size() < 6) continue;
    const std::size_t components = std::min<std::size_t>(s.data[5], (s.data.size() - 6) / 3);
    int widest = 1;
    int highest = 1;
    int narrowest = 4;
    int lowest = 4;
    for (std::size_t i = 0; i < components; ++i) {
      const int factors = s.data[6 + 3 * i + 1];
      widest = std::max(widest, factors >> 4);
      narrowest = std::min(narrowest, factors >> 4);
      highest = std::max(highest, factors & 15);
      lowest = std::min(lowest, factors & 15);
    }
    if (components == 1) widest = highest = narrowest = lowest = 1;
    grid.unit_width = 8 * widest;
    grid.unit_height = 8 * highest;
    // A subsampled component is covered one sample further, and read one sample further again.
    grid.reach_x = widest > narrowest ? 2 * widest : 0;
    grid.reach_y = highest > lowest ? 2 * highest : 0;
  }
  return grid;
}

}  // namespace zwartlak::image
