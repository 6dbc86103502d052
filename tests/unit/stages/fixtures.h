// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Small documents and a detector that finds given words, for tests of the stages.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/core/detector.h"
#include "pipeline/core/document.h"
#include "pipeline/core/policy.h"

namespace zwartlak::testing {

inline Policy RemoveAll() {
  Policy policy;
  policy.name = "test";
  policy.version = "1";
  return policy;
}

inline ExtractedDocument TextDocument(std::string text) {
  ExtractedDocument document;
  document.type = MediaType::kPlainText;
  TextRegion region;
  region.segments = SegmentPlainText(text);
  region.text = SensitiveText(std::move(text));
  document.pages.push_back({});
  document.pages[0].regions.push_back(std::move(region));
  return document;
}

// A picture whose letters are 10 x 20 pixels, rows 30 pixels apart.
inline ExtractedDocument DrawnDocument(const std::string& text, Origin origin = Origin::kOcr) {
  ExtractedDocument document = TextDocument(text);
  document.type = MediaType::kPng;
  Page& page = document.pages[0];
  page.width = 1000;
  page.height = 300;
  TextRegion& region = page.regions[0];
  region.origin = origin;
  double x = 0;
  double y = 0;
  for (std::uint32_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\n') {
      x = 0;
      y += 30;
      continue;
    }
    if (text[i] != '\t') {
      region.glyphs.push_back({{i, i + 1}, Quad::FromRect({x, y, x + 10, y + 20}), 1});
    }
    x += text[i] == '\t' ? 100 : 10;
  }
  return document;
}

struct Wanted {
  std::string text;
  EntityType entity;
  double score;
};

class WordDetector : public Detector {
 public:
  explicit WordDetector(std::vector<Wanted> wanted) : wanted_(std::move(wanted)) {}
  [[nodiscard]] std::string_view name() const override { return "word"; }
  [[nodiscard]] FindingSet Detect(const TextRegion& region, const DetectContext&) const override {
    FindingSet found;
    const std::string_view text = region.text.Reveal();
    for (const Wanted& w : wanted_) {
      const std::size_t at = text.find(w.text);
      if (at == std::string_view::npos) continue;
      found.push_back(
          {.entity = w.entity,
           .span = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + w.text.size())},
           .score = w.score,
           .rule = "word.test"});
    }
    return found;
  }

 private:
  std::vector<Wanted> wanted_;
};

inline std::vector<std::unique_ptr<const Detector>> DetectorsFor(std::vector<Wanted> wanted) {
  std::vector<std::unique_ptr<const Detector>> detectors;
  detectors.push_back(std::make_unique<WordDetector>(std::move(wanted)));
  return detectors;
}

}  // namespace zwartlak::testing
