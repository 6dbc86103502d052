// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/pdf/extract.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "redactors/pdf/page_kind.h"
#include "redactors/pdf/poppler_pages.h"
#include "redactors/pdf/text_layer.h"

namespace zwartlak::pdf {
namespace {

// The verifier will draw every page, so a page that is too large to be drawn is refused here.
Result<void> CheckSize(const PageBox& box, int number, const Limits& limits) {
  const double pixels = box.width() * box.height();
  if (pixels >= 1 && pixels <= static_cast<double>(limits.max_pixels)) return {};
  return Fail(pixels >= 1 ? ErrorCode::kTooManyPixels : ErrorCode::kDamagedFile, Stage::kExtract,
              {.page = static_cast<std::uint32_t>(number)});
}

// A page of text that two programs see alike: nothing needs to be drawn or read.
Page DigitalPage(const PageGlyphs& glyphs, const PageBox& box) {
  Page page;
  page.width = std::ceil(box.width());
  page.height = std::ceil(box.height());
  page.regions.push_back(LayOutGlyphs(glyphs.glyphs));
  return page;
}

// The page with nothing but the ink that no glyph explains, on white.
Raster OnlyInk(const Raster& drawn, const std::vector<Rect>& ink) {
  constexpr double kAround = 6;
  Raster out{.width = drawn.width, .height = drawn.height, .rgb = {}};
  out.rgb.assign(drawn.rgb.size(), 255);
  for (const Rect& r : ink) {
    const PixelRect area = CoverPixels(r, kAround, drawn.width, drawn.height);
    for (int y = area.top; y < area.bottom; ++y) {
      std::copy(drawn.row(y) + 3 * area.left, drawn.row(y) + 3 * area.right,
                out.row(y) + 3 * area.left);
    }
  }
  return out;
}

// The text layer first, then what the reader sees in the rest of the ink.
Result<Page> MixedPage(Pages& pages, int number, const PageGlyphs& glyphs, const PageBox& box,
                       const ExtractOptions& options) {
  const auto drawn = pages.Draw(number);
  if (!drawn) return std::unexpected(drawn.error());
  const Raster ink = OnlyInk(*drawn, glyphs.ink);
  auto read =
      options.reader->Read({ink.rgb.data(), ink.width, ink.height, ink.stride()}, options.read);
  if (!read) return read;
  Page page = DigitalPage(glyphs, box);
  for (TextRegion& region : read->regions) {
    if (!region.text.empty()) page.regions.push_back(std::move(region));
  }
  page.unread = std::move(read->unread);
  return page;
}

Result<Page> PicturePage(Pages& pages, int number, const std::vector<Word>& words,
                         const ExtractOptions& options) {
  const auto raster = pages.Draw(number);
  if (!raster) return std::unexpected(raster.error());
  auto page = options.reader->Read(
      {raster->rgb.data(), raster->width, raster->height, raster->stride()}, options.read);
  if (!page) return page;
  page->width = raster->width;
  page->height = raster->height;
  if (!words.empty()) page->regions.push_back(RegionOf(words));
  return page;
}

Result<Page> ReadPage(Source& source, Pages& pages, int number, InterpreterCache& cache,
                      const ExtractOptions& options) {
  auto words = pages.Words(number);
  if (!words) return std::unexpected(words.error());
  const SourcePage& page = source.pages()[static_cast<std::size_t>(number)];
  if (const auto fits = CheckSize(page.box, number, options.limits); !fits) {
    return std::unexpected(fits.error());
  }
  const PageGlyphs glyphs = GlyphsOf(source, page, cache);
  switch (KindOf(glyphs, *words)) {
    case PageKind::kDigital:
      return DigitalPage(glyphs, page.box);
    case PageKind::kMixed:
      return MixedPage(pages, number, glyphs, page.box, options);
    case PageKind::kPicture:
      break;
  }
  return PicturePage(pages, number, *words, options);
}

}  // namespace

Result<ExtractedDocument> ExtractPdf(const IdentifiedMedia& media, const ExtractOptions& options) {
  if (options.reader == nullptr) return Fail(ErrorCode::kMissingLanguageData, Stage::kExtract);
  auto pages = Pages::Open(*media.bytes, options.limits);
  if (!pages) return std::unexpected(pages.error());
  auto source = Source::Open(*media.bytes, options.limits);
  if (!source) return std::unexpected(source.error());
  if ((*source)->pages().size() != static_cast<std::size_t>((*pages)->count())) {
    return Fail(ErrorCode::kDamagedFile, Stage::kExtract);
  }
  InterpreterCache cache;
  ExtractedDocument document;
  document.type = media.type;
  document.coverage.hidden_parts_removed = static_cast<std::uint32_t>((*pages)->HiddenParts());
  for (int i = 0; i < (*pages)->count(); ++i) {
    auto page = ReadPage(**source, **pages, i, cache, options);
    if (!page) return std::unexpected(page.error());
    CountPage(*page, document.coverage);
    document.pages.push_back(*std::move(page));
  }
  return document;
}

}  // namespace zwartlak::pdf
