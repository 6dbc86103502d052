// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include <gif_lib.h>
#include <webp/demux.h>
#include <zlib.h>

#include <algorithm>
#include <cstring>
#include <string_view>
#include <utility>

#include "redactors/image/inspect_blocks.h"
#include "redactors/image/inspect_metadata.h"
#include "redactors/image/inspect_sources.h"

namespace zwartlak::image {
namespace {

using Words = std::vector<std::uint32_t>;

std::uint32_t Word(unsigned r, unsigned g, unsigned b, unsigned a) {
  return (r << 24) | (g << 16) | (b << 8) | a;
}

// Source over destination, neither premultiplied.
std::uint32_t BlendWords(std::uint32_t over, std::uint32_t under) {
  const unsigned a = over & 255U;
  if (a == 255 || (under & 255U) == 0) return over;
  if (a == 0) return under;
  const unsigned rest = (under & 255U) * (255U - a) / 255U;
  const unsigned sum = a + rest;
  const auto mix = [&](int shift) {
    return (((over >> shift) & 255U) * a + ((under >> shift) & 255U) * rest + sum / 2) / sum;
  };
  return Word(mix(24), mix(16), mix(8), sum);
}

struct Canvas {
  std::size_t width = 0;
  std::size_t height = 0;
  Words words;
  Words saved;

  void Reset(std::size_t w, std::size_t h) {
    width = w;
    height = h;
    words.assign(w * h, 0);
  }
  void Clear(std::size_t x, std::size_t y, std::size_t w, std::size_t h) {
    for (std::size_t row = y; row < std::min(y + h, height); ++row) {
      std::fill_n(words.begin() + static_cast<std::ptrdiff_t>(row * width + x),
                  std::min(w, width - x), 0U);
    }
  }
  [[nodiscard]] Raster Copy() const {
    return MakeRaster(static_cast<int>(width), static_cast<int>(height), words);
  }
};

// ---- APNG -------------------------------------------------------------------------------------

class ApngSource final : public RasterSource {
 public:
  explicit ApngSource(ByteView file) : file_(file) {
    canvas_.Reset(BigWord(file, 16), BigWord(file, 20));
  }

  Result<std::optional<Raster>> Next() override {
    Bytes data;
    ByteView control;
    for (; at_ + 12 <= file_.size(); at_ += BigWord(file_, at_) + 12) {
      const std::size_t length = BigWord(file_, at_);
      if (length > file_.size() - at_ - 12) return UnreadableOutput();
      const std::string_view type = AsText(file_.subspan(at_ + 4, 4));
      const ByteView chunk = file_.subspan(at_ + 8, length);
      if (type == "fcTL") {
        if (!control.empty()) break;
        control = chunk;
      } else if (type == "PLTE" || type == "tRNS") {
        shared_.insert(shared_.end(), file_.begin() + static_cast<std::ptrdiff_t>(at_),
                       file_.begin() + static_cast<std::ptrdiff_t>(at_ + length + 12));
      } else if (!control.empty() && (type == "IDAT" || (type == "fdAT" && length > 4))) {
        const ByteView part = type == "IDAT" ? chunk : chunk.subspan(4);
        data.insert(data.end(), part.begin(), part.end());
      }
    }
    if (control.empty()) return std::optional<Raster>();
    if (control.size() != 26 || data.empty()) return UnreadableOutput();
    return Draw(control, data);
  }

