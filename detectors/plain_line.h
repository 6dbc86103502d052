// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// One line as patterns see it: typographic blanks, dashes, quotes and full-width forms as their
// ASCII equals, invisible characters gone. Offsets lead back to the line as it stands.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/core/document.h"

namespace zwartlak {

class PlainLine {
 public:
  // `line` must outlive this. Nothing is copied when there is nothing to replace.
  explicit PlainLine(std::string_view line);

  [[nodiscard]] std::string_view text() const { return copied_ ? std::string_view(copy_) : line_; }
  // A span of text() as a span of the original line.
  [[nodiscard]] Span Original(Span span) const;

 private:
  std::string_view line_;
  bool copied_ = false;
  std::string copy_;
  std::vector<std::uint32_t> offsets_;  // of each byte of copy_, and of the end
};

}  // namespace zwartlak
