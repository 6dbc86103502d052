// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/pdf/inspect_pages.h"

#include <poppler/cpp/poppler-document.h>
#include <poppler/cpp/poppler-global.h>
#include <poppler/cpp/poppler-image.h>
#include <poppler/cpp/poppler-page-renderer.h>
#include <poppler/cpp/poppler-page.h>
#include <poppler/cpp/poppler-toc.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>

#include "pipeline/core/utf8.h"
#include "redactors/pdf/page_space.h"

namespace zwartlak::pdf {
namespace {

void Discard(const std::string&, void*) {}

Quad QuadOf(const poppler::rectf& r) {
  return Quad::FromRect({r.left() * kPixelsPerPoint, r.top() * kPixelsPerPoint,
                         r.right() * kPixelsPerPoint, r.bottom() * kPixelsPerPoint});
}

void AppendWord(const poppler::text_box& box, ReadLine& line) {
  const poppler::byte_array bytes = box.text().to_utf8();
  const std::string text = utf8::Sanitise(std::string_view(bytes.data(), bytes.size()));
  std::size_t index = 0;
  for (std::size_t at = 0; at < text.size(); ++index) {
    const std::size_t length = utf8::Decode(text, at).second;
    const poppler::rectf place = box.char_bbox(index);
    const bool known = place.width() > 0 && place.height() > 0;
    const bool blank = text[at] <= ' ' && text[at] >= 0;
    if (!blank) {
      line.text.push_back({text.substr(at, length), QuadOf(known ? place : box.bbox()), 1});
    }
    at += length;
  }
}

Rect BoundsOf(const ReadLine& line) {
  Rect bounds;
  for (const ReadChar& c : line.text) bounds = Union(bounds, c.quad.Bounds());
  return bounds;
}

class PopplerInspection final : public InspectedPages {
 public:
  explicit PopplerInspection(std::unique_ptr<poppler::document> document)
      : document_(std::move(document)) {}

  int count() const override { return document_->pages(); }

  Point SizeOf(int number) const override {
    const std::unique_ptr<poppler::page> page(document_->create_page(number));
    if (!page) return {};
    const poppler::rectf area = page->page_rect(poppler::crop_box);
    const auto orientation = page->orientation();
    const bool turned =
        orientation == poppler::page::landscape || orientation == poppler::page::seascape;
    const double width = area.width() * kPixelsPerPoint;
    const double height = area.height() * kPixelsPerPoint;
    return turned ? Point{height, width} : Point{width, height};
  }

  Result<Drawing> Draw(int number, double dpi) const override {
    // With other formats Poppler rounds some colours otherwise.
    const auto image = Render(poppler::image::format_rgb24, number, dpi, {}, kSmooth);
    if (!image) return std::unexpected(image.error());
    Drawing drawing{.width = image->width(), .height = image->height(), .words = {}};
    drawing.words.resize(static_cast<std::size_t>(drawing.width) *
                         static_cast<std::size_t>(drawing.height));
    std::uint32_t* out = drawing.words.data();
    for (int y = 0; y < drawing.height; ++y) {
      const auto* row = reinterpret_cast<const std::uint8_t*>(image->const_data()) +
                        static_cast<std::ptrdiff_t>(y) * image->bytes_per_row();
      for (int x = 0; x < drawing.width; ++x, row += 3) {
        *out++ = (std::uint32_t{row[0]} << 16) | (std::uint32_t{row[1]} << 8) | row[2];
      }
    }
    return drawing;
  }

  Result<GreyDrawing> DrawGrey(int number, double dpi, int top, int bottom) const override {
    const Point size = SizeOf(number);
    const double scale = dpi / kDpi;
    GreyDrawing drawing;
    drawing.area = {0, top, static_cast<int>(std::ceil(size.x * scale)),
                    bottom > 0 ? bottom : static_cast<int>(std::ceil(size.y * scale))};
    return Grey(std::move(drawing), number, dpi, kSmooth);
  }

  Result<GreyDrawing> DrawRough(int number, double dpi) const override {
    const Point size = SizeOf(number);
    GreyDrawing drawing;
    drawing.area = {0, 0, static_cast<int>(std::ceil(size.x * dpi / kDpi)),
                    static_cast<int>(std::ceil(size.y * dpi / kDpi))};
    return Grey(std::move(drawing), number, dpi, poppler::page_renderer::antialiasing);
  }

