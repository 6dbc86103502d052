// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// JPEG on its coefficients: blocks that no box touches go out exactly as they came in, with the
// file's own quantisers and sampling. Sequential, progressive and arithmetic files are read; the
// output is Huffman coded, progressive if the input was. Only the first picture of an MPO goes out.
// jpeglib.h needs FILE and size_t before it, jerror.h needs jpeglib.h.
// clang-format off
#include <cstddef>
#include <cstdio>
#include <jpeglib.h>
#include <jerror.h>
// clang-format on

#include <algorithm>
#include <csetjmp>
#include <cstdlib>

#include "redactors/image/codec.h"
#include "redactors/image/icc.h"
#include "redactors/image/jpeg_block.h"
#include "redactors/image/jpeg_markers.h"
#include "redactors/image/orientation.h"

namespace zwartlak::image {
namespace {

struct ErrorState {
  jpeg_error_mgr manager{};
  std::jmp_buf jump{};
  ErrorCode code = ErrorCode::kNone;  // the first complaint that matters
};

ErrorState& StateOf(j_common_ptr info) { return *reinterpret_cast<ErrorState*>(info->err); }

ErrorCode CodeOf(int message) {
  switch (message) {
    case JWRN_JPEG_EOF:
    case JERR_INPUT_EOF:
    case JERR_INPUT_EMPTY:
      return ErrorCode::kTruncatedFile;
    case JERR_OUT_OF_MEMORY:
      return ErrorCode::kOutOfMemory;
    case JERR_SOF_UNSUPPORTED:
    case JERR_BAD_PRECISION:
      return ErrorCode::kUnsupportedVariant;
    default:
      return ErrorCode::kDamagedFile;
  }
}

// Warnings that mean a part of the picture is not what was photographed.
bool MeansDamage(int message) {
  return message == JWRN_JPEG_EOF || message == JWRN_HIT_MARKER || message == JWRN_HUFF_BAD_CODE ||
         message == JWRN_MUST_RESYNC || message == JWRN_ARITH_BAD_CODE;
}

[[noreturn]] void OnError(j_common_ptr info) {
  ErrorState& state = StateOf(info);
  if (state.code == ErrorCode::kNone) state.code = CodeOf(info->err->msg_code);
  std::longjmp(state.jump, 1);
}

void OnMessage(j_common_ptr info, int level) {
  if (level >= 0 || !MeansDamage(info->err->msg_code)) return;
  ErrorState& state = StateOf(info);
  if (state.code == ErrorCode::kNone) state.code = CodeOf(info->err->msg_code);
}

// A progressive file of many empty scans costs time without end.
constexpr int kMaxScans = 200;
void OnProgress(j_common_ptr info) {
  if (info->is_decompressor == 0) return;
  if (reinterpret_cast<j_decompress_ptr>(info)->input_scan_number <= kMaxScans) return;
  StateOf(info).code = ErrorCode::kDamagedFile;
  std::longjmp(StateOf(info).jump, 1);
}

template <typename Body>
[[gnu::noinline]] bool Guarded(ErrorState& state, Body&& body) {
  if (setjmp(state.jump) != 0) return false;
  body();
  return true;
}

void Prepare(ErrorState& state) {
  jpeg_std_error(&state.manager);
  state.manager.error_exit = OnError;
  state.manager.emit_message = OnMessage;
  state.manager.output_message = [](j_common_ptr) {};
}

class Decompressor {
 public:
  Decompressor() {
    Prepare(state_);
    info_.err = &state_.manager;
    made_ = Guarded(state_, [&] { jpeg_create_decompress(&info_); });
    progress_.progress_monitor = OnProgress;
    info_.progress = &progress_;
  }
  Decompressor(const Decompressor&) = delete;
  Decompressor& operator=(const Decompressor&) = delete;
  ~Decompressor() {
    if (made_) jpeg_destroy_decompress(&info_);
  }

