// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "models/readers_module.h"

#include <utility>

#include "models/screen_reader.h"
#include "models/tesseract_reader.h"

extern "C" __attribute__((visibility("default"))) bool zwartlak_make_readers(
    const char* model_dir, zwartlak::Readers* readers, zwartlak::Error* error) {
  auto screen = zwartlak::MakeScreenReader(model_dir);
  if (!screen) {
    *error = screen.error();
    return false;
  }
  auto whole_page = zwartlak::MakeWholePageReader();
  if (!whole_page) {
    *error = whole_page.error();
    return false;
  }
  readers->screen = std::move(*screen);
  readers->whole_page = std::move(*whole_page);
  return true;
}
