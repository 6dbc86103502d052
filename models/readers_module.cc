// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "models/readers_module.h"

#include <malloc.h>

#include <utility>

#include "models/screen_reader.h"
#include "models/tesseract_reader.h"

namespace {
constexpr int kGivenBack = 8 << 20;  // bytes
}

extern "C" __attribute__((visibility("default"))) bool zwartlak_make_readers(
    const char* model_dir, zwartlak::Readers* readers, zwartlak::Error* error) {
  auto engines = zwartlak::StartTesseract("nld", 2);
  if (!engines) {
    *error = engines.error();
    return false;
  }
  auto screen = zwartlak::MakeScreenReader(model_dir, *engines);
  if (!screen) {
    *error = screen.error();
    return false;
  }
  readers->screen = std::move(*screen);
  readers->whole_page = zwartlak::MakeWholePageReader(std::move(*engines));
  // Layers and pictures go back to the system as soon as they are freed: the allocator would
  // otherwise raise this bound up to 32 MB and keep them between the stages.
  ::mallopt(M_MMAP_THRESHOLD, kGivenBack);
  // What loading took for a moment would otherwise be mapped in every child.
  ::malloc_trim(0);
  return true;
}
