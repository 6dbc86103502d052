// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// jpeglib.h needs FILE and size_t before it.
// clang-format off
#include <cstddef>
#include <cstdio>
#include <jpeglib.h>
// clang-format on

#include "redactors/pdf/inspect_images.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <csetjmp>
#include <cstdint>
#include <optional>
#include <string>

namespace zwartlak::pdf {
namespace {

constexpr double kExact = 0.01;  // of a pixel
// Levels: a letter's contrast is a multiple of that. Colour is coded more coarsely than light.
constexpr unsigned kJpegTolerance = 24;
constexpr unsigned kJpegColorTolerance = 48;
constexpr unsigned kNone = 1U << 16;  // more than any sample
constexpr std::uint64_t kMostPixels = 1'000'000'000;

// From page space to the picture's pixels.
class Pixels {
 public:
  explicit Pixels(const DrawnPicture& picture) : picture_(picture) {
    const auto& c = picture.quad.corners;
    origin_ = c[0];
    u_ = {c[1].x - c[0].x, c[1].y - c[0].y};
    v_ = {c[3].x - c[0].x, c[3].y - c[0].y};
    area_ = u_.x * v_.y - u_.y * v_.x;
  }
  [[nodiscard]] bool flat() const { return !std::isfinite(area_) || std::abs(area_) < 1e-6; }
  [[nodiscard]] Point FromPage(const Point& p) const {
    const Point d{p.x - origin_.x, p.y - origin_.y};
    return {(d.x * v_.y - d.y * v_.x) / area_ * picture_.width,
            (u_.x * d.y - u_.y * d.x) / area_ * picture_.height};
  }
  [[nodiscard]] Point ToPage(double x, double y) const {
    const double s = x / picture_.width;
    const double t = y / picture_.height;
    return {origin_.x + s * u_.x + t * v_.x, origin_.y + s * u_.y + t * v_.y};
  }
  // Extent of a pixel on the page.
  [[nodiscard]] double size() const {
    const double w = picture_.width;
    const double h = picture_.height;
    return std::max(std::abs(u_.x) / w + std::abs(v_.x) / h,
                    std::abs(u_.y) / w + std::abs(v_.y) / h);
  }
  // The pixels around a box.
  [[nodiscard]] PixelRect Around(const Rect& box) const {
    Quad quad = Quad::FromRect(box);
    for (Point& p : quad.corners) p = FromPage(p);
    return CoverPixels(quad.Bounds(), 0, picture_.width, picture_.height);
  }
  // True if the whole pixel lies in the box.
  [[nodiscard]] bool IsIn(const Rect& box, int x, int y) const {
    for (const double dx : {kExact, 1 - kExact}) {
      for (const double dy : {kExact, 1 - kExact}) {
        const Point p = ToPage(x + dx, y + dy);
        if (p.x < box.left || p.x > box.right || p.y < box.top || p.y > box.bottom) return false;
      }
    }
    return true;
  }

 private:
  const DrawnPicture& picture_;
  Point origin_;
  Point u_;
  Point v_;
  double area_ = 0;
};

// Rows of samples, one or two bytes each, or packed bits.
struct Samples {
  int components = 0;
  int bits = 8;
  std::size_t row_bytes = 0;
  std::string bytes;

