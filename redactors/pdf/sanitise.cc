// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/pdf/sanitise.h"

#include <zlib.h>

#include <qpdf/Buffer.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <string>

#include "redactors/pdf/inflate.h"
#include "redactors/pdf/sanitise_roles.h"

namespace zwartlak::pdf {
namespace {

using Object = QPDFObjectHandle;

// How a stream is coded, said in its own dictionary.
void SpellOutCoding(Object stream) {
  for (const char* key : {"/Filter", "/DecodeParms"}) {
    Object value = stream.getDict().getKey(key);
    if (value.isNull()) continue;
    if (value.isArray()) {
      Object direct = Object::newArray();
      for (int i = 0; i < value.getArrayNItems(); ++i) {
        Object item = value.getArrayItem(i);
        direct.appendItem(item.isStream() ? item : item.shallowCopy());
      }
      stream.getDict().replaceKey(key, direct);
    } else if (value.isIndirect() && !value.isStream()) {
      stream.getDict().replaceKey(key, value.shallowCopy());
    }
  }
}

// The writer passes deflated data on as it is: bytes may hide behind its end. What a reader can
// inflate of it is kept.
void MakeWhole(Object stream) {
  Object filter = stream.getDict().getKey("/Filter");
  if (!IsDeflated(stream)) return;
  const Inflated inflated = Inflate(*stream.getRawStreamData());
  if (inflated.ended && !inflated.more_follows) return;
  const std::string& part = inflated.bytes;
  uLongf size = compressBound(static_cast<uLong>(part.size()));
  std::string data(size, '\0');
  if (compress(reinterpret_cast<Bytef*>(data.data()), &size,
               reinterpret_cast<const Bytef*>(part.data()),
               static_cast<uLong>(part.size())) != Z_OK) {
    return;
  }
  data.resize(size);
  stream.replaceStreamData(data, filter, stream.getDict().getKey("/DecodeParms"));
}

// A palette that is an object of its own is put where it is used: a string in no dictionary says
// nothing of what it is.
void SpellOutPalettes(Object object, int depth) {
  if (depth > 40) return;
  if (object.isStream()) object = object.getDict();
  if (object.isDictionary()) {
    for (const std::string& key : object.getKeys()) {
      Object value = object.getKey(key);
      if (!value.isIndirect()) SpellOutPalettes(value, depth + 1);
    }
  } else if (object.isArray()) {
    for (int i = 0; i < object.getArrayNItems(); ++i) {
      Object value = object.getArrayItem(i);
      if (i == 3 && value.isIndirect() && value.isString() &&
          object.getArrayItem(0).isNameAndEquals("/Indexed")) {
        object.setArrayItem(i, Object::newString(value.getStringValue()));
      } else if (!value.isIndirect()) {
        SpellOutPalettes(value, depth + 1);
      }
    }
  }
}

}  // namespace

void SanitiseObjects(QPDF& pdf) {
  for (Object& object : pdf.getAllObjects()) {
    SpellOutPalettes(object, 0);
    if (object.isStream()) {
      SpellOutCoding(object);
      MakeWhole(object);
    }
  }
  PrunePages(pdf);
}

}  // namespace zwartlak::pdf
