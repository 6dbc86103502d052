// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/pdf/image_object.h"

#include <optional>
#include <qpdf/Buffer.hh>
#include <set>
#include <string>
#include <string_view>

#include "redactors/pdf/image_redraw.h"
#include "redactors/pdf/inflate.h"

namespace zwartlak::pdf {
namespace {

using Object = QPDFObjectHandle;

// The one filter of a stream; empty for none, nothing for a chain.
std::optional<std::string> FilterOf(Object image) {
  Object filter = image.getDict().getKey("/Filter");
  if (filter.isNull()) return "";
  if (filter.isName()) return filter.getName();
  if (!filter.isArray() || filter.getArrayNItems() > 1) return std::nullopt;
  if (filter.getArrayNItems() == 0) return "";
  return filter.getArrayItem(0).isName() ? std::optional(filter.getArrayItem(0).getName())
                                         : std::nullopt;
}

bool DecidesTheLook(unsigned marker, std::string_view segment) {
  // APP0 is JFIF, longer than 14 bytes with a thumbnail (ITU-T T.871, 10.1), or that of JFXX; APP2
  // an ICC profile; APP14 Adobe's colour transform.
  constexpr std::size_t kBareJfif = 14;
  if (marker == 0xE0) {
    return segment.size() == kBareJfif && segment.starts_with(std::string_view("JFIF\0", 5));
  }
  if (marker == 0xE2) return segment.starts_with("ICC_PROFILE");
  if (marker == 0xEE) return segment.starts_with("Adobe");
  return marker != 0xFE && (marker < 0xE0 || marker > 0xEF);
}

// The markers up to the first scan without comments and application data (ITU-T T.81, annex B).
std::optional<std::string> StrippedJpeg(std::string_view jpeg) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(jpeg[i]); };
  if (!jpeg.starts_with("\xFF\xD8")) return std::nullopt;
  std::string out(jpeg.substr(0, 2));
  std::size_t at = 2;
  while (at + 4 <= jpeg.size()) {
    if (byte(at) != 0xFF) return std::nullopt;
    const unsigned marker = byte(at + 1);
    if (marker == 0xFF) {  // fill
      ++at;
      continue;
    }
    const std::size_t length = (std::size_t{byte(at + 2)} << 8) | byte(at + 3);
    if (length < 2 || at + 2 + length > jpeg.size()) return std::nullopt;
    if (DecidesTheLook(marker, jpeg.substr(at + 4, length - 2))) {
      out += jpeg.substr(at, 2 + length);
    }
    at += 2 + length;
    if (marker != 0xDA) continue;
    // Scans to the end marker; nothing may follow it, and no comment stand between.
    const std::size_t end = jpeg.find("\xFF\xD9", at);
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view scans = jpeg.substr(at, end + 2 - at);
    if (scans.find("\xFF\xFE") != std::string_view::npos) return std::nullopt;
    return out.append(scans);
  }
  return std::nullopt;
}

Object CleanOne(QPDF& pdf, Object image) {
  const auto filter = FilterOf(image);
  if (!filter) {
    // A chain of lossless filters is decoded when it is written.
    return image.pipeStreamData(nullptr, 0, qpdf_dl_generalized) ? image : Object::newNull();
  }
  if (*filter == "/JPXDecode" || *filter == "/JBIG2Decode") return Object::newNull();
  // Programs differ in what they make of a picture whose data breaks off.
  if (IsDeflated(image) && !Inflate(*image.getRawStreamData()).ended) return Object::newNull();
  if (*filter != "/DCTDecode" && *filter != "/DCT") return image;
  const auto raw = image.getRawStreamData();
  const std::string_view bytes(reinterpret_cast<const char*>(raw->getBuffer()), raw->getSize());
  const auto stripped = StrippedJpeg(bytes);
  if (!stripped) return Object::newNull();
  if (stripped->size() == bytes.size()) return image;
  Object copy = Object::newStream(&pdf);
  copy.replaceDict(image.getDict().shallowCopy());
  copy.replaceStreamData(*stripped, image.getDict().getKey("/Filter"),
                         image.getDict().getKey("/DecodeParms"));
  return copy;
}

// The item of an array, or the value itself.
Object ItemOf(Object value, int index) {
  if (!value.isArray()) return index == 0 ? value : Object::newNull();
  return index < value.getArrayNItems() ? value.getArrayItem(index) : Object::newNull();
}

// A picture's own coding is often wrapped into another one (ASCII85 around JPEG): without it.
Object Unwrapped(QPDF& pdf, Object image) {
  Object filters = image.getDict().getKey("/Filter");
  if (!filters.isArray() || filters.getArrayNItems() < 2) return image;
  const int last = filters.getArrayNItems() - 1;
  const std::string own =
      filters.getArrayItem(last).isName() ? filters.getArrayItem(last).getName() : std::string();
  static const std::set<std::string> kOwn{"/DCTDecode", "/DCT",         "/CCITTFaxDecode",
                                          "/CCF",       "/JBIG2Decode", "/JPXDecode"};
  if (!kOwn.contains(own)) return image;
  Object parameters = image.getDict().getKey("/DecodeParms");
  Object outer = Object::newArray();
  Object outer_parameters = Object::newArray();
  for (int i = 0; i < last; ++i) {
    outer.appendItem(filters.getArrayItem(i));
    outer_parameters.appendItem(ItemOf(parameters, i));
  }
  Object wrapped = Object::newStream(&pdf);
  wrapped.replaceStreamData(image.getRawStreamData(), outer, outer_parameters);
  if (!wrapped.pipeStreamData(nullptr, 0, qpdf_dl_specialized)) return image;
  Object copy = Object::newStream(&pdf);
  copy.replaceDict(image.getDict().shallowCopy());
  copy.replaceStreamData(wrapped.getStreamData(qpdf_dl_specialized), Object::newName(own),
                         ItemOf(parameters, last));
  return copy;
}

// In a coding that the stranger can look through, whatever it came in.
Object CleanOrRedrawn(QPDF& pdf, Object image) {
  image = Unwrapped(pdf, image);
  Object clean = CleanOne(pdf, image);
  // What broken data look like hangs on how large they are drawn: no samples stand for them.
  if (!clean.isNull() || IsDeflated(image)) return clean;
  const auto raster = DrawImage(pdf, image);
  return raster ? CodeImage(pdf, image, *raster) : Object::newNull();
}

}  // namespace

Object CleanImage(QPDF& pdf, Object image) {
  Object clean = CleanOrRedrawn(pdf, image);
  if (clean.isNull()) return clean;
  for (const char* key : {"/SMask", "/Mask"}) {
    Object mask = clean.getDict().getKey(key);
    if (!mask.isStream()) continue;
    Object clean_mask = CleanOrRedrawn(pdf, mask);
    if (clean_mask.isNull()) return clean_mask;
    if (clean_mask.getObjGen() != mask.getObjGen()) clean.getDict().replaceKey(key, clean_mask);
  }
  return clean;
}

}  // namespace zwartlak::pdf
