// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// The stranger's own reading of an output's bytes, with no PDF library: every object is parsed,
// every stream is inflated. Only what our writer writes is understood (one revision, a plain
// cross-reference table, no object streams, Flate or DCT); anything else is not clean.
#pragma once

#include <memory>
#include <set>
#include <string>
#include <vector>

#include "pipeline/core/bytes.h"
#include "redactors/pdf/inspect_drawn.h"
#include "redactors/pdf/inspect_kept.h"

namespace zwartlak::pdf {

struct PageFacts {
  bool has_image = false;
  bool has_font = false;  // one that draws; invisible text of a picture page has none
  bool has_lossy_image = false;
  const InspectedValue* page = nullptr;  // of Structure::objects
  std::set<std::string> fonts;           // objects that are fonts and draw
  // Text that stayed text: a drawing of it is compared with tolerance for moved glyphs.
  [[nodiscard]] bool is_digital() const { return has_font || !has_image; }
};

struct Structure {
  bool clean = false;
  std::shared_ptr<const InspectedObjects> objects;
  std::vector<PageFacts> pages;
  InspectedParts parts;
  // Streams decoded (pictures left out) and strings resolved, joined over kerning: what a search
  // for removed values goes through. A newline between them.
  std::string unpacked;
};

// The result refers to the file's bytes.
Structure ReadStructure(ByteView file);

}  // namespace zwartlak::pdf
