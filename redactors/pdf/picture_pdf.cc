// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/pdf/picture_pdf.h"

#include <cstdio>
#include <exception>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>
#include <string>
#include <utility>

#include "redactors/pdf/document_parts_writer.h"
#include "redactors/pdf/invisible_text.h"
#include "redactors/pdf/page_image.h"
#include "redactors/pdf/page_space.h"
#include "redactors/pdf/sanitise.h"

namespace zwartlak::pdf {
namespace {

using Object = QPDFObjectHandle;

// Points. Viewers grow a picture to whole pixels; with its edges just inside the page it is drawn
// pixel for pixel at 200 dots an inch, not one larger and blurred.
constexpr double kInset = 0.001;

std::string Points(double value) {
  char text[32];
  std::snprintf(text, sizeof(text), "%.4f", value);
  return text;
}

Object ColorSpace(const PageImage& image) {
  switch (image.colors) {
    case PageImage::Colors::kGrey:
      return Object::newName("/DeviceGray");
    case PageImage::Colors::kPalette: {
      Object array = Object::newArray();
      array.appendItem(Object::newName("/Indexed"));
      array.appendItem(Object::newName("/DeviceRGB"));
      array.appendItem(Object::newInteger(static_cast<long long>(image.palette.size() / 3) - 1));
      array.appendItem(Object::newString(image.palette));
      return array;
    }
    case PageImage::Colors::kRgb:
      break;
  }
  return Object::newName("/DeviceRGB");
}

}  // namespace

struct PicturePdf::Document {
  Document() {
    pdf.setSuppressWarnings(true);
    pdf.emptyPDF();
    fonts = pdf.makeIndirectObject(Object::newDictionary());
  }

  Object Image(const PageImage& image, const Raster& raster) {
    Object stream = Object::newStream(&pdf);
    Object dictionary = stream.getDict();
    dictionary.replaceKey("/Type", Object::newName("/XObject"));
    dictionary.replaceKey("/Subtype", Object::newName("/Image"));
    dictionary.replaceKey("/Width", Object::newInteger(raster.width));
    dictionary.replaceKey("/Height", Object::newInteger(raster.height));
    dictionary.replaceKey("/BitsPerComponent", Object::newInteger(8));
    dictionary.replaceKey("/ColorSpace", ColorSpace(image));
    if (image.jpeg) {
      stream.replaceStreamData(image.data, Object::newName("/DCTDecode"), Object::newNull());
      return stream;
    }
    const bool rgb = image.colors == PageImage::Colors::kRgb;
    Object parameters = Object::newDictionary();
    parameters.replaceKey("/Predictor", Object::newInteger(15));
    parameters.replaceKey("/Colors", Object::newInteger(rgb ? 3 : 1));
    parameters.replaceKey("/BitsPerComponent", Object::newInteger(8));
    parameters.replaceKey("/Columns", Object::newInteger(raster.width));
    stream.replaceStreamData(image.data, Object::newName("/FlateDecode"), parameters);
    return stream;
  }

  // Characters "a1", "a2", ... all draw the same nothing.
  Object Font(std::size_t index) {
    const auto count = static_cast<long long>(text.CharactersOf(index));
    Object nothing = Object::newStream(&pdf, "500 0 d0\n");
    Object procedures = Object::newDictionary();
    Object differences = Object::newArray();
    Object widths = Object::newArray();
    differences.appendItem(Object::newInteger(1));
    for (long long i = 1; i <= count; ++i) {
      const std::string name = "/a" + std::to_string(i);
      procedures.replaceKey(name, nothing);
      differences.appendItem(Object::newName(name));
      widths.appendItem(Object::newInteger(500));
    }
    Object encoding = Object::newDictionary();
    encoding.replaceKey("/Type", Object::newName("/Encoding"));
    encoding.replaceKey("/Differences", differences);
    Object font = Object::parse(
        "<< /Type /Font /Subtype /Type3 /FontBBox [0 -250 500 750] /FontMatrix [0.001 0 0 0.001 0 "
        "0]"
        " /FirstChar 1 /Resources << >> >>");
    font.replaceKey("/LastChar", Object::newInteger(count));
    font.replaceKey("/CharProcs", procedures);
    font.replaceKey("/Encoding", encoding);
    font.replaceKey("/Widths", widths);
    font.replaceKey("/ToUnicode", Object::newStream(&pdf, text.ToUnicode(index)));
    return pdf.makeIndirectObject(font);
  }

