// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// TIFF and BigTIFF, all pages. A page is rewritten strip by strip (tile by tile) in its own colour
// model, depth and compression, so that what is not covered stays as it was and memory stays small.
// Pages that libtiff would have to convert first (JPEG inside, subsampled YCbCr, full palettes) go
// out as 8-bit RGB with Deflate, as decoded. Reduced-size copies of a page (NewSubfileType 1) are
// hidden parts and go.
#include <tiffio.h>

#include <algorithm>
#include <cstring>

#include "redactors/image/codec.h"
#include "redactors/image/icc.h"
#include "redactors/image/orientation.h"
#include "redactors/image/tiff_memory.h"
#include "redactors/image/tiff_paint.h"

namespace zwartlak::image {
namespace {

std::unexpected<Error> Damaged() { return Fail(ErrorCode::kDamagedFile, Stage::kNone); }
std::unexpected<Error> Internal() { return Fail(ErrorCode::kInternal, Stage::kNone); }

int OrientationOfPage(TIFF* tiff) {
  std::uint16_t orientation = 1;
  TIFFGetFieldDefaulted(tiff, TIFFTAG_ORIENTATION, &orientation);
  return orientation >= 1 && orientation <= 8 ? orientation : 1;
}

bool IsReducedCopy(TIFF* tiff) {
  std::uint32_t kind = 0;
  return TIFFGetField(tiff, TIFFTAG_SUBFILETYPE, &kind) != 0 && (kind & FILETYPE_REDUCEDIMAGE) != 0;
}

// Tags that tell something instead of showing it.
std::uint32_t HiddenTags(TIFF* tiff) {
  static constexpr std::uint32_t kTelling[] = {
      TIFFTAG_DOCUMENTNAME, TIFFTAG_IMAGEDESCRIPTION, TIFFTAG_MAKE,      TIFFTAG_MODEL,
      TIFFTAG_PAGENAME,     TIFFTAG_SOFTWARE,         TIFFTAG_DATETIME,  TIFFTAG_ARTIST,
      TIFFTAG_HOSTCOMPUTER, TIFFTAG_COPYRIGHT,        TIFFTAG_XMLPACKET, TIFFTAG_PHOTOSHOP,
      TIFFTAG_RICHTIFFIPTC, TIFFTAG_EXIFIFD,          TIFFTAG_GPSIFD,    TIFFTAG_SUBIFD,
      TIFFTAG_INKNAMES,     TIFFTAG_TARGETPRINTER};
  std::uint32_t hidden = static_cast<std::uint32_t>(std::max(TIFFGetTagListCount(tiff), 0));
  for (const std::uint32_t tag : kTelling) {
    void* unused[4] = {};
    if (TIFFGetField(tiff, tag, &unused[0], &unused[1], &unused[2], &unused[3]) != 0) ++hidden;
  }
  return hidden;
}

// libtiff's view for the eye: 8-bit RGBA, premultiplied, bottom row first unless asked otherwise.
Result<Frame> DecodeForEye(TIFF* tiff) {
  TIFFRGBAImage image;
  char unused[1024] = "";
  if (TIFFRGBAImageOK(tiff, unused) == 0 || TIFFRGBAImageBegin(&image, tiff, 1, unused) == 0) {
    return Fail(ErrorCode::kUnsupportedVariant, Stage::kNone);
  }
  const int orientation = OrientationOfPage(tiff);
  // The page's own orientation as the wish means: hand the rows over as they are stored.
  image.req_orientation = static_cast<std::uint16_t>(orientation);
  std::vector<std::uint32_t> raster(std::size_t{image.width} * image.height);
  const bool alpha = image.alpha != 0;
  const bool fine = TIFFRGBAImageGet(&image, raster.data(), image.width, image.height) != 0;
  Frame frame;
  frame.width = static_cast<int>(image.width);
  frame.height = static_cast<int>(image.height);
  TIFFRGBAImageEnd(&image);
  if (!fine) return Damaged();
  frame.channels = alpha ? 4 : 3;
  frame.orientation = orientation;
  frame.pixels.resize(frame.stride() * static_cast<std::size_t>(frame.height));
  std::uint8_t* to = frame.pixels.data();
  for (const std::uint32_t word : raster) {
    const std::uint32_t a = TIFFGetA(word);
    const auto straight = [&](std::uint32_t c) {
      return static_cast<std::uint8_t>(alpha && a > 0 ? std::min(255U, (c * 255U + a / 2) / a) : c);
    };
    *to++ = straight(TIFFGetR(word));
    *to++ = straight(TIFFGetG(word));
    *to++ = straight(TIFFGetB(word));
    if (alpha) *to++ = static_cast<std::uint8_t>(a);
  }
  return frame;
}

// Opens the file and calls `body` for each page that counts. Checks the limits over all pages
// first.
template <typename Body>
Result<std::uint32_t> ForEachPage(ByteView file, const Limits& limits, Body body) {
  TiffSource source(file, limits);
  TIFF* tiff = source.tiff();
  if (tiff == nullptr) return Damaged();
  std::uint64_t pixels = 0;
  std::uint32_t pages = 0;
  do {
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    TIFFGetField(tiff, TIFFTAG_IMAGEWIDTH, &width);
    TIFFGetField(tiff, TIFFTAG_IMAGELENGTH, &height);
    if (auto fits = CheckSize(width, height, 1, limits); !fits) {
      return std::unexpected(fits.error());
    }
    pixels += std::uint64_t{width} * height;
    if (++pages > limits.max_pages) return Fail(ErrorCode::kTooManyPages, Stage::kNone);
    if (pixels > limits.max_pixels) return Fail(ErrorCode::kTooManyPixels, Stage::kNone);
  } while (TIFFReadDirectory(tiff) != 0);
  if (source.complained()) return Damaged();
  std::uint32_t hidden = 0;
  for (std::uint32_t page = 0; page < pages; ++page) {
    if (TIFFSetDirectory(tiff, static_cast<tdir_t>(page)) == 0) return Damaged();
    hidden += HiddenTags(tiff);
    if (page > 0 && IsReducedCopy(tiff)) {
      ++hidden;
      continue;
    }
    if (auto done = body(tiff); !done) return std::unexpected(done.error());
    if (source.complained()) {
      return Fail(source.ran_out() ? ErrorCode::kTruncatedFile : ErrorCode::kDamagedFile,
                  Stage::kNone, {page, {}});
    }
  }
  return hidden;
}

template <typename T>
void CopyTag(TIFF* from, TIFF* to, std::uint32_t tag) {
  T value{};
  if (TIFFGetField(from, tag, &value) != 0) TIFFSetField(to, tag, value);
}

// What both ways of writing a page keep: resolution, profile, orientation.
void CopyLook(TIFF* from, TIFF* to) {
  float resolution = 0;
  for (const std::uint32_t tag : {TIFFTAG_XRESOLUTION, TIFFTAG_YRESOLUTION}) {
    if (TIFFGetField(from, tag, &resolution) != 0) {
      TIFFSetField(to, tag, static_cast<double>(resolution));
    }
  }
  CopyTag<std::uint16_t>(from, to, TIFFTAG_RESOLUTIONUNIT);
  TIFFSetField(to, TIFFTAG_ORIENTATION, OrientationOfPage(from));
  std::uint32_t size = 0;
  void* data = nullptr;
  if (TIFFGetField(from, TIFFTAG_ICCPROFILE, &size, &data) != 0) {
    const Bytes profile = CleanProfile({static_cast<const std::uint8_t*>(data), size});
    if (!profile.empty()) {
      TIFFSetField(to, TIFFTAG_ICCPROFILE, static_cast<std::uint32_t>(profile.size()),
                   profile.data());
    }
  }
}

void CopyLayout(TIFF* from, TIFF* to, const TiffLayout& layout) {
  TIFFSetField(to, TIFFTAG_IMAGEWIDTH, layout.width);
  TIFFSetField(to, TIFFTAG_IMAGELENGTH, layout.height);
  TIFFSetField(to, TIFFTAG_BITSPERSAMPLE, layout.bits);
  TIFFSetField(to, TIFFTAG_SAMPLESPERPIXEL, layout.samples);
  TIFFSetField(to, TIFFTAG_PHOTOMETRIC, layout.photometric);
  TIFFSetField(to, TIFFTAG_PLANARCONFIG, layout.planar);
  TIFFSetField(to, TIFFTAG_SAMPLEFORMAT, layout.format);
  TIFFSetField(to, TIFFTAG_COMPRESSION, layout.compression);
  CopyTag<std::uint16_t>(from, to, TIFFTAG_PREDICTOR);
  if (layout.compression == COMPRESSION_CCITTFAX3) {
    CopyTag<std::uint32_t>(from, to, TIFFTAG_GROUP3OPTIONS);
  }
  std::uint16_t extras = 0;
  std::uint16_t* kinds = nullptr;
  if (TIFFGetField(from, TIFFTAG_EXTRASAMPLES, &extras, &kinds) != 0 && extras > 0) {
    TIFFSetField(to, TIFFTAG_EXTRASAMPLES, extras, kinds);
  }
  if (layout.photometric == PHOTOMETRIC_SEPARATED) {
    CopyTag<std::uint16_t>(from, to, TIFFTAG_INKSET);
  }
  if (TIFFIsTiled(from) != 0) {
    TIFFSetField(to, TIFFTAG_TILEWIDTH, layout.piece_width);
    TIFFSetField(to, TIFFTAG_TILELENGTH, layout.piece_height);
  } else {
    TIFFSetField(to, TIFFTAG_ROWSPERSTRIP, layout.piece_height);
  }
}

Result<void> WriteAsIs(TIFF* from, TIFF* to, const TiffLayout& layout, const Boxes& stored,
                       TiffInk ink) {
  CopyLayout(from, to, layout);
  CopyLook(from, to);
  if (!ink.palette.empty()) {
    const std::size_t count = ink.palette.size() / 3;
    std::uint16_t* map = ink.palette.data();
    TIFFSetField(to, TIFFTAG_COLORMAP, map, map + count, map + 2 * count);
  }
  const bool tiled = TIFFIsTiled(from) != 0;
  const std::uint32_t pieces = tiled ? TIFFNumberOfTiles(from) : TIFFNumberOfStrips(from);
  std::vector<std::uint8_t> buffer(
      static_cast<std::size_t>(tiled ? TIFFTileSize(from) : TIFFStripSize(from)));
  const auto size = static_cast<tmsize_t>(buffer.size());
  for (std::uint32_t i = 0; i < pieces; ++i) {
    std::ranges::fill(buffer, 0);
    const tmsize_t read = tiled ? TIFFReadEncodedTile(from, i, buffer.data(), size)
                                : TIFFReadEncodedStrip(from, i, buffer.data(), size);
    if (read < 0) return Damaged();
    PaintPiece(layout, ink, PieceAt(layout, i), stored, buffer);
    const tmsize_t written = tiled ? TIFFWriteEncodedTile(to, i, buffer.data(), read)
                                   : TIFFWriteEncodedStrip(to, i, buffer.data(), read);
    if (written < 0) return Internal();
  }
  return TIFFWriteDirectory(to) != 0 ? Result<void>() : Internal();
}

Result<void> WriteAsSeen(TIFF* from, TIFF* to, const Boxes& stored) {
  auto frame = DecodeForEye(from);
  if (!frame) return std::unexpected(frame.error());
  PaintBlack(*frame, stored);
  DropInvisible(*frame);
  TIFFSetField(to, TIFFTAG_IMAGEWIDTH, frame->width);
  TIFFSetField(to, TIFFTAG_IMAGELENGTH, frame->height);
  TIFFSetField(to, TIFFTAG_BITSPERSAMPLE, 8);
  TIFFSetField(to, TIFFTAG_SAMPLESPERPIXEL, frame->channels);
  TIFFSetField(to, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_RGB);
  TIFFSetField(to, TIFFTAG_PLANARCONFIG, PLANARCONFIG_CONTIG);
  TIFFSetField(to, TIFFTAG_COMPRESSION, COMPRESSION_ADOBE_DEFLATE);
  TIFFSetField(to, TIFFTAG_PREDICTOR, PREDICTOR_HORIZONTAL);
  TIFFSetField(to, TIFFTAG_ZIPQUALITY, 4);
  if (frame->channels == 4) {
    std::uint16_t kind = EXTRASAMPLE_UNASSALPHA;
    TIFFSetField(to, TIFFTAG_EXTRASAMPLES, 1, &kind);
  }
  const std::uint32_t rows = TIFFDefaultStripSize(to, 0);
  TIFFSetField(to, TIFFTAG_ROWSPERSTRIP, rows);
  std::uint16_t photometric = 0;
  TIFFGetField(from, TIFFTAG_PHOTOMETRIC, &photometric);
  CopyLook(from, to);
  // A profile of inks does not fit RGB.
  if (photometric == PHOTOMETRIC_SEPARATED) TIFFUnsetField(to, TIFFTAG_ICCPROFILE);
  for (int y = 0; y < frame->height; ++y) {
    std::uint8_t* row = frame->pixels.data() + static_cast<std::size_t>(y) * frame->stride();
    if (TIFFWriteScanline(to, row, static_cast<std::uint32_t>(y), 0) < 0) return Internal();
  }
  return TIFFWriteDirectory(to) != 0 ? Result<void>() : Internal();
}

Result<void> RewritePage(TIFF* from, TIFF* to, const Boxes& boxes) {
  const auto layout = LayoutOf(from);
  if (!layout) return std::unexpected(layout.error());
  const Boxes stored = ToStored(boxes, OrientationOfPage(from), static_cast<int>(layout->width),
                                static_cast<int>(layout->height));
  auto ink = InkOf(from, *layout);
  if (!ink) return WriteAsSeen(from, to, stored);
  return WriteAsIs(from, to, *layout, stored, *std::move(ink));
}

class TiffCodec final : public Codec {
 public:
  Result<std::uint32_t> Render(ByteView file, const Limits& limits,
                               const FrameSink& sink) const override {
    return ForEachPage(file, limits, [&](TIFF* tiff) -> Result<void> {
      auto frame = DecodeForEye(tiff);
      if (!frame) return std::unexpected(frame.error());
      return sink(*std::move(frame));
    });
  }

  Result<RedactedFile> Rewrite(ByteView file, const BoxesByPage& boxes,
                               const Limits& limits) const override {
    TiffSink out(IsBigTiff(file), limits.max_output_bytes);
    if (out.tiff() == nullptr) return Internal();
    // Pages with equal pictures are read once by extract and share their boxes.
    FrameBoxes frame_boxes(boxes);
    auto hidden = ForEachPage(file, limits, [&](TIFF* tiff) -> Result<void> {
      const auto frame = DecodeForEye(tiff);
      if (!frame) return std::unexpected(frame.error());
      return RewritePage(tiff, out.tiff(), frame_boxes.Next(*frame));
    });
    if (!hidden) return std::unexpected(hidden.error());
    auto bytes = out.Finish();
    if (!bytes) return std::unexpected(bytes.error());
    return RedactedFile{MediaType::kTiff, *std::move(bytes), *hidden};
  }
};

}  // namespace

std::unique_ptr<Codec> MakeTiffCodec() { return std::make_unique<TiffCodec>(); }

}  // namespace zwartlak::image
