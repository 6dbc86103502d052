// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Walks the content of a page and of the forms it draws (ISO 32000-1, 7.8, 8 and 9), tells a sink
// what is drawn where, and writes the same content again without what the sink takes out, without
// comments, without marked content, and without what layers that are off hide. Extract and apply
// both run it, so a glyph is at the same place for both.
#pragma once

#include <map>
#include <memory>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <set>
#include <string>

#include "redactors/pdf/drawn_path.h"
#include "redactors/pdf/font.h"
#include "redactors/pdf/layers.h"
#include "redactors/pdf/text_shower.h"
#include "redactors/pdf/user_space.h"

namespace zwartlak::pdf {

// Why a page cannot be rewritten operator by operator.
enum class Obstacle : std::uint8_t {
  kFont,     // codes or widths of a font are not known
  kPattern,  // text or pictures in a tiling pattern, a soft mask or a glyph procedure
  kNesting,  // forms in forms without end
  kSyntax    // operands that make no sense
};

struct DrawnImage {
  QPDFObjectHandle object;  // null for an inline image when nothing is written
  Quad quad;                // page space
};

class ContentSink : public GlyphSink {
 public:
  // May give another image object to draw instead; the same one to leave it; null to drop it.
  virtual QPDFObjectHandle OnImage(const DrawnImage& image) = 0;
  // A painted path; `shaped` if it has more than upright straight lines.
  virtual void OnPath(const Rect& /*bounds*/, bool /*shaped*/) {}
  // True to leave a subpath out; asked only when content is written.
  virtual bool TakesShape(const Subpath& /*subpath*/) { return false; }
  // An area that is filled; `exact` if it is all of an upright rectangle.
  virtual void OnFill(const Rect& /*bounds*/, bool /*exact*/, const Shade& /*shade*/) {}
  virtual void OnObstacle(Obstacle obstacle) = 0;
};

struct Content {
  std::string bytes;
  QPDFObjectHandle resources;  // only what `bytes` uses, of forms their rewritten copies
  bool changed = false;        // glyphs or images were taken out
};

// Fonts and rewritten forms of one document.
struct InterpreterCache {
  std::map<QPDFObjGen, std::shared_ptr<const Font>> fonts;
  std::map<QPDFObjGen, QPDFObjectHandle> forms;   // in which nothing had to change
  std::map<QPDFObjGen, QPDFObjectHandle> images;  // cleaned, nothing covered
  QPDFObjectHandle label_font;                    // once a label was written
  std::map<QPDFObjGen, bool> has_text;            // streams of patterns, masks, glyph procedures
};

class ContentInterpreter {
 public:
  // With `write` the result's bytes and resources are made; without, only the sink is told.
  ContentInterpreter(QPDF& pdf, const Layers& layers, InterpreterCache& cache, ContentSink& sink,
                     bool write)
      : pdf_(pdf), layers_(layers), cache_(cache), sink_(sink), write_(write) {}

  Content Run(std::string_view content, QPDFObjectHandle resources, const Matrix& to_page);

 private:
  class Walk;
  friend class Walk;
  QPDF& pdf_;
  const Layers& layers_;
  InterpreterCache& cache_;
  ContentSink& sink_;
  bool write_;
  int depth_ = 0;
};

}  // namespace zwartlak::pdf