  Result<InkDrawing> DrawInk(int number, double dpi) const override {
    const Point size = SizeOf(number);
    // Poppler pads rows to 32 bits and does not count that: with whole words there is no padding.
    const int width = static_cast<int>(std::ceil(size.x * dpi / kDpi / 64)) * 64;
    const PixelRect area{0, 0, width, static_cast<int>(std::ceil(size.y * dpi / kDpi))};
    if (area.empty()) return Unreadable(number);
    const auto image = Render(poppler::image::format_mono, number, dpi, area, 0);
    if (!image) return std::unexpected(image.error());
    if (image->bytes_per_row() * 8 != width) return Unreadable(number);
    InkDrawing drawing{.width = width, .height = area.height(), .words = {}};
    drawing.words.resize(drawing.words_a_row() * static_cast<std::size_t>(drawing.height));
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(image->const_data());
    for (std::uint64_t& word : drawing.words) {
      for (int i = 0; i < 8; ++i) word = word << 8 | *bytes++;
      word = ~word;  // white is a set bit
    }
    return drawing;
  }

  std::vector<ReadLine> Lines(int number) const override {
    std::vector<ReadLine> lines;
    const std::unique_ptr<poppler::page> page(document_->create_page(number));
    if (!page) return lines;
    bool goes_on = false;
    for (const poppler::text_box& box : page->text_list()) {
      const Rect place = QuadOf(box.bbox()).Bounds();
      if (goes_on && IsBeside(lines.back(), place)) {
        const Rect before = lines.back().text.back().quad.Bounds();
        lines.back().text.push_back({" ", Quad::FromRect(Union(before, place)), 1});
      } else {
        lines.emplace_back();
      }
      AppendWord(box, lines.back());
      goes_on = box.has_space_after() && !lines.back().text.empty();
      lines.back().quad = Quad::FromRect(BoundsOf(lines.back()));
    }
    return lines;
  }

  bool HasHiddenParts() const override {
    const auto keys = document_->info_keys();
    const bool only_title =
        std::ranges::all_of(keys, [](const std::string& key) { return key == "Title"; });
    return !only_title || !document_->metadata().empty() || !document_->embedded_files().empty();
  }

 private:
  static constexpr unsigned kSmooth =
      poppler::page_renderer::antialiasing | poppler::page_renderer::text_antialiasing;

  [[nodiscard]] Result<GreyDrawing> Grey(GreyDrawing drawing, int number, double dpi,
                                         unsigned hints) const {
    if (drawing.area.empty()) return Unreadable(number);
    const auto image = Render(poppler::image::format_gray8, number, dpi, drawing.area, hints);
    if (!image) return std::unexpected(image.error());
    const auto width = static_cast<std::size_t>(drawing.area.width());
    drawing.luma.resize(width * static_cast<std::size_t>(drawing.area.height()));
    for (int y = 0; y < drawing.area.height(); ++y) {
      const char* row =
          image->const_data() + static_cast<std::ptrdiff_t>(y) * image->bytes_per_row();
      std::copy_n(row, width, drawing.luma.begin() + y * drawing.area.width());
    }
    return drawing;
  }

  static std::unexpected<Error> Unreadable(int number) {
    return Fail(ErrorCode::kOutputUnreadable, Stage::kVerify,
                {.page = static_cast<std::uint32_t>(number)});
  }

  // The whole page if `area` is empty.
  [[nodiscard]] Result<poppler::image> Render(poppler::image::format_enum format, int number,
                                              double dpi, const PixelRect& area,
                                              unsigned hints) const {
    const std::unique_ptr<poppler::page> page(document_->create_page(number));
    if (!page) return Unreadable(number);
    poppler::page_renderer renderer;
    renderer.set_render_hints(hints);
    renderer.set_image_format(format);
    const poppler::image image = area.empty()
                                     ? renderer.render_page(page.get(), dpi, dpi)
                                     : renderer.render_page(page.get(), dpi, dpi, area.left,
                                                            area.top, area.width(), area.height());
    if (!image.is_valid() || image.format() != format) return Unreadable(number);
    if (!area.empty() && (image.width() != area.width() || image.height() != area.height())) {
      return Unreadable(number);
    }
    return image;
  }

  static bool IsBeside(const ReadLine& line, const Rect& next) {
    if (line.text.empty()) return false;
    const Rect last = line.text.back().quad.Bounds();
    return Overlap(last.top, last.bottom, next.top, next.bottom) >
               0.5 * std::min(last.height(), next.height()) &&
           next.left - last.right < std::min(last.height(), next.height()) && next.left > last.left;
  }

  std::unique_ptr<poppler::document> document_;
};

}  // namespace

std::unique_ptr<InspectedPages> InspectedPages::Open(ByteView file, const Passwords& passwords) {
  poppler::set_debug_error_function(&Discard, nullptr);
  std::unique_ptr<poppler::document> document(poppler::document::load_from_raw_data(
      reinterpret_cast<const char*>(file.data()), static_cast<int>(file.size())));
  if (!document) return nullptr;
  for (std::size_t i = 0; document->is_locked() && passwords && i < passwords->size(); ++i) {
    const std::string password((*passwords)[i].Reveal());
    document->unlock(password, password);
  }
  if (document->is_locked()) return nullptr;
  return std::make_unique<PopplerInspection>(std::move(document));
}

}  // namespace zwartlak::pdf
