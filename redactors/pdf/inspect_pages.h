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

// The darkness of a part of a page.
struct GreyDrawing {
  PixelRect area;  // of the page drawn at that resolution
  std::vector<std::uint8_t> luma;

  [[nodiscard]] const std::uint8_t* row(int y) const {
    return luma.data() + static_cast<std::ptrdiff_t>(y) * area.width();
  }
};

// Which pixels are black. Rows of 64-bit words, the leftmost pixel in the highest bit; behind the
// page they are white.
struct InkDrawing {
  int width = 0;
  int height = 0;
  std::vector<std::uint64_t> words;

  [[nodiscard]] std::size_t words_a_row() const {
    return (static_cast<std::size_t>(width) + 63) / 64;
  }
  [[nodiscard]] const std::uint64_t* row(int y) const {
    return words.data() + static_cast<std::size_t>(y) * words_a_row();
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
  // The rows from `top` to before `bottom` in grey, for a third of the price; all that there are if
  // `bottom` is zero.
  [[nodiscard]] virtual Result<GreyDrawing> DrawGrey(int page, double dpi, int top = 0,
                                                     int bottom = 0) const = 0;
  // Letters without smooth edges, for half the price again.
  [[nodiscard]] virtual Result<GreyDrawing> DrawRough(int page, double dpi) const = 0;
  // In black and white, as many whole words wide as the page needs.
  [[nodiscard]] virtual Result<InkDrawing> DrawInk(int page, double dpi) const = 0;
  // Runs of words that follow each other, from the text layer.
  [[nodiscard]] virtual std::vector<ReadLine> Lines(int page) const = 0;
  // Whether Poppler sees what never stays: information but the title, XMP, embedded files.
  [[nodiscard]] virtual bool HasHiddenParts() const = 0;
};

}  // namespace zwartlak::pdf
