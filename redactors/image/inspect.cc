// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/image/inspect.h"

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <map>
#include <new>
#include <optional>
#include <stdexcept>
#include <utility>

#include "pipeline/core/parallel.h"
#include "redactors/image/inspect_metadata.h"
#include "redactors/image/inspect_raster.h"
#include "redactors/image/label.h"

namespace zwartlak::image {
namespace {

enum Mark : std::uint8_t { kOutside, kNear, kBoxed, kLetter };

// How upright page pixels map to stored ones, from the definition of EXIF's eight orientations.
class Turn {
 public:
  explicit Turn(const Raster& raster) : width_(raster.width), height_(raster.height) {
    const int o = raster.orientation;
    transposed_ = o >= 5;
    mirror_x_ = o == 2 || o == 3 || o == 6 || o == 7;
    mirror_y_ = o == 3 || o == 4 || o == 7 || o == 8;
  }
  [[nodiscard]] int width() const { return transposed_ ? height_ : width_; }
  [[nodiscard]] int height() const { return transposed_ ? width_ : height_; }
  // Index of an upright pixel in a stored picture of `stride` pixels a row.
  [[nodiscard]] std::size_t Stored(int x, int y, std::size_t stride) const {
    if (mirror_x_) x = width() - 1 - x;
    if (mirror_y_) y = height() - 1 - y;
    if (transposed_) std::swap(x, y);
    return static_cast<std::size_t>(y) * stride + static_cast<std::size_t>(x);
  }

