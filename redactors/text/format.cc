// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/text/format.h"

#include <array>
#include <limits>
#include <new>

#include "redactors/text/apply.h"
#include "redactors/text/decode.h"
#include "redactors/text/inspect.h"

namespace zwartlak::text {
namespace {

constexpr std::array<MediaType, 1> kTypes{MediaType::kPlainText};

Result<ExtractedDocument> ExtractText(const IdentifiedMedia& media, const Limits& limits) {
  if (media.bytes->size() > limits.max_bytes) return Fail(ErrorCode::kTooLarge, Stage::kExtract);
  const auto encoding = EncodingOf(*media.bytes);
  if (!encoding) return Fail(encoding.error().code, Stage::kExtract);
  std::string decoded = Decode(*media.bytes, *encoding);
  // Spans are 32 bits wide.
  if (decoded.size() >= std::numeric_limits<std::uint32_t>::max()) {
    return Fail(ErrorCode::kTooLarge, Stage::kExtract);
  }
  TextRegion region;
  region.segments = SegmentPlainText(decoded);
  region.text = SensitiveText(std::move(decoded));
  Page page;
  for (const Segment& segment : region.segments) {
    page.width = std::max(page.width, segment.box.right);
    page.height = std::max(page.height, segment.box.bottom);
  }
  ExtractedDocument document;
  document.type = MediaType::kPlainText;
  document.coverage.pages = 1;
  document.coverage.segments = static_cast<std::uint32_t>(region.segments.size());
  page.regions.push_back(std::move(region));
  document.pages.push_back(std::move(page));
  return document;
}

class TextFormat final : public Format {
 public:
  std::string_view name() const override { return "text"; }
  std::span<const MediaType> types() const override { return kTypes; }
  bool needs_reader() const override { return false; }
  Result<ExtractedDocument> Extract(const IdentifiedMedia& media,
                                    const ExtractOptions& options) const override try {
    return ExtractText(media, options.limits);
  } catch (const std::bad_alloc&) {
    return Fail(ErrorCode::kOutOfMemory, Stage::kExtract);
  }
  Result<RedactedFile> Apply(const IdentifiedMedia& media, const RedactionPlan& plan,
                             const Limits& limits) const override try {
    return ApplyToText(media, plan, limits);
  } catch (const std::bad_alloc&) {
    return Fail(ErrorCode::kOutOfMemory, Stage::kApply);
  }
  const Inspector& inspector() const override { return *inspector_; }

 private:
  std::unique_ptr<Inspector> inspector_ = MakeTextInspector();
};

}  // namespace

std::unique_ptr<Format> MakeTextFormat() { return std::make_unique<TextFormat>(); }

}  // namespace zwartlak::text
