// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/pdf/image_redraw.h"

#include <algorithm>
#include <cstdio>
#include <memory>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>
#include <string>
#include <utility>

#include "pipeline/core/bytes.h"
#include "redactors/pdf/deflate.h"
#include "redactors/pdf/page_image.h"
#include "redactors/pdf/page_space.h"
#include "redactors/pdf/poppler_pages.h"

namespace zwartlak::pdf {
namespace {

using Object = QPDFObjectHandle;

bool IsStencil(Object image) {
  Object mask = image.getDict().getKey("/ImageMask");
  return mask.isBool() && mask.getBoolValue();
}

bool HasMaskInSamples(Object image) {
  Object inside = image.getDict().getKey("/SMaskInData");
  return image.getDict().getKey("/Mask").isArray() ||
         (inside.isInteger() && inside.getIntValue() != 0);
}

// A file of one page that the image fills, a pixel of it a pixel of page space.
Bytes PageOf(QPDF& pdf, Object image, int width, int height) {
  Object bare = Object::newStream(&pdf);
  bare.replaceDict(image.getDict().shallowCopy());
  for (const char* key : {"/SMask", "/Mask", "/OC", "/Alternates"}) bare.getDict().removeKey(key);
  bare.replaceStreamData(image.getRawStreamData(), image.getDict().getKey("/Filter"),
                         image.getDict().getKey("/DecodeParms"));
  QPDF one;
  one.setSuppressWarnings(true);
  one.emptyPDF();
  char text[192];
  std::snprintf(text, sizeof(text), "q %.4f 0 0 %.4f 0.001 0.001 cm /I Do Q",
                width / kPixelsPerPoint - 0.002, height / kPixelsPerPoint - 0.002);
  Object page = Object::parse("<< /Type /Page /Resources << /XObject << >> >> >>");
  page.replaceKey("/Contents", Object::newStream(&one, text));
  std::snprintf(text, sizeof(text), "[0 0 %.4f %.4f]", width / kPixelsPerPoint,
                height / kPixelsPerPoint);
  page.replaceKey("/MediaBox", Object::parse(text));
  page.getKey("/Resources").getKey("/XObject").replaceKey("/I", one.copyForeignObject(bare));
  QPDFPageDocumentHelper(one).addPage(QPDFPageObjectHelper(one.makeIndirectObject(page)), false);
  QPDFWriter writer(one);
  writer.setOutputMemory();
  writer.setDecodeLevel(qpdf_dl_none);
  writer.write();
  const std::unique_ptr<Buffer> buffer(writer.getBuffer());
  return {buffer->getBuffer(), buffer->getBuffer() + buffer->getSize()};
}

bool IsBlackAndWhite(const Raster& raster) {
  return std::ranges::all_of(raster.rgb, [](std::uint8_t v) { return v == 0 || v == 255; }) && [&] {
    for (std::size_t i = 0; i + 2 < raster.rgb.size(); i += 3) {
      if (raster.rgb[i] != raster.rgb[i + 1] || raster.rgb[i] != raster.rgb[i + 2]) {
        return false;
      }
    }
    return true;
  }();
}

// One bit a pixel, set where it is white.
std::string Bits(const Raster& raster) {
  const std::size_t row_bytes = (static_cast<std::size_t>(raster.width) + 7) / 8;
  std::string bits(row_bytes * static_cast<std::size_t>(raster.height), '\0');
  for (int y = 0; y < raster.height; ++y) {
    char* to = bits.data() + static_cast<std::size_t>(y) * row_bytes;
    for (int x = 0; x < raster.width; ++x) {
      if (raster.row(y)[3 * x] < 128) continue;
      to[x / 8] = static_cast<char>(to[x / 8] | (0x80 >> (x % 8)));
    }
  }
  return bits;
}

Object Predicted(int colors, int width) {
  Object parameters = Object::newDictionary();
  parameters.replaceKey("/Predictor", Object::newInteger(15));
  parameters.replaceKey("/Colors", Object::newInteger(colors));
  parameters.replaceKey("/BitsPerComponent", Object::newInteger(8));
  parameters.replaceKey("/Columns", Object::newInteger(width));
  return parameters;
}

Object ColorSpaceOf(const PageImage& coded) {
  switch (coded.colors) {
    case PageImage::Colors::kGrey:
      return Object::newName("/DeviceGray");
    case PageImage::Colors::kPalette: {
      Object space = Object::parse("[/Indexed /DeviceRGB 0 ()]");
      space.setArrayItem(2,
                         Object::newInteger(static_cast<long long>(coded.palette.size() / 3) - 1));
      space.setArrayItem(3, Object::newString(coded.palette));
      return space;
    }
    case PageImage::Colors::kRgb:
      break;
  }
  return Object::newName("/DeviceRGB");
}

}  // namespace

std::optional<Raster> DrawImage(QPDF& pdf, Object image) {
  Object dictionary = image.getDict();
  Object w = dictionary.getKey("/Width");
  Object h = dictionary.getKey("/Height");
  if (!w.isInteger() || !h.isInteger() || HasMaskInSamples(image)) return std::nullopt;
  const long long width = w.getIntValue();
  const long long height = h.getIntValue();
  constexpr long long kLargest = 1 << 16;
  if (width < 1 || height < 1 || width > kLargest || height > kLargest) return std::nullopt;
  const Bytes file = PageOf(pdf, image, static_cast<int>(width), static_cast<int>(height));
  const auto pages = Pages::Open(file, Limits{});
  if (!pages) return std::nullopt;
  auto raster = (*pages)->Draw(0);
  if (!raster || raster->width != width || raster->height != height) return std::nullopt;
  return *std::move(raster);
}

Object CodeImage(QPDF& pdf, Object image, const Raster& raster) {
  Object out = Object::newStream(&pdf);
  out.replaceDict(image.getDict().shallowCopy());
  Object dictionary = out.getDict();
  for (const char* key : {"/Decode", "/SMaskInData", "/Length"}) dictionary.removeKey(key);
  dictionary.replaceKey("/Width", Object::newInteger(raster.width));
  dictionary.replaceKey("/Height", Object::newInteger(raster.height));
  const Object flate = Object::newName("/FlateDecode");
  const bool stencil = IsStencil(image);
  if (stencil || IsBlackAndWhite(raster)) {
    if (!stencil) dictionary.replaceKey("/ColorSpace", Object::newName("/DeviceGray"));
    dictionary.replaceKey("/BitsPerComponent", Object::newInteger(1));
    const std::string data = Deflate(Bits(raster));
    if (data.empty()) return Object::newNull();
    out.replaceStreamData(data, flate, Object::newNull());
    return out;
  }
  const PageImage coded = ToPageImage(raster);
  if (coded.data.empty()) return Object::newNull();
  dictionary.replaceKey("/BitsPerComponent", Object::newInteger(8));
  dictionary.replaceKey("/ColorSpace", ColorSpaceOf(coded));
  if (coded.jpeg) {
    out.replaceStreamData(coded.data, Object::newName("/DCTDecode"), Object::newNull());
  } else {
    const int colors = coded.colors == PageImage::Colors::kRgb ? 3 : 1;
    out.replaceStreamData(coded.data, flate, Predicted(colors, raster.width));
  }
  return out;
}

}  // namespace zwartlak::pdf
