// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// HEIC and AVIF by libheif: the primary picture, turned and cropped as the file says. Written as
// PNG: an encoder would change every pixel, and PNG keeps what is not covered exactly as decoded.
// Other top-level pictures, thumbnails, depth maps, EXIF and XMP do not go out.
#include <libheif/heif.h>

#include <algorithm>
#include <cstring>

#include "redactors/image/codec.h"
#include "redactors/image/icc.h"
#include "redactors/image/libpng_io.h"

namespace zwartlak::image {
namespace {

ErrorCode CodeOf(const heif_error& error) {
  if (error.subcode == heif_suberror_End_of_data) return ErrorCode::kTruncatedFile;
  if (error.subcode == heif_suberror_Security_limit_exceeded) return ErrorCode::kTooManyPixels;
  switch (error.code) {
    case heif_error_Memory_allocation_error:
      return ErrorCode::kOutOfMemory;
    case heif_error_Unsupported_filetype:
    case heif_error_Unsupported_feature:
      return ErrorCode::kUnsupportedVariant;
    default:
      return ErrorCode::kDamagedFile;
  }
}

[[gnu::noinline]] std::unexpected<Error> Failure(const heif_error& error) {
  return Fail(CodeOf(error), Stage::kNone);
}

struct Picked {
  Frame frame;
  Bytes profile;
  std::uint32_t hidden_parts = 0;
};

template <typename T, void (*Release)(T*)>
struct Releaser {
  void operator()(T* value) const { Release(value); }
};
using Context = std::unique_ptr<heif_context, Releaser<heif_context, heif_context_free>>;

struct HandleReleaser {
  void operator()(const heif_image_handle* handle) const { heif_image_handle_release(handle); }
};
using Handle = std::unique_ptr<heif_image_handle, HandleReleaser>;

struct ImageReleaser {
  void operator()(const heif_image* image) const { heif_image_release(image); }
};
using Image = std::unique_ptr<heif_image, ImageReleaser>;

std::uint32_t HiddenParts(const heif_context* context, const heif_image_handle* handle) {
  const int others =
      heif_context_get_number_of_top_level_images(const_cast<heif_context*>(context));
  const int count = others - 1 + heif_image_handle_get_number_of_thumbnails(handle) +
                    heif_image_handle_get_number_of_depth_images(handle) +
                    heif_image_handle_get_number_of_metadata_blocks(handle, nullptr);
  return static_cast<std::uint32_t>(std::max(count, 0));
}

Bytes ProfileOf(const heif_image_handle* handle) {
  Bytes profile(heif_image_handle_get_raw_color_profile_size(handle));
  if (profile.empty()) return {};
  const heif_error error = heif_image_handle_get_raw_color_profile(handle, profile.data());
  return error.code == heif_error_Ok ? CleanProfile(profile) : Bytes{};
}

// Kept apart: inlined, g++ 12 takes the error for uninitialised.
[[gnu::noinline]] Result<Frame> Copy(const heif_image* image, bool alpha) {
  int stride = 0;
  const std::uint8_t* plane =
      heif_image_get_plane_readonly(image, heif_channel_interleaved, &stride);
  Frame frame;
  frame.width = heif_image_get_width(image, heif_channel_interleaved);
  frame.height = heif_image_get_height(image, heif_channel_interleaved);
  frame.channels = alpha ? 4 : 3;
  if (plane == nullptr || frame.width <= 0 || frame.height <= 0) {
    return Fail(ErrorCode::kDamagedFile, Stage::kNone);
  }
  frame.pixels.resize(frame.stride() * static_cast<std::size_t>(frame.height));
  for (int y = 0; y < frame.height; ++y) {
    std::memcpy(frame.pixels.data() + static_cast<std::size_t>(y) * frame.stride(),
                plane + static_cast<std::size_t>(y) * static_cast<std::size_t>(stride),
                frame.stride());
  }
  return frame;
}

Result<Picked> Decode(ByteView file, const Limits& limits) {
  const Context context(heif_context_alloc());
  heif_error error =
      heif_context_read_from_memory_without_copy(context.get(), file.data(), file.size(), nullptr);
  if (error.code != heif_error_Ok) return Failure(error);
  heif_image_handle* raw_handle = nullptr;
  error = heif_context_get_primary_image_handle(context.get(), &raw_handle);
  const Handle handle(raw_handle);
  if (error.code != heif_error_Ok) return Failure(error);
  const int width = heif_image_handle_get_width(handle.get());
  const int height = heif_image_handle_get_height(handle.get());
  auto fits = CheckSize(static_cast<std::uint64_t>(std::max(width, 0)),
                        static_cast<std::uint64_t>(std::max(height, 0)), 1, limits);
  if (!fits) return std::unexpected(fits.error());
  const bool alpha = heif_image_handle_has_alpha_channel(handle.get()) != 0;
  heif_image* raw_image = nullptr;
  error = heif_decode_image(handle.get(), &raw_image, heif_colorspace_RGB,
                            alpha ? heif_chroma_interleaved_RGBA : heif_chroma_interleaved_RGB,
                            nullptr);
  const Image image(raw_image);
  if (error.code != heif_error_Ok) return Failure(error);
  auto frame = Copy(image.get(), alpha);
  if (!frame) return std::unexpected(frame.error());
  return Picked{*std::move(frame), ProfileOf(handle.get()),
                HiddenParts(context.get(), handle.get())};
}

class HeifCodec final : public Codec {
 public:
  Result<std::uint32_t> Render(ByteView file, const Limits& limits,
                               const FrameSink& sink) const override {
    auto picked = Decode(file, limits);
    if (!picked) return std::unexpected(picked.error());
    if (auto done = sink(std::move(picked->frame)); !done) return std::unexpected(done.error());
    return picked->hidden_parts;
  }

  Result<RedactedFile> Rewrite(ByteView file, const BoxesByPage& boxes,
                               const Limits& limits) const override {
    auto picked = Decode(file, limits);
    if (!picked) return std::unexpected(picked.error());
    PaintBlack(picked->frame, BoxesOf(boxes, 0));
    DropInvisible(picked->frame);
    Picture picture;
    picture.width = picked->frame.width;
    picture.height = picked->frame.height;
    picture.alpha = picked->frame.channels == 4;
    picture.samples = std::move(picked->frame.pixels);
    PngLook look;
    look.profile = std::move(picked->profile);
    auto bytes = EncodePng(picture, look);
    if (!bytes) return std::unexpected(bytes.error());
    return RedactedFile{MediaType::kPng, *std::move(bytes), picked->hidden_parts};
  }
};

}  // namespace

std::unique_ptr<Codec> MakeHeifCodec() { return std::make_unique<HeifCodec>(); }

}  // namespace zwartlak::image
