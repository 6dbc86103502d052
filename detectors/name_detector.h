// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Finds names of persons in running text: by titles, greetings, closings and signatures, initials,
// lists of names, the words around them, mail and chat headers, and names that an e-mail address
// beside them repeats. A part of a name found with certainty is found again where it stands alone.
// Keeps organisations, places, streets, products and words of the user interface. One pass over the
// lines. The trained name model sees each line too: what it takes for a person is found, and what
// only the lists speak for is dropped where the model is sure that it is none.
#pragma once

#include <memory>

#include "detectors/name_candidate.h"
#include "detectors/name_words.h"
#include "models/name_model.h"
#include "pipeline/core/detector.h"

namespace zwartlak {

class NameDetector : public Detector {
 public:
  // `model` null: rules and lists only.
  explicit NameDetector(std::shared_ptr<const Gazetteer> gazetteer,
                        std::shared_ptr<const NameModel> model = nullptr);
  [[nodiscard]] std::string_view name() const override { return "name"; }
  [[nodiscard]] FindingSet Detect(const TextRegion& region,
                                  const DetectContext& context) const override;

 private:
  std::shared_ptr<const Gazetteer> gazetteer_;
  NameWords words_;
  std::unique_ptr<const NameScorer> scorer_;
  std::shared_ptr<const NameModel> model_;
};

}  // namespace zwartlak
