// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/pdf/extract.h"

#include <algorithm>
#include <utility>

#include "redactors/pdf/poppler_pages.h"
#include "redactors/pdf/text_layer.h"

namespace zwartlak::pdf {
namespace {

void Count(const Page& page, Coverage& coverage) {
  ++coverage.pages;
  coverage.unread_areas += static_cast<std::uint32_t>(page.unread.size());
  for (const TextRegion& region : page.regions) {
    if (region.origin == Origin::kOcrSecond) {
      coverage.second_reader_segments +=
          static_cast<std::uint32_t>(std::ranges::count_if(region.segments, &Segment::doubtful));
    } else {
      coverage.segments += static_cast<std::uint32_t>(region.segments.size());
    }
  }
}

Result<Page> ReadPage(Pages& pages, int number, const ExtractOptions& options) {
  auto words = pages.Words(number);
  if (!words) return std::unexpected(words.error());
  const auto raster = pages.Draw(number);
  if (!raster) return std::unexpected(raster.error());
  auto page = options.reader->Read(
      {raster->rgb.data(), raster->width, raster->height, raster->stride()}, options.read);
  if (!page) return page;
  page->width = raster->width;
  page->height = raster->height;
  if (!words->empty()) page->regions.push_back(RegionOf(*words));
  return page;
}

}  // namespace

Result<ExtractedDocument> ExtractPdf(const IdentifiedMedia& media, const ExtractOptions& options) {
  if (options.reader == nullptr) return Fail(ErrorCode::kMissingLanguageData, Stage::kExtract);
  auto pages = Pages::Open(*media.bytes, options.limits);
  if (!pages) return std::unexpected(pages.error());
  ExtractedDocument document;
  document.type = media.type;
  document.coverage.hidden_parts_removed = static_cast<std::uint32_t>((*pages)->HiddenParts());
  for (int i = 0; i < (*pages)->count(); ++i) {
    auto page = ReadPage(**pages, i, options);
    if (!page) return std::unexpected(page.error());
    Count(*page, document.coverage);
    document.pages.push_back(*std::move(page));
  }
  return document;
}

}  // namespace zwartlak::pdf
