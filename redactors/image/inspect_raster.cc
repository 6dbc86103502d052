// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/image/inspect_raster.h"

#include <leptonica/allheaders.h>

#include <algorithm>

#include "redactors/image/inspect_blocks.h"
#include "redactors/image/inspect_metadata.h"
#include "redactors/image/inspect_sources.h"

namespace zwartlak::image {
namespace {

// Takes `pix` over.
Result<std::optional<Raster>> FromPix(Pix* pix) {
  if (pix == nullptr) return UnreadableOutput();
  if (pixGetColormap(pix) != nullptr) {
    Pix* flat = pixRemoveColormap(pix, REMOVE_CMAP_WITH_ALPHA);
    pixDestroy(&pix);
    pix = flat;
  }
  if (pix != nullptr && pixGetDepth(pix) != 32) {
    Pix* wide = pixConvertTo32(pix);
    pixDestroy(&pix);
    pix = wide;
  }
  if (pix == nullptr) return UnreadableOutput();
  if (pixGetSpp(pix) != 4) pixSetComponentArbitrary(pix, L_ALPHA_CHANNEL, 255);
  Raster raster;
  raster.width = pixGetWidth(pix);
  raster.height = pixGetHeight(pix);
  raster.words = pixGetData(pix);
  raster.words_per_row = static_cast<std::size_t>(pixGetWpl(pix));
  raster.owner = std::shared_ptr<void>(pix, [](void* p) {
    auto* owned = static_cast<Pix*>(p);
    pixDestroy(&owned);
  });
  return raster;
}

// Leptonica has its own idea of the colour key of grey and RGB pictures (PNG, 11.3.2.1): it gets
// the file without, and the key is applied to what it decoded.
Bytes WithoutKey(ByteView png) {
  Bytes out(png.begin(), png.begin() + 8);
  for (std::size_t at = 8; at + 12 <= png.size();) {
    const std::size_t size = std::size_t{BigWord(png, at)} + 12;
    const ByteView chunk = png.subspan(at, std::min(size, png.size() - at));
    if (AsText(chunk.subspan(4, 4)) != "tRNS") out.insert(out.end(), chunk.begin(), chunk.end());
    at += size;
  }
  return out;
}

void ApplyColorKey(const ColorKey& key, Raster& raster) {
  const std::uint32_t wanted = (key.red << 24) | (key.green << 16) | (key.blue << 8) | 255U;
  // The pixels are Leptonica's own; `words` is const for those who compare.
  auto* words = const_cast<std::uint32_t*>(raster.words);
  const std::size_t count = raster.words_per_row * static_cast<std::size_t>(raster.height);
  std::replace(words, words + count, wanted, 0U);
}

// One picture that Leptonica reads.
class StillSource final : public RasterSource {
 public:
  StillSource(MediaType type, ByteView file) : type_(type), file_(file) {}
  Result<std::optional<Raster>> Next() override {
    if (done_) return std::optional<Raster>();
    done_ = true;
    auto raster = type_ == MediaType::kPng ? DecodePngAnew(file_) : DecodeWithLeptonica(file_);
    if (!raster || !*raster) return raster;
    (*raster)->orientation = StoredOrientation(type_, file_);
    return raster;
  }

 private:
  MediaType type_;
  ByteView file_;
  bool done_ = false;
};

}  // namespace

Result<std::optional<Raster>> DecodeWithLeptonica(ByteView file) {
  // A JPEG that libjpeg only warns about is read: extract refused it if the warning meant damage.
  static constexpr int kGoOn = L_JPEG_CONTINUE_WITH_BAD_DATA;
  const bool jpeg = file.size() > 2 && file[0] == 0xFF && file[1] == 0xD8;
  return FromPix(jpeg ? pixReadMemJpeg(file.data(), file.size(), 0, 1, nullptr, kGoOn)
                      : pixReadMem(file.data(), file.size()));
}

Result<std::optional<Raster>> DecodePngAnew(ByteView file) {
  const auto key = ColorKeyOf(file);
  if (!key) return DecodeWithLeptonica(file);
  auto raster = DecodeWithLeptonica(WithoutKey(file));
  if (raster && *raster && key->exact) ApplyColorKey(*key, **raster);
  return raster;
}

Raster MakeRaster(int width, int height, std::vector<std::uint32_t> words) {
  auto owner = std::make_shared<std::vector<std::uint32_t>>(std::move(words));
  Raster raster;
  raster.width = width;
  raster.height = height;
  raster.words = owner->data();
  raster.words_per_row = static_cast<std::size_t>(width);
  raster.owner = owner;
  return raster;
}

Result<std::unique_ptr<RasterSource>> OpenRasters(MediaType type, ByteView file) {
  // Leptonica's messages may quote the file.
  setMsgSeverity(L_SEVERITY_NONE);
  switch (type) {
    case MediaType::kPng:
      if (IsAnimatedPng(file)) return OpenApng(file);
      return std::make_unique<StillSource>(type, file);
    case MediaType::kJpeg:
      return std::make_unique<StillSource>(type, file);
    case MediaType::kWebp:
      return OpenWebp(file);
    case MediaType::kBmp:
      return OpenBmp(file);
    case MediaType::kTiff:
      return OpenTiff(file);
    case MediaType::kGif:
      return OpenGif(file);
    case MediaType::kHeic:
    case MediaType::kAvif:
      return OpenHeif(file);
    default:
      return Fail(ErrorCode::kUnsupportedType, Stage::kVerify);
  }
}

}  // namespace zwartlak::image
