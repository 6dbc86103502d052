// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/pdf/inspect.h"

#include <malloc.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <exception>
#include <memory>
#include <mutex>
#include <new>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "models/layout.h"
#include "redactors/pdf/inspect_compare.h"
#include "redactors/pdf/inspect_images.h"
#include "redactors/pdf/inspect_ink.h"
#include "redactors/pdf/inspect_labels.h"
#include "redactors/pdf/inspect_pages.h"
#include "redactors/pdf/inspect_sample.h"
#include "redactors/pdf/inspect_structure.h"
#include "redactors/pdf/page_lanes.h"
#include "redactors/pdf/page_space.h"

namespace zwartlak::pdf {
namespace {

constexpr int kFar = 2;  // pixels of page space a pixel of a page whose boxes are looked at

std::vector<PixelRect> BoxesOn(const RedactionPlan& plan, std::uint32_t page) {
  std::vector<PixelRect> boxes;
  for (const PlanItem& item : plan.items) {
    if (item.page == page && !item.box.empty()) boxes.push_back(item.box);
  }
  return boxes;
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

// Memory of Poppler's documents of one look, before the next look opens its own.
struct GiveBack {
  GiveBack() = default;
  GiveBack(const GiveBack&) = delete;
  GiveBack& operator=(const GiveBack&) = delete;
  ~GiveBack() { ::malloc_trim(0); }
};

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
      const GiveBack at_end;
      return body();
    } catch (const std::bad_alloc&) {
      return Fail(ErrorCode::kOutOfMemory, Stage::kVerify);
    } catch (const std::exception&) {
      return Unreadable();
    }
  }

  // One lane's views of original and output.
  struct Views {
    std::unique_ptr<InspectedPages> before;
    std::unique_ptr<InspectedPages> after;
  };

  static Result<StructureCheck> CheckAll(const IdentifiedMedia& original, const RedactionPlan& plan,
                                         const RedactedFile& output) {
    const Structure structure = ReadStructure(output.bytes);
    const std::size_t count = structure.pages.size();
    std::vector<Views> lanes;
    for (int i = 0; i < LanesFor(count); ++i) {
      lanes.push_back({InspectedPages::Open(*original.bytes, original.passwords),
                       InspectedPages::Open(output.bytes)});
      if (!lanes.back().before || !lanes.back().after) return Unreadable();
    }
    const Views& first = lanes.front();
    StructureCheck check{.boxes_solid = true,
                         .outside_untouched = first.before->count() == first.after->count(),
                         .metadata_clean = structure.clean && MayHave(structure.parts, plan) &&
                                           !first.after->HasHiddenParts() &&
                                           count == static_cast<std::size_t>(first.after->count())};
    if (!check.outside_untouched || !check.metadata_clean) return check;
    const Sample sample(output.bytes, plan);
    std::vector<Result<StructureCheck>> seen(count, check);
    ForEachPage(count, static_cast<int>(lanes.size()), [&](std::size_t i, std::size_t lane) {
      seen[i] = ComparePage(lanes[lane], static_cast<int>(i), structure.pages[i],
                            *structure.objects, plan, sample);
      return seen[i] && seen[i]->outside_untouched;
    });
    for (const Result<StructureCheck>& page : seen) {
      if (!page) return std::unexpected(page.error());
      check.boxes_solid &= page->boxes_solid;
      check.outside_untouched &= page->outside_untouched;
      check.metadata_clean &= page->metadata_clean;
      check.pages_by_pixels += page->pages_by_pixels;
    }
    return check;
  }

  // No part stays that the plan does not keep.
  static bool MayHave(const InspectedParts& parts, const RedactionPlan& plan) {
    return (plan.keep.title || !parts.has_title) && (plan.keep.links || !parts.has_links) &&
           (plan.keep.bookmarks || !parts.has_bookmarks) &&
           (plan.keep.url_queries || !parts.has_queries);
  }

  static Result<StructureCheck> ComparePage(const Views& views, int number, const PageFacts& facts,
                                            const InspectedObjects& objects,
                                            const RedactionPlan& plan, const Sample& sample) {
    const auto page = static_cast<std::uint32_t>(number);
    StructureCheck check{.boxes_solid = true, .outside_untouched = true, .metadata_clean = true};
    const std::vector<PixelRect> boxes = BoxesOn(plan, page);
    DrawnPage drawn;
    if (facts.has_image || !boxes.empty()) {
      auto looked = LookAtPage(*facts.page, objects);
      check.metadata_clean = looked.has_value();
      if (!looked) return check;
      drawn = *std::move(looked);
    }
    check.boxes_solid = AreSolidUnder(boxes, drawn) && AreFreeOfShapes(boxes, drawn);
    const std::vector<Rect> labels = LabelAreas(plan, page, *views.after);
    const int reach = static_cast<int>(std::ceil(ReachOfPixels(boxes, drawn)));
    const bool is_plain_text = facts.is_digital() && !facts.has_image && !facts.fonts.empty();
    const bool has_box = sample.IsChanged(page);
    const bool same_text = is_plain_text && !has_box && ShowsSameText(views, number);
    if (same_text && !sample.Holds(page)) return check;
    check.pages_by_pixels = 1;
    const BoxedPage boxed{boxes, labels, reach};
    if (!facts.is_digital()) return ComparePixels(views, number, boxed, facts, check);
    // In black and white a pale letter can pass for another one: not where the text says that it
    // may be.
    const bool may_be_rough = has_box || same_text || !is_plain_text;
    return CompareGrey(views, number, boxed, may_be_rough, facts.has_image, check);
  }

