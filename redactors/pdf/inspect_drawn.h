// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Which images and shapes the stranger finds drawn on a page of the output, and where: an own walk
// over its content, which our writer has made plain.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/core/geometry.h"
#include "redactors/pdf/inspect_parser.h"

namespace zwartlak::pdf {

// An object of the output.
struct InspectedObject {
  const InspectedValue* value = nullptr;
  std::string_view stream;  // as it stands in the file
};

// Gives what a reference refers to, or the value itself; a null value if there is none.
class InspectedObjects {
 public:
  virtual ~InspectedObjects() = default;
  [[nodiscard]] virtual InspectedObject Find(const InspectedValue& value) const = 0;
};

struct DrawnPicture {
  Quad quad;  // page space; the first row along the first edge
  int width = 0;
  int height = 0;
  int components = 0;  // of a deflated one
  int bits = 0;
  bool jpeg = false;
  bool predicted = false;
  std::string_view data;
};

// A subpath that is painted.
struct DrawnShape {
  Rect bounds;
  bool slanted = false;  // not only upright straight lines
};

struct DrawnPage {
  double width = 0;  // page space
  double height = 0;
  std::vector<DrawnPicture> pictures;  // masks too
  std::vector<DrawnShape> shapes;
};

// Nothing when the page holds what our writer does not write: inline images, unknown codings.
std::optional<DrawnPage> LookAtPage(const InspectedValue& page, const InspectedObjects& objects);

// All of a deflated stream. Nothing if it is not one whole stream, or a bomb.
std::optional<std::string> InflateWhole(std::string_view data);

}  // namespace zwartlak::pdf
