// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/pdf/link_frame.h"

#include <algorithm>
#include <cstdio>
#include <vector>

namespace zwartlak::pdf {
namespace {

using Object = QPDFObjectHandle;

std::vector<double> NumbersOf(Object array) {
  std::vector<double> out;
  if (!array.isArray()) return out;
  for (int i = 0; i < array.getArrayNItems(); ++i) {
    Object item = array.getArrayItem(i);
    out.push_back(item.isNumber() ? item.getNumericValue() : 0);
  }
  return out;
}

std::string Spelled(const std::vector<double>& numbers) {
  std::string out;
  for (const double number : numbers) {
    char text[40];
    std::snprintf(text, sizeof(text), "%.4f ", number);
    out += text;
  }
  return out;
}

struct Border {
  double width = 1;  // a solid line of one point when nothing is said
  std::vector<double> dash;
  bool underline = false;
};

Border BorderOf(Object link) {
  Border border;
  Object style = link.getKey("/BS");
  if (style.isDictionary()) {
    if (style.getKey("/W").isNumber()) border.width = style.getKey("/W").getNumericValue();
    border.underline = style.getKey("/S").isNameAndEquals("/U");
    if (style.getKey("/S").isNameAndEquals("/D")) {
      border.dash = NumbersOf(style.getKey("/D"));
      if (border.dash.empty()) border.dash = {3};
    }
    return border;
  }
  Object array = link.getKey("/Border");
  if (!array.isArray() || array.getArrayNItems() < 3) return border;
  border.width = NumbersOf(array)[2];
  if (array.getArrayNItems() > 3) border.dash = NumbersOf(array.getArrayItem(3));
  return border;
}

}  // namespace

std::string FrameOf(Object link) {
  const std::vector<double> rect = NumbersOf(link.getKey("/Rect"));
  const Border border = BorderOf(link);
  if (rect.size() != 4 || !(border.width > 0)) return {};
  std::vector<double> color{0, 0, 0};
  if (Object c = link.getKey("/C"); c.isArray()) {
    const std::vector<double> given = NumbersOf(c);
    if (given.empty()) return {};  // transparent
    if (given.size() == 3) color = given;
    if (given.size() == 1) color.assign(3, given[0]);
  }
  const auto [left, right] = std::minmax(rect[0], rect[2]);
  const auto [bottom, top] = std::minmax(rect[1], rect[3]);
  std::string out = "q " + Spelled(color) + "RG " + Spelled({border.width}) + "w ";
  const bool dashes = std::ranges::any_of(border.dash, [](double d) { return d > 0; });
  if (dashes) out += '[' + Spelled(border.dash) + "] 0 d ";
  out += Spelled({left, bottom}) + "m " + Spelled({right, bottom}) + "l ";
  if (!border.underline) {
    out += Spelled({right, top}) + "l " + Spelled({left, top}) + "l h ";
  }
  return out + "S Q\n";
}

}  // namespace zwartlak::pdf
