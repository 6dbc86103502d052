// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/pdf/page_glyphs.h"

namespace zwartlak::pdf {
namespace {

// So many shapes with curves or slants may be drawn text.
constexpr int kManyShapes = 40;
// Unnamed glyphs in a row from which they are text rather than bullets and icons.
constexpr int kUnnamedRun = 3;
// A picture smaller than this on either side holds no text that can be read.
constexpr double kSmallestRead = 6 * kPixelsPerPoint;

class Collector final : public ContentSink {
 public:
  Collector(const PageBox& box, PageGlyphs& out) : box_(box), out_(out) {}

  bool Takes(const PlacedGlyph& glyph) override {
    if (IsOffPage(glyph.quad, box_)) return false;
    unnamed_ = glyph.text.empty() ? unnamed_ + 1 : 0;
    if (unnamed_ >= kUnnamedRun) out_.has_unread_ink = true;
    out_.glyphs.push_back({glyph.text, glyph.quad, glyph.size, glyph.invisible});
    return false;
  }
  QPDFObjectHandle OnImage(const DrawnImage& image) override {
    NoteImage(image.quad);
    return image.object;
  }
  bool OnInlineImage(const Quad& quad) override {
    NoteImage(quad);
    return true;
  }
  void OnPath(const Rect& bounds, bool shaped) override {
    if (!shaped || bounds.empty()) return;
    if (++shapes_ >= kManyShapes) out_.has_unread_ink = true;
  }
  void OnObstacle(Obstacle) override { out_.has_obstacle = true; }
  void OnDoubtfulFont() override { out_.has_unread_ink = true; }

 private:
  void NoteImage(const Quad& quad) {
    const Rect shown = Intersect(quad.Bounds(), {0, 0, box_.width(), box_.height()});
    if (shown.empty()) return;
    out_.images.push_back(quad);
    if (shown.width() >= kSmallestRead && shown.height() >= kSmallestRead) {
      out_.has_unread_ink = true;
    }
  }

  const PageBox& box_;
  PageGlyphs& out_;
  int unnamed_ = 0;
  int shapes_ = 0;
};

}  // namespace

bool IsOffPage(const Quad& quad, const PageBox& box) {
  const Point center = quad.Bounds().center();
  return !(center.x >= 0 && center.y >= 0 && center.x <= box.width() && center.y <= box.height());
}

PageGlyphs GlyphsOf(Source& source, const SourcePage& page, InterpreterCache& cache) {
  PageGlyphs out;
  out.has_obstacle = page.has_unshown_annotation;
  Collector collector(page.box, out);
  ContentInterpreter interpreter(source.pdf(), source.layers(), cache, collector, false);
  QPDFObjectHandle object = page.object;
  static_cast<void>(
      interpreter.Run(Source::ContentOf(page), object.getKey("/Resources"), ToPageSpace(page.box)));
  return out;
}

}  // namespace zwartlak::pdf
