// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "models/tesseract_engine.h"

#include <tesseract/baseapi.h>

#include <algorithm>
#include <exception>
#include <string>
#include <vector>

#include "pipeline/core/parallel.h"

namespace zwartlak {

namespace {

std::shared_ptr<tesseract::TessBaseAPI> StartOne(const char* languages) {
  auto engine = std::make_shared<tesseract::TessBaseAPI>();
  // Messages go to standard error, which the sandbox points nowhere. A debug file would be opened
  // with the first message, in a child that may not open files.
  const std::vector<std::string> names{"debug_file"};
  const std::vector<std::string> values{""};
  if (engine->Init(nullptr, languages, tesseract::OEM_LSTM_ONLY, nullptr, 0, &names, &values,
                   false) != 0) {
    return nullptr;
  }
  return engine;
}

}  // namespace

Result<TesseractEngines> StartTesseract(const char* languages, int lanes) {
  TesseractEngines engines(static_cast<std::size_t>(lanes));
  ForEachParallel(engines.size(), lanes, [&](std::size_t i, int) {
    try {
      engines[i] = StartOne(languages);
    } catch (const std::exception&) {
      engines[i] = nullptr;
    }
  });
  if (std::find(engines.begin(), engines.end(), nullptr) != engines.end()) {
    return Fail(ErrorCode::kMissingLanguageData, Stage::kSetup);
  }
  return engines;
}

}  // namespace zwartlak
