// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/pdf/page_kind.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <utility>

#include "pipeline/core/utf8.h"

namespace zwartlak::pdf {
namespace {

constexpr double kCell = 48;  // page space; larger than most letters
constexpr double kSlack = 2;  // by which the two programs may differ, page space
constexpr double kMostlySame = 0.98;
// Share of the letters that show of which Poppler must know too.
constexpr double kMostlySeen = 0.75;

// Which things lie near a point.
template <typename Thing>
class Grid {
 public:
  void Add(Rect r, const Thing& thing) {
    r = {r.left - kSlack, r.top - kSlack, r.right + kSlack, r.bottom + kSlack};
    for (int x = Cell(r.left); x <= Cell(r.right); ++x) {
      for (int y = Cell(r.top); y <= Cell(r.bottom); ++y) cells_[Key(x, y)].push_back({r, &thing});
    }
  }

  // Calls `see` for every thing over the point until it returns true.
  template <typename See>
  bool Any(const Point& p, See see) const {
    const auto it = cells_.find(Key(Cell(p.x), Cell(p.y)));
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
  static std::uint64_t Key(int x, int y) {
    return std::uint64_t{static_cast<std::uint32_t>(x)} << 32 | static_cast<std::uint32_t>(y);
  }
  std::unordered_map<std::uint64_t, std::vector<std::pair<Rect, const Thing*>>> cells_;
};

bool Says(const LaidGlyph& glyph, const std::string& text) {
  if (glyph.text == text) return true;
  return utf8::Fold(glyph.text).find(utf8::Fold(text)) != std::string::npos;
}

bool IsBlank(const std::string& text) {
  return text.find_first_not_of(" \xC2\xA0\t") == std::string::npos;
}

// Programs that read a damaged file otherwise than we do: what they show is what counts.
bool ShowsMostOf(const PageGlyphs& page, const std::vector<Word>& words) {
  Grid<WordChar> grid;
  for (const Word& word : words) {
    for (const WordChar& c : word.chars) grid.Add(c.box, c);
  }
  double all = 0;
  double seen = 0;
  for (const LaidGlyph& glyph : page.glyphs) {
    if (glyph.invisible || IsBlank(glyph.text)) continue;
    ++all;
    const Point center = glyph.quad.Bounds().center();
    seen += grid.Any(center, [](const WordChar&) { return true; }) ? 1 : 0;
  }
  return seen >= kMostlySeen * all;
}

}  // namespace

PageKind KindOf(const PageGlyphs& page, const std::vector<Word>& words) {
  if (page.has_obstacle) return PageKind::kPicture;
  Grid<LaidGlyph> grid;
  for (const LaidGlyph& glyph : page.glyphs) grid.Add(glyph.quad.Bounds(), glyph);
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
  if (same < kMostlySame * all || !ShowsMostOf(page, words)) return PageKind::kPicture;
  return page.ink.empty() ? PageKind::kDigital : PageKind::kMixed;
}

}  // namespace zwartlak::pdf
