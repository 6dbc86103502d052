// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Goes over every object of an output: streams are written plainly, and only the keys that showing
// a page needs stay (`sanitise_roles`).
#pragma once

#include <qpdf/QPDF.hh>

namespace zwartlak::pdf {

void SanitiseObjects(QPDF& pdf);

}  // namespace zwartlak::pdf
