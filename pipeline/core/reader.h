// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Readers turn pixels into text with geometry. There are two: the screen reader that leads (line
// finder + recogniser, second reader in doubt) and the whole-page reader that the verifier uses.
// Both are made once in the warm parent and used in forked children.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>

#include "pipeline/core/document.h"
#include "pipeline/core/error.h"
#include "pipeline/core/policy.h"

namespace zwartlak {

// Borrowed 8-bit sRGB pixels, three bytes R, G, B each. Transparency is already laid over a ground.
struct PixelView {
  const std::uint8_t* data = nullptr;
  int width = 0;
  int height = 0;
  std::size_t stride = 0;  // bytes from one row to the next
};

struct ReadOptions {
  SecondReader second_reader = SecondReader::kDoubtful;
  int threads = 2;  // threads a child may use for the lines of one picture
  // Called by formats for each page that is done, from any thread. May be empty.
  std::function<void()> on_page;
};

class PageReader {
 public:
  virtual ~PageReader() = default;
  [[nodiscard]] virtual std::string_view name() const = 0;     // "pp-ocrv6+tesseract"
  [[nodiscard]] virtual std::string_view version() const = 0;  // digest or version of its models
  // Page space of the result is the pixels of the view. Page::regions[0] is what the first reader
  // read; regions[1], if there, the same page with the doubtful lines as the second reader has
  // them. Fails with kMissingLanguageData, kOutOfMemory or kInternal; a picture without text is an
  // empty region, not an error.
  [[nodiscard]] virtual Result<Page> Read(const PixelView& pixels,
                                          const ReadOptions& options) const = 0;
};

}  // namespace zwartlak
