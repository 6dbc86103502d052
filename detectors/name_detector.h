// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Finds names of persons in running text: by titles, greetings, closings and signatures, initials,
// lists of names, the words around them, mail and chat headers, and names that an e-mail address
// beside them repeats. A part of a name found with certainty is found again where it stands alone.
// Keeps organisations, places, streets, products and words of the user interface. One pass over the
// lines; another NameScorer (a trained model) can take the place of the lists.
#pragma once

#include <memory>

#include "detectors/name_candidate.h"
#include "detectors/name_words.h"
#include "pipeline/core/detector.h"

namespace zwartlak {

class NameDetector : public Detector {
 public:
  // `scorer` null: the list scorer.
  explicit NameDetector(std::shared_ptr<const Gazetteer> gazetteer,
                        std::unique_ptr<const NameScorer> scorer = nullptr);
  [[nodiscard]] std::string_view name() const override { return "name"; }
  [[nodiscard]] FindingSet Detect(const TextRegion& region,
                                  const DetectContext& context) const override;

 private:
  std::shared_ptr<const Gazetteer> gazetteer_;
  NameWords words_;
  std::unique_ptr<const NameScorer> scorer_;
};

}  // namespace zwartlak
