// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/pdf/page_rewriter.h"

#include <algorithm>
#include <cstdio>
#include <span>

#include "redactors/pdf/image_cover.h"
#include "redactors/pdf/image_object.h"
#include "redactors/pdf/page_glyphs.h"
#include "redactors/pdf/shape_fate.h"
#include "redactors/pdf/unseen_text.h"

namespace zwartlak::pdf {
namespace {

using Object = QPDFObjectHandle;

bool Holds(const Rect& r, const Point& p) {
  return p.x >= r.left && p.x <= r.right && p.y >= r.top && p.y <= r.bottom;
}

class Cutter final : public ContentSink {
 public:
  Cutter(QPDF& pdf, const PageBox& page, const Cut& cut, InterpreterCache& cache,
         SuspectGlyphs* suspects)
      : pdf_(pdf),
        page_(page),
        cache_(cache),
        keep_invisible_(cut.keep_invisible),
        next_unseen_(cut.unseen),
        suspects_(suspects) {
    for (const PixelRect& box : cut.boxes) boxes_.push_back(box.ToRect());
  }

  bool Takes(const PlacedGlyph& glyph) override {
    const std::size_t number = glyphs_++;
    if (!next_unseen_.empty() && next_unseen_.front().number == number) {
      next_unseen_ = next_unseen_.subspan(1);
      return true;
    }
    if (IsOffPage(glyph.quad, page_) || (glyph.invisible && !keep_invisible_)) return true;
    const Point center = glyph.quad.Bounds().center();
    const bool taken =
        std::ranges::any_of(boxes_, [&](const Rect& box) { return Holds(box, center); });
    if (!taken && suspects_ != nullptr) suspects_->OnGlyph(number, glyph);
    return taken;
  }
  void OnFill(const Rect& bounds, bool exact, const Shade& shade) override {
    if (suspects_ != nullptr) suspects_->OnFill(bounds, exact, shade);
  }
  QPDFObjectHandle OnImage(const DrawnImage& image) override {
    if (suspects_ != nullptr) suspects_->OnPicture(image.quad.Bounds(), keep_invisible_);
    QPDFObjectHandle shown = Clean(image.object);
    if (!shown.isNull())
      shown = CoverImage(pdf_, shown, image.quad, {boxes_, page_.width(), page_.height()});
    if (shown.isNull()) fails_ = true;
    return shown;
  }
  bool TakesShape(const Subpath& shape) override {
    for (const Rect& box : boxes_) {
      switch (FateUnder(box, shape)) {
        case ShapeFate::kTaken:
          return true;
        case ShapeFate::kUnclear:
          fails_ = true;
          break;
        case ShapeFate::kStays:
          break;
      }
    }
    return false;
  }
  void OnObstacle(Obstacle) override { fails_ = true; }

  [[nodiscard]] bool fails() const { return fails_; }

 private:
  QPDFObjectHandle Clean(QPDFObjectHandle image) {
    const auto it = cache_.images.find(image.getObjGen());
    if (it != cache_.images.end()) return it->second;
    QPDFObjectHandle clean = CleanImage(pdf_, image);
    cache_.images[image.getObjGen()] = clean;
    return clean;
  }

  QPDF& pdf_;
  const PageBox& page_;
  InterpreterCache& cache_;
  bool keep_invisible_;
  std::vector<Rect> boxes_;
  bool fails_ = false;
  std::size_t glyphs_ = 0;
  std::span<const UnseenGlyph> next_unseen_;
  SuspectGlyphs* suspects_;
};

void AppendBox(const PixelRect& box, const Matrix& to_user, std::string& out) {
  char text[96];
  const char* op = "m";
  const Rect r = box.ToRect();
  for (const Point& corner : Quad::FromRect(r).corners) {
    const Point p = to_user.Apply(corner.x, corner.y);
    std::snprintf(text, sizeof(text), "%.4f %.4f %s ", p.x, p.y, op);
    out += text;
    op = "l";
  }
  out += "f\n";
}

// The page's own fonts keep their names: one of ours is a resource of its content, which is in q Q.
void UseLabelFont(QPDF& pdf, InterpreterCache& cache, Object resources) {
  if (!cache.label_font.isInitialized()) {
    cache.label_font = pdf.makeIndirectObject(Object::parse(kLabelFontObject));
  }
  if (!resources.hasKey("/Font")) resources.replaceKey("/Font", Object::newDictionary());
  resources.getKey("/Font").replaceKey(kLabelFont, cache.label_font);
}

// Keys of a page that say how it is shown (ISO 32000-1, table 30).
constexpr const char* kPageKeys[] = {"/MediaBox", "/CropBox", "/Rotate", "/UserUnit", "/Group"};

}  // namespace

std::optional<Object> RewritePage(Source& source, const SourcePage& page, const Cut& cut,
                                  InterpreterCache& cache, SuspectGlyphs* suspects) {
  const std::vector<PixelRect>& boxes = cut.boxes;
  Cutter cutter(source.pdf(), page.box, cut, cache, suspects);
  ContentInterpreter interpreter(source.pdf(), source.layers(), cache, cutter, true);
  Object old = page.object;
  const Matrix to_page = ToPageSpace(page.box);
  Content content = interpreter.Run(Source::ContentOf(page), old.getKey("/Resources"), to_page);
  if (cutter.fails()) return std::nullopt;
  std::string bytes = std::move(content.bytes);
  if (!boxes.empty() || !page.overlay.empty()) {
    bytes.insert(0, "q\n");
    bytes += "Q\n" + page.overlay + "q 0 g\n";
    const Matrix to_user = Inverse(to_page);
    for (const PixelRect& box : boxes) AppendBox(box, to_user, bytes);
    bytes += "Q\n";
    const std::string labels = LabelContent(cut.labels, to_user);
    if (!labels.empty()) UseLabelFont(source.pdf(), cache, content.resources);
    bytes += labels;
  }
  Object result = Object::newDictionary();
  result.replaceKey("/Type", Object::newName("/Page"));
  for (const char* key : kPageKeys) {
    if (old.hasKey(key)) result.replaceKey(key, old.getKey(key));
  }
  result.replaceKey("/Resources", content.resources);
  result.replaceKey("/Contents", Object::newStream(&source.pdf(), bytes));
  return source.pdf().makeIndirectObject(result);
}

}  // namespace zwartlak::pdf
