// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Pictures of a PDF (ISO 32000-1, 8.9.5) as they may stand in an output: without what their own
// format hides (comments, EXIF, thumbnails of a JPEG).
#pragma once

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>

namespace zwartlak::pdf {

// The same object, or a new one of `pdf`. Null if its coding may carry hidden data that we cannot
// take out (JPEG 2000, JBIG2, chains of codings).
QPDFObjectHandle CleanImage(QPDF& pdf, QPDFObjectHandle image);

}  // namespace zwartlak::pdf
