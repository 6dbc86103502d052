// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// A PDF opened for reading or rewriting by qpdf, damaged files repaired as qpdf can. What is drawn
// on top of a page (form fields, stamps, notes) is made part of its content first, so that one walk
// sees all that is shown. qpdf's exceptions pass through; the format turns them into errors.
#pragma once

#include <memory>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <string>
#include <vector>

#include "pipeline/core/attachment.h"
#include "pipeline/core/bytes.h"
#include "pipeline/core/error.h"
#include "pipeline/core/limits.h"
#include "redactors/pdf/layers.h"
#include "redactors/pdf/user_space.h"

namespace zwartlak::pdf {

struct SourcePage {
  QPDFObjectHandle object;
  PageBox box;
  bool has_unshown_annotation = false;  // one that a reader draws by itself, without an appearance
  std::vector<QPDFObjectHandle> links;
  std::string overlay;  // content for the frames of links, which readers draw by themselves too
};

class Source {
 public:
  // kEncrypted if another password is needed, kTooManyPages, kDamagedFile. `file` must outlive it.
  static Result<std::unique_ptr<Source>> Open(ByteView file, const Limits& limits,
                                              const Passwords& passwords = nullptr);

  // Without pages, for whoever looks at objects: nothing is made part of the pages.
  static Result<std::unique_ptr<Source>> OpenAsItIs(ByteView file, const Passwords& passwords);

  [[nodiscard]] QPDF& pdf() { return pdf_; }
  [[nodiscard]] const std::vector<SourcePage>& pages() const { return pages_; }
  [[nodiscard]] const Layers& layers() const { return layers_; }
  // Metadata, bookmarks, scripts, attachments, signatures and the like that are not shown.
  [[nodiscard]] std::uint32_t hidden_parts() const { return hidden_parts_; }

  [[nodiscard]] bool was_encrypted() const { return pdf_.isEncrypted(); }
  [[nodiscard]] bool was_signed() const { return was_signed_; }
  [[nodiscard]] bool was_pdf_a() const { return was_pdf_a_; }

  static std::string ContentOf(const SourcePage& page);

 private:
  static Result<std::unique_ptr<Source>> OpenWith(const char* password, ByteView file);
  void Load();

  QPDF pdf_;
  std::vector<SourcePage> pages_;
  Layers layers_;
  std::uint32_t hidden_parts_ = 0;
  bool was_signed_ = false;
  bool was_pdf_a_ = false;
};

}  // namespace zwartlak::pdf
