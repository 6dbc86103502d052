// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/pdf/poppler_pages.h"

#include <iconv.h>
#include <poppler/cpp/poppler-document.h>
#include <poppler/cpp/poppler-embedded-file.h>
#include <poppler/cpp/poppler-global.h>
#include <poppler/cpp/poppler-image.h>
#include <poppler/cpp/poppler-page-renderer.h>
#include <poppler/cpp/poppler-page.h>
#include <poppler/cpp/poppler-toc.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string_view>

#include "pipeline/core/utf8.h"
#include "redactors/pdf/page_space.h"

namespace zwartlak::pdf {
namespace {

// Of the page that this thread draws.
thread_local bool font_missing = false;

// Poppler's messages quote the file, so none is passed on; one of them must not be missed, as text
// in a font that is not here is not drawn.
void NoteMessage(const std::string& message, void*) {
  if (message.find("Couldn't find a font") != std::string::npos ||
      message.find("Couldn't create a font") != std::string::npos ||
      message.find("No display font") != std::string::npos) {
    font_missing = true;
  }
}

Rect ToPageSpace(const poppler::rectf& r) {
  return {r.left() * kPixelsPerPoint, r.top() * kPixelsPerPoint, r.right() * kPixelsPerPoint,
          r.bottom() * kPixelsPerPoint};
}

bool IsFinite(const Rect& r) {
  return std::isfinite(r.left) && std::isfinite(r.top) && std::isfinite(r.right) &&
         std::isfinite(r.bottom);
}

bool IsBlank(char32_t c) { return c <= U' ' || c == 0xA0 || (c >= 0x2000 && c <= 0x200B); }

// Characters whose box Poppler has lost stand where the word stands.
Word ToWord(const poppler::text_box& box) {
  Word word;
  word.box = ToPageSpace(box.bbox());
  word.rotation = box.rotation() * 90;  // Poppler counts quarter turns
  word.space_after = box.has_space_after();
  const poppler::byte_array bytes = box.text().to_utf8();
  const std::string text = utf8::Sanitise(std::string_view(bytes.data(), bytes.size()));
  std::size_t index = 0;
  for (std::size_t at = 0; at < text.size(); ++index) {
    const auto [c, length] = utf8::Decode(text, at);
    Rect place = ToPageSpace(box.char_bbox(index));
    if (place.empty() || !IsFinite(place)) place = word.box;
    if (!IsBlank(c)) word.chars.push_back({text.substr(at, length), place});
    at += length;
  }
  return word;
}

class PopplerPages final : public Pages {
 public:
  PopplerPages(std::unique_ptr<poppler::document> document, const Limits& limits)
      : document_(std::move(document)), limits_(limits) {}

  int count() const override { return document_->pages(); }

  Result<Raster> Draw(int number) override {
    const auto page = PageAt(number);
    if (!page) return At(ErrorCode::kDamagedFile, number);
    const poppler::rectf area = page->page_rect(poppler::crop_box);
    const double pixels = area.width() * kPixelsPerPoint * area.height() * kPixelsPerPoint;
    if (!(pixels >= 1)) return At(ErrorCode::kDamagedFile, number);
    if (pixels > static_cast<double>(limits_.max_pixels)) {
      return At(ErrorCode::kTooManyPixels, number);
    }
    font_missing = false;
    poppler::page_renderer renderer;
    renderer.set_render_hint(poppler::page_renderer::antialiasing);
    renderer.set_render_hint(poppler::page_renderer::text_antialiasing);
    renderer.set_image_format(poppler::image::format_rgb24);
    const poppler::image image = renderer.render_page(page.get(), kDpi, kDpi);
    if (!image.is_valid() || image.format() != poppler::image::format_rgb24) {
      return At(ErrorCode::kDamagedFile, number);
    }
    if (font_missing) return At(ErrorCode::kMissingFont, number);
    Raster raster{.width = image.width(), .height = image.height(), .rgb = {}};
    raster.rgb.resize(raster.stride() * static_cast<std::size_t>(raster.height));
    for (int y = 0; y < raster.height; ++y) {
      const char* row = image.const_data() + static_cast<std::ptrdiff_t>(y) * image.bytes_per_row();
      std::copy_n(row, raster.stride(), raster.row(y));
    }
    return raster;
  }

  Result<std::vector<Word>> Words(int number) override {
    const auto page = PageAt(number);
    if (!page) return At(ErrorCode::kDamagedFile, number);
    std::vector<Word> words;
    for (const poppler::text_box& box : page->text_list()) {
      Word word = ToWord(box);
      if (!word.chars.empty() && IsFinite(word.box)) words.push_back(std::move(word));
    }
    return words;
  }

  int HiddenParts() const override {
    const std::unique_ptr<poppler::toc> bookmarks(document_->create_toc());
    return static_cast<int>(document_->info_keys().size() + document_->embedded_files().size()) +
           (document_->metadata().empty() ? 0 : 1) + (bookmarks ? 1 : 0);
  }

 private:
  static std::unexpected<Error> At(ErrorCode code, int page) {
    return Fail(code, Stage::kNone, {.page = static_cast<std::uint32_t>(page)});
  }

  [[nodiscard]] std::unique_ptr<poppler::page> PageAt(int number) const {
    return std::unique_ptr<poppler::page>(document_->create_page(number));
  }

  std::unique_ptr<poppler::document> document_;
  Limits limits_;
};

class Converter {
 public:
  Converter(const char* to, const char* from) : handle_(iconv_open(to, from)) {}
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;
  ~Converter() {
    // iconv_open says "none" with the pointer -1.
    if (reinterpret_cast<std::intptr_t>(handle_) != -1) iconv_close(handle_);
  }

 private:
  iconv_t handle_;
};

bool ConvertsText() {
  const poppler::ustring text = poppler::ustring::from_utf8("a", 1);
  return text.size() == 1 && text.to_utf8().size() == 1;
}

}  // namespace

void LoadCharsets() {
  // Open until the end: a module stays loaded as long as somebody has it open.
  static const Converter kTo("UTF-16", "UTF-8");
  static const Converter kFrom("UTF-8", "UTF-16");
}

Result<std::unique_ptr<Pages>> Pages::Open(ByteView file, const Limits& limits,
                                           const Passwords& passwords) {
  poppler::set_debug_error_function(&NoteMessage, nullptr);
  if (!ConvertsText()) return Fail(ErrorCode::kMissingLanguageData, Stage::kNone);
  std::unique_ptr<poppler::document> document(poppler::document::load_from_raw_data(
      reinterpret_cast<const char*>(file.data()), static_cast<int>(file.size())));
  if (!document) return Fail(ErrorCode::kDamagedFile, Stage::kNone);
  if (document->is_locked() && passwords) {
    // Still locked when it says true.
    static_cast<void>(std::ranges::any_of(*passwords, [&](const SensitiveText& password) {
      const std::string text(password.Reveal());
      return !document->unlock(text, text);
    }));
  }
  if (document->is_locked()) return Fail(ErrorCode::kEncrypted, Stage::kNone);
  if (document->pages() < 1) return Fail(ErrorCode::kDamagedFile, Stage::kNone);
  if (document->pages() > static_cast<int>(limits.max_document_pages)) {
    return Fail(ErrorCode::kTooManyPages, Stage::kNone);
  }
  return std::make_unique<PopplerPages>(std::move(document), limits);
}

}  // namespace zwartlak::pdf
