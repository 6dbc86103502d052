// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "pipeline/stages/residue.h"

#include <re2/re2.h>

#include <algorithm>
#include <numeric>
#include <string>
#include <vector>

#include "pipeline/core/utf8.h"
#include "pipeline/stages/value_index.h"

namespace zwartlak {
namespace {

// A guess of the second engine alone must be this sure before it costs innocent text.
constexpr double kSureGuess = 0.6;
// Readings below this are the noise an engine sees in icons, rules and box edges.
constexpr double kLegible = 0.7;
// Letters and digits a free-form value needs before a misread label could not be mistaken for it.
constexpr std::size_t kShortestFree = 3;
// The leading reader knew what stood there if it was this sure.
constexpr float kKnown = 0.9F;

bool LiesUnderBox(const Quad& quad, std::uint32_t page, const RedactionPlan& plan) {
  const Rect r = quad.Bounds();
  return std::ranges::any_of(plan.items, [&](const PlanItem& item) {
    return item.page == page && Intersect(item.box.ToRect(), r).area() >= 0.7 * r.area();
  });
}

// Types whose values have no form of their own: any misread word can pass for one.
bool IsFreeForm(EntityType type) {
  switch (type) {
    case EntityType::kPerson:
    case EntityType::kAddress:
    case EntityType::kUsername:
    case EntityType::kPassword:
    case EntityType::kHealth:
    case EntityType::kReligion:
    case EntityType::kAge:
      return true;
    default:
      return false;
  }
}

double MeanConfidence(const TextRegion& region, Span span) {
  double sum = 0;
  int count = 0;
  auto it = std::ranges::partition_point(region.glyphs,
                                         [&](const Glyph& g) { return g.span.end <= span.start; });
  for (; it != region.glyphs.end() && it->span.start < span.end; ++it, ++count) {
    sum += static_cast<double>(it->confidence);
  }
  return count > 0 ? sum / count : 0;
}

// True if the leading reader read this place, and was sure of all of it: then its own findings
// stand, and a free-form finding of the stranger comes of a misread word or of another layout.
bool LeaderKnew(const Page& page, const Rect& place) {
  if (page.regions.empty()) return false;
  double known = 0;
  for (const Segment& segment : page.regions[0].segments) {
    const Rect shared = Intersect(segment.box, place);
    const bool same_line = shared.height() > 0.5 * std::min(segment.box.height(), place.height());
    if (!same_line || shared.empty()) continue;
    if (segment.confidence < kKnown || segment.doubtful) return false;
    known += shared.width();
  }
  return known > 0.6 * place.width();
}

// Number of single letters that part two words.
std::size_t Distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = row[0]++;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({replaced, row[j + 1] + 1, row[j] + 1});
    }
  }
  return row.back();
}

std::string TextUnder(const TextRegion& region, const Rect& place) {
  std::string out;
  for (const Glyph& g : region.glyphs) {
    const Point center = g.quad.Bounds().center();
    if (center.x < place.left || center.x > place.right || center.y < place.top ||
        center.y > place.bottom) {
      continue;
    }
    out += region.text.Reveal().substr(g.span.start, g.span.size());
  }
  return out;
}

// True if what an eye read is a misreading of words that the file itself spells: letters only, most
// of them the same. Digits are never explained away, one of them makes another number.
bool IsMisreadLayer(const Finding& f, const TextRegion& read, const Page& original) {
  constexpr std::size_t kSharedOfOne = 3;  // at most a third of the letters differ
  if (read.origin == Origin::kTextLayer || original.regions.empty()) return false;
  const TextRegion& layer = original.regions.front();
  if (layer.origin != Origin::kTextLayer || f.quads.size() != 1) return false;
  const std::string seen = utf8::Fold(read.text.Reveal().substr(f.span.start, f.span.size()));
  const std::string spelled = utf8::Fold(TextUnder(layer, f.quads.front().Bounds()));
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  if (spelled.empty() || std::ranges::any_of(seen, digit) || std::ranges::any_of(spelled, digit)) {
    return false;
  }
  return Distance(seen, spelled) * kSharedOfOne <= std::max(seen.size(), spelled.size());
}

