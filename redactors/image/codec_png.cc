// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// PNG and APNG. A still picture keeps its colour type and depth (libpng_io.h). An animation is
// composed frame by frame as a viewer does it (APNG: dispose and blend) and written anew as 8-bit
// frames that each replace the part that changed; a picture that the animation does not show
// (the default image without fcTL) is a hidden part and goes.
#include <algorithm>
#include <array>

#include "redactors/image/codec.h"
#include "redactors/image/libpng_io.h"
#include "redactors/image/orientation.h"
#include "redactors/image/png_chunks.h"

namespace zwartlak::image {
namespace {

constexpr std::array<std::string_view, 8> kShown{"IHDR", "PLTE", "tRNS", "IDAT",
                                                 "IEND", "acTL", "fcTL", "fdAT"};

std::uint32_t HiddenParts(const PngFile& png) {
  static constexpr std::array<std::string_view, 5> kLook{"gAMA", "cHRM", "sRGB", "pHYs", "iCCP"};
  std::uint32_t hidden = png.trailing > 0 ? 1 : 0;
  for (const PngChunk& chunk : png.chunks) {
    const bool known =
        std::ranges::count(kShown, chunk.type) > 0 || std::ranges::count(kLook, chunk.type) > 0;
    if (!known) ++hidden;
  }
  return hidden;
}

// fcTL of the APNG specification.
struct FrameControl {
  std::uint32_t width = 0;
  std::uint32_t height = 0;
  std::uint32_t x = 0;
  std::uint32_t y = 0;
  std::uint16_t delay_num = 0;
  std::uint16_t delay_den = 100;
  std::uint8_t dispose = 0;  // 0 none, 1 background, 2 previous
  std::uint8_t blend = 0;    // 0 source, 1 over
};

struct RawFrame {
  FrameControl control;
  std::vector<ByteView> data;  // compressed parts
};

std::uint16_t BigEndian16(ByteView data, std::size_t at) {
  return static_cast<std::uint16_t>((data[at] << 8) | data[at + 1]);
}

Result<FrameControl> ParseControl(const PngFile& png, ByteView data) {
  if (data.size() != 26) return Fail(ErrorCode::kDamagedFile, Stage::kNone);
  FrameControl c{.width = BigEndian32(data, 4),
                 .height = BigEndian32(data, 8),
                 .x = BigEndian32(data, 12),
                 .y = BigEndian32(data, 16),
                 .delay_num = BigEndian16(data, 20),
                 .delay_den = BigEndian16(data, 22),
                 .dispose = data[24],
                 .blend = data[25]};
  const bool inside = c.width > 0 && c.height > 0 && c.width <= png.width && c.x <= png.width &&
                      c.height <= png.height && c.y <= png.height && c.width <= png.width - c.x &&
                      c.height <= png.height - c.y;
  if (!inside || c.dispose > 2 || c.blend > 1) return Fail(ErrorCode::kDamagedFile, Stage::kNone);
  if (c.delay_den == 0) c.delay_den = 100;
  return c;
}

Result<std::vector<RawFrame>> FramesOf(const PngFile& png) {
  std::vector<RawFrame> frames;
  for (const PngChunk& chunk : png.chunks) {
    if (chunk.type == "fcTL") {
      auto control = ParseControl(png, chunk.data);
      if (!control) return std::unexpected(control.error());
      frames.push_back({*control, {}});
    } else if (chunk.type == "IDAT" && !frames.empty()) {
      frames.back().data.push_back(chunk.data);
    } else if (chunk.type == "fdAT") {
      if (frames.empty() || chunk.data.size() < 4) {
        return Fail(ErrorCode::kDamagedFile, Stage::kNone);
      }
      frames.back().data.push_back(chunk.data.subspan(4));
    }
  }
  const bool whole = std::ranges::none_of(frames, [](const RawFrame& f) { return f.data.empty(); });
  if (frames.size() != png.frames || frames.empty() || !whole) {
    return Fail(ErrorCode::kTruncatedFile, Stage::kNone);
  }
  return frames;
}

// The frame as a PNG of its own.
Bytes StandAlone(const PngFile& png, const RawFrame& frame) {
  Bytes out;
  AppendPngSignature(out);
  Bytes header(png.chunks.front().data.begin(), png.chunks.front().data.end());
  Bytes size;
  AppendBigEndian32(frame.control.width, size);
  AppendBigEndian32(frame.control.height, size);
  std::ranges::copy(size, header.begin());
  AppendPngChunk("IHDR", header, out);
  for (const PngChunk& chunk : png.chunks) {
    if (chunk.type == "PLTE" || chunk.type == "tRNS") AppendPngChunk(chunk.type, chunk.data, out);
  }
  for (const ByteView part : frame.data) AppendPngChunk("IDAT", part, out);
  AppendPngChunk("IEND", {}, out);
  return out;
}

void BlendOver(std::uint8_t* under, const std::uint8_t* over) {
  const unsigned a = over[3];
  if (a == 0) return;
  const unsigned rest = under[3] * (255U - a) / 255U;
  const unsigned sum = a + rest;
  for (int c = 0; c < 3; ++c) {
    under[c] = static_cast<std::uint8_t>((over[c] * a + under[c] * rest + sum / 2) / sum);
  }
  under[3] = static_cast<std::uint8_t>(sum);
}

class Canvas {
 public:
  Canvas(int width, int height) {
    shown_.width = width;
    shown_.height = height;
    shown_.channels = 4;
    shown_.pixels.resize(shown_.stride() * static_cast<std::size_t>(height));
  }
  const Frame& shown() const { return shown_; }

