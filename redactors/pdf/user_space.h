// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// From the user space of a PDF (ISO 32000-1, 8.3.2.3: points, y up, the page not yet turned or cut)
// to page space (page_space.h).
#pragma once

#include <algorithm>
#include <cmath>

#include "pipeline/core/geometry.h"
#include "redactors/pdf/page_space.h"

namespace zwartlak::pdf {

// Row vectors, as in the file: [x y 1] * matrix.
struct Matrix {
  double a = 1;
  double b = 0;
  double c = 0;
  double d = 1;
  double e = 0;
  double f = 0;

  [[nodiscard]] Point Apply(double x, double y) const {
    return {a * x + c * y + e, b * x + d * y + f};
  }
  [[nodiscard]] double Determinant() const { return a * d - b * c; }
  [[nodiscard]] bool IsFinite() const {
    return std::isfinite(a) && std::isfinite(b) && std::isfinite(c) && std::isfinite(d) &&
           std::isfinite(e) && std::isfinite(f);
  }
};

// First `m`, then `n`.
inline Matrix Concat(const Matrix& m, const Matrix& n) {
  return {m.a * n.a + m.b * n.c, m.a * n.b + m.b * n.d,       m.c * n.a + m.d * n.c,
          m.c * n.b + m.d * n.d, m.e * n.a + m.f * n.c + n.e, m.e * n.b + m.f * n.d + n.f};
}

// Of a matrix whose determinant is not zero.
inline Matrix Inverse(const Matrix& m) {
  const double det = m.Determinant();
  return {m.d / det,
          -m.b / det,
          -m.c / det,
          m.a / det,
          (m.c * m.f - m.d * m.e) / det,
          (m.b * m.e - m.a * m.f) / det};
}

// A rectangle in user space as its image: reading order for text that runs along x.
inline Quad ToQuad(double left, double bottom, double right, double top, const Matrix& m) {
  return {
      {{m.Apply(left, top), m.Apply(right, top), m.Apply(right, bottom), m.Apply(left, bottom)}}};
}

struct PageBox {
  double left = 0;  // user space, left < right, bottom < top
  double bottom = 0;
  double right = 0;
  double top = 0;
  int rotate = 0;  // 0, 90, 180, 270 clockwise

  // Page space.
  [[nodiscard]] double width() const {
    return (rotate % 180 == 0 ? right - left : top - bottom) * kPixelsPerPoint;
  }
  [[nodiscard]] double height() const {
    return (rotate % 180 == 0 ? top - bottom : right - left) * kPixelsPerPoint;
  }
};

inline Matrix ToPageSpace(const PageBox& box) {
  constexpr double k = kPixelsPerPoint;
  switch (box.rotate) {
    case 90:
      return {0, k, k, 0, -box.bottom * k, -box.left * k};
    case 180:
      return {-k, 0, 0, k, box.right * k, -box.bottom * k};
    case 270:
      return {0, -k, -k, 0, box.top * k, box.right * k};
    default:
      return {k, 0, 0, -k, -box.left * k, box.top * k};
  }
}

}  // namespace zwartlak::pdf
