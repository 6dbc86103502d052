// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/image/gif_blocks.h"

namespace zwartlak::image {
namespace {

class Cursor {
 public:
  explicit Cursor(ByteView file) : file_(file) {}
  [[nodiscard]] bool Has(std::size_t size) const { return file_.size() - at_ >= size; }
  [[nodiscard]] std::size_t left() const { return file_.size() - at_; }
  std::uint8_t Byte() { return file_[at_++]; }
  int Short() {
    const int low = Byte();
    return low | (Byte() << 8);
  }
  ByteView Take(std::size_t size) {
    const ByteView part = file_.subspan(at_, size);
    at_ += size;
    return part;
  }
  // A colour table as announced by the packed byte.
  bool SkipTable(std::uint8_t packed) {
    if ((packed & 0x80U) == 0) return true;
    const std::size_t size = std::size_t{3} << ((packed & 7U) + 1);
    if (!Has(size)) return false;
    at_ += size;
    return true;
  }
  // Sub-blocks up to the terminator; `first` gets the first one.
  bool SubBlocks(ByteView* first, ByteView* second) {
    for (int n = 0;; ++n) {
      if (!Has(1)) return false;
      const std::size_t size = Byte();
      if (size == 0) return true;
      if (!Has(size)) return false;
      const ByteView block = Take(size);
      if (n == 0 && first != nullptr) *first = block;
      if (n == 1 && second != nullptr) *second = block;
    }
  }

 private:
  ByteView file_;
  std::size_t at_ = 0;
};

std::unexpected<Error> Truncated() { return Fail(ErrorCode::kTruncatedFile, Stage::kNone); }

void ReadControl(ByteView block, GifFrame& next) {
  if (block.size() < 4) return;
  next.disposal = (block[0] >> 2) & 7;
  next.delay = block[1] | (block[2] << 8);
  next.transparent = (block[0] & 1) != 0 ? block[3] : -1;
}

// False when the file ends inside.
bool ReadExtension(Cursor& cursor, GifFrame& next, GifBlocks& out) {
  static constexpr std::uint8_t kControl = 0xF9;
  static constexpr std::uint8_t kApplication = 0xFF;
  if (!cursor.Has(1)) return false;
  const std::uint8_t label = cursor.Byte();
  ByteView first;
  ByteView second;
  if (!cursor.SubBlocks(&first, &second)) return false;
  if (label == kControl) {
    ReadControl(first, next);
  } else if (label == kApplication && AsText(first) == "NETSCAPE2.0" && second.size() == 3) {
    out.loop = second[1] | (second[2] << 8);
  } else {
    ++out.hidden_parts;
  }
  return true;
}

Result<void> ReadImage(Cursor& cursor, GifFrame& next, GifBlocks& out) {
  if (!cursor.Has(9)) return Truncated();
  const int left = cursor.Short();
  const int top = cursor.Short();
  const int width = cursor.Short();
  const int height = cursor.Short();
  const std::uint8_t packed = cursor.Byte();
  if (!cursor.SkipTable(packed) || !cursor.Has(1)) return Truncated();
  cursor.Byte();  // LZW code size
  if (!cursor.SubBlocks(nullptr, nullptr)) return Truncated();
  if (width == 0 || height == 0) return Fail(ErrorCode::kDamagedFile, Stage::kNone);
  next.area = {left, top, left + width, top + height};
  out.frames.push_back(next);
  next = {};
  return {};
}

}  // namespace

Result<GifBlocks> WalkGif(ByteView file) {
  static constexpr std::uint8_t kExtension = 0x21;
  static constexpr std::uint8_t kImage = 0x2C;
  static constexpr std::uint8_t kTrailer = 0x3B;
  Cursor cursor(file);
  if (!cursor.Has(13)) return Truncated();
  if (AsText(cursor.Take(6)).substr(0, 4) != "GIF8") {
    return Fail(ErrorCode::kDamagedFile, Stage::kNone);
  }
  GifBlocks out;
  out.width = cursor.Short();
  out.height = cursor.Short();
  const std::uint8_t packed = cursor.Byte();
  cursor.Take(2);
  if (!cursor.SkipTable(packed)) return Truncated();
  GifFrame next;
  while (true) {
    if (!cursor.Has(1)) return Truncated();
    const std::uint8_t kind = cursor.Byte();
    if (kind == kTrailer) break;
    if (kind == kExtension) {
      if (!ReadExtension(cursor, next, out)) return Truncated();
    } else if (kind == kImage) {
      if (auto read = ReadImage(cursor, next, out); !read) return std::unexpected(read.error());
    } else {
      return Fail(ErrorCode::kDamagedFile, Stage::kNone);
    }
  }
  if (cursor.left() > 0) ++out.hidden_parts;
  for (const GifFrame& frame : out.frames) {
    if (frame.area.right > out.width || frame.area.bottom > out.height) {
      return Fail(ErrorCode::kUnsupportedVariant, Stage::kNone);
    }
  }
  return out;
}

}  // namespace zwartlak::image
