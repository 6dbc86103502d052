// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/image/format.h"

#include <array>

#include "redactors/at_stage.h"
#include "redactors/image/apply.h"
#include "redactors/image/extract.h"
#include "redactors/image/inspect.h"

namespace zwartlak::image {
namespace {

constexpr std::array<MediaType, 8> kTypes{MediaType::kPng,  MediaType::kJpeg, MediaType::kWebp,
                                          MediaType::kBmp,  MediaType::kTiff, MediaType::kGif,
                                          MediaType::kHeic, MediaType::kAvif};

class ImageFormat final : public Format {
 public:
  std::string_view name() const override { return "image"; }
  std::span<const MediaType> types() const override { return kTypes; }
  bool needs_reader() const override { return true; }
  Result<ExtractedDocument> Extract(const IdentifiedMedia& media,
                                    const ExtractOptions& options) const override {
    return AtStage(Stage::kExtract, ErrorCode::kInternal,
                   [&] { return ExtractPicture(media, options); });
  }
  Result<RedactedFile> Apply(const IdentifiedMedia& media, const RedactionPlan& plan,
                             const Limits& limits) const override {
    return AtStage(Stage::kApply, ErrorCode::kInternal,
                   [&] { return ApplyToPicture(media, plan, limits); });
  }
  const Inspector& inspector() const override { return *inspector_; }

 private:
  std::unique_ptr<Inspector> inspector_ = MakePictureInspector();
};

}  // namespace

std::unique_ptr<Format> MakeImageFormat() { return std::make_unique<ImageFormat>(); }

}  // namespace zwartlak::image