bool IsCredible(const Finding& f, const TextRegion& read, const Page& original) {
  if (f.score < kSureGuess || MeanConfidence(read, f.span) < kLegible) return false;
  const bool from_column = f.rule == "column";
  const std::string key = FoldKey(read.text.Reveal().substr(f.span.start, f.span.size()));
  if (key.size() < kShortestFree) return false;
  if (IsMisreadLayer(f, read, original)) return false;
  if (!IsFreeForm(f.entity) || from_column) return true;
  return std::ranges::none_of(f.quads,
                              [&](const Quad& q) { return LeaderKnew(original, q.Bounds()); });
}

// What our own marks leave of a value read in redacted text: bars of U+2588 (or of X, where the
// charset has no block) and labels in brackets are ours, not somebody's. The longest piece between
// them.
Span WithoutMarks(std::string_view text, Span span) {
  static const RE2 marks("(?:█+|X{3,}|\\[[A-Z-]+(?:-\\d+)?\\])");
  re2::StringPiece rest(text.data() + span.start, span.size());
  Span longest;
  const auto keep = [&](const char* from, const char* to) {
    const Span piece{static_cast<std::uint32_t>(from - text.data()),
                     static_cast<std::uint32_t>(to - text.data())};
    if (piece.size() > longest.size()) longest = piece;
  };
  const char* from = rest.data();
  const char* const end = rest.data() + rest.size();
  re2::StringPiece mark;
  while (marks.Match({from, static_cast<std::size_t>(end - from)}, 0,
                     static_cast<std::size_t>(end - from), RE2::UNANCHORED, &mark, 1)) {
    keep(from, mark.data());
    from = mark.data() + mark.size();
  }
  keep(from, end);
  const std::string_view value = text.substr(longest.start, longest.size());
  return FoldKey(value).size() < kShortestFree && longest.size() != span.size() ? Span{} : longest;
}

// `known` sorted by digest.
bool IsKnown(std::uint64_t digest, const std::vector<KnownValue>& known) {
  return std::ranges::binary_search(known, digest, {}, &KnownValue::digest);
}

}  // namespace

FindingSet FindResidue(const ExtractedDocument& reread, const ResidueInput& input,
                       const DetectorList& detectors, const DetectContext& context) {
  TicketContext ticket = context.ticket;
  for (const KnownValue& v : ValuesOf(input.document, input.findings, context)) {
    ticket.known.push_back(v);
  }
  std::ranges::sort(ticket.known);
  FindingSet residue;
  for (Finding& f : Detect(reread, detectors, {context.policy, ticket})) {
    if (context.policy.For(f.entity).action == Action::kKeep) continue;
    const bool drawn = !f.quads.empty();
    // The values of the original count wherever they are read again; what is found in the output
    // only does not make its other places findings.
    const bool repeat = f.detector == "repeat";
    if (repeat && !IsKnown(f.value_digest, ticket.known)) continue;
    if (drawn) {
      std::erase_if(f.quads, [&](const Quad& q) { return LiesUnderBox(q, f.page, input.plan); });
      if (f.quads.empty()) continue;
      const bool credible = f.span.empty() || IsCredible(f, reread.pages[f.page].regions[f.region],
                                                         input.document.pages[f.page]);
      if (!repeat && !credible) continue;
    } else if (!f.span.empty()) {
      const TextRegion& region = reread.pages[f.page].regions[f.region];
      f.span = WithoutMarks(region.text.Reveal(), f.span);
      if (f.span.empty()) continue;
    }
    residue.push_back(std::move(f));
  }
  return residue;
}

}  // namespace zwartlak