 private:
  int width_;
  int height_;
  bool transposed_ = false;
  bool mirror_x_ = false;
  bool mirror_y_ = false;
};

using Marks = std::vector<std::uint8_t>;  // stored pixels, row by row

void MarkRect(const PixelRect& r, const Raster& raster, const Turn& turn, Mark mark, Marks& marks) {
  for (int y = std::max(r.top, 0); y < std::min(r.bottom, turn.height()); ++y) {
    for (int x = std::max(r.left, 0); x < std::min(r.right, turn.width()); ++x) {
      std::uint8_t& m = marks[turn.Stored(x, y, static_cast<std::size_t>(raster.width))];
      m = std::max(m, static_cast<std::uint8_t>(mark));
    }
  }
}

// Coded units that a box touches, in stored pixels, and what interpolation of chroma adds to them.
void MarkNear(const JpegGrid& grid, const Raster& raster, Marks& marks) {
  PixelRect unit;
  const Marks boxed = marks;
  const auto columns = static_cast<std::size_t>(raster.width);
  for (int top = 0; top < raster.height; top += grid.unit_height) {
    for (int left = 0; left < raster.width; left += grid.unit_width) {
      unit = {std::max(left - grid.reach_x, 0), std::max(top - grid.reach_y, 0),
              std::min(left + grid.unit_width + grid.reach_x, raster.width),
              std::min(top + grid.unit_height + grid.reach_y, raster.height)};
      bool touched = false;
      for (int y = unit.top; y < unit.bottom && !touched; ++y) {
        const auto row =
            boxed.begin() + static_cast<std::ptrdiff_t>(static_cast<std::size_t>(y) * columns);
        touched = std::any_of(row + unit.left, row + unit.right,
                              [](std::uint8_t m) { return m >= kBoxed; });
      }
      if (!touched) continue;
      for (int y = unit.top; y < unit.bottom; ++y) {
        for (int x = unit.left; x < unit.right; ++x) {
          std::uint8_t& m =
              marks[static_cast<std::size_t>(y) * columns + static_cast<std::size_t>(x)];
          m = std::max(m, static_cast<std::uint8_t>(kNear));
        }
      }
    }
  }
}

int Channel(std::uint32_t word, int shift) { return static_cast<int>((word >> shift) & 255U); }

int Luma(std::uint32_t w) {
  return (299 * Channel(w, 24) + 587 * Channel(w, 16) + 114 * Channel(w, 8)) / 1000;
}

bool IsLight(std::uint32_t w) { return Channel(w, 0) >= 64 && Luma(w) > 190; }

// How far a box may depart from black.
struct Tolerance {
  int luma = 0;
  int channel = 0;
  bool one_color = false;  // all boxes of a frame must have the very same colour
};

// JPEG rounds; a GIF whose palette is full has its darkest colour instead of black.
Tolerance ToleranceOf(MediaType type) {
  if (type == MediaType::kJpeg) return {.luma = 3, .channel = 10};
  if (type == MediaType::kGif) return {.luma = 40, .channel = 255, .one_color = true};
  return {};
}

bool IsBlack(std::uint32_t word, const Tolerance& t) {
  if (Channel(word, 0) != 255 || Luma(word) > t.luma) return false;
  return Channel(word, 24) <= t.channel && Channel(word, 16) <= t.channel &&
         Channel(word, 8) <= t.channel;
}

bool LooksEqual(std::uint32_t a, std::uint32_t b) {
  return a == b || (Channel(a, 0) == 0 && Channel(b, 0) == 0);
}

// Mean luma difference that re-encoding at coarse quantisers explains.
constexpr std::uint64_t kMaxMeanLoss = 32;

void Compare(const Raster& before, const Raster& after, const Marks& marks, const Tolerance& t,
             StructureCheck& check) {
  std::uint64_t loss = 0;
  std::uint64_t near = 0;
  std::size_t at = 0;
  std::optional<std::uint32_t> color;
  for (int y = 0; y < before.height; ++y) {
    const std::uint32_t* a = before.row(y);
    const std::uint32_t* b = after.row(y);
    for (int x = 0; x < before.width; ++x, ++at) {
      switch (marks.empty() ? std::uint8_t{kOutside} : marks[at]) {
        case kOutside:
          if (!LooksEqual(a[x], b[x])) check.outside_untouched = false;
          break;
        case kNear:
          loss += static_cast<std::uint64_t>(std::abs(Luma(a[x]) - Luma(b[x])));
          ++near;
          break;
        case kLetter:
          if (b[x] != 0xFFFFFFFFU) check.boxes_solid = false;
          break;
        default:
          if (!IsBlack(b[x], t)) check.boxes_solid = false;
          if (!color) color = b[x];
          if (t.one_color && b[x] != *color) check.boxes_solid = false;
      }
    }
  }
  if (near > 0 && loss / near > kMaxMeanLoss) check.outside_untouched = false;
}

std::uint64_t HashOf(const Raster& raster) {
  std::uint64_t hash = 1469598103934665603ULL;
  for (int y = 0; y < raster.height; ++y) {
    const std::uint32_t* row = raster.row(y);
    for (int x = 0; x < raster.width; ++x) {
      hash = (hash ^ ((row[x] & 255U) == 0 ? 0 : row[x])) * 1099511628211ULL;
      hash ^= hash >> 31;
    }
  }
  return hash;
}

// Frame numbers by look: for each frame the first one that looks the same.
class Looks {
 public:
  std::uint32_t FirstLike(const Raster& raster, std::uint32_t page) {
    return first_.try_emplace({HashOf(raster), raster.width}, page).first->second;
  }

