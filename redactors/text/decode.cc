// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/text/decode.h"

#include "pipeline/core/utf8.h"

namespace zwartlak::text {
namespace {

struct Step {
  char32_t c = 0;
  std::size_t length = 1;  // bytes in the file
};

char32_t Unit(ByteView file, std::size_t at, bool little) {
  const char32_t a = file[at];
  const char32_t b = file[at + 1];
  return little ? (b << 8) | a : (a << 8) | b;
}

Step Utf16Step(ByteView file, std::size_t at, bool little) {
  static constexpr char32_t kBroken = 0xFFFD;
  if (file.size() - at < 2) return {kBroken, 1};
  const char32_t first = Unit(file, at, little);
  if (first < 0xD800 || first > 0xDFFF) return {first, 2};
  if (first > 0xDBFF || file.size() - at < 4) return {kBroken, 2};
  const char32_t second = Unit(file, at + 2, little);
  if (second < 0xDC00 || second > 0xDFFF) return {kBroken, 2};
  return {0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00), 4};
}

Step Next(ByteView file, std::size_t at, Charset charset) {
  switch (charset) {
    case Charset::kUtf16Le:
      return Utf16Step(file, at, true);
    case Charset::kUtf16Be:
      return Utf16Step(file, at, false);
    case Charset::kWindows1252:
      return {FromWindows1252(file[at]), 1};
    case Charset::kUtf8:
      break;
  }
  const auto [c, length] = utf8::Decode(AsText(file), at);
  return c == 0xFFFD && length == 1 ? Step{FromWindows1252(file[at]), 1} : Step{c, length};
}

std::size_t Utf8Length(char32_t c) {
  if (c < 0x80) return 1;
  if (c < 0x800) return 2;
  return c < 0x10000 ? 3 : 4;
}

}  // namespace

std::string Decode(ByteView file, const Encoding& encoding) {
  const ByteView body = file.subspan(encoding.mark);
  if (encoding.charset == Charset::kUtf8 && utf8::IsValid(AsText(body))) {
    return std::string(AsText(body));
  }
  std::string out;
  out.reserve(body.size());
  for (std::size_t at = 0; at < body.size();) {
    const Step step = Next(body, at, encoding.charset);
    utf8::Append(step.c, out);
    at += step.length;
  }
  return out;
}

Result<std::vector<ByteSpan>> Locate(ByteView file, const Encoding& encoding,
                                     const std::vector<Span>& spans) {
  std::vector<ByteSpan> found;
  found.reserve(spans.size());
  std::size_t source = encoding.mark;
  std::size_t decoded = 0;
  const auto advance = [&](std::size_t target) {
    while (decoded < target && source < file.size()) {
      const Step step = Next(file, source, encoding.charset);
      decoded += Utf8Length(step.c);
      source += step.length;
    }
    return decoded == target;
  };
  for (const Span& span : spans) {
    const bool ordered = span.start >= decoded && !span.empty();
    if (!ordered || !advance(span.start)) return Fail(ErrorCode::kInternal, Stage::kNone);
    const std::size_t start = source;
    if (!advance(span.end)) return Fail(ErrorCode::kInternal, Stage::kNone);
    found.push_back({start, source});
  }
  return found;
}

Bytes Encode(std::string_view text, Charset charset) {
  Bytes out;
  for (std::size_t i = 0; i < text.size();) {
    const auto [c, length] = utf8::Decode(text, i);
    i += length;
    const auto low = static_cast<std::uint8_t>(c & 0xFF);
    const auto high = static_cast<std::uint8_t>((c >> 8) & 0xFF);
    switch (charset) {
      case Charset::kUtf8:
        out.insert(out.end(), text.begin() + static_cast<std::ptrdiff_t>(i - length),
                   text.begin() + static_cast<std::ptrdiff_t>(i));
        break;
      case Charset::kUtf16Le:
        out.insert(out.end(), {low, high});
        break;
      case Charset::kUtf16Be:
        out.insert(out.end(), {high, low});
        break;
      case Charset::kWindows1252:
        out.push_back(c < 0x80 ? low : '?');
        break;
    }
  }
  return out;
}

}  // namespace zwartlak::text
