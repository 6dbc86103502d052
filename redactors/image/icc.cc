// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/image/icc.h"

#include <lcms2.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace zwartlak::image {
namespace {

constexpr std::size_t kMaxProfile = 4U << 20;
constexpr std::size_t kHeader = 128;

// Tags that take part in showing colours; all others are text, dates, measurements or private.
constexpr std::array<std::string_view, 18> kColorTags{
    "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC", "kTRC", "wtpt", "bkpt",
    "chad", "chrm", "A2B0", "A2B1", "A2B2", "B2A0", "B2A1", "B2A2", "gamt"};

std::uint32_t Read32(ByteView data, std::size_t at) {
  return (static_cast<std::uint32_t>(data[at]) << 24) |
         (static_cast<std::uint32_t>(data[at + 1]) << 16) |
         (static_cast<std::uint32_t>(data[at + 2]) << 8) | data[at + 3];
}

void Write32(std::uint32_t value, Bytes& out, std::size_t at) {
  for (std::size_t i = 0; i < 4; ++i) {
    out[at + i] = static_cast<std::uint8_t>(value >> (24 - 8 * i));
  }
}

struct Tag {
  std::string_view name;
  Bytes data;
};

// Version 2 texts: desc is a textDescriptionType, cprt a textType.
Bytes DescriptionTag() {
  static constexpr std::string_view kText = "profile";
  static constexpr std::size_t kAfterText = 1 + 4 + 4 + 2 + 1 + 67;
  Bytes out(12 + kText.size() + kAfterText);
  std::ranges::copy(std::string_view("desc"), out.begin());
  Write32(kText.size() + 1, out, 8);
  std::ranges::copy(kText, out.begin() + 12);
  return out;
}

Bytes CopyrightTag() { return {'t', 'e', 'x', 't', 0, 0, 0, 0, '-', 0}; }

std::vector<Tag> KeptTags(ByteView profile) {
  std::vector<Tag> tags{{"desc", DescriptionTag()}, {"cprt", CopyrightTag()}};
  const std::uint32_t count = Read32(profile, kHeader);
  for (std::uint32_t i = 0; i < std::min<std::uint32_t>(count, 100); ++i) {
    const std::size_t entry = kHeader + 4 + std::size_t{12} * i;
    if (entry + 12 > profile.size()) break;
    const std::string_view name = AsText(profile.subspan(entry, 4));
    if (std::ranges::count(kColorTags, name) == 0) continue;
    const std::uint32_t offset = Read32(profile, entry + 4);
    const std::uint32_t size = Read32(profile, entry + 8);
    if (offset > profile.size() || size > profile.size() - offset) continue;
    const ByteView data = profile.subspan(offset, size);
    tags.push_back({name, Bytes(data.begin(), data.end())});
  }
  return tags;
}

Bytes Header(ByteView profile) {
  Bytes out(profile.begin(), profile.begin() + kHeader);
  // Preferred CMM, date, platform, flags, maker, model, attributes, creator, id, reserved.
  static constexpr std::array<std::pair<std::size_t, std::size_t>, 5> kNames{
      {{4, 4}, {24, 12}, {40, 24}, {80, 4}, {84, 44}}};
  for (const auto& [at, size] : kNames) {
    std::fill_n(out.begin() + static_cast<std::ptrdiff_t>(at), size, std::uint8_t{0});
  }
  out[8] = 2;  // version 2.4, which the two texts above follow
  out[9] = 0x40;
  out[10] = out[11] = 0;
  std::copy_n("acsp", 4, out.begin() + 36);
  return out;
}

Bytes Assemble(ByteView profile, const std::vector<Tag>& tags) {
  Bytes out = Header(profile);
  out.resize(kHeader + 4 + 12 * tags.size());
  Write32(static_cast<std::uint32_t>(tags.size()), out, kHeader);
  for (std::size_t i = 0; i < tags.size(); ++i) {
    const std::size_t entry = kHeader + 4 + 12 * i;
    std::ranges::copy(tags[i].name, out.begin() + static_cast<std::ptrdiff_t>(entry));
    Write32(static_cast<std::uint32_t>(out.size()), out, entry + 4);
    Write32(static_cast<std::uint32_t>(tags[i].data.size()), out, entry + 8);
    out.insert(out.end(), tags[i].data.begin(), tags[i].data.end());
    out.resize((out.size() + 3) / 4 * 4);
  }
  Write32(static_cast<std::uint32_t>(out.size()), out, 0);
  return out;
}

bool Parses(ByteView profile) {
  const cmsHPROFILE handle =
      cmsOpenProfileFromMem(profile.data(), static_cast<cmsUInt32Number>(profile.size()));
  if (handle == nullptr) return false;
  cmsCloseProfile(handle);
  return true;
}

}  // namespace

Bytes CleanProfile(ByteView profile) {
  if (profile.size() < kHeader + 4 || profile.size() > kMaxProfile || !Parses(profile)) return {};
  const std::vector<Tag> tags = KeptTags(profile);
  if (tags.size() < 3) return {};
  Bytes out = Assemble(profile, tags);
  return Parses(out) ? out : Bytes{};
}

}  // namespace zwartlak::image