  void Draw(const FrameControl& c, const Frame& part) {
    if (c.dispose == 2) before_ = shown_.pixels;
    ForEachPixel(c, part, [&](std::uint8_t* to, const std::uint8_t* from) {
      std::array<std::uint8_t, 4> rgba{from[0], from[1], from[2],
                                       part.channels == 4 ? from[3] : std::uint8_t{255}};
      if (c.blend == 0 || rgba[3] == 255) {
        std::ranges::copy(rgba, to);
      } else {
        BlendOver(to, rgba.data());
      }
    });
  }
  void Dispose(const FrameControl& c, const Frame& part) {
    if (c.dispose == 2) shown_.pixels = before_;
    if (c.dispose != 1) return;
    ForEachPixel(c, part, [](std::uint8_t* to, const std::uint8_t*) { std::fill_n(to, 4, 0); });
  }

 private:
  template <typename Body>
  void ForEachPixel(const FrameControl& c, const Frame& part, Body body) {
    for (std::size_t y = 0; y < c.height; ++y) {
      std::uint8_t* to = shown_.pixels.data() + (c.y + y) * shown_.stride() + std::size_t{c.x} * 4;
      const std::uint8_t* from = part.pixels.data() + y * part.stride();
      for (std::size_t x = 0; x < c.width; ++x, to += 4, from += part.channels) body(to, from);
    }
  }

  Frame shown_;
  std::vector<std::uint8_t> before_;
};

// Calls `sink` with each composed frame and its raw frame's control.
template <typename Sink>
Result<void> Compose(const PngFile& png, const Limits& limits, Sink sink) {
  auto frames = FramesOf(png);
  if (!frames) return std::unexpected(frames.error());
  Canvas canvas(static_cast<int>(png.width), static_cast<int>(png.height));
  for (const RawFrame& raw : *frames) {
    auto part = DecodePngForEye(StandAlone(png, raw), limits);
    if (!part) return std::unexpected(part.error());
    FrameControl control = raw.control;
    // The first frame has nothing to go back to: APNG says `previous` means background there.
    if (&raw == &frames->front() && control.dispose == 2) control.dispose = 1;
    canvas.Draw(control, *part);
    if (auto done = sink(canvas.shown(), control); !done) return done;
    canvas.Dispose(control, *part);
  }
  return {};
}

int OrientationOfFile(const PngFile& png) {
  for (const PngChunk& chunk : png.chunks) {
    if (chunk.type == "eXIf") return OrientationOf(chunk.data);
  }
  return 1;
}

std::uint64_t DelayMs(const FrameControl& c) {
  return std::uint64_t{c.delay_num} * 1000 / c.delay_den;
}

Picture Crop(const Frame& frame, const PixelRect& area, bool alpha) {
  Picture out;
  out.width = area.width();
  out.height = area.height();
  out.alpha = alpha;
  out.samples.resize(out.stride() * static_cast<std::size_t>(out.height));
  const std::size_t channels = out.channels();
  for (int y = 0; y < out.height; ++y) {
    const std::uint8_t* from = frame.pixels.data() +
                               static_cast<std::size_t>(area.top + y) * frame.stride() +
                               static_cast<std::size_t>(area.left) * 4;
    std::uint8_t* to = out.row(y);
    for (int x = 0; x < out.width; ++x, from += 4, to += channels) {
      std::copy_n(from, channels, to);
    }
  }
  return out;
}

// Collects painted frames and writes the animation.
class Writer {
 public:
  explicit Writer(const PngFile& png) : png_(png) {}

  Result<void> Add(const Frame& frame, const FrameControl& control) {
    // All frames share one colour type, which the first fixes: RGBA whenever the file could have
    // it.
    PixelRect area{0, 0, frame.width, frame.height};
    if (count_ > 0) area = ChangedArea(last_, frame);
    if (area.empty()) area = {0, 0, 1, 1};
    auto file = EncodePng(Crop(frame, area, true), count_ == 0 ? Look() : PngLook{});
    if (!file) return std::unexpected(file.error());
    auto part = ParsePng(*file);
    if (!part) return std::unexpected(part.error());
    if (count_ == 0) Begin(*part);
    AppendControl(area, control);
    for (const PngChunk& chunk : part->chunks) {
      if (chunk.type != "IDAT") continue;
      if (count_ == 0) {
        AppendPngChunk("IDAT", chunk.data, out_);
      } else {
        Bytes data;
        AppendBigEndian32(sequence_++, data);
        data.insert(data.end(), chunk.data.begin(), chunk.data.end());
        AppendPngChunk("fdAT", data, out_);
      }
    }
    last_ = frame;
    ++count_;
    return {};
  }
  Bytes Finish() {
    AppendPngChunk("IEND", {}, out_);
    return std::move(out_);
  }

