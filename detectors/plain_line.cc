// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "detectors/plain_line.h"

#include <algorithm>

#include "pipeline/core/utf8.h"

namespace zwartlak {
namespace {

constexpr char kDrop = '\1';
constexpr char kSame = '\0';

// Lead bytes of everything that Replacement() knows.
bool MayReplace(char c) {
  const auto u = static_cast<unsigned char>(c);
  return u == 0xC2 || u == 0xE2 || u == 0xE3 || u == 0xEF;
}

char Replacement(char32_t c) {
  if (c == 0xAD || (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF) return kDrop;
  if (c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x3000) return ' ';
  if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212) return '-';
  if (c == 0x2018 || c == 0x2019 || c == 0xB4) return '\'';
  if (c == 0x201C || c == 0x201D) return '"';
  if (c == 0xAB || c == 0x2039) return '<';  // OCR reads the fillers of an MRZ so
  if (c >= 0xFF01 && c <= 0xFF5E) return static_cast<char>(c - 0xFF01 + '!');
  return kSame;
}

}  // namespace

PlainLine::PlainLine(std::string_view line) : line_(line) {
  // Without a branch a byte: the compiler takes many at once, and most lines are ASCII.
  unsigned char all = 0;
  for (const char c : line) all = static_cast<unsigned char>(all | static_cast<unsigned char>(c));
  if (all < 0x80 || std::ranges::none_of(line, MayReplace)) return;
  copied_ = true;
  copy_.reserve(line.size());
  offsets_.reserve(line.size() + 1);
  for (std::size_t i = 0; i < line.size();) {
    const auto [c, length] = utf8::Decode(line, i);
    const char plain = c < 0x80 ? kSame : Replacement(c);
    for (std::size_t k = 0; plain == kSame && k < length; ++k) {
      copy_.push_back(line[i + k]);
      offsets_.push_back(static_cast<std::uint32_t>(i + k));
    }
    if (plain != kSame && plain != kDrop) {
      copy_.push_back(plain);
      offsets_.push_back(static_cast<std::uint32_t>(i));
    }
    i += length;
  }
  offsets_.push_back(static_cast<std::uint32_t>(line.size()));
}

Span PlainLine::Original(Span span) const {
  if (!copied_ || span.empty()) return span;
  // The end of the last byte's character, not the start of the next: what was dropped in between
  // stays outside.
  const std::uint32_t last = offsets_[span.end - 1];
  const auto length = static_cast<std::uint32_t>(utf8::Decode(line_, last).second);
  return {offsets_[span.start], std::min(offsets_[span.end], last + length)};
}

}  // namespace zwartlak
