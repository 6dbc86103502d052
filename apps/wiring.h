// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// The one place where registries meet: which formats, detectors and readers this program has. What
// a run does not need is not loaded: the readers come with the first picture.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "detectors/pattern_detector.h"
#include "models/reader_loader.h"
#include "pipeline/ticket_run.h"

namespace zwartlak {

class Wiring {
 public:
  // kBadRule, kMissingLanguageData (word lists, name model).
  static Result<std::unique_ptr<Wiring>> Make();

  Wiring(const Wiring&) = delete;
  Wiring& operator=(const Wiring&) = delete;

  [[nodiscard]] const Toolbox& tools() const { return tools_; }
  [[nodiscard]] const DetectorList& detectors() const { return detectors_; }
  [[nodiscard]] const RuleSet& rules() const { return patterns_->rules(); }

  // Loads both readers, once. kMissingLanguageData.
  Result<ReaderPair> LoadReaderPair();
  [[nodiscard]] bool readers_loaded() const { return readers_.screen != nullptr; }
  // Over name and version of the loaded readers; zero when none is loaded.
  [[nodiscard]] Digest ModelsDigest() const;
  [[nodiscard]] std::vector<std::string> ReaderNames() const;

 private:
  Wiring() = default;

  std::vector<std::unique_ptr<Format>> formats_;
  DetectorList detectors_;
  const PatternDetector* patterns_ = nullptr;  // one of detectors_
  Readers readers_;
  Toolbox tools_;
};

// Where the word lists, the name model and the weights of the readers are: under $ZWARTLAK_DATA,
// else under `share` beside the program, else where the build found them.
std::string GazetteerPath();
std::string NameModelPath();
std::string ModelFolder();

}  // namespace zwartlak
