// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/pdf/source.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <qpdf/QPDFAcroFormDocumentHelper.hh>
#include <qpdf/QPDFAnnotationObjectHelper.hh>
#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>

#include "redactors/pdf/conformance.h"
#include "redactors/pdf/link_frame.h"

namespace zwartlak::pdf {
namespace {

using Object = QPDFObjectHandle;

constexpr int kInvisible = 1;  // annotation flags (ISO 32000-1, 12.5.3)
constexpr int kHidden = 2;
constexpr int kNoView = 32;

bool ReadRect(Object array, PageBox& box) {
  if (!array.isArray() || array.getArrayNItems() != 4) return false;
  std::array<double, 4> v{};
  for (int i = 0; i < 4; ++i) {
    Object item = array.getArrayItem(i);
    if (!item.isNumber()) return false;
    v[static_cast<std::size_t>(i)] = item.getNumericValue();
  }
  box.left = std::min(v[0], v[2]);
  box.right = std::max(v[0], v[2]);
  box.bottom = std::min(v[1], v[3]);
  box.top = std::max(v[1], v[3]);
  return box.right > box.left && box.top > box.bottom;
}

PageBox BoxOf(QPDFPageObjectHelper& page) {
  PageBox media{0, 0, 612, 792, 0};
  if (!ReadRect(page.getAttribute("/MediaBox", false), media)) media = {0, 0, 612, 792, 0};
  PageBox crop;
  PageBox box = media;
  if (ReadRect(page.getAttribute("/CropBox", false), crop)) {
    box = {std::max(media.left, crop.left), std::max(media.bottom, crop.bottom),
           std::min(media.right, crop.right), std::min(media.top, crop.top), 0};
    if (box.right <= box.left || box.top <= box.bottom) box = media;
  }
  Object rotate = page.getAttribute("/Rotate", false);
  if (rotate.isInteger()) box.rotate = static_cast<int>(((rotate.getIntValue() % 360) + 360) % 360);
  box.rotate = box.rotate / 90 * 90;
  return box;
}

bool IsShown(QPDFAnnotationObjectHelper& annotation) {
  return (annotation.getFlags() & (kInvisible | kHidden | kNoView)) == 0;
}

// Kinds that show nothing of their own.
bool ShowsNothing(const std::string& subtype) {
  return subtype == "/Link" || subtype == "/Popup" || subtype == "/Redact";
}

// Invisible signatures have such a place.
bool HasNoPlace(Object annotation) {
  PageBox box;
  return !ReadRect(annotation.getKey("/Rect"), box);
}

// What a page has beside its content is made content, or noted. A field without an appearance, or
// whose appearance readers are told to make anew, looks otherwise in every program.
void NoteAnnotations(QPDFPageObjectHelper& page, bool fields_are_made_anew, SourcePage& out) {
  for (QPDFAnnotationObjectHelper& annotation : page.getAnnotations()) {
    if (!IsShown(annotation)) continue;
    const std::string subtype = annotation.getSubtype();
    const bool shown = annotation.getAppearanceStream("/N").isStream();
    Object dictionary = annotation.getObjectHandle();
    if (subtype == "/Link") {
      if (!shown) out.overlay += FrameOf(dictionary);
      out.links.push_back(dictionary);
      continue;
    }
    if (ShowsNothing(subtype) || HasNoPlace(dictionary)) continue;
    const bool made_anew = subtype == "/Widget" && fields_are_made_anew;
    if (!shown || made_anew) out.has_unshown_annotation = true;
  }
}

// What a layer that is off hides must not come to light by flattening.
void DropHiddenAnnotations(QPDFPageObjectHelper& page, const Layers& layers) {
  Object annotations = page.getObjectHandle().getKey("/Annots");
  if (!layers.any() || !annotations.isArray()) return;
  for (int i = annotations.getArrayNItems(); i-- > 0;) {
    Object annotation = annotations.getArrayItem(i);
    if (annotation.isDictionary() && layers.IsHidden(annotation.getKey("/OC"))) {
      annotations.eraseItem(i);
    }
  }
}

std::uint32_t CountHidden(QPDF& pdf) {
  static constexpr std::array<const char*, 14> kKeys{
      "/Metadata",   "/Outlines", "/Names",          "/Dests",     "/OpenAction",
      "/AA",         "/AcroForm", "/StructTreeRoot", "/PieceInfo", "/SpiderInfo",
      "/PageLabels", "/Threads",  "/OCProperties",   "/Collection"};
  std::uint32_t parts = 0;
  Object root = pdf.getRoot();
  for (const char* key : kKeys) parts += root.hasKey(key) ? 1 : 0;
  if (pdf.getTrailer().hasKey("/Info")) ++parts;
  return parts;
}

}  // namespace

Result<std::unique_ptr<Source>> Source::OpenWith(const char* password, ByteView file) {
  auto source = std::make_unique<Source>();
  source->pdf_.setSuppressWarnings(true);
  try {
    source->pdf_.processMemoryFile("input", reinterpret_cast<const char*>(file.data()), file.size(),
                                   password);
  } catch (const QPDFExc& e) {
    const bool locked = e.getErrorCode() == qpdf_e_password;
    return Fail(locked ? ErrorCode::kEncrypted : ErrorCode::kDamagedFile, Stage::kNone);
  }
  return source;
}

Result<std::unique_ptr<Source>> Source::OpenAsItIs(ByteView file, const Passwords& passwords) {
  auto opened = OpenWith("", file);
  for (std::size_t i = 0; passwords && i < passwords->size(); ++i) {
    if (opened || opened.error().code != ErrorCode::kEncrypted) break;
    opened = OpenWith(std::string((*passwords)[i].Reveal()).c_str(), file);
  }
  return opened;
}

Result<std::unique_ptr<Source>> Source::Open(ByteView file, const Limits& limits,
                                             const Passwords& passwords) {
  auto opened = OpenAsItIs(file, passwords);
  if (!opened) return std::unexpected(opened.error());
  std::unique_ptr<Source> source = *std::move(opened);
  source->layers_ = Layers(source->pdf_);
  source->hidden_parts_ = CountHidden(source->pdf_);
  source->was_signed_ = IsSigned(source->pdf_);
  source->was_pdf_a_ = ClaimsPdfA(source->pdf_);
  source->Load();
  if (source->pages_.empty()) return Fail(ErrorCode::kDamagedFile, Stage::kNone);
  if (source->pages_.size() > limits.max_document_pages) {
    return Fail(ErrorCode::kTooManyPages, Stage::kNone);
  }
  return source;
}

void Source::Load() {
  QPDFPageDocumentHelper document(pdf_);
  document.pushInheritedAttributesToPage();
  QPDFAcroFormDocumentHelper form(pdf_);
  const bool made_anew = form.hasAcroForm() && form.getNeedAppearances();
  // Else nothing is flattened; the pages that have fields are drawn from the file as it is.
  if (made_anew) form.setNeedAppearances(false);
  for (QPDFPageObjectHelper& page : document.getAllPages()) {
    DropHiddenAnnotations(page, layers_);
    SourcePage out{page.getObjectHandle(), BoxOf(page), false, {}, {}};
    NoteAnnotations(page, made_anew, out);
    pages_.push_back(std::move(out));
  }
  document.flattenAnnotations(0, kInvisible | kHidden | kNoView);
}

std::string Source::ContentOf(const SourcePage& page) {
  std::string content;
  Object contents = Object(page.object).getKey("/Contents");
  const auto append = [&content](Object stream) {
    if (!stream.isStream()) return;
    const auto buffer = stream.getStreamData(qpdf_dl_specialized);
    content.append(reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize());
    content += '\n';  // a token never runs over two streams (ISO 32000-1, 7.8.2)
  };
  if (contents.isArray()) {
    for (int i = 0; i < contents.getArrayNItems(); ++i) append(contents.getArrayItem(i));
  } else {
    append(contents);
  }
  return content;
}

}  // namespace zwartlak::pdf
