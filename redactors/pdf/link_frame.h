// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// The frame that a reader draws around a link (ISO 32000-1, 12.5.4), as content of the page: it is
// there whether the link stays or not.
#pragma once

#include <qpdf/QPDFObjectHandle.hh>
#include <string>

namespace zwartlak::pdf {

// Empty for a link without a frame.
std::string FrameOf(QPDFObjectHandle link);

}  // namespace zwartlak::pdf
