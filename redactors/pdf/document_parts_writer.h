// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Makes new objects of a document's parts. Only what `inspect_kept` knows is written.
#pragma once

#include <qpdf/QPDF.hh>
#include <vector>

#include "redactors/pdf/document_parts.h"
#include "redactors/pdf/user_space.h"

namespace zwartlak::pdf {

// `boxes`: of the pages of `pdf`, whose page space is that of the parts.
void WriteParts(const DocumentParts& parts, const std::vector<PageBox>& boxes, QPDF& pdf);

}  // namespace zwartlak::pdf
