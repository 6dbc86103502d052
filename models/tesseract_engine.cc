// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "models/tesseract_engine.h"

#include <tesseract/baseapi.h>

#include <string>
#include <vector>

namespace zwartlak {

Result<std::unique_ptr<tesseract::TessBaseAPI>> StartTesseract(const char* languages) {
  auto engine = std::make_unique<tesseract::TessBaseAPI>();
  // Messages go to standard error, which the sandbox points nowhere. A debug file would be opened
  // with the first message, in a child that may not open files.
  const std::vector<std::string> names{"debug_file"};
  const std::vector<std::string> values{""};
  if (engine->Init(nullptr, languages, tesseract::OEM_LSTM_ONLY, nullptr, 0, &names, &values,
                   false) != 0) {
    return Fail(ErrorCode::kMissingLanguageData, Stage::kSetup);
  }
  return engine;
}

}  // namespace zwartlak
