// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// WebP, still and animated. Written lossless whatever the input was: what is not covered stays
// pixel for pixel, at the price of size for photographs. Animations are composed by libwebp and
// written as parts that replace what changed.
#include <webp/decode.h>
#include <webp/demux.h>
#include <webp/encode.h>
#include <webp/mux.h>

#include <algorithm>
#include <cstring>

#include "redactors/image/codec.h"
#include "redactors/image/icc.h"
#include "redactors/image/orientation.h"

namespace zwartlak::image {
namespace {

struct WebpFile {
  int width = 0;
  int height = 0;
  bool alpha = false;
  bool animated = false;
  std::uint32_t frames = 1;
  std::uint32_t loop = 0;
  std::uint32_t hidden_parts = 0;
  ByteView profile;
  int orientation = 1;
};

std::uint32_t Little32(ByteView data, std::size_t at) {
  return data[at] | (static_cast<std::uint32_t>(data[at + 1]) << 8) |
         (static_cast<std::uint32_t>(data[at + 2]) << 16) |
         (static_cast<std::uint32_t>(data[at + 3]) << 24);
}

// The RIFF layer: sizes, hidden chunks, what decides the look.
Result<void> WalkChunks(ByteView file, WebpFile& out) {
  if (file.size() < 20 || AsText(file).substr(0, 4) != "RIFF") {
    return Fail(ErrorCode::kDamagedFile, Stage::kNone);
  }
  const std::size_t end = std::size_t{Little32(file, 4)} + 8;
  if (end > file.size()) return Fail(ErrorCode::kTruncatedFile, Stage::kNone);
  if (end < file.size()) ++out.hidden_parts;
  std::uint32_t frames = 0;
  for (std::size_t at = 12; at + 8 <= end;) {
    const std::string_view type = AsText(file.subspan(at, 4));
    const std::size_t size = Little32(file, at + 4);
    if (size > end - at - 8) return Fail(ErrorCode::kTruncatedFile, Stage::kNone);
    const ByteView data = file.subspan(at + 8, size);
    if (type == "EXIF") out.orientation = OrientationOf(data);
    if (type == "ICCP") out.profile = data;
    if (type == "ANIM" && size >= 6) out.loop = Little32(data, 2) >> 16;
    if (type == "ANMF") ++frames;
    const bool picture = type == "VP8 " || type == "VP8L" || type == "VP8X" || type == "ALPH" ||
                         type == "ANIM" || type == "ANMF" || type == "ICCP";
    if (!picture) ++out.hidden_parts;
    at += 8 + size + (size & 1U);
  }
  if (frames > 0) out.frames = frames;
  return {};
}

Result<WebpFile> Open(ByteView file, const Limits& limits) {
  WebpFile out;
  if (auto walked = WalkChunks(file, out); !walked) return std::unexpected(walked.error());
  WebPBitstreamFeatures features;
  if (WebPGetFeatures(file.data(), file.size(), &features) != VP8_STATUS_OK) {
    return Fail(ErrorCode::kDamagedFile, Stage::kNone);
  }
  out.width = features.width;
  out.height = features.height;
  out.alpha = features.has_alpha != 0;
  out.animated = features.has_animation != 0;
  auto fits = CheckSize(static_cast<std::uint64_t>(out.width),
                        static_cast<std::uint64_t>(out.height), out.frames, limits);
  if (!fits) return std::unexpected(fits.error());
  return out;
}

Result<Frame> DecodeStill(ByteView file, const WebpFile& info) {
  Frame frame;
  frame.width = info.width;
  frame.height = info.height;
  frame.channels = info.alpha ? 4 : 3;
  frame.orientation = info.orientation;
  frame.pixels.resize(frame.stride() * static_cast<std::size_t>(frame.height));
  const auto decode = info.alpha ? WebPDecodeRGBAInto : WebPDecodeRGBInto;
  if (decode(file.data(), file.size(), frame.pixels.data(), frame.pixels.size(),
             static_cast<int>(frame.stride())) == nullptr) {
    return Fail(ErrorCode::kDamagedFile, Stage::kNone);
  }
  return frame;
}

// Calls `sink` with each composed frame and the milliseconds it is shown.
template <typename Sink>
Result<void> Compose(ByteView file, const WebpFile& info, Sink sink) {
  WebPAnimDecoderOptions options;
  WebPAnimDecoderOptionsInit(&options);
  const WebPData data{file.data(), file.size()};
  const std::unique_ptr<WebPAnimDecoder, decltype(&WebPAnimDecoderDelete)> decoder(
      WebPAnimDecoderNew(&data, &options), WebPAnimDecoderDelete);
  if (decoder == nullptr) return Fail(ErrorCode::kDamagedFile, Stage::kNone);
  int before_ms = 0;
  std::uint32_t count = 0;
  while (WebPAnimDecoderHasMoreFrames(decoder.get()) != 0) {
    std::uint8_t* pixels = nullptr;
    int ms = 0;
    if (WebPAnimDecoderGetNext(decoder.get(), &pixels, &ms) == 0) {
      return Fail(ErrorCode::kDamagedFile, Stage::kNone);
    }
    Frame frame;
    frame.width = info.width;
    frame.height = info.height;
    frame.channels = 4;
    frame.orientation = info.orientation;
    frame.ms = static_cast<std::uint64_t>(before_ms);
    frame.pixels.assign(pixels, pixels + frame.stride() * static_cast<std::size_t>(frame.height));
    if (auto done = sink(std::move(frame), ms - before_ms); !done) return done;
    before_ms = ms;
    ++count;
  }
  if (count != info.frames) return Fail(ErrorCode::kDamagedFile, Stage::kNone);
  return {};
}

struct Memory {
  WebPMemoryWriter writer;
  Memory() { WebPMemoryWriterInit(&writer); }
  Memory(const Memory&) = delete;
  Memory& operator=(const Memory&) = delete;
  ~Memory() { WebPMemoryWriterClear(&writer); }
};

Result<Bytes> EncodeLossless(const Frame& frame, const PixelRect& area) {
  static constexpr int kEffort = 2;  // of 0..9: twice as fast as 4 for 3 % more bytes on screens
  WebPConfig config;
  WebPPicture picture;
  if (WebPConfigInit(&config) == 0 || WebPPictureInit(&picture) == 0) {
    return Fail(ErrorCode::kInternal, Stage::kNone);
  }
  WebPConfigLosslessPreset(&config, kEffort);
  config.exact = 1;
  picture.use_argb = 1;
  picture.width = area.width();
  picture.height = area.height();
  Memory memory;
  picture.writer = WebPMemoryWrite;
  picture.custom_ptr = &memory.writer;
  const std::uint8_t* start = frame.pixels.data() +
                              static_cast<std::size_t>(area.top) * frame.stride() +
                              static_cast<std::size_t>(area.left * frame.channels);
  const auto import = frame.channels == 4 ? WebPPictureImportRGBA : WebPPictureImportRGB;
  const bool fine = import(&picture, start, static_cast<int>(frame.stride())) != 0 &&
                    WebPEncode(&config, &picture) != 0;
  const bool no_memory = picture.error_code == VP8_ENC_ERROR_OUT_OF_MEMORY;
  WebPPictureFree(&picture);
  if (!fine) {
    return Fail(no_memory ? ErrorCode::kOutOfMemory : ErrorCode::kUnsupportedVariant, Stage::kNone);
  }
  return Bytes(memory.writer.mem, memory.writer.mem + memory.writer.size);
}

class Muxer {
 public:
  Muxer() : mux_(WebPMuxNew(), WebPMuxDelete) {}

