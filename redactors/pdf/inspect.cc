// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/pdf/inspect.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <exception>
#include <new>
#include <set>
#include <string>
#include <utility>

#include "models/layout.h"
#include "redactors/pdf/inspect_pages.h"
#include "redactors/pdf/inspect_structure.h"
#include "redactors/pdf/page_space.h"

namespace zwartlak::pdf {
namespace {

// What JPEG at quality 90 explains: darkness within a box, and the mean difference of a block of
// 16 x 16 pixels, where a box rings and elsewhere. A changed letter is a multiple of that.
constexpr int kBoxLuma = 24;
constexpr int kBlock = 16;
constexpr std::int64_t kMeanNearBox = 16;
constexpr std::int64_t kMean = 5;

int Luma(std::uint32_t w) {
  return static_cast<int>((299 * ((w >> 16) & 255U) + 587 * ((w >> 8) & 255U) + 114 * (w & 255U)) /
                          1000);
}

class Boxes {
 public:
  Boxes(const RedactionPlan& plan, std::uint32_t page, int width, int height)
      : width_(width),
        inside_(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), false) {
    for (const PlanItem& item : plan.items) {
      if (item.page != page) continue;
      for (int y = std::max(item.box.top, 0); y < std::min(item.box.bottom, height); ++y) {
        for (int x = std::max(item.box.left, 0); x < std::min(item.box.right, width); ++x) {
          inside_[Index(x, y)] = true;
        }
      }
    }
  }
  [[nodiscard]] bool Hold(int x, int y) const { return inside_[Index(x, y)]; }

 private:
  [[nodiscard]] std::size_t Index(int x, int y) const {
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(width_) +
           static_cast<std::size_t>(x);
  }
  int width_;
  std::vector<bool> inside_;
};

void CompareExactly(const Drawing& before, const Drawing& after, const Boxes& boxes,
                    StructureCheck& check) {
  for (int y = 0; y < before.height; ++y) {
    for (int x = 0; x < before.width; ++x) {
      const std::uint32_t now = after.at(x, y);
      if (boxes.Hold(x, y)) {
        check.boxes_solid &= now == 0;
      } else {
        check.outside_untouched &= now == before.at(x, y);
      }
    }
  }
}

void CompareBlock(const Drawing& before, const Drawing& after, const Boxes& boxes, int left,
                  int top, StructureCheck& check) {
  std::int64_t difference = 0;
  std::int64_t outside = 0;
  bool near = false;
  for (int y = top; y < std::min(top + kBlock, before.height); ++y) {
    for (int x = left; x < std::min(left + kBlock, before.width); ++x) {
      if (boxes.Hold(x, y)) {
        near = true;
        check.boxes_solid &= Luma(after.at(x, y)) <= kBoxLuma;
      } else {
        difference += std::abs(Luma(before.at(x, y)) - Luma(after.at(x, y)));
        ++outside;
      }
    }
  }
  check.outside_untouched &= difference <= outside * (near ? kMeanNearBox : kMean);
}

void Compare(const Drawing& before, const Drawing& after, const Boxes& boxes, bool lossy,
             StructureCheck& check) {
  if (!lossy) return CompareExactly(before, after, boxes, check);
  for (int top = 0; top < before.height; top += kBlock) {
    for (int left = 0; left < before.width; left += kBlock) {
      CompareBlock(before, after, boxes, left, top, check);
    }
  }
}

// A page whose text stayed text. Glyphs beside a gap may have moved by a quarter of a point, which
// can be a pixel; a letter that came or went is ink where no ink was near, or the other way round.
// Looked at from afar first; there a stem that moved can be blurred beyond likeness, so what
// differs is looked at again in page space, by the same measure.
constexpr int kFar = 2;  // pixels of page space a pixel
constexpr int kDigitalBoxLuma = 2;
constexpr int kOtherColor = 100;
constexpr std::size_t kStrayPixels = 12;

// True if no pixel of `there` around (x, y) is like `luma`.
bool IsNewIn(const Drawing& there, int x, int y, int luma) {
  int lowest = 255;
  int highest = 0;
  for (int row = std::max(y - 1, 0); row <= std::min(y + 1, there.height - 1); ++row) {
    for (int column = std::max(x - 1, 0); column <= std::min(x + 1, there.width - 1); ++column) {
      const int value = Luma(there.at(column, row));
      lowest = std::min(lowest, value);
      highest = std::max(highest, value);
    }
  }
  return luma < lowest - kOtherColor || luma > highest + kOtherColor;
}

bool Differs(const Drawing& a, const Drawing& b, int x, int y) {
  if (a.at(x, y) == b.at(x, y)) return false;
  return IsNewIn(a, x, y, Luma(b.at(x, y))) || IsNewIn(b, x, y, Luma(a.at(x, y)));
}

// `scale`: pixels of page space a pixel of the drawings.
StructureCheck CompareDigital(const Drawing& before, const Drawing& after,
                              const RedactionPlan& plan, std::uint32_t page, int scale) {
  StructureCheck check{.boxes_solid = true, .outside_untouched = true, .metadata_clean = true};
  enum : std::uint8_t { kOutside, kEdge, kInside };
  const auto width = static_cast<std::size_t>(before.width);
  std::vector<std::uint8_t> marks(width * static_cast<std::size_t>(before.height), kOutside);
  const auto mark = [&](const PixelRect& r, std::uint8_t value) {
    for (int y = std::max(r.top, 0); y < std::min(r.bottom, before.height); ++y) {
      for (int x = std::max(r.left, 0); x < std::min(r.right, before.width); ++x) {
        std::uint8_t& m = marks[static_cast<std::size_t>(y) * width + static_cast<std::size_t>(x)];
        m = std::max(m, value);
      }
    }
  };
  for (const PlanItem& item : plan.items) {
    if (item.page != page || item.box.empty()) continue;
    const PixelRect& b = item.box;
    const auto up = [scale](int v) { return (v + scale - 1) / scale; };
    mark({b.left / scale - 1, b.top / scale - 1, up(b.right) + 1, up(b.bottom) + 1}, kEdge);
    mark({up(b.left), up(b.top), b.right / scale, b.bottom / scale}, kInside);
  }
  std::size_t changed = 0;
  for (int y = 0; y < before.height; ++y) {
    for (int x = 0; x < before.width; ++x) {
      const std::uint8_t m =
          marks[static_cast<std::size_t>(y) * width + static_cast<std::size_t>(x)];
      const int now = Luma(after.at(x, y));
      if (m == kInside) check.boxes_solid &= now <= kDigitalBoxLuma;
      if (m == kOutside && Differs(before, after, x, y)) ++changed;
    }
  }
  check.outside_untouched = changed <= kStrayPixels;
  return check;
}

std::vector<std::uint8_t> RgbOf(const Drawing& drawing) {
  std::vector<std::uint8_t> rgb;
  rgb.reserve(drawing.words.size() * 3);
  for (const std::uint32_t w : drawing.words) {
    for (const unsigned shift : {16U, 8U, 0U}) rgb.push_back(static_cast<std::uint8_t>(w >> shift));
  }
  return rgb;
}

std::unexpected<Error> Unreadable() { return Fail(ErrorCode::kOutputUnreadable, Stage::kVerify); }

class PdfInspector final : public Inspector {
 public:
  Result<StructureCheck> Check(const IdentifiedMedia& original, const RedactionPlan& plan,
                               const RedactedFile& output) const override {
    return Guarded([&] { return CheckAll(original, plan, output); });
  }