 private:
  // A still decode of the file without its animation yields what decides the look.
  PngLook Look() const {
    Bytes still;
    AppendPngSignature(still);
    for (const PngChunk& chunk : png_.chunks) {
      if (chunk.type == "acTL" || chunk.type == "fcTL" || chunk.type == "fdAT") continue;
      AppendPngChunk(chunk.type, chunk.data, still);
    }
    PngLook look;
    const auto picture = DecodePngAsIs(still, Limits{}, look);
    if (!picture) look = {};
    look.orientation = OrientationOfFile(png_);
    return look;
  }
  void Begin(const PngFile& first) {
    AppendPngSignature(out_);
    for (const PngChunk& chunk : first.chunks) {
      if (chunk.type == "IDAT" || chunk.type == "IEND") continue;
      AppendPngChunk(chunk.type, chunk.data, out_);
    }
    Bytes control;
    AppendBigEndian32(png_.frames, control);
    AppendBigEndian32(Plays(), control);
    AppendPngChunk("acTL", control, out_);
  }
  std::uint32_t Plays() const {
    const auto it = std::ranges::find(png_.chunks, "acTL", &PngChunk::type);
    return BigEndian32(it->data, 4);
  }
  void AppendControl(const PixelRect& area, const FrameControl& control) {
    Bytes data;
    AppendBigEndian32(sequence_++, data);
    AppendBigEndian32(static_cast<std::uint32_t>(area.width()), data);
    AppendBigEndian32(static_cast<std::uint32_t>(area.height()), data);
    AppendBigEndian32(static_cast<std::uint32_t>(area.left), data);
    AppendBigEndian32(static_cast<std::uint32_t>(area.top), data);
    AppendBigEndian32((std::uint32_t{control.delay_num} << 16) | control.delay_den, data);
    data.push_back(0);
    data.push_back(0);
    AppendPngChunk("fcTL", data, out_);
  }

  const PngFile& png_;
  Frame last_;
  std::uint32_t count_ = 0;
  std::uint32_t sequence_ = 0;
  Bytes out_;
};

class PngCodec final : public Codec {
 public:
  Result<std::uint32_t> Render(ByteView file, const Limits& limits,
                               const FrameSink& sink) const override {
    auto png = Open(file, limits);
    if (!png) return std::unexpected(png.error());
    if (png->animated) {
      const int orientation = OrientationOfFile(*png);
      std::uint64_t ms = 0;
      auto done = Compose(*png, limits, [&](const Frame& shown, const FrameControl& control) {
        Frame frame = shown;
        frame.orientation = orientation;
        frame.ms = ms;
        ms += DelayMs(control);
        return sink(std::move(frame));
      });
      if (!done) return std::unexpected(done.error());
    } else {
      auto frame = DecodePngForEye(file, limits);
      if (!frame) return std::unexpected(frame.error());
      if (auto done = sink(*std::move(frame)); !done) return std::unexpected(done.error());
    }
    return HiddenParts(*png);
  }

  Result<RedactedFile> Rewrite(ByteView file, const BoxesByPage& boxes,
                               const Limits& limits) const override {
    auto png = Open(file, limits);
    if (!png) return std::unexpected(png.error());
    auto bytes = png->animated ? RewriteAnimated(*png, boxes, limits)
                               : RewriteStill(file, BoxesOf(boxes, 0), limits);
    if (!bytes) return std::unexpected(bytes.error());
    return RedactedFile{MediaType::kPng, *std::move(bytes), HiddenParts(*png)};
  }

 private:
  static Result<PngFile> Open(ByteView file, const Limits& limits) {
    auto png = ParsePng(file);
    if (!png) return png;
    if (auto fits = CheckSize(png->width, png->height, png->frames, limits); !fits) {
      return std::unexpected(fits.error());
    }
    return png;
  }
  static Result<Bytes> RewriteStill(ByteView file, const Boxes& boxes, const Limits& limits) {
    PngLook look;
    auto picture = DecodePngAsIs(file, limits, look);
    if (!picture) return std::unexpected(picture.error());
    PaintBlack(*picture, ToStored(boxes, look.orientation, picture->width, picture->height));
    DropInvisible(*picture);
    return EncodePng(*picture, look);
  }
  static Result<Bytes> RewriteAnimated(const PngFile& png, const BoxesByPage& boxes,
                                       const Limits& limits) {
    Writer writer(png);
    FrameBoxes frame_boxes(boxes);
    const int orientation = OrientationOfFile(png);
    auto done = Compose(png, limits, [&](const Frame& shown, const FrameControl& control) {
      Frame frame = shown;
      PaintBlack(frame, ToStored(frame_boxes.Next(shown), orientation, frame.width, frame.height));
      DropInvisible(frame);
      return writer.Add(frame, control);
    });
    if (!done) return std::unexpected(done.error());
    return writer.Finish();
  }
};

}  // namespace

std::unique_ptr<Codec> MakePngCodec() { return std::make_unique<PngCodec>(); }

}  // namespace zwartlak::image
