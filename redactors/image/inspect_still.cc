// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include <libheif/heif.h>
#include <tiffio.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "redactors/image/inspect_sources.h"

namespace zwartlak::image {
namespace {

using Words = std::vector<std::uint32_t>;

std::uint32_t Opaque(unsigned r, unsigned g, unsigned b) {
  return (r << 24) | (g << 16) | (b << 8) | 255U;
}

// ---- BMP: pixel by pixel from the file, the plain way -----------------------------------------

class BmpSource final : public RasterSource {
 public:
  explicit BmpSource(ByteView file) : file_(file) {}

  Result<std::optional<Raster>> Next() override {
    if (std::exchange(done_, true)) return std::optional<Raster>();
    if (file_.size() < 54 || !ReadHeader()) return UnreadableOutput();
    Words words(static_cast<std::size_t>(width_) * static_cast<std::size_t>(height_));
    if (compression_ == 1 || compression_ == 2) {
      std::ranges::fill(words, Color(0));
      Unpack(words);
    } else {
      for (int y = 0; y < height_; ++y) {
        for (int x = 0; x < width_; ++x) words[At(x, y)] = PixelAt(x, y);
      }
    }
    FixAlpha(words);
    return std::optional<Raster>(MakeRaster(width_, height_, std::move(words)));
  }

 private:
  std::uint64_t Le(std::size_t at, std::size_t size) const {
    std::uint64_t value = 0;
    for (std::size_t i = size; i-- > 0;)
      value = value * 256 + (at + i < file_.size() ? file_[at + i] : 0);
    return value;
  }
  bool ReadHeader() {
    const std::size_t info = Le(14, 4);
    const bool old = info == 12;
    width_ = static_cast<int>(old ? Le(18, 2) : Le(18, 4));
    const auto height = old ? static_cast<int>(Le(20, 2))
                            : std::bit_cast<int>(static_cast<std::uint32_t>(Le(22, 4)));
    flipped_ = height > 0;
    height_ = std::abs(height);
    bits_ = static_cast<std::size_t>(old ? Le(24, 2) : Le(28, 2));
    compression_ = old ? 0 : Le(30, 4);
    entry_ = old ? 3 : 4;
    palette_ = 14 + info;
    data_ = Le(10, 4);
    if (bits_ == 16) masks_ = {0x7C00, 0x3E0, 0x1F, 0};
    if (bits_ == 32) masks_ = {0xFF0000, 0xFF00, 0xFF, 0};
    if (compression_ == 3 || compression_ == 6) {
      for (std::size_t i = 0; i < 4; ++i) masks_[i] = Le(54 + 4 * i, 4);
      if (info < 56 && compression_ == 3) masks_[3] = 0;
    }
    return width_ > 0 && height_ > 0 && bits_ > 0 && data_ <= file_.size();
  }
  std::size_t At(int x, int y) const {
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(width_) +
           static_cast<std::size_t>(x);
  }
  std::uint32_t Color(std::uint64_t index) const {
    const std::size_t at = palette_ + index * entry_;
    // An index without an entry shows as black.
    if (at + entry_ > data_) return Opaque(0, 0, 0);
    return Opaque(file_[at + 2], file_[at + 1], file_[at]);
  }
  static std::uint32_t Scale(std::uint64_t pixel, std::uint64_t mask) {
    if (mask == 0) return 0;
    const std::uint64_t top = mask >> std::countr_zero(mask);
    return static_cast<std::uint32_t>((((pixel & mask) >> std::countr_zero(mask)) * 255 + top / 2) /
                                      top);
  }
  std::uint32_t PixelAt(int x, int y) const {
    const std::size_t stride = (static_cast<std::size_t>(width_) * bits_ + 31) / 32 * 4;
    const auto stored_y = static_cast<std::size_t>(flipped_ ? height_ - 1 - y : y);
    const std::size_t bit = static_cast<std::size_t>(x) * bits_;
    const std::size_t at = data_ + stored_y * stride + bit / 8;
    if (bits_ <= 8) return Color((Le(at, 1) >> (8 - bits_ - bit % 8)) & ((1U << bits_) - 1));
    if (bits_ == 24) {
      return Opaque(static_cast<unsigned>(Le(at + 2, 1)), static_cast<unsigned>(Le(at + 1, 1)),
                    static_cast<unsigned>(Le(at, 1)));
    }
    const std::uint64_t pixel = Le(at, bits_ / 8);
    const std::uint32_t word =
        Opaque(Scale(pixel, masks_[0]), Scale(pixel, masks_[1]), Scale(pixel, masks_[2]));
    return masks_[3] == 0 ? word : (word & ~255U) | Scale(pixel, masks_[3]);
  }
  void Unpack(Words& words) const {
    const bool bytes = compression_ == 1;
    std::size_t at = data_;
    int x = 0;
    int y = height_ - 1;
    const auto put = [&](std::uint64_t byte, std::size_t i) {
      const std::uint64_t index = bytes ? byte : (i % 2 == 0 ? byte / 16 : byte % 16);
      if (x < width_ && y >= 0) words[At(x, y)] = Color(index);
      ++x;
    };
    while (at + 1 < file_.size()) {
      const std::size_t count = file_[at];
      const std::size_t value = file_[at + 1];
      at += 2;
      if (count > 0) {
        for (std::size_t i = 0; i < count; ++i) put(value, i);
      } else if (value == 1) {
        return;
      } else if (value == 0) {
        x = 0;
        --y;
      } else if (value == 2) {
        x += static_cast<int>(Le(at, 1));
        y -= static_cast<int>(Le(at + 1, 1));
        at += 2;
      } else {
        for (std::size_t i = 0; i < value; ++i) put(Le(at + (bytes ? i : i / 2), 1), i);
        at += ((bytes ? value : (value + 1) / 2) + 1) / 2 * 2;
      }
    }
  }
  void FixAlpha(Words& words) const {
    if (masks_[3] == 0) return;
    if (std::ranges::any_of(words, [](std::uint32_t w) { return (w & 255U) != 0; })) return;
    for (std::uint32_t& word : words) word |= 255U;
  }