  Result<Bytes> Unpacked(const RedactedFile& output) const override {
    return Guarded([&]() -> Result<Bytes> {
      const Structure structure = ReadStructure(output.bytes);
      const ByteView view = AsBytes(structure.unpacked);
      return Bytes(view.begin(), view.end());
    });
  }

  Result<ExtractedDocument> Reread(const RedactedFile& output, const PageReader* reader,
                                   const ReadOptions& options) const override {
    if (reader == nullptr) return Fail(ErrorCode::kMissingLanguageData, Stage::kVerify);
    return Guarded([&] { return RereadAll(output, *reader, options); });
  }

 private:
  template <typename Body>
  static auto Guarded(Body body) -> decltype(body()) {
    try {
      return body();
    } catch (const std::bad_alloc&) {
      return Fail(ErrorCode::kOutOfMemory, Stage::kVerify);
    } catch (const std::exception&) {
      return Unreadable();
    }
  }

  static Result<StructureCheck> CheckAll(const IdentifiedMedia& original, const RedactionPlan& plan,
                                         const RedactedFile& output) {
    const auto before = InspectedPages::Open(*original.bytes);
    const auto after = InspectedPages::Open(output.bytes);
    if (!before || !after) return Unreadable();
    const Structure structure = ReadStructure(output.bytes);
    const auto count = static_cast<std::size_t>(after->count());
    StructureCheck check{.boxes_solid = true,
                         .outside_untouched = before->count() == after->count(),
                         .metadata_clean = structure.clean && !after->HasHiddenParts() &&
                                           structure.pages.size() == count};
    for (std::size_t i = 0; i < count && check.outside_untouched && check.metadata_clean; ++i) {
      const auto compared =
          ComparePage(*before, *after, static_cast<int>(i), structure.pages[i], plan, check);
      if (!compared) return std::unexpected(compared.error());
    }
    return check;
  }