 private:
  Result<std::optional<Raster>> Draw(ByteView control, const Bytes& data) {
    const std::size_t w = BigWord(control, 4);
    const std::size_t h = BigWord(control, 8);
    const std::size_t x = BigWord(control, 12);
    const std::size_t y = BigWord(control, 16);
    if (w + x > canvas_.width || h + y > canvas_.height) return UnreadableOutput();
    int dispose = control[24];
    if (frames_++ == 0 && dispose == 2) dispose = 1;
    if (dispose == 2) canvas_.saved = canvas_.words;
    auto part = DecodePngAnew(AsPng(w, h, data));
    if (!part || !*part) return UnreadableOutput();
    for (std::size_t row = 0; row < h; ++row) {
      const std::uint32_t* from = (*part)->row(static_cast<int>(row));
      std::uint32_t* to = canvas_.words.data() + (y + row) * canvas_.width + x;
      for (std::size_t column = 0; column < w; ++column) {
        to[column] = control[25] == 0 ? from[column] : BlendWords(from[column], to[column]);
      }
    }
    Raster shown = canvas_.Copy();
    shown.orientation = StoredOrientation(MediaType::kPng, file_);
    shown.ms = ms_;
    const unsigned denominator = control[22] * 256U + control[23];
    ms_ += (control[20] * 256U + control[21]) * 1000U / (denominator == 0 ? 100 : denominator);
    if (dispose == 1) canvas_.Clear(x, y, w, h);
    if (dispose == 2) canvas_.words = canvas_.saved;
    return std::optional<Raster>(std::move(shown));
  }
  static void PutWord(std::size_t value, Bytes& out) {
    for (int shift = 24; shift >= 0; shift -= 8) {
      out.push_back(static_cast<std::uint8_t>(value >> shift));
    }
  }
  static void PutChunk(std::string_view type, ByteView data, Bytes& out) {
    PutWord(data.size(), out);
    const std::size_t start = out.size();
    out.insert(out.end(), type.begin(), type.end());
    out.insert(out.end(), data.begin(), data.end());
    PutWord(crc32(0, out.data() + start, static_cast<uInt>(out.size() - start)), out);
  }
  Bytes AsPng(std::size_t w, std::size_t h, const Bytes& data) const {
    Bytes out(file_.begin(), file_.begin() + 8);
    Bytes header;
    PutWord(w, header);
    PutWord(h, header);
    header.insert(header.end(), file_.begin() + 24, file_.begin() + 29);
    PutChunk("IHDR", header, out);
    out.insert(out.end(), shared_.begin(), shared_.end());
    PutChunk("IDAT", data, out);
    PutChunk("IEND", {}, out);
    return out;
  }

  ByteView file_;
  std::size_t at_ = 8;
  Bytes shared_;  // PLTE and tRNS, whole chunks
  Canvas canvas_;
  int frames_ = 0;
  std::uint64_t ms_ = 0;
};

// ---- GIF --------------------------------------------------------------------------------------

struct GifInput {
  ByteView left;
};

int FeedGif(GifFileType* gif, GifByteType* out, int size) {
  auto* input = static_cast<GifInput*>(gif->UserData);
  const std::size_t count = std::min(input->left.size(), static_cast<std::size_t>(size));
  std::copy_n(input->left.begin(), count, out);
  input->left = input->left.subspan(count);
  return static_cast<int>(count);
}

class GifSource final : public RasterSource {
 public:
  explicit GifSource(ByteView file) : input_{file} {
    int error = 0;
    gif_ = DGifOpen(&input_, FeedGif, &error);
    fine_ = gif_ != nullptr && DGifSlurp(gif_) == GIF_OK;
    if (fine_) {
      canvas_.Reset(static_cast<std::size_t>(gif_->SWidth),
                    static_cast<std::size_t>(gif_->SHeight));
    }
  }
  GifSource(const GifSource&) = delete;
  GifSource& operator=(const GifSource&) = delete;
  ~GifSource() override {
    int error = 0;
    if (gif_ != nullptr) DGifCloseFile(gif_, &error);
  }

  Result<std::optional<Raster>> Next() override {
    if (!fine_) return UnreadableOutput();
    if (frame_ == gif_->ImageCount) return std::optional<Raster>();
    const SavedImage& image = gif_->SavedImages[frame_];
    GraphicsControlBlock control{};
    control.TransparentColor = NO_TRANSPARENT_COLOR;
    DGifSavedExtensionToGCB(gif_, frame_++, &control);
    if (control.DisposalMode == DISPOSE_PREVIOUS) canvas_.saved = canvas_.words;
    if (!Draw(image, control.TransparentColor)) return UnreadableOutput();
    Raster shown = canvas_.Copy();
    shown.ms = ms_;
    ms_ += static_cast<std::uint64_t>(control.DelayTime) * 10;
    if (control.DisposalMode == DISPOSE_PREVIOUS) canvas_.words = canvas_.saved;
    if (control.DisposalMode == DISPOSE_BACKGROUND) {
      canvas_.Clear(static_cast<std::size_t>(image.ImageDesc.Left),
                    static_cast<std::size_t>(image.ImageDesc.Top),
                    static_cast<std::size_t>(image.ImageDesc.Width),
                    static_cast<std::size_t>(image.ImageDesc.Height));
    }
    return std::optional<Raster>(std::move(shown));
  }

