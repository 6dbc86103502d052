// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// What a document promises and its clean copy cannot: the user is told.
#pragma once

#include <qpdf/QPDF.hh>

namespace zwartlak::pdf {

// A signature or time stamp has been set (ISO 32000-1, 12.8): any change makes it invalid. A field
// that waits for one is not signed.
bool IsSigned(QPDF& pdf);

// Metadata or output intent say PDF/A (ISO 19005).
bool ClaimsPdfA(QPDF& pdf);

}  // namespace zwartlak::pdf
