// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Finds values by their labels, as people read a screen: a label left of a value, above it, in the
// same run of text, or at the head of a column. Covers the whole value, also when it reads badly,
// and nothing where there is a label without a value (a list of questions, a placeholder, a
// button). Scores: 0.9 beside a label, 0.85 in a column. Linear in the size of the text.
#pragma once

#include <memory>

#include "detectors/gazetteer.h"
#include "detectors/label_vocabulary.h"
#include "detectors/name_words.h"
#include "pipeline/core/detector.h"

namespace zwartlak {

class FieldLabelDetector : public Detector {
 public:
  explicit FieldLabelDetector(std::shared_ptr<const Gazetteer> gazetteer)
      : labels_(gazetteer), words_(gazetteer) {}
  [[nodiscard]] std::string_view name() const override { return "field_label"; }
  [[nodiscard]] FindingSet Detect(const TextRegion& region,
                                  const DetectContext& context) const override;

 private:
  LabelVocabulary labels_;
  NameWords words_;
};

}  // namespace zwartlak
