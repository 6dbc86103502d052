// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Finds addresses in running text and on screens: street with house number and addition ("1e
// Helmersstraat 4 bis", "Burg. v. Dijkln 12-III"), postbus, and postcode with town on the same or
// the next row; one ADDRESS finding for each line part. A street or a town alone is kept. Belgian
// and German forms (four or five digits and town) count only after a street line.
#pragma once

#include <memory>

#include "detectors/name_words.h"
#include "pipeline/core/detector.h"

namespace zwartlak {

class AddressDetector : public Detector {
 public:
  explicit AddressDetector(std::shared_ptr<const Gazetteer> gazetteer)
      : words_(std::move(gazetteer)) {}
  [[nodiscard]] std::string_view name() const override { return "address"; }
  [[nodiscard]] FindingSet Detect(const TextRegion& region,
                                  const DetectContext& context) const override;

 private:
  NameWords words_;
};

}  // namespace zwartlak
