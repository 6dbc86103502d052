// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/pdf/apply.h"

#include <algorithm>
#include <optional>
#include <stdexcept>
#include <utility>

#include "redactors/pdf/kept_parts.h"
#include "redactors/pdf/page_kind.h"
#include "redactors/pdf/page_rewriter.h"
#include "redactors/pdf/picture_pdf.h"
#include "redactors/pdf/poppler_pages.h"
#include "redactors/pdf/unseen_text.h"

namespace zwartlak::pdf {
namespace {

// Share of a character's area under a box from which its word is not copied. Boxes grow by a pixel
// and fonts' ascents reach into the row above, so a mere touch says nothing.
constexpr double kTouches = 0.12;
// Difference between the darkest and the lightest pixel of a word that shows.
constexpr int kShows = 24;

std::vector<PixelRect> BoxesOn(const RedactionPlan& plan, int page) {
  std::vector<PixelRect> boxes;
  for (const PlanItem& item : plan.items) {
    if (item.page == static_cast<std::uint32_t>(page) && !item.box.empty()) {
      boxes.push_back(item.box);
    }
  }
  return boxes;
}

std::vector<BoxLabel> LabelsOn(const RedactionPlan& plan, int page) {
  std::vector<BoxLabel> labels;
  for (const PlanItem& item : plan.items) {
    const bool here = item.page == static_cast<std::uint32_t>(page) && !item.box.empty();
    if (here && item.op == Operator::kLabel) labels.push_back({item.box, item.label});
  }
  return labels;
}

void Paint(const std::vector<PixelRect>& boxes, Raster& raster) {
  for (const PixelRect& box : boxes) {
    const int left = std::max(box.left, 0);
    const int right = std::min(box.right, raster.width);
    for (int y = std::max(box.top, 0); y < std::min(box.bottom, raster.height); ++y) {
      if (right > left) std::fill_n(raster.row(y) + 3 * left, 3 * (right - left), std::uint8_t{0});
    }
  }
}

bool IsTouched(const Word& word, const std::vector<PixelRect>& boxes) {
  return std::ranges::any_of(word.chars, [&](const WordChar& c) {
    return std::ranges::any_of(boxes, [&](const PixelRect& box) {
      return Intersect(c.box, box.ToRect()).area() > kTouches * c.box.area();
    });
  });
}

// White on white, under a picture, off the page: what nobody sees is not handed on.
bool Shows(const Word& word, const Raster& raster) {
  const PixelRect area = CoverPixels(word.box, 0, raster.width, raster.height);
  int darkest = 255;
  int lightest = 0;
  for (int y = area.top; y < area.bottom; ++y) {
    const std::uint8_t* row = raster.row(y);
    for (int x = area.left; x < area.right; ++x) {
      const int luma = (299 * row[3 * x] + 587 * row[3 * x + 1] + 114 * row[3 * x + 2]) / 1000;
      darkest = std::min(darkest, luma);
      lightest = std::max(lightest, luma);
    }
  }
  return lightest - darkest >= kShows;
}

// The page as a picture, its boxes painted, with invisible text for what shows outside them.
Result<void> AddPicture(Pages& pages, int number, std::vector<Word> words, const Cut& cut,
                        PicturePdf& out) {
  const std::vector<PixelRect>& boxes = cut.boxes;
  auto raster = pages.Draw(number);
  if (!raster) return std::unexpected(raster.error());
  std::erase_if(words,
                [&](const Word& word) { return IsTouched(word, boxes) || !Shows(word, *raster); });
  Paint(boxes, *raster);
  return out.AddPage(*raster, words, cut.labels);
}

// What the pages of one document need.
struct Job {
  Source& source;
  Pages& pages;
  const RedactionPlan& plan;
  const std::vector<PageKind>& kinds;
  InterpreterCache cache;
  PicturePdf out;
  std::uint32_t unseen = 0;  // pages with text that nobody saw
};

Result<PageKind> KindOfPage(Job& job, const SourcePage& page, int number) {
  const auto index = static_cast<std::size_t>(number);
  if (index < job.kinds.size()) return job.kinds[index];
  const auto words = job.pages.Words(number);
  if (!words) return std::unexpected(words.error());
  return KindOf(GlyphsOf(job.source, page, job.cache), *words);
}

// Nothing if it cannot be rewritten, or what it draws cannot be decoded.
std::optional<QPDFObjectHandle> Rewritten(Job& job, const SourcePage& page, const Cut& cut,
                                          bool& unseen) {
  try {
    return RewriteSeenPage(job.source, page, cut, job.cache, unseen);
  } catch (const std::runtime_error&) {  // QPDFExc is one
    return std::nullopt;
  }
}

Result<void> AddPage(Job& job, int number) {
  Cut cut{BoxesOn(job.plan, number), LabelsOn(job.plan, number)};
  const SourcePage& page = job.source.pages()[static_cast<std::size_t>(number)];
  const auto kind = KindOfPage(job, page, number);
  if (!kind) return std::unexpected(kind.error());
  if (*kind != PageKind::kPicture) {
    cut.keep_invisible = *kind == PageKind::kMixed;
    bool unseen = false;
    if (const auto rewritten = Rewritten(job, page, cut, unseen)) {
      job.unseen += unseen ? 1 : 0;
      return job.out.AddCopy(*rewritten, page.box);
    }
  }
  auto words = job.pages.Words(number);
  if (!words) return std::unexpected(words.error());
  return AddPicture(job.pages, number, *std::move(words), cut, job.out);
}

}  // namespace

Result<RedactedFile> ApplyToPdf(const IdentifiedMedia& media, const RedactionPlan& plan,
                                const Limits& limits, const std::vector<PageKind>& kinds) {
  auto pages = Pages::Open(*media.bytes, limits, media.passwords);
  if (!pages) return std::unexpected(pages.error());
  auto source = Source::Open(*media.bytes, limits, media.passwords);
  if (!source) return std::unexpected(source.error());
  if ((*source)->pages().size() != static_cast<std::size_t>((*pages)->count())) {
    return Fail(ErrorCode::kDamagedFile, Stage::kApply);
  }
  Job job{**source, **pages, plan, kinds, {}, {}};
  for (int i = 0; i < (*pages)->count(); ++i) {
    const auto added = AddPage(job, i);
    if (!added) return std::unexpected(added.error());
  }
  job.out.SetParts(KeepParts(PartsOf(**source, plan.keep), plan));
  auto bytes = job.out.Write();
  if (!bytes) return std::unexpected(bytes.error());
  if (bytes->size() > limits.max_output_bytes) return Fail(ErrorCode::kTooLarge, Stage::kApply);
  return RedactedFile{.type = MediaType::kPdf,
                      .bytes = *std::move(bytes),
                      .hidden_parts_removed = (*source)->hidden_parts() + job.unseen};
}

}  // namespace zwartlak::pdf
