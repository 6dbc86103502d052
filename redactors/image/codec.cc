// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/image/codec.h"

namespace zwartlak::image {

const Codec* CodecFor(MediaType type) {
  static const std::map<MediaType, std::unique_ptr<Codec>> kCodecs = [] {
    std::map<MediaType, std::unique_ptr<Codec>> codecs;
    codecs[MediaType::kPng] = MakePngCodec();
    codecs[MediaType::kJpeg] = MakeJpegCodec();
    codecs[MediaType::kWebp] = MakeWebpCodec();
    codecs[MediaType::kBmp] = MakeBmpCodec();
    codecs[MediaType::kTiff] = MakeTiffCodec();
    codecs[MediaType::kGif] = MakeGifCodec();
    codecs[MediaType::kHeic] = MakeHeifCodec();
    codecs[MediaType::kAvif] = MakeHeifCodec();
    return codecs;
  }();
  const auto it = kCodecs.find(type);
  return it == kCodecs.end() ? nullptr : it->second.get();
}

Result<void> CheckSize(std::uint64_t width, std::uint64_t height, std::uint64_t frames,
                       const Limits& limits) {
  static constexpr std::uint64_t kMaxSide = 65'535 * 8;
  if (width == 0 || height == 0 || frames == 0) {
    return Fail(ErrorCode::kDamagedFile, Stage::kNone);
  }
  if (frames > limits.max_pages) return Fail(ErrorCode::kTooManyPages, Stage::kNone);
  if (width > kMaxSide || height > kMaxSide || width * height > limits.max_pixels / frames) {
    return Fail(ErrorCode::kTooManyPixels, Stage::kNone);
  }
  return {};
}

}  // namespace zwartlak::image