  bool SetStill(const Bytes& picture) {
    const WebPData data{picture.data(), picture.size()};
    return WebPMuxSetImage(mux_.get(), &data, 1) == WEBP_MUX_OK;
  }
  bool Push(const Bytes& picture, const PixelRect& area, int ms) {
    WebPMuxFrameInfo info{};
    info.bitstream = {picture.data(), picture.size()};
    info.x_offset = area.left;
    info.y_offset = area.top;
    info.duration = ms;
    info.id = WEBP_CHUNK_ANMF;
    info.dispose_method = WEBP_MUX_DISPOSE_NONE;
    info.blend_method = WEBP_MUX_NO_BLEND;
    return WebPMuxPushFrame(mux_.get(), &info, 1) == WEBP_MUX_OK;
  }
  Result<Bytes> Finish(const WebpFile& info) {
    const Bytes profile = CleanProfile(info.profile);
    const Bytes exif = MinimalExif(info.orientation);
    bool fine = true;
    if (!profile.empty()) fine = fine && SetChunk("ICCP", profile);
    if (info.orientation != 1) fine = fine && SetChunk("EXIF", exif);
    if (info.animated) {
      const WebPMuxAnimParams params{0, static_cast<int>(info.loop)};
      fine = fine && WebPMuxSetAnimationParams(mux_.get(), &params) == WEBP_MUX_OK &&
             WebPMuxSetCanvasSize(mux_.get(), info.width, info.height) == WEBP_MUX_OK;
    }
    WebPData assembled{};
    fine = fine && WebPMuxAssemble(mux_.get(), &assembled) == WEBP_MUX_OK;
    Bytes out;
    if (fine) out.assign(assembled.bytes, assembled.bytes + assembled.size);
    WebPDataClear(&assembled);
    if (!fine) return Fail(ErrorCode::kInternal, Stage::kNone);
    return out;
  }

