// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/pdf/unseen_text.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

#include "redactors/pdf/picture_pdf.h"
#include "redactors/pdf/poppler_pages.h"

namespace zwartlak::pdf {
namespace {

// Pages of very many areas over very many letters are not looked through.
constexpr std::size_t kMostSteps = 20'000'000;

bool Holds(const Rect& r, const Point& p) {
  return p.x >= r.left && p.x <= r.right && p.y >= r.top && p.y <= r.bottom;
}

bool IsBlank(const std::string& text) {
  return !text.empty() && text.find_first_not_of(" \xC2\xA0\t") == std::string::npos;
}

std::optional<Raster> DrawAlone(QPDFObjectHandle page) {
  PicturePdf alone;
  if (!alone.AddCopy(page)) return std::nullopt;
  const auto bytes = alone.Write();
  if (!bytes) return std::nullopt;
  const auto pages = Pages::Open(*bytes, Limits{});
  if (!pages) return std::nullopt;
  auto raster = (*pages)->Draw(0);
  return raster ? std::optional(*std::move(raster)) : std::nullopt;
}

bool AreAlike(const Raster& a, const Raster& b, const Rect& where) {
  constexpr double kAround = 2;
  constexpr int kNoise = 2;  // levels
  const PixelRect area = CoverPixels(where, kAround, a.width, a.height);
  for (int y = area.top; y < area.bottom; ++y) {
    for (int i = 3 * area.left; i < 3 * area.right; ++i) {
      if (std::abs(a.row(y)[i] - b.row(y)[i]) > kNoise) return false;
    }
  }
  return true;
}

}  // namespace

Shade SuspectGlyphs::GroundAt(const Point& p) {
  constexpr std::array<double, 3> kPaper{1, 1, 1};
  for (auto ground = grounds_.rbegin(); ground != grounds_.rend(); ++ground) {
    if (++steps_ > kMostSteps) break;
    if (Holds(ground->bounds, p)) return ground->shade;
  }
  return kPaper;
}

void SuspectGlyphs::OnGlyph(std::size_t number, const PlacedGlyph& glyph) {
  if (glyph.invisible || IsBlank(glyph.text)) return;
  const Rect bounds = glyph.quad.Bounds();
  const bool suspect = glyph.faint || LookAlike(glyph.shade, GroundAt(bounds.center()));
  glyphs_.push_back({{number, bounds}, suspect});
}

void SuspectGlyphs::OnFill(const Rect& bounds, bool exact, const Shade& shade) {
  grounds_.push_back({bounds, exact ? shade : Shade()});
  steps_ += glyphs_.size();
  if (steps_ > kMostSteps) return;
  for (Seen& seen : glyphs_) {
    seen.suspect = seen.suspect || Holds(bounds, seen.glyph.place.center());
  }
}

void SuspectGlyphs::OnPicture(const Rect& bounds, bool is_read) {
  if (is_read) read_.push_back(bounds);
  OnFill(bounds, false, {});
}

std::vector<UnseenGlyph> SuspectGlyphs::Take() const {
  std::vector<UnseenGlyph> suspects;
  for (const Seen& seen : glyphs_) {
    const bool is_reading = seen.suspect && std::ranges::any_of(read_, [&](const Rect& picture) {
                              return Holds(picture, seen.glyph.place.center());
                            });
    if (seen.suspect && !is_reading) suspects.push_back(seen.glyph);
  }
  return suspects;
}

std::optional<QPDFObjectHandle> RewriteSeenPage(Source& source, const SourcePage& page, Cut cut,
                                                InterpreterCache& cache, bool& found) {
  SuspectGlyphs glyphs;
  const auto whole = RewritePage(source, page, cut, cache, &glyphs);
  if (!whole) return whole;
  cut.unseen = glyphs.Take();
  if (cut.unseen.empty()) return whole;
  const auto without = RewritePage(source, page, cut, cache, nullptr);
  if (!without) return whole;
  const auto before = DrawAlone(*whole);
  const auto after = DrawAlone(*without);
  if (!before || !after || before->rgb.size() != after->rgb.size()) return whole;
  std::erase_if(cut.unseen,
                [&](const UnseenGlyph& glyph) { return !AreAlike(*before, *after, glyph.place); });
  if (cut.unseen.empty()) return whole;
  found = true;
  return RewritePage(source, page, cut, cache, nullptr);
}

}  // namespace zwartlak::pdf
