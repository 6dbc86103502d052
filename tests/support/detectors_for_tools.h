// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// The detectors as the program has them, for the development tools. A missing model leaves the
// rules.
#pragma once

#include <memory>
#include <string>

#include "detectors/address_detector.h"
#include "detectors/field_label.h"
#include "detectors/name_detector.h"
#include "detectors/pattern_detector.h"
#include "pipeline/stages/detect.h"

namespace zwartlak {

inline DetectorList AllDetectors(const std::shared_ptr<const Gazetteer>& gazetteer,
                                 const std::string& model_path) {
  DetectorList detectors;
  if (auto patterns = PatternDetector::CreateEmbedded()) detectors.push_back(std::move(*patterns));
  std::shared_ptr<const NameModel> model;
  if (auto opened = NameModel::Open(model_path)) model = *opened;
  detectors.push_back(std::make_unique<FieldLabelDetector>(gazetteer));
  detectors.push_back(std::make_unique<NameDetector>(gazetteer, model));
  detectors.push_back(std::make_unique<AddressDetector>(gazetteer));
  return detectors;
}

}  // namespace zwartlak
