// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "models/reader_loader.h"

#include <dlfcn.h>

#include <cstdlib>
#include <filesystem>

#include "models/readers_module.h"

namespace zwartlak {
namespace {

namespace fs = std::filesystem;

// `name` in the program's own folder or in `../<folder>` (an installed program), else `otherwise`.
std::string BesideProgram(const char* name, const char* folder, const char* otherwise) {
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  if (error) return otherwise;
  const fs::path own = program.parent_path();
  for (const fs::path& near : {own / name, own.parent_path() / folder / name}) {
    if (fs::exists(near, error)) return near.string();
  }
  return otherwise;
}

// Read by the libraries when the module brings them in. OpenCV links whatever BLAS the machine has
// chosen (Debian's alternatives); OpenBLAS starts a thread a core the moment it is loaded.
bool KeepLibrariesSingleThreaded() {
  for (const char* name : {"OMP_THREAD_LIMIT", "OPENBLAS_NUM_THREADS"}) {
    if (::setenv(name, "1", 1) != 0) return false;
  }
  return true;
}

}  // namespace

Result<Readers> LoadReaders(const std::string& model_dir) {
  if (!KeepLibrariesSingleThreaded()) return Fail(ErrorCode::kOutOfMemory, Stage::kSetup);
  const std::string module =
      BesideProgram("libzwartlak_readers.so", "lib/zwartlak", ZWARTLAK_READERS_MODULE);
  // Never closed: the readers' code lives in it as long as the process does.
  void* handle = ::dlopen(module.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (handle == nullptr) return Fail(ErrorCode::kMissingLanguageData, Stage::kSetup);
  const auto make = reinterpret_cast<MakeReadersFunction>(::dlsym(handle, kMakeReadersSymbol));
  if (make == nullptr) return Fail(ErrorCode::kMissingLanguageData, Stage::kSetup);
  const std::string models =
      model_dir.empty() ? BesideProgram("models", "share/zwartlak", ZWARTLAK_MODEL_DIR) : model_dir;
  Readers readers;
  Error error;
  if (!make(models.c_str(), &readers, &error)) return std::unexpected(error);
  return readers;
}

}  // namespace zwartlak
