// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// GIF. Frames are composed on the canvas as a viewer does it and written anew: each output frame
// holds only the pixels that change, with a palette of its own. A frame that would need more than
// 256 colours at once (a box that goes away over a picture of several palettes) is refused.
#include <gif_lib.h>

#include <algorithm>
#include <cstring>
#include <optional>
#include <unordered_map>

#include "redactors/image/codec.h"
#include "redactors/image/gif_blocks.h"

namespace zwartlak::image {
namespace {

struct Source {
  ByteView file;
  std::size_t at = 0;
};

int ReadBytes(GifFileType* gif, GifByteType* out, int size) {
  auto* source = static_cast<Source*>(gif->UserData);
  const std::size_t left = source->file.size() - source->at;
  const std::size_t count = std::min(left, static_cast<std::size_t>(size));
  std::memcpy(out, source->file.data() + source->at, count);
  source->at += count;
  return static_cast<int>(count);
}

int WriteBytes(GifFileType* gif, const GifByteType* data, int size) {
  auto* out = static_cast<Bytes*>(gif->UserData);
  out->insert(out->end(), data, data + size);
  return size;
}

class Decoder {
 public:
  explicit Decoder(ByteView file) : source_{file} {
    int error = 0;
    gif_ = DGifOpen(&source_, ReadBytes, &error);
  }
  Decoder(const Decoder&) = delete;
  Decoder& operator=(const Decoder&) = delete;
  ~Decoder() {
    int error = 0;
    if (gif_ != nullptr) DGifCloseFile(gif_, &error);
  }
  // The next frame's indices, row by row from the top; the descriptor is in gif()->Image.
  Result<std::vector<std::uint8_t>> NextFrame() {
    GifRecordType type = UNDEFINED_RECORD_TYPE;
    while (gif_ != nullptr && DGifGetRecordType(gif_, &type) == GIF_OK) {
      if (type == EXTENSION_RECORD_TYPE) {
        if (!SkipExtension()) break;
      } else if (type == IMAGE_DESC_RECORD_TYPE) {
        if (DGifGetImageDesc(gif_) != GIF_OK) break;
        return Lines();
      } else {
        break;
      }
    }
    return Fail(ErrorCode::kDamagedFile, Stage::kNone);
  }
  [[nodiscard]] const GifFileType* gif() const { return gif_; }

 private:
  bool SkipExtension() {
    int code = 0;
    GifByteType* data = nullptr;
    if (DGifGetExtension(gif_, &code, &data) != GIF_OK) return false;
    while (data != nullptr) {
      if (DGifGetExtensionNext(gif_, &data) != GIF_OK) return false;
    }
    return true;
  }
  Result<std::vector<std::uint8_t>> Lines() {
    static constexpr int kStart[] = {0, 4, 2, 1};
    static constexpr int kStep[] = {8, 8, 4, 2};
    const int width = gif_->Image.Width;
    const int height = gif_->Image.Height;
    std::vector<std::uint8_t> indices(static_cast<std::size_t>(width) *
                                      static_cast<std::size_t>(height));
    const auto line = [&](int y) {
      return DGifGetLine(
                 gif_,
                 indices.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width),
                 width) == GIF_OK;
    };
    for (int pass = 0; pass < (gif_->Image.Interlace ? 4 : 1); ++pass) {
      const int start = gif_->Image.Interlace ? kStart[pass] : 0;
      const int step = gif_->Image.Interlace ? kStep[pass] : 1;
      for (int y = start; y < height; y += step) {
        if (!line(y)) return Fail(ErrorCode::kDamagedFile, Stage::kNone);
      }
    }
    return indices;
  }

