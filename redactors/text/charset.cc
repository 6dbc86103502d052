// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/text/charset.h"

#include <algorithm>
#include <array>

#include "pipeline/core/utf8.h"

namespace zwartlak::text {
namespace {

constexpr std::array<char16_t, 32> kHigh{
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

bool StartsWith(ByteView file, std::initializer_list<std::uint8_t> mark) {
  return file.size() >= mark.size() && std::equal(mark.begin(), mark.end(), file.begin());
}

struct Zeros {
  std::size_t even = 0;
  std::size_t odd = 0;
};

// UTF-16 of Western text without a mark has a zero in nearly every second byte.
Result<Encoding> Utf16WithoutMark(ByteView file, const Zeros& zeros) {
  const std::size_t half = file.size() / 2;
  if (zeros.odd * 10 >= half * 7 && zeros.even * 50 <= half) return Encoding{Charset::kUtf16Le, 0};
  if (zeros.even * 10 >= half * 7 && zeros.odd * 50 <= half) return Encoding{Charset::kUtf16Be, 0};
  return Fail(ErrorCode::kUnsupportedType, Stage::kNone);
}

bool IsOddControl(std::uint8_t byte) {
  static constexpr std::uint8_t kEscape = 27;
  return byte < 7 || (byte > 13 && byte < 32 && byte != kEscape);
}

struct Sequences {
  std::size_t proper = 0;
  std::size_t stray = 0;
};

Sequences CountSequences(std::string_view text) {
  Sequences count;
  for (std::size_t i = 0; i < text.size();) {
    if (static_cast<unsigned char>(text[i]) < 0x80) {
      ++i;
      continue;
    }
    const auto [c, length] = utf8::Decode(text, i);
    ++(length == 1 ? count.stray : count.proper);
    i += length;
  }
  return count;
}

}  // namespace

char32_t FromWindows1252(std::uint8_t byte) {
  return byte >= 0x80 && byte < 0xA0 ? kHigh[byte - 0x80U] : byte;
}

Result<Encoding> EncodingOf(ByteView file) {
  if (StartsWith(file, {0xFF, 0xFE, 0, 0}) || StartsWith(file, {0, 0, 0xFE, 0xFF})) {
    return Fail(ErrorCode::kUnsupportedVariant, Stage::kNone);
  }
  if (StartsWith(file, {0xFF, 0xFE})) return Encoding{Charset::kUtf16Le, 2};
  if (StartsWith(file, {0xFE, 0xFF})) return Encoding{Charset::kUtf16Be, 2};
  const std::size_t mark = StartsWith(file, {0xEF, 0xBB, 0xBF}) ? 3 : 0;
  Zeros zeros;
  std::size_t controls = 0;
  for (std::size_t i = 0; i < file.size(); ++i) {
    if (file[i] == 0) ++(i % 2 == 0 ? zeros.even : zeros.odd);
    if (IsOddControl(file[i])) ++controls;
  }
  if (zeros.even + zeros.odd > 0) return Utf16WithoutMark(file, zeros);
  if (controls * 20 > file.size()) return Fail(ErrorCode::kUnsupportedType, Stage::kNone);
  const Sequences count = CountSequences(AsText(file.subspan(mark)));
  const bool utf8 = mark > 0 || count.stray == 0 || count.proper > count.stray;
  return Encoding{utf8 ? Charset::kUtf8 : Charset::kWindows1252, mark};
}

}  // namespace zwartlak::text
