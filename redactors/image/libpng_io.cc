// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/image/libpng_io.h"

#include <png.h>

#include <algorithm>
#include <bit>
#include <csetjmp>
#include <cstring>

#include "redactors/image/icc.h"
#include "redactors/image/orientation.h"

namespace zwartlak::image {
namespace {

struct Source {
  ByteView file;
  std::size_t at = 0;
  bool ran_out = false;
};

void ReadBytes(png_structp png, png_bytep out, std::size_t size) {
  auto* source = static_cast<Source*>(png_get_io_ptr(png));
  if (source->file.size() - source->at < size) {
    source->ran_out = true;
    png_error(png, "");
  }
  std::memcpy(out, source->file.data() + source->at, size);
  source->at += size;
}

void WriteBytes(png_structp png, png_bytep data, std::size_t size) {
  auto* out = static_cast<Bytes*>(png_get_io_ptr(png));
  out->insert(out->end(), data, data + size);
}

// libpng's messages may quote the file: they end here.
void Silence(png_structp, png_const_charp) {}
[[noreturn]] void Jump(png_structp png, png_const_charp) { png_longjmp(png, 1); }

// Runs `body` so that an error inside libpng comes back as false. `body` may hold nothing that
// needs a destructor while libpng runs.
template <typename Body>
[[gnu::noinline]] bool Guarded(png_structp png, Body&& body) {
  if (setjmp(png_jmpbuf(png)) != 0) return false;
  body();
  return true;
}

class Reader {
 public:
  explicit Reader(ByteView file) : source_{file} {
    png_ = png_create_read_struct(PNG_LIBPNG_VER_STRING, nullptr, Jump, Silence);
    info_ = png_ != nullptr ? png_create_info_struct(png_) : nullptr;
  }
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;
  ~Reader() { png_destroy_read_struct(&png_, &info_, nullptr); }

  Result<void> Open(const Limits& limits) {
    if (info_ == nullptr) return Fail(ErrorCode::kOutOfMemory, Stage::kNone);
    const bool fine = Guarded(png_, [&] {
      png_set_read_fn(png_, &source_, ReadBytes);
      png_set_user_limits(png_, 1U << 20, 1U << 20);
      png_set_chunk_cache_max(png_, 64);
      png_set_chunk_malloc_max(png_, 16U << 20);
      // Text is dropped unread: a compressed one may be a bomb.
      static constexpr png_byte kText[] = {'t', 'E', 'X', 't', 0,   'z', 'T', 'X',
                                           't', 0,   'i', 'T', 'X', 't', 0};
      png_set_keep_unknown_chunks(png_, PNG_HANDLE_CHUNK_NEVER, kText, 3);
      png_read_info(png_, info_);
    });
    if (!fine) return Failure();
    const std::uint64_t pixels =
        std::uint64_t{png_get_image_width(png_, info_)} * png_get_image_height(png_, info_);
    if (pixels > limits.max_pixels) return Fail(ErrorCode::kTooManyPixels, Stage::kNone);
    return {};
  }

  // Reads all rows into `samples`, after the transformations asked for by the caller.
  Result<void> ReadRows(std::vector<std::uint8_t>& samples) {
    std::size_t stride = 0;
    if (!Guarded(png_, [&] {
          png_set_interlace_handling(png_);
          png_read_update_info(png_, info_);
          stride = png_get_rowbytes(png_, info_);
        })) {
      return Failure();
    }
    const std::size_t height = png_get_image_height(png_, info_);
    samples.resize(stride * height);
    std::vector<png_bytep> rows(height);
    for (std::size_t y = 0; y < height; ++y) rows[y] = samples.data() + y * stride;
    if (!Guarded(png_, [&] {
          png_read_image(png_, rows.data());
          png_read_end(png_, info_);
        })) {
      return Failure();
    }
    return {};
  }

  [[nodiscard]] std::unexpected<Error> Failure() const {
    return Fail(source_.ran_out ? ErrorCode::kTruncatedFile : ErrorCode::kDamagedFile, Stage::kNone,
                {{}, source_.at});
  }
  [[nodiscard]] png_structp png() const { return png_; }
  [[nodiscard]] png_infop info() const { return info_; }
  template <typename Body>
  bool Run(Body&& body) {
    return Guarded(png_, body);
  }

