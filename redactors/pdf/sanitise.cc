// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/pdf/sanitise.h"

#include <zlib.h>

#include <qpdf/Buffer.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <set>
#include <string>

#include "redactors/pdf/inflate.h"

namespace zwartlak::pdf {
namespace {

using Object = QPDFObjectHandle;
using Keys = std::set<std::string>;

// ISO 32000-1 tables 5, 89, 95, 75, 111 to 122.
const Keys kStream{"/Length", "/Filter", "/DecodeParms"};
const Keys kImage{
    "/Type",        "/Subtype",   "/Width", "/Height", "/ColorSpace",  "/BitsPerComponent",
    "/Intent",      "/ImageMask", "/Mask",  "/Decode", "/Interpolate", "/SMask",
    "/SMaskInData", "/Matte"};
const Keys kForm{"/Type", "/Subtype", "/FormType", "/BBox", "/Matrix", "/Resources", "/Group"};
const Keys kPattern{"/Type",  "/PatternType", "/PaintType", "/TilingType", "/BBox",     "/XStep",
                    "/YStep", "/Resources",   "/Matrix",    "/Shading",    "/ExtGState"};
const Keys kFont{"/Type",
                 "/Subtype",
                 "/BaseFont",
                 "/FirstChar",
                 "/LastChar",
                 "/Widths",
                 "/FontDescriptor",
                 "/Encoding",
                 "/ToUnicode",
                 "/DescendantFonts",
                 "/CIDSystemInfo",
                 "/W",
                 "/DW",
                 "/W2",
                 "/DW2",
                 "/CIDToGIDMap",
                 "/FontBBox",
                 "/FontMatrix",
                 "/CharProcs",
                 "/Resources"};
// Without CharSet and CIDSet: they list the letters that were used.
const Keys kDescriptor{"/Type",      "/FontName",     "/FontStretch", "/FontWeight", "/Flags",
                       "/FontBBox",  "/ItalicAngle",  "/Ascent",      "/Descent",    "/Leading",
                       "/CapHeight", "/XHeight",      "/StemV",       "/StemH",      "/AvgWidth",
                       "/MaxWidth",  "/MissingWidth", "/FontFile",    "/FontFile2",  "/FontFile3"};
const Keys kHiding{"/Metadata",
                   "/PieceInfo",
                   "/LastModified",
                   "/StructParent",
                   "/StructParents",
                   "/OC",
                   "/OPI",
                   "/Alternates",
                   "/AF",
                   "/Measure",
                   "/PtData",
                   "/Thumb",
                   "/AA",
                   "/A",
                   "/Annots",
                   "/ID",
                   "/Info",
                   "/Names",
                   "/Ref",
                   "/PS",
                   "/TK_Comment",
                   "/B",
                   "/Private"};

void KeepOnly(Object dictionary, const Keys& keys, bool stream) {
  for (const std::string& key : dictionary.getKeys()) {
    if (keys.contains(key) || (stream && kStream.contains(key))) continue;
    dictionary.removeKey(key);
  }
}

void CleanNested(Object object, int depth);

void CleanOther(Object dictionary) {
  for (const std::string& key : dictionary.getKeys()) {
    const bool registry = key == "/Registry" || key == "/Ordering";
    if (kHiding.contains(key) || (dictionary.getKey(key).isString() && !registry)) {
      dictionary.removeKey(key);
    }
  }
}

void CleanDictionary(Object dictionary, bool stream) {
  const auto is = [&](const char* key, const char* name) {
    return dictionary.getKey(key).isNameAndEquals(name);
  };
  if (is("/Subtype", "/Image")) {
    KeepOnly(dictionary, kImage, stream);
  } else if (stream && is("/Subtype", "/Form")) {
    KeepOnly(dictionary, kForm, stream);
  } else if (dictionary.getKey("/PatternType").isInteger()) {
    KeepOnly(dictionary, kPattern, stream);
  } else if (is("/Type", "/Font")) {
    KeepOnly(dictionary, kFont, stream);
  } else if (is("/Type", "/FontDescriptor")) {
    KeepOnly(dictionary, kDescriptor, stream);
  } else {
    CleanOther(dictionary);
  }
}

// Direct objects only: each indirect one has its own turn.
void CleanNested(Object object, int depth) {
  if (depth > 40) return;
  if (object.isStream()) {
    CleanDictionary(object.getDict(), true);
    for (const std::string& key : object.getDict().getKeys()) {
      Object value = object.getDict().getKey(key);
      if (!value.isIndirect()) CleanNested(value, depth + 1);
    }
  } else if (object.isDictionary()) {
    CleanDictionary(object, false);
    for (const std::string& key : object.getKeys()) {
      Object value = object.getKey(key);
      if (!value.isIndirect()) CleanNested(value, depth + 1);
    }
  } else if (object.isArray()) {
    for (int i = 0; i < object.getArrayNItems(); ++i) {
      Object value = object.getArrayItem(i);
      if (!value.isIndirect()) CleanNested(value, depth + 1);
    }
  }
}

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
    CleanNested(object, 0);
  }
}

}  // namespace zwartlak::pdf
