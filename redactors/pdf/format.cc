// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/pdf/format.h"

#include <array>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

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
  bool counts_pages() const override { return true; }
  Result<ExtractedDocument> Extract(const IdentifiedMedia& media,
                                    const ExtractOptions& options) const override {
    return AtStage(Stage::kExtract, ErrorCode::kDamagedFile, [&] {
      std::vector<PageKind> kinds;
      auto document = ExtractPdf(media, options, kinds);
      const std::lock_guard lock(guard_);
      seen_ = {media.bytes, std::move(kinds)};
      return document;
    });
  }
  Result<RedactedFile> Apply(const IdentifiedMedia& media, const RedactionPlan& plan,
                             const Limits& limits) const override {
    return AtStage(Stage::kApply, ErrorCode::kDamagedFile,
                   [&] { return ApplyToPdf(media, plan, limits, KindsOf(media)); });
  }
  const Inspector& inspector() const override { return *inspector_; }

 private:
  // What extract saw last, so that apply need not look again. The bytes tell whether it is the same
  // file.
  struct Seen {
    std::weak_ptr<const Bytes> bytes;
    std::vector<PageKind> kinds;
  };
  std::vector<PageKind> KindsOf(const IdentifiedMedia& media) const {
    const std::lock_guard lock(guard_);
    if (seen_.bytes.lock() != media.bytes) return {};
    return seen_.kinds;
  }

  std::unique_ptr<Inspector> inspector_ = MakePdfInspector();
  mutable std::mutex guard_;
  mutable Seen seen_;
};

}  // namespace

std::unique_ptr<Format> MakePdfFormat() {
  LoadCharsets();
  return std::make_unique<PdfFormat>();
}

}  // namespace zwartlak::pdf