 private:
  Source source_;
  png_structp png_ = nullptr;
  png_infop info_ = nullptr;
};

int OrientationIn(png_structp png, png_infop info) {
  png_bytep exif = nullptr;
  png_uint_32 size = 0;
  if (png_get_eXIf_1(png, info, &size, &exif) == 0) return 1;
  return OrientationOf({exif, size});
}

void ReadLook(png_structp png, png_infop info, PngLook& look) {
  png_charp name = nullptr;
  png_bytep profile = nullptr;
  png_uint_32 size = 0;
  int unused = 0;
  if (png_get_iCCP(png, info, &name, &unused, &profile, &size) != 0) {
    look.profile = CleanProfile({profile, size});
  }
  int intent = 0;
  if (png_get_sRGB(png, info, &intent) != 0) look.srgb_intent = intent;
  if (png_get_gAMA(png, info, &look.gamma) == 0) look.gamma = 0;
  std::vector<double> xy(8);
  if (png_get_cHRM(png, info, xy.data(), &xy[1], &xy[2], &xy[3], &xy[4], &xy[5], &xy[6], &xy[7]) !=
      0) {
    look.chromaticities = xy;
  }
  png_get_pHYs(png, info, &look.density_x, &look.density_y, &look.density_unit);
  look.orientation = OrientationIn(png, info);
}

void ReadPalette(png_structp png, png_infop info, Picture& picture) {
  png_colorp colors = nullptr;
  int count = 0;
  if (png_get_PLTE(png, info, &colors, &count) == 0) return;
  for (int i = 0; i < count; ++i) {
    picture.palette.push_back({colors[i].red, colors[i].green, colors[i].blue, 255});
  }
  png_bytep alphas = nullptr;
  int alpha_count = 0;
  if (png_get_tRNS(png, info, &alphas, &alpha_count, nullptr) == 0 || alphas == nullptr) return;
  for (int i = 0; i < alpha_count && i < count; ++i) {
    picture.palette[static_cast<std::size_t>(i)].a = alphas[i];
  }
}

std::vector<std::uint16_t> ColorKeyOf(png_structp png, png_infop info, bool rgb) {
  png_color_16p key = nullptr;
  if (png_get_tRNS(png, info, nullptr, nullptr, &key) == 0 || key == nullptr) return {};
  // Bits above the depth do not count (PNG, 11.3.2.1).
  const auto top = static_cast<std::uint16_t>((1U << png_get_bit_depth(png, info)) - 1U);
  const auto in_depth = [top](std::uint16_t v) { return static_cast<std::uint16_t>(v & top); };
  if (!rgb) return {in_depth(key->gray)};
  return {in_depth(key->red), in_depth(key->green), in_depth(key->blue)};
}

int ColorTypeOf(const Picture& picture) {
  if (picture.model == ColorModel::kPalette) return PNG_COLOR_TYPE_PALETTE;
  return (picture.model == ColorModel::kRgb ? PNG_COLOR_MASK_COLOR : 0) |
         (picture.alpha ? PNG_COLOR_MASK_ALPHA : 0);
}

// Measured on 1080p screens: level 3 with the `up` and `sub` filters of libpng costs three times
// what a fixed filter does and saves little; see tests/bench in the report of the redactors.
constexpr int kLevel = 4;

void WritePalette(png_structp png, png_infop info, const Picture& picture) {
  png_color colors[256]{};
  png_byte alphas[256]{};
  int last_alpha = 0;
  const int count = static_cast<int>(picture.palette.size());
  for (int i = 0; i < count; ++i) {
    const Rgba& c = picture.palette[static_cast<std::size_t>(i)];
    colors[i] = {c.r, c.g, c.b};
    alphas[i] = c.a;
    if (c.a != 255) last_alpha = i + 1;
  }
  png_set_PLTE(png, info, colors, count);
  if (last_alpha > 0) png_set_tRNS(png, info, alphas, last_alpha, nullptr);
}

void WriteLook(png_structp png, png_infop info, const PngLook& look, bool picture_has_alpha,
               Bytes& exif) {
  if (!look.profile.empty()) {
    png_set_iCCP(png, info, "profile", 0, look.profile.data(),
                 static_cast<png_uint_32>(look.profile.size()));
  } else if (look.srgb_intent >= 0) {
    png_set_sRGB(png, info, look.srgb_intent);
  }
  if (look.gamma > 0) png_set_gAMA(png, info, look.gamma);
  if (!look.chromaticities.empty()) {
    const double* c = look.chromaticities.data();
    png_set_cHRM(png, info, c[0], c[1], c[2], c[3], c[4], c[5], c[6], c[7]);
  }
  if (!look.color_key.empty() && !picture_has_alpha) {
    png_color_16 key{};
    key.gray = look.color_key[0];
    if (look.color_key.size() == 3) {
      key.red = look.color_key[0];
      key.green = look.color_key[1];
      key.blue = look.color_key[2];
    }
    png_set_tRNS(png, info, nullptr, 0, &key);
  }
  if (look.density_x > 0) {
    png_set_pHYs(png, info, look.density_x, look.density_y, look.density_unit);
  }
  if (look.orientation != 1) {
    png_set_eXIf_1(png, info, static_cast<png_uint_32>(exif.size()), exif.data());
  }
}

}  // namespace

Result<Frame> DecodePngForEye(ByteView file, const Limits& limits) {
  Reader reader(file);
  if (auto opened = reader.Open(limits); !opened) return std::unexpected(opened.error());
  png_structp png = reader.png();
  png_infop info = reader.info();
  if (!reader.Run([&] {
        png_set_expand(png);
        png_set_scale_16(png);
        png_set_gray_to_rgb(png);
      })) {
    return reader.Failure();
  }
  Frame frame;
  frame.width = static_cast<int>(png_get_image_width(png, info));
  frame.height = static_cast<int>(png_get_image_height(png, info));
  if (auto read = reader.ReadRows(frame.pixels); !read) return std::unexpected(read.error());
  frame.channels = png_get_channels(png, info);
  frame.orientation = OrientationIn(png, info);
  return frame;
}

Result<Picture> DecodePngAsIs(ByteView file, const Limits& limits, PngLook& look) {
  Reader reader(file);
  if (auto opened = reader.Open(limits); !opened) return std::unexpected(opened.error());
  png_structp png = reader.png();
  png_infop info = reader.info();
  const int type = png_get_color_type(png, info);
  Picture picture;
  picture.width = static_cast<int>(png_get_image_width(png, info));
  picture.height = static_cast<int>(png_get_image_height(png, info));
  picture.depth = png_get_bit_depth(png, info);
  const bool is_palette = type == PNG_COLOR_TYPE_PALETTE;
  if (!is_palette) look.color_key = ColorKeyOf(png, info, (type & PNG_COLOR_MASK_COLOR) != 0);
  const bool key = !look.color_key.empty() &&
                   std::ranges::all_of(look.color_key, [](std::uint16_t v) { return v == 0; });
  if (key) look.color_key.clear();
  // At 16 bits no other reader shows such a key exactly, so the result could not be checked.
  if (key && picture.depth == 16) return Fail(ErrorCode::kUnsupportedVariant, Stage::kNone);
  if (!reader.Run([&] {
        if (key) {
          png_set_expand(png);
        } else {
          png_set_packing(png);
        }
        if (picture.depth == 16 && std::endian::native == std::endian::little) png_set_swap(png);
      })) {
    return reader.Failure();
  }
  if (is_palette) {
    picture.model = ColorModel::kPalette;
    ReadPalette(png, info, picture);
  } else {
    picture.model = (type & PNG_COLOR_MASK_COLOR) != 0 ? ColorModel::kRgb : ColorModel::kGrey;
    picture.alpha = key || (type & PNG_COLOR_MASK_ALPHA) != 0;
    if (key && picture.depth < 8) picture.depth = 8;
  }
  if (auto read = reader.ReadRows(picture.samples); !read) return std::unexpected(read.error());
  if (picture.samples.size() != picture.stride() * static_cast<std::size_t>(picture.height)) {
    return Fail(ErrorCode::kInternal, Stage::kNone);
  }
  ReadLook(png, info, look);
  return picture;
}

Result<Bytes> EncodePng(const Picture& picture, const PngLook& look) {
  Bytes out;
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, Jump, Silence);
  png_infop info = png != nullptr ? png_create_info_struct(png) : nullptr;
  if (info == nullptr) {
    png_destroy_write_struct(&png, nullptr);
    return Fail(ErrorCode::kOutOfMemory, Stage::kNone);
  }
  out.reserve(picture.samples.size() / 8 + 1024);
  Bytes exif = MinimalExif(look.orientation);
  std::vector<png_bytep> rows(static_cast<std::size_t>(picture.height));
  for (int y = 0; y < picture.height; ++y) {
    rows[static_cast<std::size_t>(y)] = const_cast<png_bytep>(picture.row(y));
  }
  const bool fine = Guarded(png, [&] {
    png_set_write_fn(png, &out, WriteBytes, nullptr);
    png_set_user_limits(png, 1U << 20, 1U << 20);
    png_set_compression_level(png, kLevel);
    png_set_compression_buffer_size(png, 1U << 16);
    png_set_IHDR(png, info, static_cast<png_uint_32>(picture.width),
                 static_cast<png_uint_32>(picture.height), picture.depth, ColorTypeOf(picture),
                 PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    if (picture.model == ColorModel::kPalette) {
      WritePalette(png, info, picture);
      png_set_filter(png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);
    } else {
      png_set_filter(png, PNG_FILTER_TYPE_BASE, PNG_FILTER_SUB | PNG_FILTER_UP);
    }
    WriteLook(png, info, look, picture.alpha || picture.model == ColorModel::kPalette, exif);
    png_write_info(png, info);
    png_set_packing(png);
    if (picture.depth == 16 && std::endian::native == std::endian::little) png_set_swap(png);
    png_write_image(png, rows.data());
    png_write_end(png, nullptr);
  });
  png_destroy_write_struct(&png, &info);
  if (!fine) return Fail(ErrorCode::kInternal, Stage::kNone);
  return out;
}

}  // namespace zwartlak::image