 private:
  std::map<std::pair<std::uint64_t, int>, std::uint32_t> first_;
};

Marks MarksOf(const RedactionPlan& plan, std::uint32_t page, std::uint32_t first,
              const Raster& raster, bool letters) {
  const Turn turn(raster);
  Marks marks;
  for (const PlanItem& item : plan.items) {
    if ((item.page != page && item.page != first) || item.box.empty()) continue;
    if (marks.empty()) {
      marks.resize(static_cast<std::size_t>(raster.width) *
                   static_cast<std::size_t>(raster.height));
    }
    MarkRect(item.box, raster, turn, kBoxed, marks);
    if (!letters || item.op != Operator::kLabel || raster.orientation != 1) continue;
    const PixelRect inside{
        std::clamp(item.box.left, 0, raster.width), std::clamp(item.box.top, 0, raster.height),
        std::clamp(item.box.right, 0, raster.width), std::clamp(item.box.bottom, 0, raster.height)};
    for (const Point& dot : LabelDots(item.label, inside)) {
      const int x = static_cast<int>(dot.x);
      const int y = static_cast<int>(dot.y);
      MarkRect({x, y, x + 1, y + 1}, raster, turn, kLetter, marks);
    }
  }
  return marks;
}

std::vector<std::uint8_t> UprightRgb(const Raster& raster, unsigned ground) {
  const Turn turn(raster);
  std::vector<std::uint8_t> rgb(static_cast<std::size_t>(turn.width()) *
                                static_cast<std::size_t>(turn.height()) * 3);
  std::uint8_t* to = rgb.data();
  for (int y = 0; y < turn.height(); ++y) {
    for (int x = 0; x < turn.width(); ++x, to += 3) {
      const std::uint32_t word = raster.words[turn.Stored(x, y, raster.words_per_row)];
      const unsigned alpha = word & 255U;
      for (int c = 0; c < 3; ++c) {
        const unsigned value = (word >> (24 - 8 * c)) & 255U;
        to[c] = static_cast<std::uint8_t>((value * alpha + ground * (255U - alpha) + 127U) / 255U);
      }
    }
  }
  return rgb;
}

bool HasLightStrokesOnNothing(const Raster& raster) {
  int found = 0;
  for (int y = 0; y < raster.height; ++y) {
    const std::uint32_t* row = raster.row(y);
    for (int x = 1; x < raster.width; ++x) {
      const bool left = IsLight(row[x - 1]) && Channel(row[x], 0) < 64;
      const bool right = IsLight(row[x]) && Channel(row[x - 1], 0) < 64;
      if ((left || right) && ++found >= 12) return true;
    }
  }
  return false;
}

// Takes the raster: a big picture must not be held twice while it is read.
Result<Page> ReadRaster(Raster raster, const PageReader& reader, const ReadOptions& options) {
  const Turn turn(raster);
  const auto read = [&](const std::vector<std::uint8_t>& rgb) {
    return reader.Read(
        {rgb.data(), turn.width(), turn.height(), static_cast<std::size_t>(turn.width()) * 3},
        options);
  };
  const bool both = HasLightStrokesOnNothing(raster);
  std::vector<std::uint8_t> rgb = UprightRgb(raster, 255);
  if (!both) raster = {};
  auto page = read(rgb);
  if (!page || !both) return page;
  rgb = UprightRgb(raster, 0);
  raster = {};
  auto dark = read(rgb);
  if (!dark) return dark;
  page->regions.insert(page->regions.end(), dark->regions.begin(), dark->regions.end());
  page->unread.insert(page->unread.end(), dark->unread.begin(), dark->unread.end());
  return page;
}

void Count(const Page& page, Coverage& coverage) {
  ++coverage.pages;
  coverage.unread_areas += static_cast<std::uint32_t>(page.unread.size());
  for (const TextRegion& region : page.regions) {
    coverage.segments += static_cast<std::uint32_t>(region.segments.size());
  }
}

class PictureInspector final : public Inspector {
 public:
  Result<StructureCheck> Check(const IdentifiedMedia& original, const RedactionPlan& plan,
                               const RedactedFile& output) const override {
    return WithinMemory([&] { return CheckAll(original, plan, output); });
  }

  Result<ExtractedDocument> Reread(const RedactedFile& output, const PageReader* reader,
                                   const ReadOptions& options) const override {
    if (reader == nullptr) return Fail(ErrorCode::kMissingLanguageData, Stage::kVerify);
    return WithinMemory([&] { return RereadAll(output, *reader, options); });
  }

