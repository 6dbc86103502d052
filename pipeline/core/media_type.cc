// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "pipeline/core/media_type.h"

#include <array>
#include <cmath>

namespace zwartlak {
namespace {

using enum MediaType;

constexpr std::array<MediaTypeInfo, static_cast<std::size_t>(kCount_)> kTypes{{
    {kUnknown, "application/octet-stream", ""},
    {kPng, "image/png", "png apng"},
    {kJpeg, "image/jpeg", "jpg jpeg jpe jfif mpo"},
    {kWebp, "image/webp", "webp"},
    {kBmp, "image/bmp", "bmp dib"},
    {kTiff, "image/tiff", "tif tiff"},
    {kGif, "image/gif", "gif"},
    {kHeic, "image/heic", "heic heif hif"},
    {kAvif, "image/avif", "avif"},
    {kPlainText, "text/plain", "txt log text md csv tsv json yaml yml ini conf"},
    {kPdf, "application/pdf", "pdf", "point"},
}};

}  // namespace

const MediaTypeInfo& InfoOf(MediaType type) { return kTypes.at(static_cast<std::size_t>(type)); }
double PageSpacePerUnit(MediaType type) { return type == kPdf ? 200.0 / 72 : 1; }
double InUnits(MediaType type, double page_space) {
  const double per_unit = PageSpacePerUnit(type);
  return per_unit == 1 ? page_space : std::round(page_space / per_unit * 100) / 100;
}
std::span<const MediaTypeInfo> AllMediaTypes() { return kTypes; }

}  // namespace zwartlak