 private:
  bool Draw(const SavedImage& image, int transparent) {
    const GifImageDesc& d = image.ImageDesc;
    const ColorMapObject* map = d.ColorMap != nullptr ? d.ColorMap : gif_->SColorMap;
    if (map == nullptr || d.Left + d.Width > gif_->SWidth || d.Top + d.Height > gif_->SHeight) {
      return false;
    }
    const GifByteType* index = image.RasterBits;
    for (int y = 0; y < d.Height; ++y) {
      std::uint32_t* row = canvas_.words.data() +
                           static_cast<std::size_t>(d.Top + y) * canvas_.width +
                           static_cast<std::size_t>(d.Left);
      for (int x = 0; x < d.Width; ++x, ++index) {
        if (*index == transparent) continue;
        const GifColorType c = *index < map->ColorCount ? map->Colors[*index] : GifColorType{};
        row[x] = Word(c.Red, c.Green, c.Blue, 255);
      }
    }
    return true;
  }

  GifInput input_;
  GifFileType* gif_ = nullptr;
  bool fine_ = false;
  int frame_ = 0;
  Canvas canvas_;
  std::uint64_t ms_ = 0;
};

// ---- WebP -------------------------------------------------------------------------------------

class WebpSource final : public RasterSource {
 public:
  explicit WebpSource(ByteView file) : file_(file) {
    const WebPData data{file.data(), file.size()};
    WebPAnimDecoderOptions options;
    WebPAnimDecoderOptionsInit(&options);
    decoder_.reset(WebPAnimDecoderNew(&data, &options));
    if (decoder_ != nullptr) WebPAnimDecoderGetInfo(decoder_.get(), &info_);
  }
  Result<std::optional<Raster>> Next() override {
    if (decoder_ == nullptr) return UnreadableOutput();
    if (WebPAnimDecoderHasMoreFrames(decoder_.get()) == 0) return std::optional<Raster>();
    std::uint8_t* rgba = nullptr;
    int end_ms = 0;
    if (WebPAnimDecoderGetNext(decoder_.get(), &rgba, &end_ms) == 0) return UnreadableOutput();
    Words words(std::size_t{info_.canvas_width} * info_.canvas_height);
    for (std::uint32_t& word : words) {
      word = Word(rgba[0], rgba[1], rgba[2], rgba[3]);
      rgba += 4;
    }
    Raster raster = MakeRaster(static_cast<int>(info_.canvas_width),
                               static_cast<int>(info_.canvas_height), std::move(words));
    raster.orientation = StoredOrientation(MediaType::kWebp, file_);
    raster.ms = std::exchange(ms_, static_cast<std::uint64_t>(end_ms));
    return std::optional<Raster>(std::move(raster));
  }

 private:
  ByteView file_;
  std::unique_ptr<WebPAnimDecoder, decltype(&WebPAnimDecoderDelete)> decoder_{
      nullptr, WebPAnimDecoderDelete};
  WebPAnimInfo info_{};
  std::uint64_t ms_ = 0;
};

}  // namespace

bool IsAnimatedPng(ByteView file) {
  for (std::size_t at = 8; at + 12 <= file.size();) {
    const std::string_view type = AsText(file.subspan(at + 4, 4));
    if (type == "acTL" && BigWord(file, at) == 8) return true;
    if (type == "IDAT") return false;
    at += std::size_t{BigWord(file, at)} + 12;
  }
  return false;
}

std::unique_ptr<RasterSource> OpenApng(ByteView file) { return std::make_unique<ApngSource>(file); }
std::unique_ptr<RasterSource> OpenGif(ByteView file) { return std::make_unique<GifSource>(file); }
std::unique_ptr<RasterSource> OpenWebp(ByteView file) { return std::make_unique<WebpSource>(file); }

}  // namespace zwartlak::image
