// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// The reader that leads: line finder and recogniser (PP-OCRv6), Tesseract's line mode where the
// first doubts. Made once in the warm parent, without live threads afterwards; used in children.
#pragma once

#include <memory>
#include <string>

#include "models/tesseract_engine.h"
#include "pipeline/core/error.h"
#include "pipeline/core/reader.h"

namespace zwartlak {

// `model_dir` is what scripts/deps-models filled. kMissingLanguageData if weights or Tesseract's
// language data are absent.
Result<std::unique_ptr<PageReader>> MakeScreenReader(const std::string& model_dir,
                                                     const TesseractEngines& engines);

}  // namespace zwartlak
