// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/pdf/inflate.h"

#include <zlib.h>

namespace zwartlak::pdf {

bool IsDeflated(QPDFObjectHandle stream) {
  QPDFObjectHandle filter = stream.getDict().getKey("/Filter");
  if (filter.isArray() && filter.getArrayNItems() == 1) filter = filter.getArrayItem(0);
  return filter.isNameAndEquals("/FlateDecode") || filter.isNameAndEquals("/Fl");
}

Inflated Inflate(const Buffer& data) {
  Inflated out;
  z_stream z{};
  if (inflateInit(&z) != Z_OK) return out;
  z.next_in = const_cast<Buffer&>(data).getBuffer();
  z.avail_in = static_cast<uInt>(data.getSize());
  std::string buffer(std::size_t{1} << 16, '\0');
  int status = Z_OK;
  while (status == Z_OK) {
    z.next_out = reinterpret_cast<Bytef*>(buffer.data());
    z.avail_out = static_cast<uInt>(buffer.size());
    status = inflate(&z, Z_NO_FLUSH);
    out.bytes.append(buffer, 0, buffer.size() - z.avail_out);
  }
  out.ended = status == Z_STREAM_END;
  out.more_follows = z.avail_in > 0;
  inflateEnd(&z);
  return out;
}

}  // namespace zwartlak::pdf
