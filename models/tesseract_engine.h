// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Starts Tesseract engines as both its readers want them: LSTM only, quiet, no adaption between
// lines (each picture is read as if it were the first, whatever was read before).
#pragma once

#include <memory>
#include <vector>

#include "pipeline/core/error.h"

namespace tesseract {
class TessBaseAPI;
}

namespace zwartlak {

// kMissingLanguageData if `languages` ("nld+eng") cannot be loaded.
// Shared by both readers: no child uses both at a time. Each sets its own way of layout before use.
using TesseractEngines = std::vector<std::shared_ptr<tesseract::TessBaseAPI>>;

// One engine a lane, started side by side.
Result<TesseractEngines> StartTesseract(const char* languages, int lanes);

}  // namespace zwartlak
