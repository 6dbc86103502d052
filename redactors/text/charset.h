// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Which charset a text is in: by byte order mark, then by what decodes. UTF-8 may hold stray bytes
// (logs of several programs in one file): those count as Windows-1252 each, as long as there are
// fewer of them than proper sequences. Windows-1252 stands for Latin-1 too.
#pragma once

#include <cstdint>

#include "pipeline/core/bytes.h"
#include "pipeline/core/error.h"

namespace zwartlak::text {

enum class Charset : std::uint8_t { kUtf8, kUtf16Le, kUtf16Be, kWindows1252 };

struct Encoding {
  Charset charset = Charset::kUtf8;
  std::size_t mark = 0;  // bytes of the byte order mark
};

// kUnsupportedType for what is not text: zero bytes, or more control characters than a terminal
// log has. kUnsupportedVariant for UTF-32.
Result<Encoding> EncodingOf(ByteView file);

// Code point of a Windows-1252 byte; the five undefined bytes are themselves, as in ICU.
char32_t FromWindows1252(std::uint8_t byte);

}  // namespace zwartlak::text
