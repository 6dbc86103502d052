// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// What libzwartlak_readers.so offers: one function. Program and module come from one build.
#pragma once

#include "models/reader_loader.h"

namespace zwartlak {

// Fills `readers` and returns true, or fills `error` and returns false.
using MakeReadersFunction = bool (*)(const char* model_dir, Readers* readers, Error* error);
inline constexpr char kMakeReadersSymbol[] = "zwartlak_make_readers";

}  // namespace zwartlak
