// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// One codec per file type: shows the frames to extract and rewrites the file for apply. Each keeps
// to the limits from the file's headers, before it decodes, and turns every complaint of its
// library into an error of ours. Foreign library headers are included by the codec's own file only.
#pragma once

#include <functional>
#include <memory>

#include "pipeline/core/bytes.h"
#include "pipeline/core/error.h"
#include "pipeline/core/files.h"
#include "pipeline/core/limits.h"
#include "redactors/image/picture.h"

namespace zwartlak::image {

// Takes the frames in order. A failure ends the reading and is handed on.
using FrameSink = std::function<Result<void>(Frame&&)>;

class Codec {
 public:
  virtual ~Codec() = default;
  // Every frame or page as drawn. Returns the number of hidden parts seen: metadata blocks,
  // comments, thumbnails, second images, trailing bytes.
  [[nodiscard]] virtual Result<std::uint32_t> Render(ByteView file, const Limits& limits,
                                                     const FrameSink& sink) const = 0;
  // The file again with the boxes (upright page pixels) black and every hidden part gone.
  [[nodiscard]] virtual Result<RedactedFile> Rewrite(ByteView file, const BoxesByPage& boxes,
                                                     const Limits& limits) const = 0;
};

// Null for a type without a codec. The codec lives as long as the program.
const Codec* CodecFor(MediaType type);

std::unique_ptr<Codec> MakePngCodec();
std::unique_ptr<Codec> MakeJpegCodec();
std::unique_ptr<Codec> MakeWebpCodec();
std::unique_ptr<Codec> MakeBmpCodec();
std::unique_ptr<Codec> MakeTiffCodec();
std::unique_ptr<Codec> MakeGifCodec();
std::unique_ptr<Codec> MakeHeifCodec();  // HEIC and AVIF

// kTooManyPixels, kTooManyPages, or nothing wrong. No side may be over 65,535 x 8 pixels, so that
// byte counts of a row fit an int.
Result<void> CheckSize(std::uint64_t width, std::uint64_t height, std::uint64_t frames,
                       const Limits& limits);

}  // namespace zwartlak::image
