// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// What samples of an image mean, as far as it takes to paint them black (ISO 32000-1, 8.6, 8.9.5).
#pragma once

#include <cstdint>
#include <optional>
#include <qpdf/QPDFObjectHandle.hh>
#include <vector>

#include "redactors/pdf/image_samples.h"

namespace zwartlak::pdf {

// What an image is there for.
enum class ImageRole : std::uint8_t {
  kPicture,   // colours, or a stencil that paints with the current one
  kStencil,   // /Mask: shows the picture where it would paint
  kSoftMask,  // /SMask: shows it where it is light
};

// Nothing if size, depth or colour space make no sense.
std::optional<SampleLayout> LayoutOf(QPDFObjectHandle image);

// The sample values of black; of what shows, for masks.
std::vector<std::uint32_t> CoverValue(QPDFObjectHandle image, ImageRole role,
                                      const SampleLayout& layout);

}  // namespace zwartlak::pdf
