// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Characters that look the same to a reader and that only their neighbours tell apart: 0 and O, 1
// and I and l, x and the multiplication sign. Settles only what the word itself decides: a word
// without another digit holds no 0, an IBAN has four letters behind its check digits (ISO 13616).
#pragma once

#include "models/read_line.h"

namespace zwartlak {

void SettleLookAlikes(ReadText& text);

}  // namespace zwartlak