  ByteView file_;
  bool done_ = false;
  int width_ = 0;
  int height_ = 0;
  bool flipped_ = false;
  std::size_t bits_ = 0;
  std::uint64_t compression_ = 0;
  std::size_t entry_ = 4;
  std::size_t palette_ = 0;
  std::size_t data_ = 0;
  std::array<std::uint64_t, 4> masks_{};
};

// ---- TIFF -------------------------------------------------------------------------------------

struct TiffInput {
  ByteView file;
  std::uint64_t at = 0;
};

tmsize_t ReadTiff(thandle_t handle, void* out, tmsize_t size) {
  auto* in = static_cast<TiffInput*>(handle);
  if (in->at >= in->file.size()) return 0;
  const std::size_t count =
      std::min(static_cast<std::size_t>(size), static_cast<std::size_t>(in->file.size() - in->at));
  std::memcpy(out, in->file.data() + in->at, count);
  in->at += count;
  return static_cast<tmsize_t>(count);
}
tmsize_t WriteNothing(thandle_t, void*, tmsize_t) { return 0; }
toff_t SeekTiff(thandle_t handle, toff_t offset, int whence) {
  auto* in = static_cast<TiffInput*>(handle);
  const std::uint64_t base = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? in->at : in->file.size();
  return in->at = base + offset;
}
int CloseNothing(thandle_t) { return 0; }
toff_t SizeOfTiff(thandle_t handle) { return static_cast<TiffInput*>(handle)->file.size(); }
int Quiet(TIFF*, void*, const char*, const char*, va_list) { return 1; }

class TiffPages final : public RasterSource {
 public:
  explicit TiffPages(ByteView file) : input_{file} {
    TIFFOpenOptions* options = TIFFOpenOptionsAlloc();
    TIFFOpenOptionsSetMaxSingleMemAlloc(options, tmsize_t{1} << 30);
    TIFFOpenOptionsSetErrorHandlerExtR(options, Quiet, nullptr);
    TIFFOpenOptionsSetWarningHandlerExtR(options, Quiet, nullptr);
    tiff_ = TIFFClientOpenExt("", "rm", &input_, ReadTiff, WriteNothing, SeekTiff, CloseNothing,
                              SizeOfTiff, nullptr, nullptr, options);
    TIFFOpenOptionsFree(options);
  }
  TiffPages(const TiffPages&) = delete;
  TiffPages& operator=(const TiffPages&) = delete;
  ~TiffPages() override {
    if (tiff_ != nullptr) TIFFClose(tiff_);
  }

