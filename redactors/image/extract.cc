// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/image/extract.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "redactors/image/codec.h"
#include "redactors/image/orientation.h"

namespace zwartlak::image {
namespace {

std::uint8_t Over(unsigned color, unsigned alpha, unsigned ground) {
  return static_cast<std::uint8_t>((color * alpha + ground * (255U - alpha) + 127U) / 255U);
}

std::vector<std::uint8_t> OnGround(const Frame& frame, std::uint8_t ground) {
  std::vector<std::uint8_t> rgb(frame.pixels.size() / 4 * 3);
  std::uint8_t* to = rgb.data();
  for (std::size_t i = 0; i + 3 < frame.pixels.size(); i += 4, to += 3) {
    const std::uint8_t* from = frame.pixels.data() + i;
    for (int c = 0; c < 3; ++c) to[c] = Over(from[c], from[3], ground);
  }
  return rgb;
}

bool IsLight(const std::uint8_t* rgba) {
  return rgba[3] >= 64 && rgba[0] * 3 + rgba[1] * 6 + rgba[2] > 1900;
}

// Light strokes beside transparent ground: what white would swallow. Edges of a window with a
// shadow count too; reading once too often is the cheaper mistake.
bool NeedsBlackGround(const Frame& frame) {
  static constexpr int kEnough = 12;
  int found = 0;
  for (int y = 0; y < frame.height; ++y) {
    const std::uint8_t* row = frame.pixels.data() + static_cast<std::size_t>(y) * frame.stride();
    for (int x = 1; x < frame.width; ++x) {
      const std::uint8_t* a = row + static_cast<std::ptrdiff_t>(x - 1) * 4;
      const std::uint8_t* b = a + 4;
      const bool edge = (IsLight(a) && b[3] < 64) || (IsLight(b) && a[3] < 64);
      if (edge && ++found >= kEnough) return true;
    }
  }
  return false;
}

Result<Page> ReadPixels(const std::vector<std::uint8_t>& rgb, const Frame& frame,
                        const ExtractOptions& options) {
  const PixelView view{rgb.data(), frame.width, frame.height,
                       static_cast<std::size_t>(frame.width) * 3};
  return options.reader->Read(view, options.read);
}

void Append(Page more, Page& page) {
  std::ranges::move(more.regions, std::back_inserter(page.regions));
  std::ranges::move(more.unread, std::back_inserter(page.unread));
}

Result<Page> ReadFrame(Frame frame, const ExtractOptions& options) {
  if (frame.channels == 3) return ReadPixels(frame.pixels, frame, options);
  const bool both = NeedsBlackGround(frame);
  // A big picture must not be held twice while it is read.
  std::vector<std::uint8_t> rgb = OnGround(frame, 255);
  if (!both) frame.pixels = {};
  auto page = ReadPixels(rgb, frame, options);
  if (!page || !both) return page;
  rgb = OnGround(frame, 0);
  frame.pixels = {};
  auto dark = ReadPixels(rgb, frame, options);
  if (!dark) return dark;
  Append(*std::move(dark), *page);
  return page;
}

}  // namespace

Result<ExtractedDocument> ExtractPicture(const IdentifiedMedia& media,
                                         const ExtractOptions& options) {
  const Codec* codec = CodecFor(media.type);
  if (codec == nullptr) return Fail(ErrorCode::kUnsupportedType, Stage::kExtract);
  if (options.reader == nullptr) return Fail(ErrorCode::kMissingLanguageData, Stage::kExtract);
  ExtractedDocument document;
  document.type = media.type;
  std::set<Fingerprint> seen;
  auto hidden = codec->Render(*media.bytes, options.limits, [&](Frame&& stored) -> Result<void> {
    const bool is_new = seen.insert(FingerprintOf(stored)).second;
    Page page;
    const std::uint64_t ms = stored.ms;
    const bool turned = stored.orientation >= 5;
    page.width = turned ? stored.height : stored.width;
    page.height = turned ? stored.width : stored.height;
    if (is_new) {
      auto read = ReadFrame(Upright(std::move(stored)), options);
      if (!read) return std::unexpected(read.error());
      page = *std::move(read);
    }
    page.frame_ms = ms;
    CountPage(page, document.coverage);
    document.pages.push_back(std::move(page));
    return {};
  });
  if (!hidden) return std::unexpected(hidden.error());
  document.coverage.hidden_parts_removed = *hidden;
  return document;
}

}  // namespace zwartlak::image
