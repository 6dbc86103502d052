// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/pdf/format.h"

#include <array>

#include "redactors/at_stage.h"
#include "redactors/pdf/apply.h"
#include "redactors/pdf/extract.h"
#include "redactors/pdf/inspect.h"
#include "redactors/pdf/poppler_pages.h"

namespace zwartlak::pdf {
namespace {

constexpr std::array<MediaType, 1> kTypes{MediaType::kPdf};

class PdfFormat final : public Format {
 public:
  std::string_view name() const override { return "pdf"; }
  std::span<const MediaType> types() const override { return kTypes; }
  bool needs_reader() const override { return true; }
  Result<ExtractedDocument> Extract(const IdentifiedMedia& media,
                                    const ExtractOptions& options) const override {
    return AtStage(Stage::kExtract, ErrorCode::kDamagedFile,
                   [&] { return ExtractPdf(media, options); });
  }
  Result<RedactedFile> Apply(const IdentifiedMedia& media, const RedactionPlan& plan,
                             const Limits& limits) const override {
    return AtStage(Stage::kApply, ErrorCode::kDamagedFile,
                   [&] { return ApplyToPdf(media, plan, limits); });
  }
  const Inspector& inspector() const override { return *inspector_; }

 private:
  std::unique_ptr<Inspector> inspector_ = MakePdfInspector();
};

}  // namespace

std::unique_ptr<Format> MakePdfFormat() {
  LoadCharsets();
  return std::make_unique<PdfFormat>();
}

}  // namespace zwartlak::pdf
