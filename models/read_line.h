// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// What a reader made of one segment: characters with places, before the page is laid out.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pipeline/core/document.h"
#include "pipeline/core/geometry.h"

namespace zwartlak {

struct ReadChar {
  std::string utf8;  // one character; a blank is " "
  Quad quad;         // page pixels
  float confidence = 0;
};

using ReadText = std::vector<ReadChar>;

inline float MeanConfidence(const ReadText& text) {
  float sum = 0;
  for (const ReadChar& c : text) sum += c.confidence;
  return text.empty() ? 0 : sum / static_cast<float>(text.size());
}

struct ReadLine {
  Quad quad;        // around the ink, page pixels
  ReadText text;    // first reader; not empty
  ReadText second;  // second reader; empty if it was not asked or saw nothing
  bool doubtful = false;
  std::optional<UnreadArea> unread;  // looks like text and cannot be read
};

}  // namespace zwartlak
