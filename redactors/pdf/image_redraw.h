// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Images in codings that only Poppler decodes (CCITT, JBIG2, JPEG 2000, chains): drawn by it pixel
// for pixel and coded again, deflated or as JPEG.
#pragma once

#include <optional>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>

#include "redactors/pdf/raster.h"

namespace zwartlak::pdf {

// Without its masks; a stencil is black where it paints. Nothing if Poppler cannot draw it, or if
// its mask cannot be told from its samples.
std::optional<Raster> DrawImage(QPDF& pdf, QPDFObjectHandle image);

// The image again with these colours: keys that say how it is used stay, those of its coding go.
// Null when coding fails.
QPDFObjectHandle CodeImage(QPDF& pdf, QPDFObjectHandle image, const Raster& raster);

}  // namespace zwartlak::pdf