 private:
  bool SetChunk(const char* type, const Bytes& bytes) {
    const WebPData data{bytes.data(), bytes.size()};
    return WebPMuxSetChunk(mux_.get(), type, &data, 1) == WEBP_MUX_OK;
  }

  std::unique_ptr<WebPMux, decltype(&WebPMuxDelete)> mux_;
};

class WebpCodec final : public Codec {
 public:
  Result<std::uint32_t> Render(ByteView file, const Limits& limits,
                               const FrameSink& sink) const override {
    const auto info = Open(file, limits);
    if (!info) return std::unexpected(info.error());
    if (info->animated) {
      auto done = Compose(file, *info, [&](Frame&& frame, int) { return sink(std::move(frame)); });
      if (!done) return std::unexpected(done.error());
      return info->hidden_parts;
    }
    auto frame = DecodeStill(file, *info);
    if (!frame) return std::unexpected(frame.error());
    if (auto done = sink(*std::move(frame)); !done) return std::unexpected(done.error());
    return info->hidden_parts;
  }

  Result<RedactedFile> Rewrite(ByteView file, const BoxesByPage& boxes,
                               const Limits& limits) const override {
    const auto info = Open(file, limits);
    if (!info) return std::unexpected(info.error());
    auto bytes = info->animated ? Animated(file, *info, boxes) : Still(file, *info, boxes);
    if (!bytes) return std::unexpected(bytes.error());
    return RedactedFile{MediaType::kWebp, *std::move(bytes), info->hidden_parts};
  }

 private:
  static Result<Bytes> Still(ByteView file, const WebpFile& info, const BoxesByPage& boxes) {
    auto frame = DecodeStill(file, info);
    if (!frame) return std::unexpected(frame.error());
    PaintBlack(*frame, ToStored(BoxesOf(boxes, 0), info.orientation, info.width, info.height));
    DropInvisible(*frame);
    auto picture = EncodeLossless(*frame, {0, 0, info.width, info.height});
    if (!picture) return picture;
    Muxer muxer;
    if (!muxer.SetStill(*picture)) return Fail(ErrorCode::kInternal, Stage::kNone);
    return muxer.Finish(info);
  }
  static Result<Bytes> Animated(ByteView file, const WebpFile& info, const BoxesByPage& boxes) {
    Muxer muxer;
    FrameBoxes frame_boxes(boxes);
    Frame last;
    auto done = Compose(file, info, [&](Frame&& frame, int ms) -> Result<void> {
      PaintBlack(frame,
                 ToStored(frame_boxes.Next(frame), info.orientation, info.width, info.height));
      DropInvisible(frame);
      PixelRect area{0, 0, info.width, info.height};
      if (!last.pixels.empty()) area = ChangedArea(last, frame);
      if (area.empty()) area = {0, 0, 1, 1};
      // Offsets are stored halved.
      area.left &= ~1;
      area.top &= ~1;
      auto picture = EncodeLossless(frame, area);
      if (!picture) return std::unexpected(picture.error());
      if (!muxer.Push(*picture, area, ms)) return Fail(ErrorCode::kInternal, Stage::kNone);
      last = std::move(frame);
      return {};
    });
    if (!done) return std::unexpected(done.error());
    return muxer.Finish(info);
  }
};

}  // namespace

std::unique_ptr<Codec> MakeWebpCodec() { return std::make_unique<WebpCodec>(); }

}  // namespace zwartlak::image
