// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "pipeline/stages/detect.h"

#include <algorithm>
#include <exception>
#include <iterator>
#include <limits>

#include "pipeline/core/parallel.h"
#include "pipeline/stages/address_words.h"
#include "pipeline/stages/allow.h"
#include "pipeline/stages/flow.h"
#include "pipeline/stages/repeat.h"
#include "pipeline/stages/value_index.h"

namespace zwartlak {
namespace {

// Digests of runs above this many are not worth their memory: the parent is told "anything".
constexpr std::size_t kMaxWordDigests = 1U << 20;
constexpr int kDigestRun = 4;

struct Place {
  std::uint32_t page;
  std::uint32_t region;
};

bool IsUsable(const Finding& f, const TextRegion& region, const Policy& policy) {
  if (f.span.empty() || f.span.end > region.text.size()) return false;
  return f.score >= policy.For(f.entity).threshold;
}

struct Detection {
  const DetectorList& detectors;
  const DetectContext& context;
  const AllowFilter& allow;
};

// "w.pietersen@gmail.exa..." and "Schoolmeestersdre…": a value that is cut off goes on in its dots;
// the last letter before them is often drawn only in part.
std::uint32_t EndOfCut(std::string_view text, std::uint32_t end) {
  constexpr std::string_view kEllipsis = "…";
  const std::string_view rest = text.substr(end);
  if (rest.starts_with(kEllipsis)) return end + static_cast<std::uint32_t>(kEllipsis.size());
  const std::size_t dots = std::min(rest.find_first_not_of('.'), rest.size());
  return dots >= 2 ? end + static_cast<std::uint32_t>(dots) : end;
}

// Findings in one region's text: entity, span, score, rule and detector.
FindingSet FindIn(const TextRegion& region, const Detection& how) {
  FindingSet found;
  const ValueDigester digester(how.context.ticket.key);
  const std::string_view text = region.text.Reveal();
  for (const auto& detector : how.detectors) {
    for (Finding& f : detector->Detect(region, how.context)) {
      if (!IsUsable(f, region, how.context.policy)) continue;
      const std::string_view value = text.substr(f.span.start, f.span.size());
      if (how.allow.Keeps(f.entity, value)) continue;
      f.span.end = EndOfCut(text, f.span.end);
      f.detector = std::string(detector->name());
      f.value_digest = ValueDigester::Value(digester.Of(FoldKey(value)).sum);
      found.push_back(std::move(f));
    }
  }
  return found;
}

// What lies over the end of a row: each row's part is a finding of its own, with the digest of the
// whole value.
void AddFlowing(const TextRegion& region, const Detection& how, FindingSet& found) {
  for (const Flow& flow : FlowsOf(region)) {
    for (const Finding& f : FindIn(flow.region, how)) {
      if (!flow.NearJoin(f.span)) continue;
      const std::vector<Span> parts = flow.ToSource(f.span);
      const std::string_view whole = flow.region.text.Reveal().substr(f.span.start, f.span.size());
      const bool repeats = !RepeatableParts(f, whole, how.context.policy).empty();
      for (const Span& part : parts) {
        found.push_back(f);
        found.back().span = part;
        found.back().partial = parts.size() > 1;
        if (found.back().partial && !repeats) found.back().value_digest = 0;
      }
    }
  }
}

// Whoever is named in a link's address: the address as a whole. It teaches nothing about other
// places, as words without a sentence around them are easily taken for a name.
void AddNamedInAddress(const TextRegion& region, const Detection& how, FindingSet& found) {
  const std::string_view text = region.text.Reveal();
  if (region.origin != Origin::kMetadata || !IsAddress(text)) return;
  std::string words = SpelledOut(text);
  TextRegion spelled;
  spelled.segments = SegmentPlainText(words);
  spelled.text = SensitiveText(std::move(words));
  for (const Finding& f : FindIn(spelled, how)) {
    if (how.context.policy.For(f.entity).action == Action::kKeep) continue;
    found.push_back(f);
    found.back().entity = EntityType::kUrlWithPersonalData;
    found.back().span = {0, static_cast<std::uint32_t>(text.size())};
    found.back().value_digest = 0;
    return;
  }
}

FindingSet DetectRegion(const TextRegion& region, Place place, const Detection& how) {
  FindingSet found = FindIn(region, how);
  AddFlowing(region, how, found);
  AddNamedInAddress(region, how, found);
  for (Finding& f : found) {
    f.page = place.page;
    f.region = place.region;
    f.quads = QuadsOf(region, f.span);
  }
  return found;
}

// Order in which overlapping findings are asked: sure before doubtful, long before short. The rest
// only makes the order total, so that equal inputs give equal plans.
bool Stronger(const Finding& a, const Finding& b) {
  if (a.score != b.score) return a.score > b.score;
  if (a.span.size() != b.span.size()) return a.span.size() > b.span.size();
  if (a.span != b.span) return a.span < b.span;
  if (a.entity != b.entity) return a.entity < b.entity;
  return a.rule < b.rule;
}

// Drops what a stronger finding contains. What is only partly contained stays: the union is
// covered. A kept entity (a case number) thus shields the weaker findings inside it, never a
// stronger one.
FindingSet SettleOverlaps(FindingSet found) {
  std::ranges::sort(found, Stronger);
  std::vector<Span> taken;  // disjoint pieces, sorted by start
  FindingSet kept;
  for (Finding& f : found) {
    const auto after =
        std::ranges::partition_point(taken, [&](const Span& s) { return s.end <= f.span.start; });
    if (after != taken.end() && after->start <= f.span.start && after->end >= f.span.end) continue;
    Span grown = f.span;
    auto last = after;
    for (; last != taken.end() && last->start <= grown.end; ++last) {
      grown.start = std::min(grown.start, last->start);
      grown.end = std::max(grown.end, last->end);
    }
    taken.insert(taken.erase(after, last), grown);
    kept.push_back(std::move(f));
  }
  return kept;
}

// Share of `r` under the best quad of a finding of the same entity and page.
double CoveredShare(const Rect& r, const Finding& like, const FindingSet& findings) {
  double best = 0;
  for (const Finding& f : findings) {
    if (f.entity != like.entity || f.page != like.page) continue;
    for (const Quad& q : f.quads) best = std::max(best, Intersect(q.Bounds(), r).area());
  }
  return r.area() > 0 ? best / r.area() : 1;
}

// The same value at about the same place: the first reading knows better where its letters stand.
bool IsSameReading(const Finding& a, const Finding& b) {
  if (a.value_digest != b.value_digest || a.page != b.page || a.quads.size() != 1 ||
      b.quads.size() != 1) {
    return false;
  }
  const Rect first = a.quads[0].Bounds();
  return Intersect(first, b.quads[0].Bounds()).area() > 0.7 * first.area();
}

// The second reading repeats every line; what the first found at the same place is not found twice.
void DropDoubles(const FindingSet& first, FindingSet& second) {
  std::erase_if(second, [&](const Finding& f) {
    const bool same =
        std::ranges::any_of(first, [&f](const Finding& other) { return IsSameReading(other, f); });
    return same || (!f.quads.empty() && std::ranges::all_of(f.quads, [&](const Quad& q) {
             return CoveredShare(q.Bounds(), f, first) > 0.95;
           }));
  });
}

// A repeat is not covered by a span of its own region. It can still be the double of another
// reading's or of parts on two rows, both of which plain text does not have.
void DropDoubledRepeats(const ExtractedDocument& document, const FindingSet& first,
                        FindingSet& repeats) {
  for (std::uint32_t p = 0; p < document.pages.size(); ++p) {
    const auto& regions = document.pages[p].regions;
    if (regions.size() < 2 && (regions.empty() || regions[0].glyphs.empty())) continue;
    const auto here = [p](const Finding& f) { return f.page == p; };
    FindingSet of_page;
    std::ranges::copy_if(first, std::back_inserter(of_page), here);
    FindingSet repeats_of_page;
    std::ranges::copy_if(repeats, std::back_inserter(repeats_of_page), here);
    std::erase_if(repeats, here);
    DropDoubles(of_page, repeats_of_page);
    std::ranges::move(repeats_of_page, std::back_inserter(repeats));
  }
}

void AddUnread(const Page& page, std::uint32_t number, FindingSet& out) {
  for (const UnreadArea& area : page.unread) {
    out.push_back({.entity = EntityType::kUnreadText,
                   .page = number,
                   .quads = {area.quad},
                   .score = 1,
                   .detector = "reader",
                   .rule = "unread_text.low_confidence"});
  }
}

FindingSet DetectPage(const Page& page, std::uint32_t number, const Detection& how) {
  FindingSet of_page;
  for (std::uint32_t r = 0; r < page.regions.size(); ++r) {
    FindingSet found = SettleOverlaps(DetectRegion(page.regions[r], {number, r}, how));
    if (r > 0) DropDoubles(of_page, found);
    std::ranges::move(found, std::back_inserter(of_page));
  }
  AddUnread(page, number, of_page);
  return of_page;
}

bool Earlier(const Finding& a, const Finding& b) {
  if (a.page != b.page) return a.page < b.page;
  if (a.region != b.region) return a.region < b.region;
  if (a.span != b.span) return a.span < b.span;
  return Stronger(a, b);
}

}  // namespace

FindingSet Detect(const ExtractedDocument& document, const DetectorList& detectors,
                  const DetectContext& context) {
  const AllowFilter allow(context.policy.allow);
  std::vector<FindingSet> of_pages(document.pages.size());
  std::vector<std::exception_ptr> thrown(document.pages.size());
  ForEachParallel(document.pages.size(), context.threads, [&](std::size_t p, int) {
    try {
      of_pages[p] =
          DetectPage(document.pages[p], static_cast<std::uint32_t>(p), {detectors, context, allow});
    } catch (...) {
      thrown[p] = std::current_exception();
    }
  });
  FindingSet all;
  for (std::size_t p = 0; p < of_pages.size(); ++p) {
    if (thrown[p]) std::rethrow_exception(thrown[p]);
    std::ranges::move(of_pages[p], std::back_inserter(all));
  }
  std::vector<KnownValue> values = RepeatableValues(document, all, context);
  std::ranges::copy(context.ticket.known, std::back_inserter(values));
  FindingSet repeats = FindRepeats(document, all, values, context);
  DropDoubledRepeats(document, all, repeats);
  std::ranges::move(repeats, std::back_inserter(all));
  std::ranges::sort(all, Earlier);
  return all;
}

std::vector<KnownValue> ValuesOf(const ExtractedDocument& document, const FindingSet& findings,
                                 const DetectContext& context) {
  return RepeatableValues(document, findings, context);
}

std::vector<std::uint64_t> WordDigests(const ExtractedDocument& document, const TicketKey& key) {
  std::vector<std::uint64_t> digests;
  const ValueDigester digester(key);
  for (const Page& page : document.pages) {
    for (const TextRegion& region : page.regions) {
      const std::vector<WordMark> words = MarksOf(region.text.Reveal(), digester);
      for (std::size_t i = 0; i < words.size(); ++i) {
        std::uint64_t sum = 0;
        for (std::size_t n = 0; n < kDigestRun && i + n < words.size(); ++n) {
          sum = ValueDigester::JoinSum(sum, words[i + n].piece);
          digests.push_back(ValueDigester::Value(sum));
        }
      }
      if (digests.size() > kMaxWordDigests) return {std::numeric_limits<std::uint64_t>::max()};
    }
  }
  std::ranges::sort(digests);
  const auto rest = std::ranges::unique(digests);
  digests.erase(rest.begin(), rest.end());
  return digests;
}

}  // namespace zwartlak
