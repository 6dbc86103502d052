// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Goes over every object of an output and leaves only the keys that showing a page needs: lists for
// fonts, pictures, forms and patterns; from other dictionaries whatever is a string or is known to
// carry hidden data goes.
#pragma once

#include <qpdf/QPDF.hh>

namespace zwartlak::pdf {

void SanitiseObjects(QPDF& pdf);

}  // namespace zwartlak::pdf
