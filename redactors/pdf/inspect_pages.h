// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// The stranger's adapter to Poppler. Page space as in page_space.h.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "models/read_line.h"
#include "pipeline/core/attachment.h"
#include "pipeline/core/bytes.h"
#include "pipeline/core/error.h"

namespace zwartlak::pdf {

// Rows of 32-bit words 0x00RRGGBB.
struct Drawing {
  int width = 0;
  int height = 0;
  std::vector<std::uint32_t> words;

  [[nodiscard]] std::uint32_t at(int x, int y) const {
    return words[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                 static_cast<std::size_t>(x)];
  }
};

class InspectedPages {
 public:
  // Null when the file cannot be opened with none or one of the passwords.
  static std::unique_ptr<InspectedPages> Open(ByteView file, const Passwords& passwords = nullptr);
  virtual ~InspectedPages() = default;
  [[nodiscard]] virtual int count() const = 0;
  // Width and height, page space.
  [[nodiscard]] virtual Point SizeOf(int page) const = 0;
  // kOutputUnreadable when the page cannot be drawn.
  [[nodiscard]] virtual Result<Drawing> Draw(int page, double dpi) const = 0;
  // The same in grey, for a third of the price.
  [[nodiscard]] virtual Result<Drawing> DrawGrey(int page, double dpi) const = 0;
  // Runs of words that follow each other, from the text layer.
  [[nodiscard]] virtual std::vector<ReadLine> Lines(int page) const = 0;
  // Whether Poppler sees what never stays: information but the title, XMP, embedded files.
  [[nodiscard]] virtual bool HasHiddenParts() const = 0;
};

}  // namespace zwartlak::pdf
