// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/pdf/page_kind.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "pipeline/core/utf8.h"

namespace zwartlak::pdf {
namespace {

constexpr double kCell = 48;  // page space; larger than most letters
constexpr double kSlack = 2;  // by which the two programs may differ, page space
constexpr double kMostlySame = 0.98;

// Which glyphs lie near a point.
class GlyphGrid {
 public:
  explicit GlyphGrid(const std::vector<LaidGlyph>& glyphs) {
    for (const LaidGlyph& glyph : glyphs) {
      Rect r = glyph.quad.Bounds();
      r = {r.left - kSlack, r.top - kSlack, r.right + kSlack, r.bottom + kSlack};
      for (int x = Cell(r.left); x <= Cell(r.right); ++x) {
        for (int y = Cell(r.top); y <= Cell(r.bottom); ++y) cells_[{x, y}].push_back({r, &glyph});
      }
    }
  }

  // Calls `see` for every glyph over the point until it returns true.
  template <typename See>
  bool Any(const Point& p, See see) const {
    const auto it = cells_.find({Cell(p.x), Cell(p.y)});
    if (it == cells_.end()) return false;
    return std::ranges::any_of(it->second, [&](const auto& entry) {
      const Rect& r = entry.first;
      return p.x >= r.left && p.x <= r.right && p.y >= r.top && p.y <= r.bottom &&
             see(*entry.second);
    });
  }

 private:
  static int Cell(double v) {
    return static_cast<int>(std::floor(std::clamp(v, -1e6, 1e6) / kCell));
  }
  std::map<std::pair<int, int>, std::vector<std::pair<Rect, const LaidGlyph*>>> cells_;
};

bool Says(const LaidGlyph& glyph, const std::string& text) {
  return utf8::Fold(glyph.text).find(utf8::Fold(text)) != std::string::npos;
}

}  // namespace

PageKind KindOf(const PageGlyphs& page, const std::vector<Word>& words) {
  if (page.has_obstacle) return PageKind::kPicture;
  const GlyphGrid grid(page.glyphs);
  double all = 0;
  double same = 0;
  for (const Word& word : words) {
    for (const WordChar& c : word.chars) {
      const Point center = c.box.center();
      const bool located = grid.Any(center, [](const LaidGlyph&) { return true; });
      if (!located) return PageKind::kPicture;
      ++all;
      same += grid.Any(center, [&](const LaidGlyph& g) { return Says(g, c.utf8); }) ? 1 : 0;
    }
  }
  if (same < kMostlySame * all) return PageKind::kPicture;
  return page.ink.empty() ? PageKind::kDigital : PageKind::kMixed;
}

}  // namespace zwartlak::pdf
