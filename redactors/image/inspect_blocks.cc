// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/image/inspect_blocks.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace zwartlak::image {
namespace {

using namespace std::string_view_literals;

constexpr std::array<std::string_view, 18> kColorTags{
    "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC", "kTRC", "wtpt", "bkpt",
    "chad", "chrm", "A2B0", "A2B1", "A2B2", "B2A0", "B2A1", "B2A2", "gamt"};

bool IsZero(ByteView data) {
  return std::ranges::all_of(data, [](std::uint8_t b) { return b == 0; });
}

bool IsEmptyText(std::string_view name, ByteView data) {
  const std::string_view text = AsText(data);
  if (name == "cprt"sv) return text == "text\0\0\0\0-\0"sv;
  static constexpr std::string_view kDescription = "desc\0\0\0\0\0\0\0\x08profile\0"sv;
  return name == "desc"sv && text.starts_with(kDescription) &&
         IsZero(data.subspan(kDescription.size()));
}

}  // namespace

std::uint32_t BigWord(ByteView data, std::size_t at) {
  std::uint32_t word = 0;
  for (std::size_t i = 0; i < 4; ++i) word = word * 256 + data[at + i];
  return word;
}

bool IsOrientationOnly(ByteView exif) {
  static constexpr std::string_view kHead = "II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0"sv;
  if (exif.size() != 26 || !AsText(exif).starts_with(kHead)) return false;
  return exif[18] >= 1 && exif[18] <= 8 && IsZero(exif.subspan(19));
}

int OrientationInExif(ByteView exif) {
  if (exif.size() < 10) return 1;
  const bool intel = exif[0] == 'I';
  const auto number = [&](std::size_t at, std::size_t bytes) -> std::uint64_t {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < bytes; ++i) {
      if (at + i >= exif.size()) return 0;
      value |= std::uint64_t{exif[at + i]} << (8 * (intel ? i : bytes - 1 - i));
    }
    return value;
  };
  if (number(2, 2) != 42) return 1;
  const std::size_t start = number(4, 4);
  const std::size_t entries = number(start, 2);
  for (std::size_t i = 0; i < entries; ++i) {
    const std::size_t at = start + 2 + 12 * i;
    if (number(at, 2) != 274) continue;
    const std::uint64_t value = number(at + 8, 2);
    return value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
  }
  return 1;
}

bool IsCleanIcc(ByteView profile) {
  if (profile.size() < 132 || BigWord(profile, 0) != profile.size()) return false;
  const bool nameless = IsZero(profile.subspan(4, 4)) && IsZero(profile.subspan(24, 12)) &&
                        IsZero(profile.subspan(40, 24)) && IsZero(profile.subspan(80, 48));
  const std::size_t count = BigWord(profile, 128);
  if (!nameless || count > 40 || 132 + 12 * count > profile.size()) return false;
  std::size_t end = 132 + 12 * count;  // tags follow one another, so nothing lies between them
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t entry = 132 + 12 * i;
    const std::string_view name = AsText(profile.subspan(entry, 4));
    const std::size_t offset = BigWord(profile, entry + 4);
    const std::size_t size = BigWord(profile, entry + 8);
    if (offset != end || size > profile.size() - offset) return false;
    end = (offset + size + 3) / 4 * 4;
    const bool is_color = std::ranges::count(kColorTags, name) > 0;
    if (!is_color && !IsEmptyText(name, profile.subspan(offset, size))) return false;
  }
  return end == profile.size();
}

}  // namespace zwartlak::image