  static Result<StructureCheck> ComparePixels(const Views& views, int number,
                                              const BoxedPage& boxed, const PageFacts& facts,
                                              StructureCheck check) {
    const auto a = views.before->Draw(number, kDpi);
    if (!a) return std::unexpected(a.error());
    const auto b = views.after->Draw(number, kDpi);
    if (!b) return std::unexpected(b.error());
    check.outside_untouched = a->width == b->width && a->height == b->height;
    if (check.outside_untouched) ComparePicture(*a, *b, boxed, facts.has_lossy_image, check);
    return check;
  }

  static Result<TextCheck> LookAtRows(const Views& views, int number, const BoxedPage& boxed,
                                      std::pair<int, int> rows) {
    const auto a = views.before->DrawGrey(number, kDpi, rows.first, rows.second);
    if (!a) return std::unexpected(a.error());
    const auto b = views.after->DrawGrey(number, kDpi, rows.first, rows.second);
    if (!b) return std::unexpected(b.error());
    return CompareText(*a, *b, boxed);
  }

  // What changed in grey from afar: pictures come out of black and white as dots that say little.
  static Result<std::vector<int>> ChangedFar(const Views& views, int number, const BoxedPage& boxed,
                                             StructureCheck& check) {
    const auto a = views.before->DrawGrey(number, kDpi / kFar);
    if (!a) return std::unexpected(a.error());
    const auto b = views.after->DrawGrey(number, kDpi / kFar);
    if (!b) return std::unexpected(b.error());
    TextCheck seen = CompareText(*a, *b, boxed, kFar);
    check.boxes_solid &= seen.boxes_solid;
    for (int& row : seen.changed) row *= kFar;
    return std::move(seen.changed);
  }

  // What changed in black and white; whether boxes are black is seen in grey.
  static Result<std::vector<int>> ChangedInk(const Views& views, int number, const BoxedPage& boxed,
                                             StructureCheck& check) {
    const auto a = views.before->DrawInk(number, kDpi);
    if (!a) return std::unexpected(a.error());
    const auto b = views.after->DrawInk(number, kDpi);
    if (!b) return std::unexpected(b.error());
    if (a->width != b->width || a->height != b->height) return Unreadable();
    if (!boxed.boxes.empty()) {
      const auto grey = views.after->DrawRough(number, kDpi / kFar);
      if (!grey) return std::unexpected(grey.error());
      check.boxes_solid &= AreBlack(*grey, boxed, kFar);
    }
    return CompareInk(*a, *b, boxed);
  }

  // Text is compared by its darkness only: in black and white if `may_be_rough`, and then in grey
  // where it seems to differ.
  static Result<StructureCheck> CompareGrey(const Views& views, int number, const BoxedPage& boxed,
                                            bool may_be_rough, bool has_image,
                                            StructureCheck check) {
    const Point size = views.before->SizeOf(number);
    const Point now = views.after->SizeOf(number);
    const int height = static_cast<int>(std::ceil(size.y));
    check.outside_untouched = std::abs(size.x - now.x) < 0.01 && std::abs(size.y - now.y) < 0.01;
    if (!check.outside_untouched) return check;
    std::vector<std::pair<int, int>> bands{{0, height}};
    if (may_be_rough) {
      const auto changed = has_image ? ChangedFar(views, number, boxed, check)
                                     : ChangedInk(views, number, boxed, check);
      if (!changed) return std::unexpected(changed.error());
      if (IsUntouched(*changed)) return check;
      bands = BandsAround(*changed, height);
    }
    TextCheck all;
    for (const auto& rows : bands) {
      const auto seen = LookAtRows(views, number, boxed, rows);
      if (!seen) return std::unexpected(seen.error());
      check.boxes_solid &= seen->boxes_solid;
      all.changed.insert(all.changed.end(), seen->changed.begin(), seen->changed.end());
    }
    check.outside_untouched = IsUntouched(all.changed);
    return check;
  }

  // Poppler sees the same characters at the same places.
  static bool ShowsSameText(const Views& views, int number) {
    constexpr double kSamePlace = 0.5;
    const Point a = views.before->SizeOf(number);
    const Point b = views.after->SizeOf(number);
    if (a.x != b.x || a.y != b.y) return false;
    const auto is_same = [](const ReadChar& p, const ReadChar& q) {
      const Point from = p.quad.Bounds().center();
      const Point to = q.quad.Bounds().center();
      return p.utf8 == q.utf8 && std::abs(from.x - to.x) <= kSamePlace &&
             std::abs(from.y - to.y) <= kSamePlace;
    };
    return std::ranges::equal(views.before->Lines(number), views.after->Lines(number),
                              [&](const ReadLine& p, const ReadLine& q) {
                                return std::ranges::equal(p.text, q.text, is_same);
                              });
  }

