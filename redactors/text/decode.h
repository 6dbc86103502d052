// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Bytes of a text file as UTF-8, and back: which bytes of the file a span of the UTF-8 text is.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/core/document.h"
#include "redactors/text/charset.h"

namespace zwartlak::text {

// The text without its byte order mark. Malformed UTF-16 becomes U+FFFD; a stray byte in UTF-8 is
// taken as Windows-1252.
std::string Decode(ByteView file, const Encoding& encoding);

// A span of the decoded text as bytes of the file, half open.
struct ByteSpan {
  std::size_t start = 0;
  std::size_t end = 0;
};

// For spans that are sorted, do not overlap, and lie in the text on character boundaries; kInternal
// otherwise. Linear in the file.
Result<std::vector<ByteSpan>> Locate(ByteView file, const Encoding& encoding,
                                     const std::vector<Span>& spans);

// UTF-8 text in the file's charset; for what the charset lacks, '?'.
Bytes Encode(std::string_view text, Charset charset);

}  // namespace zwartlak::text
