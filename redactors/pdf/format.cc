// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/pdf/format.h"

#include <array>
#include <exception>
#include <new>
#include <stdexcept>

#include "redactors/pdf/apply.h"
#include "redactors/pdf/extract.h"
#include "redactors/pdf/inspect.h"
#include "redactors/pdf/poppler_pages.h"

namespace zwartlak::pdf {
namespace {

constexpr std::array<MediaType, 1> kTypes{MediaType::kPdf};

// Adapters do not know which stage asked; exceptions end here.
template <typename Body>
auto AtStage(Stage stage, Body body) -> decltype(body()) {
  try {
    auto result = body();
    if (!result && result.error().stage == Stage::kNone) {
      Error error = result.error();
      error.stage = stage;
      return std::unexpected(error);
    }
    return result;
  } catch (const std::bad_alloc&) {
    return Fail(ErrorCode::kOutOfMemory, stage);
  } catch (const std::length_error&) {
    return Fail(ErrorCode::kOutOfMemory, stage);
  } catch (const std::exception&) {
    return Fail(ErrorCode::kDamagedFile, stage);
  }
}

class PdfFormat final : public Format {
 public:
  std::string_view name() const override { return "pdf"; }
  std::span<const MediaType> types() const override { return kTypes; }
  bool needs_reader() const override { return true; }
  Result<ExtractedDocument> Extract(const IdentifiedMedia& media,
                                    const ExtractOptions& options) const override {
    return AtStage(Stage::kExtract, [&] { return ExtractPdf(media, options); });
  }
  Result<RedactedFile> Apply(const IdentifiedMedia& media, const RedactionPlan& plan,
                             const Limits& limits) const override {
    return AtStage(Stage::kApply, [&] { return ApplyToPdf(media, plan, limits); });
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
