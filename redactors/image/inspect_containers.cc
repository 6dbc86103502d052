// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/image/inspect_containers.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "redactors/image/inspect_blocks.h"

namespace zwartlak::image {
namespace {

using namespace std::string_view_literals;

// Reads little- or big-endian numbers; beyond the end everything is zero.
class Numbers {
 public:
  Numbers(ByteView file, bool little) : file_(file), little_(little) {}
  [[nodiscard]] std::uint64_t At(std::uint64_t at, std::size_t size) const {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < size; ++i) {
      const std::uint64_t place = at + (little_ ? size - 1 - i : i);
      value = value * 256 + (place < file_.size() ? file_[place] : 0);
    }
    return value;
  }

 private:
  ByteView file_;
  bool little_;
};

// Length of the sub-blocks at `at`, terminator included; npos if they leave the file.
std::size_t SubBlocks(ByteView file, std::size_t at) {
  const std::size_t start = at;
  while (at < file.size()) {
    const std::size_t size = file[at];
    at += size + 1;
    if (size == 0) return at - start;
  }
  return std::string_view::npos;
}

std::size_t TableSize(std::uint8_t packed) {
  return (packed & 0x80U) != 0 ? std::size_t{3} << ((packed & 7U) + 1) : 0;
}

bool IsLoop(ByteView file, std::size_t at) {
  return at + 19 <= file.size() && AsText(file.subspan(at, 12)) == "\x0BNETSCAPE2.0"sv &&
         file[at + 12] == 3 && file[at + 13] == 1 && file[at + 16] == 0;
}

}  // namespace

bool IsCleanGif(ByteView file) {
  if (file.size() < 14) return false;
  std::size_t at = 13 + TableSize(file[10]);
  while (at + 1 < file.size() || (at < file.size() && file[at] == 0x3B)) {
    const std::uint8_t kind = file[at];
    if (kind == 0x3B) return at + 1 == file.size();
    std::size_t blocks = at + 2;
    if (kind == 0x21) {
      const std::uint8_t label = file[at + 1];
      const bool loop = label == 0xFF && at + 19 < file.size() && IsLoop(file, at + 2);
      if (label != 0xF9 && !loop) return false;
    } else if (kind == 0x2C && at + 10 < file.size()) {
      blocks = at + 10 + TableSize(file[at + 9]) + 1;
    } else {
      return false;
    }
    const std::size_t length = SubBlocks(file, blocks);
    if (length == std::string_view::npos) return false;
    at = blocks + length;
  }
  return false;
}

bool IsCleanWebp(ByteView file) {
  static constexpr std::array<std::string_view, 6> kPicture{"VP8 ", "VP8L", "VP8X",
                                                            "ALPH", "ANIM", "ANMF"};
  const Numbers numbers(file, true);
  if (file.size() < 20 || numbers.At(4, 4) + 8 != file.size()) return false;
  for (std::size_t at = 12; at < file.size();) {
    const std::size_t size = numbers.At(at + 4, 4);
    if (file.size() - at < 8 || size > file.size() - at - 8) return false;
    const std::string_view type = AsText(file.subspan(at, 4));
    const ByteView data = file.subspan(at + 8, size);
    const bool fine = std::ranges::count(kPicture, type) > 0 ||
                      (type == "EXIF"sv && IsOrientationOnly(data)) ||
                      (type == "ICCP"sv && IsCleanIcc(data));
    if (!fine) return false;
    at += 8 + size + size % 2;
  }
  return true;
}

ByteView WebpExif(ByteView file) {
  const Numbers numbers(file, true);
  for (std::size_t at = 12; at + 8 <= file.size();) {
    const std::size_t size = numbers.At(at + 4, 4);
    if (size > file.size() - at - 8) return {};
    if (AsText(file.subspan(at, 4)) == "EXIF"sv) {
      ByteView exif = file.subspan(at + 8, size);
      return AsText(exif).starts_with("Exif\0\0"sv) ? exif.subspan(6) : exif;
    }
    at += 8 + size + size % 2;
  }
  return {};
}

bool IsCleanBmp(ByteView file) {
  const Numbers n(file, true);
  if (file.size() < 54) return false;
  const std::uint64_t info = n.At(14, 4);
  const std::uint64_t bits = n.At(28, 2);
  const std::uint64_t stride = (n.At(18, 4) * bits + 31) / 32 * 4;
  const std::uint64_t palette = 4 * n.At(46, 4);
  if (info != 40 && info != 108) return false;
  if (n.At(6, 4) != 0 || n.At(10, 4) != 14 + info + palette) return false;
  if (n.At(10, 4) + stride * n.At(22, 4) != file.size()) return false;
  // The padding of the rows holds nothing.
  const std::uint64_t used = (n.At(18, 4) * bits + 7) / 8;
  for (std::uint64_t row = n.At(10, 4); used < stride && row < file.size(); row += stride) {
    const ByteView padding = file.subspan(row + used, stride - used);
    if (std::ranges::any_of(padding, [](std::uint8_t b) { return b != 0; })) return false;
  }
  return true;
}