  Source source_;
  GifFileType* gif_ = nullptr;
};

// Draws frames on the canvas. `sink` sees each as shown.
template <typename Sink>
Result<void> Compose(ByteView file, const GifBlocks& blocks, Sink sink) {
  Decoder decoder(file);
  Frame canvas;
  canvas.width = blocks.width;
  canvas.height = blocks.height;
  canvas.channels = 4;
  canvas.pixels.resize(canvas.stride() * static_cast<std::size_t>(canvas.height));
  std::vector<std::uint8_t> before;
  for (const GifFrame& frame : blocks.frames) {
    auto indices = decoder.NextFrame();
    if (!indices) return std::unexpected(indices.error());
    const GifFileType* gif = decoder.gif();
    const ColorMapObject* colors = gif->Image.ColorMap ? gif->Image.ColorMap : gif->SColorMap;
    if (colors == nullptr) return Fail(ErrorCode::kDamagedFile, Stage::kNone);
    if (frame.disposal == 3) before = canvas.pixels;
    const std::uint8_t* index = indices->data();
    for (int y = 0; y < frame.area.height(); ++y) {
      std::uint8_t* to = canvas.pixels.data() +
                         static_cast<std::size_t>(frame.area.top + y) * canvas.stride() +
                         static_cast<std::size_t>(frame.area.left) * 4;
      for (int x = 0; x < frame.area.width(); ++x, ++index, to += 4) {
        if (*index == frame.transparent) continue;
        const GifColorType color =
            *index < colors->ColorCount ? colors->Colors[*index] : GifColorType{};
        const std::uint8_t rgba[] = {color.Red, color.Green, color.Blue, 255};
        std::memcpy(to, rgba, 4);
      }
    }
    if (auto done = sink(canvas, frame); !done) return done;
    if (frame.disposal == 3) canvas.pixels = before;
    if (frame.disposal != 2) continue;
    for (int y = frame.area.top; y < frame.area.bottom; ++y) {
      std::fill_n(canvas.pixels.data() + static_cast<std::size_t>(y) * canvas.stride() +
                      static_cast<std::size_t>(frame.area.left) * 4,
                  static_cast<std::size_t>(frame.area.width()) * 4, std::uint8_t{0});
    }
  }
  return {};
}

std::uint32_t PixelAt(const Frame& frame, int x, int y) {
  std::uint32_t pixel = 0;
  std::memcpy(&pixel,
              frame.pixels.data() + static_cast<std::size_t>(y) * frame.stride() +
                  static_cast<std::size_t>(x) * 4,
              4);
  return pixel;
}

bool IsOpaque(const Frame& frame, std::size_t i) { return frame.pixels[i * 4 + 3] != 0; }

bool IsOpaque(std::uint32_t pixel) {
  std::uint8_t rgba[4];
  std::memcpy(rgba, &pixel, 4);
  return rgba[3] != 0;
}

// One output frame: indices and the palette they point into.
struct Indexed {
  PixelRect area;
  std::vector<std::uint32_t> pixels;  // 0 where the canvas shows through
  std::vector<std::uint8_t> indices;
  std::vector<std::uint32_t> colors;
  int transparent = -1;
};

// Colours in order of appearance. Pixel 0 (transparent) is a colour of its own.
class Palette {
 public:
  explicit Palette(bool spare_black) : spare_black_(spare_black), black_(Word(0, 0, 0)) {}

  void Add(std::uint32_t pixel) {
    if (pixel == last_ && !colors_.empty()) return;
    last_ = pixel;
    if (spare_black_ && pixel == black_) return;
    if (places_.try_emplace(pixel, static_cast<int>(colors_.size())).second) {
      colors_.push_back(pixel);
    }
  }
  // Gives black the place of the darkest colour; false if that is not dark.
  bool ReplaceBlack() {
    static constexpr int kDark = 40;
    int best = kDark;
    for (std::size_t i = 0; i < colors_.size(); ++i) {
      if (!IsOpaque(colors_[i]) || Luma(colors_[i]) >= best) continue;
      best = Luma(colors_[i]);
      places_[black_] = static_cast<int>(i);
    }
    return best < kDark;
  }
  [[nodiscard]] int IndexOf(std::uint32_t pixel) const {
    const auto it = places_.find(pixel);
    return it == places_.end() ? -1 : it->second;
  }
  [[nodiscard]] const std::vector<std::uint32_t>& colors() const { return colors_; }

 private:
  static std::uint32_t Word(std::uint8_t r, std::uint8_t g, std::uint8_t b) {
    const std::uint8_t rgba[] = {r, g, b, 255};
    std::uint32_t word = 0;
    std::memcpy(&word, rgba, 4);
    return word;
  }
  static int Luma(std::uint32_t pixel) {
    std::uint8_t rgba[4];
    std::memcpy(rgba, &pixel, 4);
    return (299 * rgba[0] + 587 * rgba[1] + 114 * rgba[2]) / 1000;
  }

