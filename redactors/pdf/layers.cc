// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/pdf/layers.h"

namespace zwartlak::pdf {
namespace {

using Object = QPDFObjectHandle;

void Collect(Object array, std::set<QPDFObjGen>& into) {
  if (!array.isArray()) return;
  for (int i = 0; i < array.getArrayNItems(); ++i) {
    into.insert(array.getArrayItem(i).getObjGen());
  }
}

}  // namespace

Layers::Layers(QPDF& pdf) {
  Object properties = pdf.getRoot().getKey("/OCProperties");
  if (!properties.isDictionary()) return;
  any_ = true;
  Object config = properties.getKey("/D");
  if (!config.isDictionary()) return;
  off_by_default_ = config.getKey("/BaseState").isNameAndEquals("/OFF");
  Collect(config.getKey("/OFF"), off_);
  Collect(config.getKey("/ON"), on_);
}

bool Layers::IsOff(Object group) const {
  const QPDFObjGen id = group.getObjGen();
  return off_by_default_ ? !on_.contains(id) : off_.contains(id);
}

bool Layers::IsHidden(Object membership) const {
  if (!membership.isDictionary()) return false;
  if (!membership.getKey("/Type").isNameAndEquals("/OCMD")) return IsOff(membership);
  Object groups = membership.getKey("/OCGs");
  if (groups.isDictionary()) return IsOff(groups);
  if (!groups.isArray() || groups.getArrayNItems() == 0) return false;
  int off = 0;
  const int all = groups.getArrayNItems();
  for (int i = 0; i < all; ++i) off += IsOff(groups.getArrayItem(i)) ? 1 : 0;
  Object policy = membership.getKey("/P");
  if (policy.isNameAndEquals("/AllOn")) return off > 0;
  if (policy.isNameAndEquals("/AnyOff")) return off == 0;
  if (policy.isNameAndEquals("/AllOff")) return off < all;
  return off == all;
}

}  // namespace zwartlak::pdf
