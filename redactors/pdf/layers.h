// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Optional content (ISO 32000-1, 8.11): which layers are off when the file is opened. What they
// hide is not shown, so it is not kept either.
#pragma once

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <set>

namespace zwartlak::pdf {

class Layers {
 public:
  Layers() = default;
  explicit Layers(QPDF& pdf);
  // `membership`: a group, a membership dictionary, or anything else (which hides nothing).
  [[nodiscard]] bool IsHidden(QPDFObjectHandle membership) const;
  [[nodiscard]] bool any() const { return any_; }

 private:
  [[nodiscard]] bool IsOff(QPDFObjectHandle group) const;

  bool any_ = false;
  bool off_by_default_ = false;
  std::set<QPDFObjGen> off_;
  std::set<QPDFObjGen> on_;
};

}  // namespace zwartlak::pdf