  static Result<void> ComparePage(const InspectedPages& before, const InspectedPages& after,
                                  int number, const PageFacts& facts, const RedactionPlan& plan,
                                  StructureCheck& check) {
    for (const int scale : {kFar, 1}) {
      if (!facts.is_digital() && scale != 1) continue;
      const auto a = before.Draw(number, kDpi / scale);
      if (!a) return std::unexpected(a.error());
      const auto b = after.Draw(number, kDpi / scale);
      if (!b) return std::unexpected(b.error());
      if (a->width != b->width || a->height != b->height) {
        check.outside_untouched = false;
        return {};
      }
      const auto page = static_cast<std::uint32_t>(number);
      if (!facts.is_digital()) {
        const Boxes boxes(plan, page, a->width, a->height);
        Compare(*a, *b, boxes, facts.has_lossy_image, check);
        return {};
      }
      const StructureCheck seen = CompareDigital(*a, *b, plan, page, scale);
      check.boxes_solid &= seen.boxes_solid;
      if (seen.outside_untouched) return {};
    }
    check.outside_untouched = false;
    return {};
  }

  static Result<ExtractedDocument> RereadAll(const RedactedFile& output, const PageReader& reader,
                                             const ReadOptions& options) {
    const auto pages = InspectedPages::Open(output.bytes);
    if (!pages) return Unreadable();
    const Structure structure = ReadStructure(output.bytes);
    if (structure.pages.size() != static_cast<std::size_t>(pages->count())) return Unreadable();
    ExtractedDocument document;
    document.type = output.type;
    std::set<std::string> fonts_read;
    for (int i = 0; i < pages->count(); ++i) {
      const PageFacts& facts = structure.pages[static_cast<std::size_t>(i)];
      auto page = ReadPage(*pages, i, facts, fonts_read, reader, options);
      if (!page) return std::unexpected(page.error());
      ++document.coverage.pages;
      document.coverage.unread_areas += static_cast<std::uint32_t>(page->unread.size());
      document.pages.push_back(*std::move(page));
    }
    return document;
  }

  // What a font's letters look like can differ from what they are called; so a page of text is
  // read by eye when it is the first with one of its fonts, and when they cannot be told apart
  // (Type 3, or not objects of their own).
  static Result<Page> ReadPage(const InspectedPages& pages, int number, const PageFacts& facts,
                               std::set<std::string>& fonts_read, const PageReader& reader,
                               const ReadOptions& options) {
    const bool has_new_font =
        facts.fonts.empty() || !std::ranges::includes(fonts_read, facts.fonts);
    fonts_read.insert(facts.fonts.begin(), facts.fonts.end());
    if (facts.has_image && !facts.has_font) return ReadPicture(pages, number, reader, options);
    if (facts.has_image || has_new_font) return ReadMixed(pages, number, reader, options);
    return DigitalPage(pages, number);
  }

  static TextRegion Layer(const InspectedPages& pages, int number) {
    TextRegion layer = std::move(LayOut(pages.Lines(number)).front());
    layer.origin = Origin::kTextLayer;
    return layer;
  }

  static Page DigitalPage(const InspectedPages& pages, int number) {
    Page page;
    const Point size = pages.SizeOf(number);
    page.width = std::ceil(size.x);
    page.height = std::ceil(size.y);
    page.regions.push_back(Layer(pages, number));
    return page;
  }

  // The text first: it is what the original's page was led by.
  static Result<Page> ReadMixed(const InspectedPages& pages, int number, const PageReader& reader,
                                const ReadOptions& options) {
    auto read = ReadPicture(pages, number, reader, options);
    if (!read) return read;
    Page page = DigitalPage(pages, number);
    for (TextRegion& region : read->regions) {
      if (region.origin != Origin::kTextLayer) page.regions.push_back(std::move(region));
    }
    page.unread = std::move(read->unread);
    return page;
  }

  static Result<Page> ReadPicture(const InspectedPages& pages, int number, const PageReader& reader,
                                  const ReadOptions& options) {
    const auto drawing = pages.Draw(number, kDpi);
    if (!drawing) return std::unexpected(drawing.error());
    const std::vector<std::uint8_t> rgb = RgbOf(*drawing);
    auto page = reader.Read(
        {rgb.data(), drawing->width, drawing->height, static_cast<std::size_t>(drawing->width) * 3},
        options);
    if (!page) return page;
    TextRegion layer = Layer(pages, number);
    if (!layer.segments.empty()) page->regions.push_back(std::move(layer));
    return page;
  }
};

}  // namespace

std::unique_ptr<Inspector> MakePdfInspector() { return std::make_unique<PdfInspector>(); }

}  // namespace zwartlak::pdf
