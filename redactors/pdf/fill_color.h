// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// The colour that text and areas are filled with, roughly: to suspect that one cannot be told from
// the other (ISO 32000-1, 8.6).
#pragma once

#include <array>
#include <optional>
#include <qpdf/QPDFObjectHandle.hh>
#include <vector>

#include "redactors/pdf/text_shower.h"

namespace zwartlak::pdf {

class FillColor {
 public:
  void SetSpace(QPDFObjectHandle space);
  // Of the space that was set. No numbers: a pattern.
  void SetValues(const std::vector<double>& values);
  void SetLight(const std::vector<double>& values);  // g, rg
  void SetInk(const std::vector<double>& values);    // k
  [[nodiscard]] const Shade& shade() const { return shade_; }

 private:
  enum class Kind { kLight, kInk, kUnknown };
  Kind kind_ = Kind::kLight;
  Shade shade_ = Shade{{0, 0, 0}};
};

}  // namespace zwartlak::pdf
