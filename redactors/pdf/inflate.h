// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Deflated streams as the file has them: whether they end, and whether bytes hide behind the end.
#pragma once

#include <qpdf/Buffer.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <string>

namespace zwartlak::pdf {

struct Inflated {
  std::string bytes;  // as far as it can be read
  bool ended = false;
  bool more_follows = false;
};

// True if deflating is the only filter of the stream.
bool IsDeflated(QPDFObjectHandle stream);
Inflated Inflate(const Buffer& data);

}  // namespace zwartlak::pdf
