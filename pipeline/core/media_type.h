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
  std::string_view unit = "pixel";  // of the places that people are told
};

const MediaTypeInfo& InfoOf(MediaType type);

// Units of page space that one unit of `MediaTypeInfo::unit` is. Inside, the pages of a PDF are
// measured in pixels at 200 dots an inch; people are told points of 1/72 inch.
double PageSpacePerUnit(MediaType type);

// A place or length of page space as people are told it: points to a hundredth, pixels as they are.
double InUnits(MediaType type, double page_space);
std::span<const MediaTypeInfo> AllMediaTypes();

}  // namespace zwartlak
