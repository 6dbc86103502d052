// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// A file format: reads, redacts and inspects one family of media types. One folder under redactors/
// and one line in redactors/registry.cc. All calls run inside the sandboxed child.
#pragma once

#include <span>
#include <string_view>

#include "pipeline/core/attachment.h"
#include "pipeline/core/document.h"
#include "pipeline/core/error.h"
#include "pipeline/core/files.h"
#include "pipeline/core/inspector.h"
#include "pipeline/core/keeping.h"
#include "pipeline/core/limits.h"
#include "pipeline/core/plan.h"
#include "pipeline/core/reader.h"

namespace zwartlak {

struct ExtractOptions {
  Limits limits;
  ReadOptions read;
  const PageReader* reader = nullptr;  // null when no format in use needs one
  bool unpack = false;                 // fill ExtractedDocument::packed
  Keeping keep = {};
};

class Format {
 public:
  virtual ~Format() = default;
  [[nodiscard]] virtual std::string_view name() const = 0;
  [[nodiscard]] virtual std::span<const MediaType> types() const = 0;
  // True if `extract` needs a PageReader (so that text alone never loads OCR).
  [[nodiscard]] virtual bool needs_reader() const = 0;
  // True if it calls ReadOptions::on_page for every page; else each page that a reader reads
  // counts.
  [[nodiscard]] virtual bool counts_pages() const { return false; }
  [[nodiscard]] virtual Result<ExtractedDocument> Extract(const IdentifiedMedia& media,
                                                          const ExtractOptions& options) const = 0;
  // Redacts and sanitises. An empty plan still sanitises. Never edits the input.
  [[nodiscard]] virtual Result<RedactedFile> Apply(const IdentifiedMedia& media,
                                                   const RedactionPlan& plan,
                                                   const Limits& limits) const = 0;
  [[nodiscard]] virtual const Inspector& inspector() const = 0;
};

}  // namespace zwartlak
