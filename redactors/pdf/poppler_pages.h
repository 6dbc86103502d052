// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// The adapter to Poppler for `extract` and `apply`: pages drawn, and the words of the text layer
// with the place of each character. The stranger has an adapter of its own (inspect_pages.h).
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "pipeline/core/attachment.h"
#include "pipeline/core/bytes.h"
#include "pipeline/core/error.h"
#include "pipeline/core/geometry.h"
#include "pipeline/core/limits.h"
#include "redactors/pdf/raster.h"

namespace zwartlak::pdf {

struct WordChar {
  std::string utf8;  // one character; never blank
  Rect box;          // page space: advance wide, font ascent to descent high
};

struct Word {
  std::vector<WordChar> chars;  // never empty
  Rect box;
  int rotation = 0;  // of the reading direction: 0, 90, 180, 270 degrees clockwise
  bool space_after = false;
};

// Poppler converts text by iconv, which opens its modules when first used: in the warm parent, as
// the confined child can open no such file. Call before the fork; open documents fail with
// kMissingLanguageData when that was not done.
void LoadCharsets();

class Pages {
 public:
  // kEncrypted if another password is needed, kDamagedFile if Poppler cannot open it, kTooManyPages
  // over the limit of the policy. `file` must outlive the result.
  static Result<std::unique_ptr<Pages>> Open(ByteView file, const Limits& limits,
                                             const Passwords& passwords = nullptr);
  virtual ~Pages() = default;
  [[nodiscard]] virtual int count() const = 0;
  // kTooManyPixels over the limit, kMissingFont when a font that the page needs is neither in the
  // file nor on this machine, kDamagedFile when the page cannot be drawn.
  virtual Result<Raster> Draw(int page) = 0;
  // In the order of the content, hidden and invisible words too. Characters that Poppler cannot
  // name are left out.
  virtual Result<std::vector<Word>> Words(int page) = 0;
  // Title, author and the like, XMP, embedded files, bookmarks, scripts.
  [[nodiscard]] virtual int HiddenParts() const = 0;
};

}  // namespace zwartlak::pdf
