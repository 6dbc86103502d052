// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Writes a PDF of pictures with invisible text. Equal pages give equal bytes. The adapter to qpdf.
//
// A page is as large as its picture at 200 dots an inch. The picture is grey where it has no
// colour, else of up to 256 colours, else RGB, deflated without loss; a photograph that would be
// large so is JPEG. Text stands in Type 3 fonts (ISO 32000-1, 9.6.5) whose characters draw nothing:
// they need no font file, and only their ToUnicode maps say what they are.
#pragma once

#include <memory>
#include <qpdf/QPDFObjectHandle.hh>
#include <vector>

#include "pipeline/core/bytes.h"
#include "pipeline/core/error.h"
#include "redactors/pdf/box_label.h"
#include "redactors/pdf/document_parts.h"
#include "redactors/pdf/poppler_pages.h"
#include "redactors/pdf/raster.h"
#include "redactors/pdf/user_space.h"

namespace zwartlak::pdf {

class PicturePdf {
 public:
  PicturePdf();
  ~PicturePdf();
  PicturePdf(const PicturePdf&) = delete;
  PicturePdf& operator=(const PicturePdf&) = delete;

  Result<void> AddPage(const Raster& raster, const std::vector<Word>& words,
                       const std::vector<BoxLabel>& labels);
  // A page of another document, with all it refers to; that document must live until Write.
  // `box`: its page space, for parts.
  Result<void> AddCopy(QPDFObjectHandle page, const PageBox& box = {});
  // Links, bookmarks and the like, of all that is to stay.
  void SetParts(DocumentParts parts);
  // Once, after the last page.
  Result<Bytes> Write();

 private:
  struct Document;
  std::unique_ptr<Document> document_;
};

}  // namespace zwartlak::pdf
