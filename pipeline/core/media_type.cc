// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "pipeline/core/media_type.h"

#include <array>

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
    {kPdf, "application/pdf", "pdf"},
}};

}  // namespace

const MediaTypeInfo& InfoOf(MediaType type) { return kTypes.at(static_cast<std::size_t>(type)); }
std::span<const MediaTypeInfo> AllMediaTypes() { return kTypes; }

}  // namespace zwartlak
