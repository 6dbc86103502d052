// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "pipeline/stages/extract.h"

#include <cmath>

#include "pipeline/core/utf8.h"

namespace zwartlak {
namespace {

bool IsFinite(const Quad& quad) {
  for (const Point& p : quad.corners) {
    if (!std::isfinite(p.x) || !std::isfinite(p.y)) return false;
  }
  return true;
}

template <typename Item>
bool SpansAreSorted(const std::vector<Item>& items, std::size_t text_size) {
  std::uint32_t last = 0;
  for (const Item& item : items) {
    if (item.span.start < last || item.span.empty() || item.span.end > text_size) return false;
    last = item.span.end;
  }
  return true;
}

// Every byte that is not layout stands under a glyph; otherwise a finding could have no box.
bool GlyphsCoverText(const TextRegion& region) {
  const std::string_view text = region.text.Reveal();
  std::uint32_t at = 0;
  const auto only_layout = [&](std::uint32_t end) {
    for (; at < end; ++at) {
      if (text[at] != '\t' && text[at] != '\n') return false;
    }
    return true;
  };
  for (const Glyph& glyph : region.glyphs) {
    if (!only_layout(glyph.span.start)) return false;
    at = glyph.span.end;
  }
  return only_layout(static_cast<std::uint32_t>(text.size()));
}

bool IsSound(const TextRegion& region) {
  const std::string_view text = region.text.Reveal();
  if (!utf8::IsValid(text)) return false;
  if (!SpansAreSorted(region.segments, text.size())) return false;
  const bool drawn = region.origin == Origin::kOcr || region.origin == Origin::kOcrSecond;
  if (!drawn && region.glyphs.empty()) return true;
  if (!SpansAreSorted(region.glyphs, text.size()) || !GlyphsCoverText(region)) return false;
  for (const Glyph& glyph : region.glyphs) {
    if (!IsFinite(glyph.quad)) return false;
  }
  return true;
}

}  // namespace

Result<ExtractedDocument> Extract(const IdentifiedMedia& media, const Format& format,
                                  const ExtractOptions& options) {
  Result<ExtractedDocument> document = format.Extract(media, options);
  if (!document) return document;
  std::uint32_t number = 0;
  for (const Page& page : document->pages) {
    for (const TextRegion& region : page.regions) {
      if (!IsSound(region)) return Fail(ErrorCode::kInternal, Stage::kExtract, {.page = number});
    }
    for (const UnreadArea& area : page.unread) {
      if (!IsFinite(area.quad))
        return Fail(ErrorCode::kInternal, Stage::kExtract, {.page = number});
    }
    ++number;
  }
  return document;
}

}  // namespace zwartlak
