// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Starts Tesseract engines as both its readers want them: LSTM only, quiet, no adaption between
// lines (each picture is read as if it were the first, whatever was read before).
#pragma once

#include <memory>

#include "pipeline/core/error.h"

namespace tesseract {
class TessBaseAPI;
}

namespace zwartlak {

// kMissingLanguageData if `languages` ("nld+eng") cannot be loaded.
Result<std::unique_ptr<tesseract::TessBaseAPI>> StartTesseract(const char* languages);

}  // namespace zwartlak
