// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Which keys an object may have in which role (ISO 32000-1): a walk from the pages over all they
// refer to. What is not listed goes, whatever it is.
#pragma once

#include <qpdf/QPDF.hh>

namespace zwartlak::pdf {

// Every page is left with what shows it.
void PrunePages(QPDF& pdf);

}  // namespace zwartlak::pdf