  QPDF pdf;
  Object fonts;  // shared by all pages, filled at the end
  InvisibleText text;
  std::vector<PageBox> boxes;
  DocumentParts parts;
};

PicturePdf::PicturePdf() : document_(std::make_unique<Document>()) {}
PicturePdf::~PicturePdf() = default;

Result<void> PicturePdf::AddPage(const Raster& raster, const std::vector<Word>& words,
                                 const std::vector<BoxLabel>& labels) {
  try {
    const PageImage image = ToPageImage(raster);
    if (image.data.empty()) return Fail(ErrorCode::kInternal, Stage::kApply);
    Document& d = *document_;
    const double width = raster.width / kPixelsPerPoint;
    const double height = raster.height / kPixelsPerPoint;
    std::string content = "q " + Points(width - 2 * kInset) + " 0 0 " +
                          Points(height - 2 * kInset) + ' ' + Points(kInset) + ' ' +
                          Points(kInset) + " cm /Page Do Q\n" + d.text.ContentOf(words, height);
    const std::string written =
        LabelContent(labels, Inverse(ToPageSpace({0, 0, width, height, 0})));
    if (!written.empty() && !d.fonts.hasKey(kLabelFont)) {
      d.fonts.replaceKey(kLabelFont, d.pdf.makeIndirectObject(Object::parse(kLabelFontObject)));
    }
    content += written;
    Object page = Object::parse("<< /Type /Page /Resources << /XObject << >> >> >>");
    page.replaceKey("/MediaBox",
                    Object::parse("[0 0 " + Points(width) + ' ' + Points(height) + ']'));
    page.replaceKey("/Contents", Object::newStream(&d.pdf, content));
    Object resources = page.getKey("/Resources");
    resources.getKey("/XObject").replaceKey("/Page", d.Image(image, raster));
    resources.replaceKey("/Font", d.fonts);
    QPDFPageDocumentHelper(d.pdf).addPage(QPDFPageObjectHelper(d.pdf.makeIndirectObject(page)),
                                          false);
    d.boxes.push_back({0, 0, width, height, 0});
    return {};
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception&) {
    return Fail(ErrorCode::kInternal, Stage::kApply);
  }
}

void PicturePdf::SetParts(DocumentParts parts) { document_->parts = std::move(parts); }

Result<void> PicturePdf::AddCopy(Object page, const PageBox& box) {
  try {
    QPDFPageDocumentHelper(document_->pdf).addPage(QPDFPageObjectHelper(page), false);
    document_->boxes.push_back(box);
    return {};
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception&) {
    return Fail(ErrorCode::kDamagedFile, Stage::kApply);
  }
}

Result<Bytes> PicturePdf::Write() {
  try {
    Document& d = *document_;
    for (std::size_t i = 0; i < d.text.fonts(); ++i) {
      d.fonts.replaceKey("/F" + std::to_string(i), d.Font(i));
    }
    SanitiseObjects(d.pdf);
    WriteParts(d.parts, d.boxes, d.pdf);
    QPDFWriter writer(d.pdf);
    writer.setOutputMemory();
    writer.setDeterministicID(true);
    writer.setObjectStreamMode(qpdf_o_disable);
    writer.setStreamDataMode(qpdf_s_compress);
    writer.setDecodeLevel(
        qpdf_dl_specialized);  // run lengths too: the stranger knows Flate and JPEG
    writer.write();
    const std::unique_ptr<Buffer> buffer(writer.getBuffer());
    return Bytes(buffer->getBuffer(), buffer->getBuffer() + buffer->getSize());
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception&) {
    return Fail(ErrorCode::kInternal, Stage::kApply);
  }
}

}  // namespace zwartlak::pdf
