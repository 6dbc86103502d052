// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/pdf/page_glyphs.h"

#include <algorithm>
#include <stdexcept>

namespace zwartlak::pdf {
namespace {

// Shapes with curves or slants on a page from which they may be drawn text.
constexpr int kManyShapes = 8;
// Unnamed glyphs in a row from which they are text rather than bullets and icons.
constexpr int kUnnamedRun = 3;
// A picture smaller than this on either side holds no text that can be read.
constexpr double kSmallestRead = 6 * kPixelsPerPoint;

class Collector final : public ContentSink {
 public:
  Collector(const PageBox& box, PageGlyphs& out) : box_(box), out_(out) {}

  bool Takes(const PlacedGlyph& glyph) override {
    if (IsOffPage(glyph.quad, box_)) return false;
    const Rect bounds = glyph.quad.Bounds();
    if (glyph.doubtful) out_.ink.push_back(bounds);
    run_ = glyph.text.empty() ? run_ + 1 : 0;
    longest_run_ = std::max(longest_run_, run_);
    if (glyph.text.empty()) unnamed_.push_back(bounds);
    out_.glyphs.push_back({glyph.text, glyph.quad, glyph.size, glyph.invisible});
    return false;
  }
  QPDFObjectHandle OnImage(const DrawnImage& image) override {
    NoteImage(image.quad);
    return image.object;
  }
  void OnPath(const Rect& bounds, bool shaped) override {
    if (shaped) shapes_.push_back(bounds);
  }
  void OnObstacle(Obstacle) override { out_.has_obstacle = true; }

  void Finish() {
    if (longest_run_ >= kUnnamedRun)
      out_.ink.insert(out_.ink.end(), unnamed_.begin(), unnamed_.end());
    if (shapes_.size() >= kManyShapes)
      out_.ink.insert(out_.ink.end(), shapes_.begin(), shapes_.end());
  }

 private:
  void NoteImage(const Quad& quad) {
    const Rect shown = Intersect(quad.Bounds(), {0, 0, box_.width(), box_.height()});
    if (shown.width() >= kSmallestRead && shown.height() >= kSmallestRead)
      out_.ink.push_back(shown);
  }

  const PageBox& box_;
  PageGlyphs& out_;
  int run_ = 0;
  int longest_run_ = 0;
  std::vector<Rect> unnamed_;
  std::vector<Rect> shapes_;
};

}  // namespace

bool IsOffPage(const Quad& quad, const PageBox& box) {
  const Rect r = quad.Bounds();
  return !(r.right > 0 && r.bottom > 0 && r.left < box.width() && r.top < box.height());
}

PageGlyphs GlyphsOf(Source& source, const SourcePage& page, InterpreterCache& cache) {
  PageGlyphs out;
  out.has_obstacle = page.has_unshown_annotation;
  Collector collector(page.box, out);
  ContentInterpreter interpreter(source.pdf(), source.layers(), cache, collector, false);
  QPDFObjectHandle object = page.object;
  try {
    static_cast<void>(interpreter.Run(Source::ContentOf(page), object.getKey("/Resources"),
                                      ToPageSpace(page.box)));
  } catch (const std::runtime_error&) {  // QPDFExc is one
    out.has_obstacle = true;             // data that cannot be decoded: readers show a part of it
  }
  return out;
}

}  // namespace zwartlak::pdf
