// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/pdf/destinations.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace zwartlak::pdf {
namespace {

using Object = QPDFObjectHandle;

constexpr int kDeepestTree = 40;
constexpr std::size_t kMostNames = 200'000;

std::optional<double> NumberAt(Object array, int index) {
  Object item = index < array.getArrayNItems() ? array.getArrayItem(index) : Object::newNull();
  if (!item.isNumber() || !std::isfinite(item.getNumericValue())) return std::nullopt;
  return item.getNumericValue();
}

// Whole pixels on the page: a coordinate carries no message.
Point OnPage(const PageBox& box, double x, double y) {
  const Point p = ToPageSpace(box).Apply(x, y);
  return {std::round(std::clamp(p.x, 0.0, box.width())),
          std::round(std::clamp(p.y, 0.0, box.height()))};
}

}  // namespace

Destinations::Destinations(Source& source) : source_(source) {
  for (std::size_t i = 0; i < source.pages().size(); ++i) {
    pages_.emplace(Object(source.pages()[i].object).getObjGen(), i);
  }
  Object root = source.pdf().getRoot();
  Object old = root.getKey("/Dests");
  if (old.isDictionary()) {
    for (const std::string& key : old.getKeys()) {
      if (names_.size() < kMostNames) names_.emplace(key, old.getKey(key));
    }
  }
  Object names = root.getKey("/Names");
  if (names.isDictionary()) ReadTree(names.getKey("/Dests"), 0);
}

void Destinations::ReadTree(Object node, int depth) {
  if (!node.isDictionary() || depth > kDeepestTree) return;
  if (node.isIndirect() && !seen_.insert(node.getObjGen()).second) return;
  Object kids = node.getKey("/Kids");
  if (kids.isArray()) {
    for (int i = 0; i < kids.getArrayNItems(); ++i) ReadTree(kids.getArrayItem(i), depth + 1);
  }
  Object names = node.getKey("/Names");
  if (!names.isArray()) return;
  for (int i = 0; i + 1 < names.getArrayNItems() && names_.size() < kMostNames; i += 2) {
    Object key = names.getArrayItem(i);
    if (key.isString()) names_.emplace(key.getStringValue(), names.getArrayItem(i + 1));
  }
}

std::optional<PartTarget> Destinations::Find(Object destination) const {
  if (destination.isName() || destination.isString()) {
    const auto it =
        names_.find(destination.isName() ? destination.getName() : destination.getStringValue());
    if (it == names_.end()) return std::nullopt;
    destination = it->second;
  }
  if (destination.isDictionary()) destination = destination.getKey("/D");
  if (!destination.isArray() || destination.getArrayNItems() < 1) return std::nullopt;
  Object page = destination.getArrayItem(0);
  PartTarget target;
  if (page.isInteger()) {
    const long long number = page.getIntValue();
    if (number < 0 || number >= static_cast<long long>(source_.pages().size())) return std::nullopt;
    target.page = static_cast<std::size_t>(number);
  } else {
    const auto it = pages_.find(page.getObjGen());
    if (!page.isIndirect() || it == pages_.end()) return std::nullopt;
    target.page = it->second;
  }
  Object kind = destination.getArrayNItems() > 1 ? destination.getArrayItem(1) : Object::newNull();
  const auto is = [&](const char* name) { return kind.isNameAndEquals(name); };
  std::optional<double> x;
  std::optional<double> y;
  if (is("/XYZ")) {
    x = NumberAt(destination, 2);
    y = NumberAt(destination, 3);
  } else if (is("/FitH") || is("/FitBH")) {
    y = NumberAt(destination, 2);
  } else if (is("/FitV") || is("/FitBV")) {
    x = NumberAt(destination, 2);
  } else if (is("/FitR")) {
    x = NumberAt(destination, 2);
    y = NumberAt(destination, 5);
  }
  if (!x && !y) return target;
  const PageBox& box = source_.pages()[target.page].box;
  target.top_left = OnPage(box, x.value_or(box.left), y.value_or(box.top));
  return target;
}

bool Destinations::Place(Object annotation, std::size_t page, Rect& place) const {
  Object rect = annotation.getKey("/Rect");
  if (!rect.isArray()) return false;
  std::array<double, 4> v{};
  for (int i = 0; i < 4; ++i) {
    const auto number = NumberAt(rect, i);
    if (!number) return false;
    v[static_cast<std::size_t>(i)] = *number;
  }
  const PageBox& box = source_.pages()[page].box;
  const Point a = OnPage(box, v[0], v[1]);
  const Point b = OnPage(box, v[2], v[3]);
  place = {std::min(a.x, b.x), std::min(a.y, b.y), std::max(a.x, b.x), std::max(a.y, b.y)};
  return !place.empty();
}

}  // namespace zwartlak::pdf
