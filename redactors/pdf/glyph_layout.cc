// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/pdf/glyph_layout.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <tuple>
#include <utility>

#include "models/layout.h"
#include "pipeline/core/utf8.h"

namespace zwartlak::pdf {
namespace {

constexpr double kBlankGap = 0.17;      // of the em: between two words
constexpr double kCellGap = 1.0;        // between two cells without a blank
constexpr double kWideBlank = 2.2;      // between two cells with blanks
constexpr double kSameBaseline = 0.25;  // of the lower glyph's height
constexpr double kTwin = 0.6;           // overlap from which equal letters are one, drawn twice
constexpr std::string_view kUnknown = "\uFFFD";

// A glyph along its reading direction (u) and across it (v).
struct Placed {
  const LaidGlyph* glyph = nullptr;
  double start = 0;
  double end = 0;
  double baseline = 0;
  double height = 0;
  [[nodiscard]] bool blank() const {
    return !glyph->text.empty() && utf8::IsSpace(utf8::Decode(glyph->text, 0).first);
  }
};

// Whole degrees of the reading direction, so that text of one direction shares lines.
int DirectionOf(const Quad& q) {
  const double angle = std::atan2(q.corners[1].y - q.corners[0].y, q.corners[1].x - q.corners[0].x);
  return static_cast<int>(std::lround(angle * 180 / std::numbers::pi + 360)) % 360;
}

Placed Place(const LaidGlyph& glyph, int degrees) {
  const double angle = degrees * std::numbers::pi / 180;
  const double c = std::cos(angle);
  const double s = std::sin(angle);
  Placed p{.glyph = &glyph};
  const auto u = [&](const Point& q) { return q.x * c + q.y * s; };
  const auto v = [&](const Point& q) { return q.y * c - q.x * s; };
  const auto& corners = glyph.quad.corners;
  p.start = std::min(u(corners[0]), u(corners[1]));
  p.end = std::max(u(corners[0]), u(corners[1]));
  const double top = std::min(v(corners[0]), v(corners[3]));
  const double bottom = std::max(v(corners[0]), v(corners[3]));
  p.height = bottom - top;
  p.baseline = bottom - 0.2 * p.height;
  return p;
}

Quad Between(const Quad& a, const Quad& b) {
  return {{{a.corners[1], b.corners[0], b.corners[3], a.corners[2]}}};
}

class LineMaker {
 public:
  explicit LineMaker(std::vector<ReadLine>& out) : out_(out) {}

  // Glyphs of one line, from start to end.
  void Add(std::vector<Placed>& line) {
    std::ranges::stable_sort(line, {}, &Placed::start);
    last_ = nullptr;
    bool blank = false;
    for (const Placed& p : line) {
      if (p.blank()) {
        blank = true;
        continue;
      }
      if (last_ != nullptr && IsTwin(*last_, p)) continue;
      Append(p, blank);
      blank = false;
    }
  }

 private:
  static bool IsTwin(const Placed& a, const Placed& b) {
    const double shared = Overlap(a.start, a.end, b.start, b.end);
    return a.glyph->text == b.glyph->text &&
           shared > kTwin * std::min(a.end - a.start, b.end - b.start);
  }

  void Append(const Placed& p, bool blank) {
    const double em = std::max(p.glyph->size, 0.1);
    const double gap = last_ == nullptr ? 0 : p.start - last_->end;
    const bool cell = last_ == nullptr || gap > (blank ? kWideBlank : kCellGap) * em;
    if (cell) {
      out_.emplace_back();
    } else if (blank || gap > kBlankGap * em) {
      out_.back().text.push_back({" ", Between(last_->glyph->quad, p.glyph->quad), 1});
    }
    ReadLine& line = out_.back();
    const Quad& quad = p.glyph->quad;
    line.text.push_back({p.glyph->text.empty() ? std::string(kUnknown) : p.glyph->text, quad, 1});
    if (cell) {
      line.quad = quad;
    } else {
      line.quad.corners[1] = quad.corners[1];
      line.quad.corners[2] = quad.corners[2];
    }
    last_ = &p;
  }

  std::vector<ReadLine>& out_;
  const Placed* last_ = nullptr;
};

void MakeLines(std::vector<Placed>& glyphs, std::vector<ReadLine>& out) {
  std::ranges::stable_sort(glyphs, {}, &Placed::baseline);
  LineMaker maker(out);
  std::vector<Placed> line;
  for (const Placed& p : glyphs) {
    if (!line.empty()) {
      const double height = std::min(line.front().height, p.height);
      if (p.baseline - line.front().baseline > kSameBaseline * height) {
        maker.Add(line);
        line.clear();
      }
    }
    line.push_back(p);
  }
  if (!line.empty()) maker.Add(line);
}

}  // namespace

TextRegion LayOutGlyphs(const std::vector<LaidGlyph>& glyphs) {
  std::map<std::pair<bool, int>, std::vector<Placed>> groups;
  for (const LaidGlyph& glyph : glyphs) {
    const int degrees = DirectionOf(glyph.quad);
    groups[{glyph.invisible, degrees}].push_back(Place(glyph, degrees));
  }
  std::vector<ReadLine> lines;
  for (auto& [key, group] : groups) MakeLines(group, lines);
  TextRegion region = std::move(LayOut(std::move(lines)).front());
  region.origin = Origin::kTextLayer;
  return region;
}

}  // namespace zwartlak::pdf
