// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Inline images (ISO 32000-1, 8.9.7) as objects: then they are cleaned and covered as others are,
// and nothing of the content is data that a search must pass over.
#pragma once

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <string_view>
#include <vector>

#include "redactors/pdf/content_lexer.h"

namespace zwartlak::pdf {

// `entries`: the tokens between BI and ID. `spaces`: the resources' colour spaces, which it may
// name. Null if the entries make no dictionary.
QPDFObjectHandle InlineImageObject(QPDF& pdf, const std::vector<Token>& entries,
                                   std::string_view data, QPDFObjectHandle spaces);

}  // namespace zwartlak::pdf
