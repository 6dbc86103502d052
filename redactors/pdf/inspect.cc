// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/pdf/inspect.h"

#include <algorithm>
#include <cstdlib>
#include <exception>
#include <new>
#include <utility>

#include "models/layout.h"
#include "redactors/pdf/inspect_pages.h"
#include "redactors/pdf/inspect_structure.h"

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
    const Structure structure = ScanStructure(output.bytes);
    StructureCheck check{.boxes_solid = true,
                         .outside_untouched = before->count() == after->count(),
                         .metadata_clean = structure.clean && !after->HasHiddenParts()};
    for (int i = 0; i < after->count() && check.outside_untouched; ++i) {
      const auto a = before->Draw(i);
      if (!a) return std::unexpected(a.error());
      const auto b = after->Draw(i);
      if (!b) return std::unexpected(b.error());
      if (a->width != b->width || a->height != b->height) {
        check.outside_untouched = false;
        break;
      }
      const Boxes boxes(plan, static_cast<std::uint32_t>(i), a->width, a->height);
      Compare(*a, *b, boxes, structure.lossy, check);
    }
    return check;
  }

  static Result<ExtractedDocument> RereadAll(const RedactedFile& output, const PageReader& reader,
                                             const ReadOptions& options) {
    const auto pages = InspectedPages::Open(output.bytes);
    if (!pages) return Unreadable();
    ExtractedDocument document;
    document.type = output.type;
    for (int i = 0; i < pages->count(); ++i) {
      const auto drawing = pages->Draw(i);
      if (!drawing) return std::unexpected(drawing.error());
      const std::vector<std::uint8_t> rgb = RgbOf(*drawing);
      auto page = reader.Read({rgb.data(), drawing->width, drawing->height,
                               static_cast<std::size_t>(drawing->width) * 3},
                              options);
      if (!page) return std::unexpected(page.error());
      TextRegion layer = std::move(LayOut(pages->Lines(i)).front());
      layer.origin = Origin::kTextLayer;
      if (!layer.segments.empty()) page->regions.push_back(std::move(layer));
      ++document.coverage.pages;
      document.coverage.unread_areas += static_cast<std::uint32_t>(page->unread.size());
      document.pages.push_back(*std::move(page));
    }
    return document;
  }
};

}  // namespace

std::unique_ptr<Inspector> MakePdfInspector() { return std::make_unique<PdfInspector>(); }

}  // namespace zwartlak::pdf