  // What a font's letters look like can differ from what they are called; so a page of text is
  // read by eye when it is the first with one of its fonts, and when they cannot be told apart
  // (Type 3, or not objects of their own).
  enum class Eyes : std::uint8_t { kNone, kBeside, kLead };

  static std::vector<Eyes> WhereToLook(const Structure& structure) {
    std::vector<Eyes> eyes;
    std::set<std::string> fonts_read;
    for (const PageFacts& facts : structure.pages) {
      const bool has_new_font =
          facts.fonts.empty() || !std::ranges::includes(fonts_read, facts.fonts);
      fonts_read.insert(facts.fonts.begin(), facts.fonts.end());
      const bool is_picture = facts.has_image && !facts.has_font;
      const bool beside = facts.has_image || has_new_font;
      eyes.push_back(is_picture ? Eyes::kLead : (beside ? Eyes::kBeside : Eyes::kNone));
    }
    return eyes;
  }

  static Result<ExtractedDocument> RereadAll(const RedactedFile& output, const PageReader& reader,
                                             const ReadOptions& options) {
    const Structure structure = ReadStructure(output.bytes);
    const std::vector<Eyes> eyes = WhereToLook(structure);
    const std::size_t count = eyes.size();
    std::vector<std::unique_ptr<InspectedPages>> lanes;
    for (int i = 0; i < LanesFor(count); ++i) {
      lanes.push_back(InspectedPages::Open(output.bytes));
      if (!lanes.back()) return Unreadable();
    }
    if (count != static_cast<std::size_t>(lanes[0]->count())) return Unreadable();
    ExtractedDocument document;
    document.type = output.type;
    document.pages.resize(count);
    std::vector<std::optional<Error>> failures(count);
    std::mutex one_reader;  // it spreads a page over the cores itself
    ForEachPage(count, static_cast<int>(lanes.size()), [&](std::size_t i, std::size_t lane) {
      const Look look{reader, options, one_reader};
      auto page = ReadPage(*lanes[lane], static_cast<int>(i), eyes[i], look);
      if (!page) {
        failures[i] = page.error();
        return false;
      }
      document.pages[i] = *std::move(page);
      Shrink(document.pages[i]);
      if (options.on_page) options.on_page();
      return true;
    });
    for (const auto& failure : failures) {
      if (failure) return std::unexpected(*failure);
    }
    for (const InspectedString& string : structure.parts.strings) {
      AddString(string, document.pages.at(string.page));
    }
    document.coverage.pages = static_cast<std::uint32_t>(count);
    for (const Page& page : document.pages) {
      document.coverage.unread_areas += static_cast<std::uint32_t>(page.unread.size());
    }
    return document;
  }

  static void AddString(const InspectedString& string, Page& page) {
    if (page.regions.empty()) page.regions.emplace_back();
    TextRegion region;
    region.origin = Origin::kMetadata;
    region.segments = SegmentPlainText(string.text);
    region.text = SensitiveText(string.text);
    page.regions.push_back(std::move(region));
  }

  struct Look {
    const PageReader& reader;
    const ReadOptions& options;
    std::mutex& one_reader;
  };

  static Result<Page> ReadPage(const InspectedPages& pages, int number, Eyes eyes,
                               const Look& look) {
    if (eyes == Eyes::kLead) return ReadPicture(pages, number, look);
    if (eyes == Eyes::kBeside) return ReadMixed(pages, number, look);
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
  static Result<Page> ReadMixed(const InspectedPages& pages, int number, const Look& look) {
    auto read = ReadPicture(pages, number, look);
    if (!read) return read;
    Page page = DigitalPage(pages, number);
    for (TextRegion& region : read->regions) {
      if (region.origin != Origin::kTextLayer) page.regions.push_back(std::move(region));
    }
    page.unread = std::move(read->unread);
    return page;
  }

  static Result<Page> ReadPicture(const InspectedPages& pages, int number, const Look& look) {
    const auto drawing = pages.Draw(number, kDpi);
    if (!drawing) return std::unexpected(drawing.error());
    const std::vector<std::uint8_t> rgb = RgbOf(*drawing);
    const auto stride = static_cast<std::size_t>(drawing->width) * 3;
    const PixelView view{rgb.data(), drawing->width, drawing->height, stride};
    auto page = [&] {
      const std::lock_guard lock(look.one_reader);
      return look.reader.Read(view, look.options);
    }();
    if (!page) return page;
    TextRegion layer = Layer(pages, number);
    if (!layer.segments.empty()) page->regions.push_back(std::move(layer));
    return page;
  }
};

}  // namespace

std::unique_ptr<Inspector> MakePdfInspector() { return std::make_unique<PdfInspector>(); }

}  // namespace zwartlak::pdf
