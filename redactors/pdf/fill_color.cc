// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/pdf/fill_color.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace zwartlak::pdf {
namespace {

// Spot inks that are what they are called.
bool IsBlackInk(QPDFObjectHandle space) {
  if (!space.isArray() || space.getArrayNItems() < 2) return false;
  QPDFObjectHandle ink = space.getArrayItem(1);
  return ink.isNameAndEquals("/Black") || ink.isNameAndEquals("/All");
}

}  // namespace

bool LookAlike(const Shade& a, const Shade& b) {
  constexpr double kNear = 0.15;
  if (!a || !b) return true;
  return std::ranges::equal(*a, *b, [](double x, double y) { return std::abs(x - y) <= kNear; });
}

void FillColor::SetSpace(QPDFObjectHandle space) {
  QPDFObjectHandle name = space;
  if (space.isArray() && space.getArrayNItems() > 0) name = space.getArrayItem(0);
  const std::string family = name.isName() ? name.getName() : std::string();
  kind_ = Kind::kUnknown;
  for (const char* light : {"/DeviceGray", "/DeviceRGB", "/CalGray", "/CalRGB", "/ICCBased"}) {
    if (family == light) kind_ = Kind::kLight;
  }
  if (family == "/DeviceCMYK" || (family == "/Separation" && IsBlackInk(space))) {
    kind_ = Kind::kInk;
  }
  // Black until a colour is set.
  shade_ = kind_ == Kind::kUnknown ? Shade() : Shade{{0, 0, 0}};
}

void FillColor::SetValues(const std::vector<double>& values) {
  if (kind_ == Kind::kUnknown) {
    shade_.reset();
  } else if (kind_ == Kind::kInk || values.size() == 4) {
    SetInk(values);
  } else {
    SetLight(values);
  }
}

void FillColor::SetLight(const std::vector<double>& v) {
  shade_.reset();
  if (v.size() == 1) shade_ = {{v[0], v[0], v[0]}};
  if (v.size() == 3) shade_ = {{v[0], v[1], v[2]}};
}

void FillColor::SetInk(const std::vector<double>& v) {
  shade_.reset();
  if (v.size() == 1) shade_ = {{1 - v[0], 1 - v[0], 1 - v[0]}};
  if (v.size() != 4) return;
  const double left = 1 - v[3];
  shade_ = {{(1 - v[0]) * left, (1 - v[1]) * left, (1 - v[2]) * left}};
}

}  // namespace zwartlak::pdf
