// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/pdf/extract.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

#include "redactors/pdf/document_parts.h"
#include "redactors/pdf/embedded_files.h"
#include "redactors/pdf/page_lanes.h"
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

// The documents of one lane.
struct Lane {
  std::unique_ptr<Pages> pages;
  std::unique_ptr<Source> source;
  InterpreterCache cache;
};

Result<Lane> OpenLane(const IdentifiedMedia& media, const Limits& limits) {
  Lane lane;
  auto pages = Pages::Open(*media.bytes, limits, media.passwords);
  if (!pages) return std::unexpected(pages.error());
  lane.pages = *std::move(pages);
  auto source = Source::Open(*media.bytes, limits, media.passwords);
  if (!source) return std::unexpected(source.error());
  lane.source = *std::move(source);
  if (lane.source->pages().size() != static_cast<std::size_t>(lane.pages->count())) {
    return Fail(ErrorCode::kDamagedFile, Stage::kExtract);
  }
  return lane;
}

Result<Page> ReadPage(Lane& lane, int number, PageKind& kind, const ExtractOptions& options) {
  auto words = lane.pages->Words(number);
  if (!words) return std::unexpected(words.error());
  const SourcePage& page = lane.source->pages()[static_cast<std::size_t>(number)];
  if (const auto fits = CheckSize(page.box, number, options.limits); !fits) {
    return std::unexpected(fits.error());
  }
  const PageGlyphs glyphs = GlyphsOf(*lane.source, page, lane.cache);
  kind = KindOf(glyphs, *words);
  switch (kind) {
    case PageKind::kDigital:
      return DigitalPage(glyphs, page.box);
    case PageKind::kMixed:
      return MixedPage(*lane.pages, number, glyphs, page.box, options);
    case PageKind::kPicture:
      break;
  }
  return PicturePage(*lane.pages, number, *words, options);
}

// One page at a time: a reader spreads each over the cores itself.
class OneAtATime final : public PageReader {
 public:
  explicit OneAtATime(const PageReader& reader) : reader_(reader) {}
  [[nodiscard]] std::string_view name() const override { return reader_.name(); }
  [[nodiscard]] std::string_view version() const override { return reader_.version(); }
  [[nodiscard]] Result<Page> Read(const PixelView& pixels,
                                  const ReadOptions& options) const override {
    const std::lock_guard lock(guard_);
    return reader_.Read(pixels, options);
  }

 private:
  const PageReader& reader_;
  mutable std::mutex guard_;
};

}  // namespace

Result<ExtractedDocument> ExtractPdf(const IdentifiedMedia& media, const ExtractOptions& options,
                                     std::vector<PageKind>& kinds) {
  if (options.reader == nullptr) return Fail(ErrorCode::kMissingLanguageData, Stage::kExtract);
  std::vector<Lane> lanes;
  std::size_t count = 0;
  for (int i = 0; i == 0 || i < LanesFor(count); ++i) {
    auto lane = OpenLane(media, options.limits);
    if (!lane) return std::unexpected(lane.error());
    count = lane->source->pages().size();
    lanes.push_back(*std::move(lane));
  }
  const OneAtATime reader(*options.reader);
  ExtractOptions each = options;
  each.reader = &reader;
  ExtractedDocument document;
  document.type = media.type;
  document.coverage.hidden_parts_removed =
      static_cast<std::uint32_t>(lanes[0].pages->HiddenParts());
  document.coverage.was_encrypted = lanes[0].source->was_encrypted();
  document.coverage.was_signed = lanes[0].source->was_signed();
  document.coverage.was_pdf_a = lanes[0].source->was_pdf_a();
  document.pages.resize(count);
  if (options.unpack) document.packed = EmbeddedFilesOf(media, options.limits);
  kinds.assign(count, PageKind::kPicture);
  std::vector<std::optional<Error>> failures(count);
  ForEachPage(count, static_cast<int>(lanes.size()), [&](std::size_t i, std::size_t lane) {
    auto page = ReadPage(lanes[lane], static_cast<int>(i), kinds[i], each);
    if (!page) {
      failures[i] = page.error();
      return false;
    }
    document.pages[i] = *std::move(page);
    Shrink(document.pages[i]);
    if (options.read.on_page) options.read.on_page();
    return true;
  });
  for (const auto& failure : failures) {
    if (failure) return std::unexpected(*failure);
  }
  for (const Page& page : document.pages) CountPage(page, document.coverage);
  AppendStrings(PartsOf(*lanes[0].source, options.keep), document.pages);
  return document;
}

}  // namespace zwartlak::pdf
