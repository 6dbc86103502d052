// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Media types as `identify` finds them in the content. The declared type is a hint only.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace zwartlak {

enum class MediaType : std::uint8_t {
  kUnknown,
  kPng,
  kJpeg,
  kWebp,
  kBmp,
  kTiff,
  kGif,
  kHeic,
  kAvif,
  kPlainText,
  kPdf,
  kCount_
};

struct MediaTypeInfo {
  MediaType type;
  std::string_view mime;        // "image/png"
  std::string_view extensions;  // without dots, space between: "jpg jpeg jpe"; the first is usual
};

const MediaTypeInfo& InfoOf(MediaType type);
std::span<const MediaTypeInfo> AllMediaTypes();

}  // namespace zwartlak