 private:
  // Exceptions of the standard library end here.
  template <typename Body>
  static auto WithinMemory(Body body) -> decltype(body()) {
    try {
      return body();
    } catch (const std::bad_alloc&) {
      return Fail(ErrorCode::kOutOfMemory, Stage::kVerify);
    } catch (const std::length_error&) {
      return Fail(ErrorCode::kOutOfMemory, Stage::kVerify);
    }
  }

  static Result<StructureCheck> CheckAll(const IdentifiedMedia& original, const RedactionPlan& plan,
                                         const RedactedFile& output) {
    auto before = OpenRasters(original.type, *original.bytes);
    if (!before) return std::unexpected(before.error());
    auto after = OpenRasters(output.type, output.bytes);
    if (!after) return std::unexpected(after.error());
    StructureCheck check{.boxes_solid = true, .outside_untouched = true, .metadata_clean = false};
    check.metadata_clean = IsFreeOfMetadata(output.type, output.bytes);
    const bool lossy = output.type == MediaType::kJpeg;
    const Tolerance tolerance = ToleranceOf(output.type);
    Looks looks;
    for (std::uint32_t page = 0;; ++page) {
      auto [a, b] = NextOfBoth(**before, **after);
      if (!a || !b) return Fail(ErrorCode::kOutputUnreadable, Stage::kVerify);
      if (!*a && !*b) return check;
      if (!*a || !*b || !SameShape(**a, **b)) {
        check.outside_untouched = false;
        return check;
      }
      const std::uint32_t first = looks.FirstLike(**a, page);
      Marks marks = MarksOf(plan, page, first, **a, !lossy);
      if (lossy && !marks.empty()) MarkNear(GridOf(output.bytes), **a, marks);
      Compare(**a, **b, marks, tolerance, check);
    }
  }

  using Next = Result<std::optional<Raster>>;

  // Decoding is half of the comparison, and each side has its own decoder.
  static std::pair<Next, Next> NextOfBoth(RasterSource& before, RasterSource& after) {
    Next a = std::nullopt;
    Next b = std::nullopt;
    std::atomic<bool> no_memory = false;
    ForEachParallel(2, 2, [&](std::size_t i, int) {
      try {
        (i == 0 ? a : b) = (i == 0 ? before : after).Next();
      } catch (const std::exception&) {  // bad_alloc or length_error
        no_memory = true;
      }
    });
    if (no_memory) throw std::bad_alloc();
    return {std::move(a), std::move(b)};
  }

  static Result<ExtractedDocument> RereadAll(const RedactedFile& output, const PageReader& reader,
                                             const ReadOptions& options) {
    auto source = OpenRasters(output.type, output.bytes);
    if (!source) return std::unexpected(source.error());
    ExtractedDocument document;
    document.type = output.type;
    Looks looks;
    for (std::uint32_t number = 0;; ++number) {
      auto raster = (*source)->Next();
      if (!raster) return Fail(ErrorCode::kOutputUnreadable, Stage::kVerify);
      if (!*raster) return document;
      const std::uint32_t first = looks.FirstLike(**raster, number);
      const std::uint64_t ms = (*raster)->ms;
      // Unlike extract, a repeated frame carries the text again: the original's frames may differ
      // under the boxes, so each needs its own residue.
      auto page = first < number ? Result<Page>(document.pages[first])
                                 : ReadRaster(*std::move(*raster), reader, options);
      if (!page) return std::unexpected(page.error());
      page->frame_ms = ms;
      Count(*page, document.coverage);
      document.pages.push_back(*std::move(page));
    }
  }

  // Size, turn, and the moment at which an animation shows it.
  static bool SameShape(const Raster& a, const Raster& b) {
    return a.width == b.width && a.height == b.height && a.orientation == b.orientation &&
           a.ms == b.ms;
  }
};

}  // namespace

std::unique_ptr<Inspector> MakePictureInspector() { return std::make_unique<PictureInspector>(); }

}  // namespace zwartlak::image
