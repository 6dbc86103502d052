// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/image/jpeg_markers.h"

#include "redactors/image/orientation.h"

namespace zwartlak::image {
namespace {

constexpr std::uint8_t kStartOfImage = 0xD8;
constexpr std::uint8_t kEndOfImage = 0xD9;
constexpr std::uint8_t kStartOfScan = 0xDA;
constexpr std::uint8_t kComment = 0xFE;
constexpr std::uint8_t kApp0 = 0xE0;

bool IsRestart(std::uint8_t marker) { return marker >= 0xD0 && marker <= 0xD7; }

bool StartsWith(ByteView data, std::string_view text) {
  return AsText(data).substr(0, text.size()) == text;
}

void Look(std::uint8_t marker, ByteView data, JpegMarkers& out, bool& exif_seen) {
  using namespace std::string_view_literals;
  if (marker == kComment) {
    ++out.hidden_parts;
    return;
  }
  if (marker < kApp0 || marker > kApp0 + 15) return;
  const bool plain_jfif = marker == kApp0 && StartsWith(data, "JFIF\0"sv) && data.size() == 14;
  const bool adobe = marker == kApp0 + 14 && StartsWith(data, "Adobe"sv) && data.size() == 12;
  const bool profile = marker == kApp0 + 2 && StartsWith(data, "ICC_PROFILE\0"sv);
  if (!plain_jfif && !adobe && !profile) ++out.hidden_parts;
  if (!exif_seen && marker == kApp0 + 1 && StartsWith(data, "Exif\0"sv)) {
    exif_seen = true;
    out.orientation = OrientationOf(data);
  }
}

// Offset of the next marker's 0xFF behind `at`, which is not a stuffed byte or a restart.
std::size_t SkipScan(ByteView file, std::size_t at) {
  while (at + 1 < file.size()) {
    if (file[at] == 0xFF && file[at + 1] != 0 && file[at + 1] != 0xFF && !IsRestart(file[at + 1])) {
      return at;
    }
    ++at;
  }
  return file.size();
}

}  // namespace

Result<JpegMarkers> WalkJpeg(ByteView file) {
  if (file.size() < 4 || file[0] != 0xFF || file[1] != kStartOfImage) {
    return Fail(ErrorCode::kDamagedFile, Stage::kNone);
  }
  JpegMarkers out;
  bool exif_seen = false;
  std::size_t at = 2;
  while (true) {
    at = SkipScan(file, at);
    if (at + 1 >= file.size()) return Fail(ErrorCode::kTruncatedFile, Stage::kNone);
    const std::uint8_t marker = file[at + 1];
    at += 2;
    if (marker == kEndOfImage) break;
    if (marker == kStartOfImage || marker == 1) continue;
    if (file.size() - at < 2) return Fail(ErrorCode::kTruncatedFile, Stage::kNone);
    const std::size_t length = (std::size_t{file[at]} << 8) | file[at + 1];
    if (length < 2) return Fail(ErrorCode::kDamagedFile, Stage::kNone);
    if (length > file.size() - at) return Fail(ErrorCode::kTruncatedFile, Stage::kNone);
    if (marker != kStartOfScan) Look(marker, file.subspan(at + 2, length - 2), out, exif_seen);
    at += length;
  }
  out.end = at;
  if (at < file.size()) ++out.hidden_parts;
  return out;
}

}  // namespace zwartlak::image
