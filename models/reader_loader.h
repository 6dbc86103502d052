// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Brings the readers in when the first picture comes. OpenVINO, Tesseract and OpenCV live behind
// libzwartlak_readers.so, so a process that reads no picture neither loads nor pays for them. Call
// before any fork and from a process with one thread; afterwards no library thread is alive.
#pragma once

#include <memory>
#include <string>

#include "pipeline/core/error.h"
#include "pipeline/core/reader.h"

namespace zwartlak {

struct Readers {
  std::unique_ptr<PageReader> screen;      // leads
  std::unique_ptr<PageReader> whole_page;  // verifies
};

// `model_dir` empty: `models` beside the program if it is there, else where the build put it.
// kMissingLanguageData if the module, the weights or Tesseract's Dutch data are absent.
// Sets OMP_THREAD_LIMIT=1 and OPENBLAS_NUM_THREADS=1 in the environment: Tesseract and the BLAS
// that OpenCV links would start threads, and no process may fork with one alive.
Result<Readers> LoadReaders(const std::string& model_dir = {});

}  // namespace zwartlak
