// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// The reader that verifies: Tesseract over the whole page with its own layout analysis. It shares
// nothing with the screen reader's finding and reading of lines, so their errors differ.
#pragma once

#include <memory>

#include "models/tesseract_engine.h"
#include "pipeline/core/reader.h"

namespace zwartlak {

// kMissingLanguageData if Tesseract's Dutch data is absent.
std::unique_ptr<PageReader> MakeWholePageReader(TesseractEngines engines);

}  // namespace zwartlak