  bool spare_black_;
  std::uint32_t black_;
  std::uint32_t last_ = 0;
  std::unordered_map<std::uint32_t, int> places_;
  std::vector<std::uint32_t> colors_;
};

class Writer {
 public:
  Writer(const GifBlocks& blocks) : blocks_(blocks) {}
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;
  ~Writer() { Close(); }

  Result<void> Add(const Frame& frame, const GifFrame& control) {
    if (pending_) {
      // Only wiping the canvas makes an opaque pixel transparent again.
      const bool wipe = LosesOpacity(*pending_, frame);
      if (auto done = Emit(wipe); !done) return done;
    }
    pending_ = frame;
    delay_ = control.delay;
    return {};
  }
  Result<Bytes> Finish() {
    if (auto done = Emit(false); !done) return std::unexpected(done.error());
    if (!Close()) return Fail(ErrorCode::kInternal, Stage::kNone);
    return std::move(out_);
  }

 private:
  static bool LosesOpacity(const Frame& before, const Frame& after) {
    for (std::size_t i = 0; i < before.pixels.size() / 4; ++i) {
      if (IsOpaque(before, i) && !IsOpaque(after, i)) return true;
    }
    return false;
  }
  Result<void> Emit(bool wipe) {
    auto part = Index(*pending_, wipe);
    if (!part) return std::unexpected(part.error());
    if (gif_ == nullptr && !Begin()) return Fail(ErrorCode::kInternal, Stage::kNone);
    if (!Put(*part, wipe ? 2 : 1)) return Fail(ErrorCode::kInternal, Stage::kNone);
    shown_ = wipe ? std::optional<Frame>() : std::move(pending_);
    pending_.reset();
    return {};
  }
  // Pixels of `frame` that differ from what is shown; all of them if the canvas will be wiped.
  Result<Indexed> Index(const Frame& frame, bool whole) const {
    if (auto part = TryIndex(frame, whole, false)) return *std::move(part);
    // A full palette without black: the boxes take its darkest colour instead.
    if (auto part = TryIndex(frame, whole, true)) return *std::move(part);
    return Fail(ErrorCode::kUnsupportedVariant, Stage::kNone);
  }
  std::optional<Indexed> TryIndex(const Frame& frame, bool whole, bool spare_black) const {
    Indexed part;
    part.area = {0, 0, frame.width, frame.height};
    const bool delta = shown_.has_value() && !whole;
    if (delta) part.area = ChangedArea(*shown_, frame);
    if (part.area.empty()) part.area = {0, 0, 1, 1};
    Palette palette(spare_black);
    for (int y = part.area.top; y < part.area.bottom; ++y) {
      for (int x = part.area.left; x < part.area.right; ++x) {
        const std::uint32_t pixel = PixelAt(frame, x, y);
        const bool skip = !IsOpaque(pixel) || (delta && pixel == PixelAt(*shown_, x, y));
        palette.Add(skip ? 0 : pixel);
        if (palette.colors().size() > 256) return std::nullopt;
        part.pixels.push_back(skip ? 0 : pixel);
      }
    }
    if (spare_black && !palette.ReplaceBlack()) return std::nullopt;
    part.colors = palette.colors();
    part.transparent = palette.IndexOf(0);
    part.indices.reserve(part.pixels.size());
    for (const std::uint32_t pixel : part.pixels) {
      part.indices.push_back(static_cast<std::uint8_t>(palette.IndexOf(pixel)));
    }
    return part;
  }
  bool Begin() {
    int error = 0;
    gif_ = EGifOpen(&out_, WriteBytes, &error);
    if (gif_ == nullptr) return false;
    EGifSetGifVersion(gif_, true);
    if (EGifPutScreenDesc(gif_, blocks_.width, blocks_.height, 8, 0, nullptr) != GIF_OK) {
      return false;
    }
    if (!blocks_.loop) return true;
    const std::uint8_t loop[] = {1, static_cast<std::uint8_t>(*blocks_.loop & 255),
                                 static_cast<std::uint8_t>(*blocks_.loop >> 8)};
    return EGifPutExtensionLeader(gif_, APPLICATION_EXT_FUNC_CODE) == GIF_OK &&
           EGifPutExtensionBlock(gif_, 11, "NETSCAPE2.0") == GIF_OK &&
           EGifPutExtensionBlock(gif_, 3, loop) == GIF_OK &&
           EGifPutExtensionTrailer(gif_) == GIF_OK;
  }
  bool Put(const Indexed& part, int disposal) {
    GraphicsControlBlock control{disposal, false, delay_, part.transparent};
    GifByteType packed[4];
    EGifGCBToExtension(&control, packed);
    if (EGifPutExtension(gif_, GRAPHICS_EXT_FUNC_CODE, 4, packed) != GIF_OK) return false;
    GifColorType colors[256]{};
    for (std::size_t i = 0; i < part.colors.size(); ++i) {
      std::uint8_t rgba[4];
      std::memcpy(rgba, &part.colors[i], 4);
      colors[i] = {rgba[0], rgba[1], rgba[2]};
    }
    const int bits = GifBitSize(std::max<int>(static_cast<int>(part.colors.size()), 2));
    ColorMapObject* map = GifMakeMapObject(1 << bits, colors);
    const bool begun =
        map != nullptr && EGifPutImageDesc(gif_, part.area.left, part.area.top, part.area.width(),
                                           part.area.height(), false, map) == GIF_OK;
    GifFreeMapObject(map);
    if (!begun) return false;
    std::vector<std::uint8_t> row(static_cast<std::size_t>(part.area.width()));
    const std::uint8_t* from = part.indices.data();
    for (int y = 0; y < part.area.height(); ++y, from += row.size()) {
      std::copy_n(from, row.size(), row.begin());
      if (EGifPutLine(gif_, row.data(), part.area.width()) != GIF_OK) return false;
    }
    return true;
  }
  bool Close() {
    int error = 0;
    const bool fine = gif_ != nullptr && EGifCloseFile(gif_, &error) == GIF_OK;
    gif_ = nullptr;
    return fine;
  }

