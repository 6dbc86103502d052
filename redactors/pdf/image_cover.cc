// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/pdf/image_cover.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <qpdf/Buffer.hh>
#include <string>
#include <utility>

#include "redactors/image/codec.h"
#include "redactors/pdf/deflate.h"
#include "redactors/pdf/image_area.h"
#include "redactors/pdf/image_colors.h"
#include "redactors/pdf/image_redraw.h"
#include "redactors/pdf/image_samples.h"
#include "redactors/pdf/page_space.h"

namespace zwartlak::pdf {
namespace {

using Object = QPDFObjectHandle;
using Areas = std::vector<PixelRect>;

bool IsJpeg(Object image) {
  Object filter = image.getDict().getKey("/Filter");
  if (filter.isArray() && filter.getArrayNItems() == 1) filter = filter.getArrayItem(0);
  return filter.isNameAndEquals("/DCTDecode") || filter.isNameAndEquals("/DCT");
}

std::optional<image::Frame> Render(const image::Codec& codec, ByteView jpeg) {
  std::optional<image::Frame> out;
  const auto hidden = codec.Render(jpeg, Limits{}, [&](image::Frame&& frame) -> Result<void> {
    out = std::move(frame);
    return {};
  });
  return hidden ? std::move(out) : std::nullopt;
}

// Blocks that the quantisers leave no choice become black as a whole: more than a neighbour of the
// areas may then have changed.
bool ChangesNeighbours(const image::Frame& before, const image::Frame& after, const Areas& areas) {
  constexpr int kAround = 2;
  constexpr int kMuch = 64;
  constexpr std::size_t kFew = 4;
  if (before.width != after.width || before.height != after.height) return true;
  const auto width = static_cast<std::size_t>(before.width);
  std::vector<bool> near(width * static_cast<std::size_t>(before.height));
  for (const PixelRect& r : areas) {
    const PixelRect grown = CoverPixels(r.ToRect(), kAround, before.width, before.height);
    for (int y = grown.top; y < grown.bottom; ++y) {
      for (int x = grown.left; x < grown.right; ++x) {
        near[static_cast<std::size_t>(y) * width + static_cast<std::size_t>(x)] = true;
      }
    }
  }
  std::size_t changed = 0;
  const auto channels = static_cast<std::size_t>(before.channels);
  for (std::size_t i = 0; i < near.size(); ++i) {
    const int green = before.pixels[i * channels + 1] - after.pixels[i * channels + 1];
    if (!near[i] && std::abs(green) > kMuch) ++changed;
  }
  return changed > kFew;
}

Object CoverJpeg(QPDF& pdf, Object image, const Areas& areas) {
  const image::Codec* codec = image::CodecFor(MediaType::kJpeg);
  const auto raw = image.getRawStreamData();
  const ByteView jpeg(raw->getBuffer(), raw->getSize());
  image::BoxesByPage boxes;
  for (const PixelRect& area : areas) boxes[0].push_back({area, {}});
  const auto file = codec->Rewrite(jpeg, boxes, Limits{});
  if (!file) return Object::newNull();
  const auto before = Render(*codec, jpeg);
  const auto after = Render(*codec, file->bytes);
  if (!before || !after || ChangesNeighbours(*before, *after, areas)) return Object::newNull();
  Object copy = Object::newStream(&pdf);
  copy.replaceDict(image.getDict().shallowCopy());
  copy.replaceStreamData(std::string(AsText(file->bytes)), image.getDict().getKey("/Filter"),
                         image.getDict().getKey("/DecodeParms"));
  return copy;
}

Object Deflated(QPDF& pdf, Object image, const SampleLayout& layout, const std::string& samples) {
  Object copy = Object::newStream(&pdf);
  copy.replaceDict(image.getDict().shallowCopy());
  Object parameters = Object::newNull();
  std::string data;
  if (layout.bits < 8) {
    data = Deflate(samples);
  } else {
    data = Deflate(PredictUp(samples, layout.row_bytes()));
    parameters = Object::newDictionary();
    parameters.replaceKey("/Predictor", Object::newInteger(15));
    parameters.replaceKey("/Colors", Object::newInteger(layout.components));
    parameters.replaceKey("/BitsPerComponent", Object::newInteger(layout.bits));
    parameters.replaceKey("/Columns", Object::newInteger(layout.width));
  }
  if (data.empty()) return Object::newNull();
  copy.replaceStreamData(data, Object::newName("/FlateDecode"), parameters);
  return copy;
}

Object CoverLossless(QPDF& pdf, Object image, ImageRole role, const Areas& areas) {
  const auto layout = LayoutOf(image);
  if (!layout) return Object::newNull();
  const auto buffer = image.getStreamData(qpdf_dl_specialized);
  // Programs differ in what they make of samples that are not there.
  if (buffer->getSize() < layout->size()) return Object::newNull();
  std::string samples(reinterpret_cast<const char*>(buffer->getBuffer()), layout->size());
  FillSamples(*layout, areas, CoverValue(image, role, *layout), samples);
  return Deflated(pdf, image, *layout, samples);
}

Object CoverDrawn(QPDF& pdf, Object image, ImageRole role, const Areas& areas) {
  auto raster = DrawImage(pdf, image);
  if (!raster) return Object::newNull();
  const std::uint8_t value = role == ImageRole::kSoftMask ? 255 : 0;
  for (const PixelRect& area : areas) {
    for (int y = area.top; y < area.bottom; ++y) {
      std::fill_n(raster->row(y) + 3 * area.left, 3 * area.width(), value);
    }
  }
  Object coded = CodeImage(pdf, image, *raster);
  if (coded.isNull() || !IsJpeg(coded)) return coded;
  // JPEG rings within a box beside what is bright.
  return CoverJpeg(pdf, coded, areas);
}

// The boxes, and what lies around the page: there only pixels that are out of sight with their
// neighbours, as programs smooth a picture that they enlarge. Pictures are often drawn a hair too
// large.
std::vector<Rect> UnseenOf(const CoveredPlaces& places, const Quad& quad, double width,
                           double height) {
  constexpr double kBleed = 1 * kPixelsPerPoint;
  constexpr double kFar = 1e6;
  const auto& c = quad.corners;
  const auto extent = [&](double u, double v) {
    return kBleed + 2 * (std::abs(u) / width + std::abs(v) / height);
  };
  const double x = extent(c[1].x - c[0].x, c[3].x - c[0].x);
  const double y = extent(c[1].y - c[0].y, c[3].y - c[0].y);
  const double right = places.page_width + x;
  const double bottom = places.page_height + y;
  std::vector<Rect> unseen{{-kFar, -kFar, -x, kFar},
                           {right, -kFar, kFar, kFar},
                           {-kFar, -kFar, kFar, -y},
                           {-kFar, bottom, kFar, kFar}};
  unseen.insert(unseen.end(), places.boxes.begin(), places.boxes.end());
  return unseen;
}

// The image or one of its masks, without looking at its own masks.
Object CoverOne(QPDF& pdf, Object image, ImageRole role, const Quad& quad,
                const CoveredPlaces& places) {
  Object dictionary = image.getDict();
  Object width = dictionary.getKey("/Width");
  Object height = dictionary.getKey("/Height");
  constexpr long long kLargest = 1 << 16;
  if (!width.isInteger() || !height.isInteger()) return Object::newNull();
  const long long w = width.getIntValue();
  const long long h = height.getIntValue();
  if (w < 1 || h < 1 || w > kLargest || h > kLargest) return Object::newNull();
  const Areas areas =
      PixelsUnder(UnseenOf(places, quad, static_cast<double>(w), static_cast<double>(h)), quad,
                  static_cast<int>(w), static_cast<int>(h));
  if (areas.empty()) return image;
  Object covered = Object::newNull();
  if (IsJpeg(image)) {
    covered = CoverJpeg(pdf, image, areas);
  } else if (image.pipeStreamData(nullptr, 0, qpdf_dl_specialized)) {
    return CoverLossless(pdf, image, role, areas);
  }
  return covered.isNull() ? CoverDrawn(pdf, image, role, areas) : covered;
}

}  // namespace

Object CoverImage(QPDF& pdf, Object image, const Quad& quad, const CoveredPlaces& places) {
  Object covered = CoverOne(pdf, image, ImageRole::kPicture, quad, places);
  if (covered.isNull()) return covered;
  for (const char* key : {"/SMask", "/Mask"}) {
    Object mask = covered.getDict().getKey(key);
    if (!mask.isStream()) continue;
    const bool soft = std::string_view(key) == "/SMask";
    Object opaque =
        CoverOne(pdf, mask, soft ? ImageRole::kSoftMask : ImageRole::kStencil, quad, places);
    if (opaque.isNull()) return opaque;
    if (opaque.getObjGen() == mask.getObjGen()) continue;
    if (covered.getObjGen() == image.getObjGen()) {
      // No pixel of the picture is touched, but one of a finer mask.
      covered = Object::newStream(&pdf);
      covered.replaceDict(image.getDict().shallowCopy());
      covered.replaceStreamData(image.getRawStreamData(), image.getDict().getKey("/Filter"),
                                image.getDict().getKey("/DecodeParms"));
    }
    covered.getDict().replaceKey(key, opaque);
  }
  return covered;
}

}  // namespace zwartlak::pdf