  Result<std::optional<Raster>> Next() override {
    if (tiff_ == nullptr) return UnreadableOutput();
    while (true) {
      if (page_++ > 0 && TIFFReadDirectory(tiff_) == 0) return std::optional<Raster>();
      std::uint32_t kind = 0;
      TIFFGetField(tiff_, TIFFTAG_SUBFILETYPE, &kind);
      // Copies at a reduced size are dropped by apply, except as the first page.
      if (page_ == 1 || (kind & 1U) == 0) return Page();
    }
  }

 private:
  Result<std::optional<Raster>> Page() {
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    std::uint16_t orientation = 1;
    TIFFGetField(tiff_, TIFFTAG_IMAGEWIDTH, &width);
    TIFFGetField(tiff_, TIFFTAG_IMAGELENGTH, &height);
    TIFFGetField(tiff_, TIFFTAG_ORIENTATION, &orientation);
    if (orientation < 1 || orientation > 8) orientation = 1;
    Words words(std::size_t{width} * height);
    if (words.empty() ||
        TIFFReadRGBAImageOriented(tiff_, width, height, words.data(), orientation, 1) == 0) {
      return UnreadableOutput();
    }
    for (std::uint32_t& word : words) word = Straight(word);
    Raster raster = MakeRaster(static_cast<int>(width), static_cast<int>(height), std::move(words));
    raster.orientation = orientation;
    return std::optional<Raster>(std::move(raster));
  }
  static std::uint32_t Straight(std::uint32_t abgr) {
    const std::uint32_t a = abgr >> 24;
    if (a == 0) return 0;
    const auto channel = [&](int shift) {
      return std::min(255U, (((abgr >> shift) & 255U) * 255U + a / 2) / a);
    };
    return (channel(0) << 24) | (channel(8) << 16) | (channel(16) << 8) | a;
  }

  TiffInput input_;
  TIFF* tiff_ = nullptr;
  int page_ = 0;
};

// ---- HEIC and AVIF: only as the original, for the output is PNG -------------------------------

class HeifSource final : public RasterSource {
 public:
  explicit HeifSource(ByteView file) : file_(file) {}
  Result<std::optional<Raster>> Next() override {
    if (std::exchange(done_, true)) return std::optional<Raster>();
    heif_context* context = heif_context_alloc();
    heif_image_handle* handle = nullptr;
    heif_image* image = nullptr;
    auto raster = Decode(context, &handle, &image);
    heif_image_release(image);
    heif_image_handle_release(handle);
    heif_context_free(context);
    return raster;
  }

 private:
  Result<std::optional<Raster>> Decode(heif_context* context, heif_image_handle** handle,
                                       heif_image** image) const {
    const auto failed = [](const heif_error& error) { return error.code != heif_error_Ok; };
    if (failed(heif_context_read_from_memory(context, file_.data(), file_.size(), nullptr)) ||
        failed(heif_context_get_primary_image_handle(context, handle)) ||
        failed(heif_decode_image(*handle, image, heif_colorspace_RGB, heif_chroma_interleaved_RGBA,
                                 nullptr))) {
      return UnreadableOutput();
    }
    int stride = 0;
    const std::uint8_t* plane =
        heif_image_get_plane_readonly(*image, heif_channel_interleaved, &stride);
    const int width = heif_image_get_width(*image, heif_channel_interleaved);
    const int height = heif_image_get_height(*image, heif_channel_interleaved);
    if (plane == nullptr || width <= 0 || height <= 0) return UnreadableOutput();
    Words words;
    words.reserve(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
    for (int y = 0; y < height; ++y) {
      const std::uint8_t* p = plane + static_cast<std::ptrdiff_t>(y) * stride;
      for (int x = 0; x < width; ++x, p += 4) {
        words.push_back((Opaque(p[0], p[1], p[2]) & ~255U) | p[3]);
      }
    }
    return std::optional<Raster>(MakeRaster(width, height, std::move(words)));
  }

  ByteView file_;
  bool done_ = false;
};

}  // namespace

std::unique_ptr<RasterSource> OpenBmp(ByteView file) { return std::make_unique<BmpSource>(file); }
std::unique_ptr<RasterSource> OpenTiff(ByteView file) { return std::make_unique<TiffPages>(file); }
std::unique_ptr<RasterSource> OpenHeif(ByteView file) { return std::make_unique<HeifSource>(file); }

}  // namespace zwartlak::image