  const GifBlocks& blocks_;
  GifFileType* gif_ = nullptr;
  Bytes out_;
  std::optional<Frame> pending_;
  std::optional<Frame> shown_;
  int delay_ = 0;
};

class GifCodec final : public Codec {
 public:
  Result<std::uint32_t> Render(ByteView file, const Limits& limits,
                               const FrameSink& sink) const override {
    const auto blocks = Open(file, limits);
    if (!blocks) return std::unexpected(blocks.error());
    std::uint64_t ms = 0;
    auto done = Compose(file, *blocks, [&](const Frame& canvas, const GifFrame& control) {
      Frame frame = canvas;
      frame.ms = ms;
      ms += static_cast<std::uint64_t>(control.delay) * 10;
      return sink(std::move(frame));
    });
    if (!done) return std::unexpected(done.error());
    return blocks->hidden_parts;
  }

  Result<RedactedFile> Rewrite(ByteView file, const BoxesByPage& boxes,
                               const Limits& limits) const override {
    const auto blocks = Open(file, limits);
    if (!blocks) return std::unexpected(blocks.error());
    FrameBoxes frame_boxes(boxes);
    Writer writer(*blocks);
    auto done = Compose(file, *blocks, [&](const Frame& canvas, const GifFrame& control) {
      Frame frame = canvas;
      PaintBlack(frame, frame_boxes.Next(canvas));
      return writer.Add(frame, control);
    });
    if (!done) return std::unexpected(done.error());
    auto bytes = writer.Finish();
    if (!bytes) return std::unexpected(bytes.error());
    return RedactedFile{MediaType::kGif, *std::move(bytes), blocks->hidden_parts};
  }

 private:
  static Result<GifBlocks> Open(ByteView file, const Limits& limits) {
    auto blocks = WalkGif(file);
    if (!blocks) return blocks;
    auto fits =
        CheckSize(static_cast<std::uint64_t>(blocks->width),
                  static_cast<std::uint64_t>(blocks->height), blocks->frames.size(), limits);
    if (!fits) return std::unexpected(fits.error());
    return blocks;
  }
};

}  // namespace

std::unique_ptr<Codec> MakeGifCodec() { return std::make_unique<GifCodec>(); }

}  // namespace zwartlak::image