  [[nodiscard]] unsigned At(int x, int y, int component) const {
    const std::size_t index = static_cast<std::size_t>(x) * static_cast<std::size_t>(components) +
                              static_cast<std::size_t>(component);
    const char* row = bytes.data() + static_cast<std::size_t>(y) * row_bytes;
    if (bits == 16)
      return static_cast<unsigned char>(row[2 * index]) * 256U +
             static_cast<unsigned char>(row[2 * index + 1]);
    const std::size_t at = index * static_cast<std::size_t>(bits);
    const unsigned byte = static_cast<unsigned char>(row[at / 8]);
    return (byte >> (static_cast<unsigned>(8 - bits) - at % 8)) & ((1U << bits) - 1U);
  }
};

int Paeth(int a, int b, int c) {
  const int p = a + b - c;
  const int pa = std::abs(p - a);
  const int pb = std::abs(p - b);
  const int pc = std::abs(p - c);
  if (pa <= pb && pa <= pc) return a;
  return pb <= pc ? b : c;
}

// The PNG predictors (ISO/IEC 15948, 9.2).
bool Unpredict(const std::string& data, std::size_t row_bytes, std::size_t pixel_bytes, int rows,
               std::string& out) {
  if (data.size() < (row_bytes + 1) * static_cast<std::size_t>(rows)) return false;
  out.assign(row_bytes * static_cast<std::size_t>(rows), '\0');
  const auto byte = [](char c) { return static_cast<int>(static_cast<unsigned char>(c)); };
  for (std::size_t y = 0; y < static_cast<std::size_t>(rows); ++y) {
    const char* from = data.data() + y * (row_bytes + 1);
    char* to = out.data() + y * row_bytes;
    for (std::size_t i = 0; i < row_bytes; ++i) {
      const int left = i >= pixel_bytes ? byte(to[i - pixel_bytes]) : 0;
      const int above = y > 0 ? byte(to[i - row_bytes]) : 0;
      const int corner = y > 0 && i >= pixel_bytes ? byte(to[i - row_bytes - pixel_bytes]) : 0;
      int guess = 0;
      if (from[0] == 1) guess = left;
      if (from[0] == 2) guess = above;
      if (from[0] == 3) guess = (left + above) / 2;
      if (from[0] == 4) guess = Paeth(left, above, corner);
      to[i] = static_cast<char>(byte(from[i + 1]) + guess);
    }
  }
  return true;
}

std::optional<Samples> DecodeDeflated(const DrawnPicture& picture) {
  constexpr std::array kDepths{1, 2, 4, 8, 16};
  if (std::ranges::find(kDepths, picture.bits) == kDepths.end() || picture.components < 1) {
    return std::nullopt;
  }
  Samples out{.components = picture.components, .bits = picture.bits, .bytes = {}};
  const auto pixel_bits = static_cast<std::size_t>(picture.components * picture.bits);
  out.row_bytes = (static_cast<std::size_t>(picture.width) * pixel_bits + 7) / 8;
  auto data = InflateWhole(picture.data);
  if (!data) return std::nullopt;
  if (picture.predicted) {
    const std::size_t pixel_bytes = std::max<std::size_t>(pixel_bits / 8, 1);
    if (!Unpredict(*data, out.row_bytes, pixel_bytes, picture.height, out.bytes)) {
      return std::nullopt;
    }
  } else {
    out.bytes = *std::move(data);
  }
  const bool whole = out.bytes.size() >= out.row_bytes * static_cast<std::size_t>(picture.height);
  return whole ? std::optional(std::move(out)) : std::nullopt;
}

struct JpegErrors {
  jpeg_error_mgr base{};
  std::jmp_buf escape{};
};

[[noreturn]] void Escape(j_common_ptr info) {
  std::longjmp(reinterpret_cast<JpegErrors*>(info->err)->escape, 1);
}

template <typename Body>
[[gnu::noinline]] bool Guarded(JpegErrors& errors, Body&& body) {
  if (setjmp(errors.escape) != 0) return false;
  body();
  return true;
}

// Components as they are coded, chroma not smoothed.
std::optional<Samples> DecodeJpeg(const DrawnPicture& picture) {
  jpeg_decompress_struct info{};
  JpegErrors errors;
  info.err = jpeg_std_error(&errors.base);
  errors.base.error_exit = Escape;
  errors.base.output_message = [](j_common_ptr) {};
  Samples out;
  bool fine = Guarded(errors, [&] {
    jpeg_create_decompress(&info);
    jpeg_mem_src(&info, reinterpret_cast<const unsigned char*>(picture.data.data()),
                 static_cast<unsigned long>(picture.data.size()));
    jpeg_read_header(&info, TRUE);
  });
  fine = fine && static_cast<int>(info.image_width) == picture.width &&
         static_cast<int>(info.image_height) == picture.height;
  if (fine) {
    out.components = info.num_components;
    out.row_bytes =
        static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(info.num_components);
    out.bytes.resize(out.row_bytes * static_cast<std::size_t>(picture.height));
    fine = Guarded(errors, [&] {
      info.out_color_space = info.jpeg_color_space;
      info.do_fancy_upsampling = FALSE;
      jpeg_start_decompress(&info);
      while (info.output_scanline < info.output_height) {
        auto* row =
            reinterpret_cast<JSAMPROW>(out.bytes.data() + info.output_scanline * out.row_bytes);
        jpeg_read_scanlines(&info, &row, 1);
      }
    });
  }
  jpeg_destroy_decompress(&info);
  return fine ? std::optional(std::move(out)) : std::nullopt;
}

bool IsSolid(const Samples& samples, const Pixels& pixels, const PixelRect& area, const Rect& box,
             bool jpeg) {
  std::vector<unsigned> lowest(static_cast<std::size_t>(samples.components), kNone);
  std::vector<unsigned> highest(lowest.size(), 0);
  for (int y = area.top; y < area.bottom; ++y) {
    for (int x = area.left; x < area.right; ++x) {
      if (!pixels.IsIn(box, x, y)) continue;
      for (int c = 0; c < samples.components; ++c) {
        const auto i = static_cast<std::size_t>(c);
        const unsigned value = samples.At(x, y, c);
        lowest[i] = std::min(lowest[i], value);
        highest[i] = std::max(highest[i], value);
      }
    }
  }
  for (std::size_t i = 0; i < lowest.size(); ++i) {
    const bool is_color = samples.components == 3 && i > 0;
    const unsigned lossy = is_color ? kJpegColorTolerance : kJpegTolerance;
    if (highest[i] > lowest[i] + (jpeg ? lossy : 0) && lowest[i] != kNone) return false;
  }
  return true;
}

bool IsSolidUnder(const std::vector<PixelRect>& boxes, const DrawnPicture& picture) {
  const Pixels pixels(picture);
  if (picture.width < 1 || picture.height < 1 || pixels.flat()) return true;
  if (static_cast<std::uint64_t>(picture.width) * static_cast<std::uint64_t>(picture.height) >
      kMostPixels) {
    return false;
  }
  std::optional<Samples> samples;
  for (const PixelRect& pixel_box : boxes) {
    const Rect box = pixel_box.ToRect();
    const PixelRect area = pixels.Around(box);
    if (area.empty()) continue;
    if (!samples) samples = picture.jpeg ? DecodeJpeg(picture) : DecodeDeflated(picture);
    if (!samples) return false;
    if (!IsSolid(*samples, pixels, area, box, picture.jpeg)) return false;
  }
  return true;
}

// A page that is one picture, a pixel of it a pixel of the page.
bool IsPicturePage(const DrawnPage& page) {
  if (page.pictures.size() != 1) return false;
  const DrawnPicture& picture = page.pictures[0];
  const Rect r = picture.quad.Bounds();
  return std::abs(r.left) < kExact && std::abs(r.top) < kExact &&
         std::abs(r.right - picture.width) < kExact &&
         std::abs(r.bottom - picture.height) < kExact &&
         std::abs(page.width - picture.width) < kExact &&
         std::abs(page.height - picture.height) < kExact;
}

}  // namespace

bool AreSolidUnder(const std::vector<PixelRect>& boxes, const DrawnPage& page) {
  return std::ranges::all_of(page.pictures, [&](const DrawnPicture& picture) {
    std::vector<PixelRect> unseen = boxes;
    // What lies around the page too, but for a few pixels.
    constexpr double kBleed = 4;
    constexpr double kLargest = 10'000;
    constexpr int kFar = 100'000;
    const double size = picture.width > 0 && picture.height > 0 ? Pixels(picture).size() : 0;
    const int edge = static_cast<int>(std::ceil(kBleed + std::min(size, kLargest)));
    const int right = static_cast<int>(std::ceil(page.width)) + edge;
    const int bottom = static_cast<int>(std::ceil(page.height)) + edge;
    unseen.insert(unseen.end(), {{-kFar, -kFar, -edge, kFar},
                                 {right, -kFar, kFar, kFar},
                                 {-kFar, -kFar, kFar, -edge},
                                 {-kFar, bottom, kFar, kFar}});
    return IsSolidUnder(unseen, picture);
  });
}

bool AreFreeOfShapes(const std::vector<PixelRect>& boxes, const DrawnPage& page) {
  constexpr double kEdge = 0.5;  // of a pixel: what lies this close to the edge may be beside it
  constexpr double kRule = 1.5;  // what is not slanted and lies closer to the edge is a rule
  const auto is_a_box = [&](const Rect& r) {
    return std::ranges::any_of(boxes, [&](const PixelRect& box) {
      return std::abs(r.left - box.left) < kEdge && std::abs(r.top - box.top) < kEdge &&
             std::abs(r.right - box.right) < kEdge && std::abs(r.bottom - box.bottom) < kEdge;
    });
  };
  return std::ranges::none_of(page.shapes, [&](const DrawnShape& shape) {
    const Rect& r = shape.bounds;
    // Boxes lie in others.
    if (!shape.slanted && is_a_box(r)) return false;
    const double edge = shape.slanted ? kEdge : kRule;
    return std::ranges::any_of(boxes, [&](const PixelRect& pixels) {
      const Rect box = pixels.ToRect();
      return r.left > box.left + edge && r.right < box.right - edge && r.top > box.top + edge &&
             r.bottom < box.bottom - edge;
    });
  });
}

double ReachOfPixels(const std::vector<PixelRect>& boxes, const DrawnPage& page) {
  if (IsPicturePage(page)) return 0;
  double reach = 0;
  for (const DrawnPicture& picture : page.pictures) {
    const Pixels pixels(picture);
    if (picture.width < 1 || picture.height < 1 || pixels.flat()) continue;
    const bool touched = std::ranges::any_of(
        boxes, [&](const PixelRect& box) { return !pixels.Around(box.ToRect()).empty(); });
    if (touched) reach = std::max(reach, pixels.size() + 1);
  }
  return reach;
}

}  // namespace zwartlak::pdf
