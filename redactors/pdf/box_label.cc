// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/pdf/box_label.h"

#include <algorithm>
#include <cstdio>
#include <string_view>

namespace zwartlak::pdf {
namespace {

// Page space.
constexpr double kSmallest = 4 * kPixelsPerPoint;
constexpr double kLargest = 14 * kPixelsPerPoint;
constexpr double kMargin = 2;
// Of the size: from the foot of a bracket to its head, and how far it goes below the line.
constexpr double kHeight = 0.94;
constexpr double kBelow = 0.21;

// Thousandths of the size (Helvetica's metrics); 0 for characters that no label has.
int WidthOf(char c) {
  constexpr int kCapitals[] = {667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
                               722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611};
  if (c >= 'A' && c <= 'Z') return kCapitals[c - 'A'];
  if ((c >= '0' && c <= '9') || c == '_') return 556;
  if (c == '[' || c == ']' || c == ' ') return 278;
  return c == '-' ? 333 : 0;
}

// Of size 1; 0 if it cannot be written.
double WidthOf(std::string_view text) {
  int width = 0;
  for (const char c : text) {
    if (WidthOf(c) == 0) return 0;
    width += WidthOf(c);
  }
  return width / 1000.0;
}

}  // namespace

std::string LabelContent(const std::vector<BoxLabel>& labels, const Matrix& to_user) {
  std::string content;
  std::vector<Rect> written;
  for (const BoxLabel& label : labels) {
    const double width = WidthOf(label.text);
    const Rect box = label.box.ToRect();
    if (width == 0 || box.empty()) continue;
    const double size = std::min(
        {(box.width() - 2 * kMargin) / width, (box.height() - 2 * kMargin) / kHeight, kLargest});
    if (size < kSmallest) continue;
    const double left = box.center().x - width * size / 2;
    const double bottom = box.center().y + kHeight * size / 2;
    const Rect area{left, bottom - kHeight * size, left + width * size, bottom};
    const auto is_hit = [&](const Rect& other) { return !Intersect(area, other).empty(); };
    if (std::ranges::any_of(written, is_hit)) continue;
    written.push_back(area);
    const Matrix m = Concat({size, 0, 0, -size, left, bottom - kBelow * size}, to_user);
    char text[160];
    std::snprintf(text, sizeof(text), "%.5f %.5f %.5f %.5f %.4f %.4f Tm ", m.a, m.b, m.c, m.d, m.e,
                  m.f);
    content.append(text).append("(").append(label.text).append(") Tj\n");
  }
  if (content.empty()) return {};
  return std::string("q 1 g BT ")
      .append(kLabelFont)
      .append(" 1 Tf\n")
      .append(content)
      .append("ET Q\n");
}

}  // namespace zwartlak::pdf
