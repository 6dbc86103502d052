// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/pdf/page_image.h"

#include <jpeglib.h>

#include <algorithm>
#include <csetjmp>
#include <cstdlib>
#include <map>
#include <memory>
#include <optional>

#include "redactors/pdf/deflate.h"

namespace zwartlak::pdf {
namespace {

constexpr int kJpegQuality = 90;
// Deflated bytes a pixel from which a picture is a photograph or a scan: JPEG is a fifth of it.
constexpr double kPhotograph = 0.4;

bool IsGrey(const Raster& raster) {
  for (std::size_t i = 0; i + 2 < raster.rgb.size(); i += 3) {
    if (raster.rgb[i] != raster.rgb[i + 1] || raster.rgb[i] != raster.rgb[i + 2]) return false;
  }
  return true;
}

std::uint32_t ColorAt(const Raster& raster, std::size_t i) {
  return (std::uint32_t{raster.rgb[i]} << 16) | (std::uint32_t{raster.rgb[i + 1]} << 8) |
         raster.rgb[i + 2];
}

// Colours in order of appearance; nothing when there are more than 256.
std::optional<std::map<std::uint32_t, std::uint8_t>> PaletteOf(const Raster& raster) {
  std::map<std::uint32_t, std::uint8_t> palette;
  std::uint32_t last = 0xFFFFFFFF;
  for (std::size_t i = 0; i + 2 < raster.rgb.size(); i += 3) {
    const std::uint32_t color = ColorAt(raster, i);
    if (color == last) continue;
    last = color;
    if (palette.contains(color)) continue;
    if (palette.size() == 256) return std::nullopt;
    palette.emplace(color, static_cast<std::uint8_t>(palette.size()));
  }
  return palette;
}

template <typename Sample>
std::string DeflateSamples(const Raster& raster, std::size_t bytes_a_pixel, Sample sample) {
  const std::size_t row_bytes = static_cast<std::size_t>(raster.width) * bytes_a_pixel;
  std::string samples(row_bytes * static_cast<std::size_t>(raster.height), '\0');
  auto* to = reinterpret_cast<std::uint8_t*>(samples.data());
  for (std::size_t i = 0; i + 2 < raster.rgb.size(); i += 3, to += bytes_a_pixel) sample(i, to);
  return Deflate(PredictUp(samples, row_bytes));
}

struct JpegErrors {
  jpeg_error_mgr base;
  std::jmp_buf escape;
};

[[noreturn]] void Escape(j_common_ptr info) {
  std::longjmp(reinterpret_cast<JpegErrors*>(info->err)->escape, 1);
}

void Silent(j_common_ptr) {}

// Colour at full resolution: at half of it the edges of a box would be blurred.
std::string Jpeg(const Raster& raster) {
  jpeg_compress_struct info{};
  JpegErrors errors{};
  info.err = jpeg_std_error(&errors.base);
  errors.base.error_exit = Escape;
  errors.base.output_message = Silent;
  unsigned char* buffer = nullptr;
  unsigned long size = 0;
  if (setjmp(errors.escape) != 0) {
    jpeg_destroy_compress(&info);
    std::free(buffer);
    return {};
  }
  jpeg_create_compress(&info);
  jpeg_mem_dest(&info, &buffer, &size);
  info.image_width = static_cast<JDIMENSION>(raster.width);
  info.image_height = static_cast<JDIMENSION>(raster.height);
  info.input_components = 3;
  info.in_color_space = JCS_RGB;
  jpeg_set_defaults(&info);
  jpeg_set_quality(&info, kJpegQuality, TRUE);
  info.comp_info[0].h_samp_factor = 1;
  info.comp_info[0].v_samp_factor = 1;
  jpeg_start_compress(&info, TRUE);
  while (info.next_scanline < info.image_height) {
    JSAMPROW row = const_cast<JSAMPROW>(raster.row(static_cast<int>(info.next_scanline)));
    jpeg_write_scanlines(&info, &row, 1);
  }
  jpeg_finish_compress(&info);
  jpeg_destroy_compress(&info);
  std::string out(reinterpret_cast<const char*>(buffer), size);
  std::free(buffer);
  return out;
}

}  // namespace

PageImage ToPageImage(const Raster& raster) {
  PageImage image;
  if (IsGrey(raster)) {
    image.colors = PageImage::Colors::kGrey;
    image.data =
        DeflateSamples(raster, 1, [&](std::size_t i, std::uint8_t* to) { *to = raster.rgb[i]; });
  } else if (const auto palette = PaletteOf(raster)) {
    image.colors = PageImage::Colors::kPalette;
    image.palette.resize(palette->size() * 3);
    for (const auto& [color, index] : *palette) {
      for (unsigned c = 0; c < 3; ++c) {
        image.palette[index * 3U + c] = static_cast<char>((color >> (16 - 8 * c)) & 0xFFU);
      }
    }
    image.data = DeflateSamples(raster, 1, [&](std::size_t i, std::uint8_t* to) {
      *to = palette->find(ColorAt(raster, i))->second;
    });
    return image;
  } else {
    image.data = DeflateSamples(raster, 3, [&](std::size_t i, std::uint8_t* to) {
      std::copy_n(raster.rgb.data() + i, 3, to);
    });
  }
  const double pixels = static_cast<double>(raster.width) * raster.height;
  if (static_cast<double>(image.data.size()) > kPhotograph * pixels) {
    std::string jpeg = Jpeg(raster);
    if (!jpeg.empty() && jpeg.size() < image.data.size()) {
      return {
          .colors = PageImage::Colors::kRgb, .palette = {}, .jpeg = true, .data = std::move(jpeg)};
    }
  }
  return image;
}

}  // namespace zwartlak::pdf