namespace {

// Tags that a picture needs: TIFF 6.0 sizes, layout, colours; tables of JPEG and fax; the profile.
constexpr std::array<std::uint16_t, 36> kTiffTags{
    254, 256, 257, 258, 259, 262, 266, 273, 274, 277, 278, 279, 280, 281, 282, 283, 284, 292,
    293, 296, 297, 317, 320, 322, 323, 324, 325, 332, 334, 338, 339, 347, 529, 530, 531, 532};

using Range = std::pair<std::uint64_t, std::uint64_t>;  // start, size

class TiffWalk {
 public:
  explicit TiffWalk(ByteView file)
      : file_(file), little_(file[0] == 'I'), n_(file, little_), big_(n_.At(2, 2) == 43) {}

  bool IsClean() {
    used_.push_back({0, big_ ? 16 : 8});
    std::uint64_t directory = big_ ? n_.At(8, 8) : n_.At(4, 4);
    for (int pages = 0; directory != 0; ++pages) {
      if (pages > 100'000 || directory >= file_.size()) return false;
      if (!Directory(directory)) return false;
    }
    return NothingBetween();
  }

 private:
  bool Directory(std::uint64_t& directory) {
    const std::uint64_t head = big_ ? 8 : 2;
    const std::uint64_t entry_size = big_ ? 20 : 12;
    const std::uint64_t count = n_.At(directory, head);
    if (count > 200) return false;
    for (std::uint64_t i = 0; i < count; ++i) {
      if (!Entry(directory + head + i * entry_size)) return false;
    }
    const std::uint64_t end = directory + head + count * entry_size;
    used_.push_back({directory, end - directory + (big_ ? 8 : 4)});
    directory = n_.At(end, big_ ? 8 : 4);
    return Pieces();
  }
  bool Entry(std::uint64_t at) {
    static constexpr std::array<std::uint64_t, 19> kSizes{0, 1, 1, 2, 4, 8, 1, 1, 2, 4,
                                                          8, 4, 8, 4, 0, 0, 8, 8, 8};
    const std::uint64_t tag = n_.At(at, 2);
    const std::uint64_t type = n_.At(at + 2, 2);
    const std::uint64_t count = n_.At(at + 4, big_ ? 8 : 4);
    if (type >= kSizes.size() || count > file_.size()) return false;
    const std::uint64_t size = kSizes[type] * count;
    const std::uint64_t inside = big_ ? 8 : 4;
    const std::uint64_t value = at + (big_ ? 12 : 8);
    const std::uint64_t place = size <= inside ? value : n_.At(value, inside);
    if (place > file_.size() || size > file_.size() - place) return false;
    if (size > inside) used_.push_back({place, size});
    if (tag == 34675) return IsCleanIcc(file_.subspan(place, size));
    if (std::ranges::count(kTiffTags, tag) == 0) return false;
    std::vector<std::uint64_t>* list = nullptr;
    if (tag == 273 || tag == 324) list = &offsets_;
    if (tag == 279 || tag == 325) list = &sizes_;
    for (std::uint64_t i = 0; list != nullptr && i < count; ++i) {
      list->push_back(n_.At(place + i * kSizes[type], kSizes[type]));
    }
    return true;
  }
  bool Pieces() {
    if (offsets_.size() != sizes_.size()) return false;
    for (std::size_t i = 0; i < offsets_.size(); ++i) used_.push_back({offsets_[i], sizes_[i]});
    offsets_.clear();
    sizes_.clear();
    return true;
  }
  // Every byte belongs to a directory, a value or a strip; a zero may even out an address.
  bool NothingBetween() {
    std::ranges::sort(used_);
    std::uint64_t end = 0;
    used_.push_back({file_.size(), 0});
    for (const auto& [start, size] : used_) {
      for (std::uint64_t i = end; i < std::min<std::uint64_t>(start, file_.size()); ++i) {
        if (file_[i] != 0 || start - end > 7) return false;
      }
      end = std::max(end, start + size);
    }
    return end <= file_.size();
  }

  ByteView file_;
  bool little_;
  Numbers n_;
  bool big_;
  std::vector<Range> used_;
  std::vector<std::uint64_t> offsets_;
  std::vector<std::uint64_t> sizes_;
};

}  // namespace

bool IsCleanTiff(ByteView file) { return file.size() > 16 && TiffWalk(file).IsClean(); }

}  // namespace zwartlak::image