  Result<void> Open(ByteView file, const Limits& limits) {
    if (!made_) return Fail(ErrorCode::kOutOfMemory, Stage::kNone);
    if (!Run([&] {
          jpeg_mem_src(&info_, file.data(), static_cast<unsigned long>(file.size()));
          jpeg_save_markers(&info_, JPEG_APP0 + 2, 0xFFFF);
          jpeg_read_header(&info_, TRUE);
        })) {
      return Failure();
    }
    return CheckSize(info_.image_width, info_.image_height, 1, limits);
  }
  template <typename Body>
  bool Run(Body&& body) {
    return Guarded(state_, body);
  }
  [[nodiscard]] bool damaged() const { return state_.code != ErrorCode::kNone; }
  [[nodiscard]] std::unexpected<Error> Failure() const {
    return Fail(damaged() ? state_.code : ErrorCode::kDamagedFile, Stage::kNone);
  }
  jpeg_decompress_struct* operator->() { return &info_; }
  jpeg_decompress_struct* get() { return &info_; }

 private:
  ErrorState state_;
  jpeg_progress_mgr progress_{};
  jpeg_decompress_struct info_{};
  bool made_ = false;
};

bool HasInks(const jpeg_decompress_struct& info) {
  return info.jpeg_color_space == JCS_CMYK || info.jpeg_color_space == JCS_YCCK;
}

// Adobe stores inks inverted; without its marker they are as they are.
void InksToRgb(const std::uint8_t* inks, int width, bool inverted, std::uint8_t* rgb) {
  for (int x = 0; x < width; ++x, inks += 4, rgb += 3) {
    const unsigned key = inverted ? inks[3] : 255U - inks[3];
    for (int c = 0; c < 3; ++c) {
      const unsigned ink = inverted ? inks[c] : 255U - inks[c];
      rgb[c] = static_cast<std::uint8_t>(ink * key / 255);
    }
  }
}

Result<Frame> DecodeForEye(ByteView file, const Limits& limits) {
  Decompressor source;
  if (auto opened = source.Open(file, limits); !opened) return std::unexpected(opened.error());
  const bool inks = HasInks(*source.get());
  source->out_color_space = inks ? JCS_CMYK : JCS_RGB;
  Frame frame;
  frame.width = static_cast<int>(source->image_width);
  frame.height = static_cast<int>(source->image_height);
  frame.pixels.resize(frame.stride() * static_cast<std::size_t>(frame.height));
  std::vector<std::uint8_t> line(inks ? static_cast<std::size_t>(frame.width) * 4 : 0);
  const bool fine = source.Run([&] {
    jpeg_start_decompress(source.get());
    while (source->output_scanline < source->output_height) {
      std::uint8_t* row = frame.pixels.data() + source->output_scanline * frame.stride();
      JSAMPROW target = inks ? line.data() : row;
      jpeg_read_scanlines(source.get(), &target, 1);
      if (inks) InksToRgb(line.data(), frame.width, source->saw_Adobe_marker != 0, row);
    }
    jpeg_finish_decompress(source.get());
  });
  if (!fine || source.damaged()) return source.Failure();
  return frame;
}

Cover CoverOf(const jpeg_decompress_struct& info, int component) {
  const bool chroma = component == 1 || component == 2;
  if (chroma && (info.jpeg_color_space == JCS_YCbCr || info.jpeg_color_space == JCS_YCCK)) {
    return Cover::kNeutral;
  }
  const bool plain_inks = HasInks(info) && info.saw_Adobe_marker == 0;
  return plain_inks ? Cover::kHigh : Cover::kLow;
}

// Samples [from, to) of a component along one axis for pixels [left, right). Subsampled components
// grow by one sample: decoders interpolate between neighbours. A box at the edge covers the padding
// too, which repeats the last pixels.
struct Reach {
  int from = 0;
  int to = 0;
};
Reach SamplesOf(int left, int right, int size, int factor, int max_factor, int samples) {
  const int grow = factor < max_factor ? 1 : 0;
  Reach reach{left * factor / max_factor - grow,
              (right * factor + max_factor - 1) / max_factor + grow};
  reach.from = std::max(reach.from, 0);
  reach.to = right >= size ? samples : std::min(reach.to, samples);
  return reach;
}

std::uint64_t MaskOf(const Reach& x, const Reach& y, int block_x, int block_y) {
  std::uint64_t mask = 0;
  for (int row = std::max(y.from - block_y * 8, 0); row < std::min(y.to - block_y * 8, 8); ++row) {
    for (int column = std::max(x.from - block_x * 8, 0); column < std::min(x.to - block_x * 8, 8);
         ++column) {
      mask |= std::uint64_t{1} << (row * 8 + column);
    }
  }
  return mask;
}

struct Area {
  Reach x;
  Reach y;
};

std::vector<Area> AreasOf(const jpeg_decompress_struct& info, const jpeg_component_info& component,
                          const Boxes& stored) {
  std::vector<Area> areas;
  const int width = static_cast<int>(info.image_width);
  const int height = static_cast<int>(info.image_height);
  for (const Box& box : stored) {
    const PixelRect r = Clip(box.rect, width, height);
    if (r.empty()) continue;
    areas.push_back(
        {SamplesOf(r.left, r.right, width, component.h_samp_factor, info.max_h_samp_factor,
                   static_cast<int>(component.width_in_blocks) * 8),
         SamplesOf(r.top, r.bottom, height, component.v_samp_factor, info.max_v_samp_factor,
                   static_cast<int>(component.height_in_blocks) * 8)});
  }
  return areas;
}

// Runs under Guarded: holds nothing of its own while libjpeg works.
void PaintRow(JBLOCKROW row, int block_y, const std::vector<Area>& areas,
              const std::uint16_t* quantisers, Cover cover, std::vector<std::uint64_t>& masks) {
  std::ranges::fill(masks, 0);
  for (const Area& area : areas) {
    if (area.y.to <= block_y * 8 || area.y.from >= block_y * 8 + 8) continue;
    for (int x = area.x.from / 8; x < (area.x.to + 7) / 8; ++x) {
      masks[static_cast<std::size_t>(x)] |= MaskOf(area.x, area.y, x, block_y);
    }
  }
  for (std::size_t x = 0; x < masks.size(); ++x) {
    if (masks[x] != 0) RepaintBlock(row[x], quantisers, masks[x], cover);
  }
}

Result<void> Paint(Decompressor& source, jvirt_barray_ptr* arrays, const Boxes& stored) {
  for (int c = 0; c < source->num_components; ++c) {
    const jpeg_component_info& component = source->comp_info[c];
    const std::vector<Area> areas = AreasOf(*source.get(), component, stored);
    if (areas.empty()) continue;
    if (component.quant_table == nullptr) return Fail(ErrorCode::kDamagedFile, Stage::kNone);
    const std::uint16_t* quantisers = component.quant_table->quantval;
    // Forbidden (ITU-T T.81, B.2.4.1), but libjpeg lets it pass.
    if (std::find(quantisers, quantisers + DCTSIZE2, 0) != quantisers + DCTSIZE2) {
      return Fail(ErrorCode::kDamagedFile, Stage::kNone);
    }
    const Cover cover = CoverOf(*source.get(), c);
    std::vector<std::uint64_t> masks(component.width_in_blocks);
    const bool fine = source.Run([&] {
      auto* common = reinterpret_cast<j_common_ptr>(source.get());
      for (JDIMENSION y = 0; y < component.height_in_blocks; ++y) {
        JBLOCKARRAY rows = source->mem->access_virt_barray(common, arrays[c], y, 1, TRUE);
        PaintRow(rows[0], static_cast<int>(y), areas, quantisers, cover, masks);
      }
    });
    if (!fine) return source.Failure();
  }
  return {};
}

struct Buffer {
  unsigned char* data = nullptr;
  unsigned long size = 0;
  Buffer() = default;
  Buffer(const Buffer&) = delete;
  Buffer& operator=(const Buffer&) = delete;
  ~Buffer() { std::free(data); }
};

Result<Bytes> Write(Decompressor& source, jvirt_barray_ptr* arrays, const Bytes& profile,
                    int orientation) {
  ErrorState state;
  Prepare(state);
  jpeg_compress_struct out{};
  out.err = &state.manager;
  Buffer buffer;
  Bytes exif{'E', 'x', 'i', 'f', 0, 0};
  const Bytes block = MinimalExif(orientation);
  exif.insert(exif.end(), block.begin(), block.end());
  const bool fine = Guarded(state, [&] {
    jpeg_create_compress(&out);
    jpeg_mem_dest(&out, &buffer.data, &buffer.size);
    jpeg_copy_critical_parameters(source.get(), &out);
    out.optimize_coding = TRUE;
    out.arith_code = FALSE;
    // Without Adobe's marker viewers take inks as they are; writing one would turn them round.
    if (HasInks(*source.get())) {
      out.write_Adobe_marker = source->saw_Adobe_marker;
    }
    if (source->progressive_mode != 0) jpeg_simple_progression(&out);
    jpeg_write_coefficients(&out, arrays);
    if (orientation != 1) {
      jpeg_write_marker(&out, JPEG_APP0 + 1, exif.data(), static_cast<unsigned>(exif.size()));
    }
    if (!profile.empty()) {
      jpeg_write_icc_profile(&out, profile.data(), static_cast<unsigned>(profile.size()));
    }
    jpeg_finish_compress(&out);
  });
  jpeg_destroy_compress(&out);
  if (!fine) return Fail(ErrorCode::kUnsupportedVariant, Stage::kNone);
  return Bytes(buffer.data, buffer.data + buffer.size);
}

Bytes ProfileOf(Decompressor& source) {
  Buffer buffer;
  unsigned size = 0;
  const bool fine = source.Run([&] {
    if (jpeg_read_icc_profile(source.get(), &buffer.data, &size) == 0) size = 0;
  });
  return fine && size > 0 ? CleanProfile({buffer.data, size}) : Bytes{};
}

class JpegCodec final : public Codec {
 public:
  Result<std::uint32_t> Render(ByteView file, const Limits& limits,
                               const FrameSink& sink) const override {
    const auto markers = WalkJpeg(file);
    if (!markers) return std::unexpected(markers.error());
    auto frame = DecodeForEye(file, limits);
    if (!frame) return std::unexpected(frame.error());
    frame->orientation = markers->orientation;
    if (auto done = sink(*std::move(frame)); !done) return std::unexpected(done.error());
    return markers->hidden_parts;
  }

  Result<RedactedFile> Rewrite(ByteView file, const BoxesByPage& boxes,
                               const Limits& limits) const override {
    const auto markers = WalkJpeg(file);
    if (!markers) return std::unexpected(markers.error());
    Decompressor source;
    if (auto opened = source.Open(file, limits); !opened) return std::unexpected(opened.error());
    const Bytes profile = ProfileOf(source);
    jvirt_barray_ptr* arrays = nullptr;
    const bool fine = source.Run([&] { arrays = jpeg_read_coefficients(source.get()); });
    if (!fine || source.damaged()) return source.Failure();
    const Boxes stored =
        ToStored(BoxesOf(boxes, 0), markers->orientation, static_cast<int>(source->image_width),
                 static_cast<int>(source->image_height));
    if (auto painted = Paint(source, arrays, stored); !painted) {
      return std::unexpected(painted.error());
    }
    auto bytes = Write(source, arrays, profile, markers->orientation);
    if (!bytes) return std::unexpected(bytes.error());
    return RedactedFile{MediaType::kJpeg, *std::move(bytes), markers->hidden_parts};
  }
};

}  // namespace

std::unique_ptr<Codec> MakeJpegCodec() { return std::make_unique<JpegCodec>(); }

}  // namespace zwartlak::image
