// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Where in a document something leads (ISO 32000-1, 12.3.2), names resolved.
#pragma once

#include <map>
#include <optional>
#include <qpdf/QPDFObjectHandle.hh>
#include <set>
#include <string>

#include "pipeline/core/geometry.h"
#include "redactors/pdf/source.h"

namespace zwartlak::pdf {

struct PartTarget {
  std::size_t page = 0;
  std::optional<Point> top_left;  // page space of that page; nothing: the whole page
};

class Destinations {
 public:
  explicit Destinations(Source& source);
  // A destination, or the name of one. Nothing if it leads nowhere in the document.
  [[nodiscard]] std::optional<PartTarget> Find(QPDFObjectHandle destination) const;
  // The rectangle of an annotation on a page, as far as it lies on it; false if it does not.
  bool Place(QPDFObjectHandle annotation, std::size_t page, Rect& place) const;

 private:
  void ReadTree(QPDFObjectHandle node, int depth);

  Source& source_;
  std::map<QPDFObjGen, std::size_t> pages_;
  std::map<std::string, QPDFObjectHandle> names_;
  std::set<QPDFObjGen> seen_;
};

}  // namespace zwartlak::pdf
