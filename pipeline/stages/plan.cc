// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "pipeline/stages/plan.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "pipeline/stages/kept_strings.h"

namespace zwartlak {
namespace {

// A quad that rises or falls by more than this share of its height is cut into upright steps, so
// that the box of a slanted line does not swallow its neighbours.
constexpr double kSlant = 0.35;

struct Order {
  bool operator()(const PlanItem& a, const PlanItem& b) const {
    return std::tie(a.page, a.string, a.box, a.span, a.entity, a.label) <
           std::tie(b.page, b.string, b.box, b.span, b.entity, b.label);
  }
};

// Letters overhang their boxes (anti-aliasing, descenders, JPEG ringing): grow with the text size.
double MarginFor(double height) { return std::clamp(0.10 * height, 1.0, 6.0); }

// Characters that are in the file have exact places and are taken out of it, so nothing of them can
// stand out of the box; a wider one would take the full stop behind them and reach into the next
// line. (A page that is read as a picture has its text layer behind what the reader saw.)
constexpr double kExactMargin = 1.0;

bool IsExact(const Finding& f, const Page& page) {
  return f.region == 0 && !f.span.empty() && !page.regions.empty() &&
         page.regions[0].origin == Origin::kTextLayer;
}

std::vector<PixelRect> BoxesOf(const Quad& quad, const Page& page, bool exact) {
  const int width = static_cast<int>(page.width);
  const int height = static_cast<int>(page.height);
  const double text_height =
      std::hypot(quad.corners[3].x - quad.corners[0].x, quad.corners[3].y - quad.corners[0].y);
  const double drift = std::abs(quad.corners[1].y - quad.corners[0].y);
  const double run = std::abs(quad.corners[1].x - quad.corners[0].x);
  // A line that runs down the page (rotated photo) drifts in x instead.
  const double slant = std::min(drift, run);
  const int steps =
      slant > kSlant * text_height
          ? static_cast<int>(std::clamp(std::ceil(slant / (kSlant * text_height)), 1.0, 200.0))
          : 1;
  std::vector<PixelRect> boxes;
  for (int i = 0; i < steps; ++i) {
    const Quad part =
        Slice(quad, static_cast<double>(i) / steps, static_cast<double>(i + 1) / steps);
    const double margin = exact ? kExactMargin : MarginFor(text_height);
    const PixelRect box = CoverPixels(part.Bounds(), margin, width, height);
    if (!box.empty()) boxes.push_back(box);
  }
  return boxes;
}

// "[BSN-2]": numbered by first appearance of the value in the document.
class LabelMaker {
 public:
  explicit LabelMaker(Labels labels) : labels_(labels) {}

  std::string For(const Finding& f) {
    if (labels_ == Labels::kNone) return {};
    const std::string name(InfoOf(f.entity).label);
    if (labels_ == Labels::kType || f.value_digest == 0) return "[" + name + "]";
    auto& numbers = numbers_[f.entity];
    const auto number = numbers.emplace(f.value_digest, numbers.size() + 1).first->second;
    return "[" + name + "-" + std::to_string(number) + "]";
  }

 private:
  Labels labels_;
  std::map<EntityType, std::map<std::uint64_t, std::size_t>> numbers_;
};

PlanItem ItemFor(const Finding& f, std::uint32_t index, std::string label) {
  PlanItem item{.page = f.page, .entity = f.entity, .findings = {index}};
  item.op = label.empty() ? Operator::kRemove : Operator::kLabel;
  item.label = std::move(label);
  return item;
}

// A finding in drawn text without a quad could not be covered; it must not pass as done.
bool HasPlace(const Finding& f, const Page& page) {
  if (!f.quads.empty()) return true;
  if (f.span.empty() || f.region >= page.regions.size()) return false;
  return page.regions[f.region].glyphs.empty() &&
         (f.region == 0 || StringAt(page, f.region) != kNoString);
}

void JoinFindings(PlanItem& into, const PlanItem& from) {
  std::vector<std::uint32_t> joined;
  std::ranges::set_union(into.findings, from.findings, std::back_inserter(joined));
  into.findings = std::move(joined);
}

// Text spans that overlap become one; the earlier item's entity and label stand for both.
std::vector<PlanItem> JoinSpans(std::vector<PlanItem> items) {
  std::ranges::sort(items, Order{});
  std::vector<PlanItem> joined;
  for (PlanItem& item : items) {
    const bool here =
        !joined.empty() && joined.back().page == item.page && joined.back().string == item.string;
    const bool same = here && !item.span.empty() && item.span.start < joined.back().span.end;
    const bool twin =
        here && item.span.empty() && joined.back().span.empty() && joined.back().box == item.box;
    if (same || twin) {
      joined.back().span.end = std::max(joined.back().span.end, item.span.end);
      JoinFindings(joined.back(), item);
    } else {
      joined.push_back(std::move(item));
    }
  }
  return joined;
}

void AppendNumbers(const std::vector<std::uint32_t>& numbers, std::string& out) {
  out += '[';
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (i > 0) out += ',';
    out += std::to_string(numbers[i]);
  }
  out += ']';
}

// Keys in the order RFC 8785 asks for; labels are our own words and need no escaping.
void AppendItem(const PlanItem& item, std::string& out) {
  out += "{\"box\":[" + std::to_string(item.box.left) + ',' + std::to_string(item.box.top) + ',' +
         std::to_string(item.box.right) + ',' + std::to_string(item.box.bottom) + "],\"entity\":\"";
  out += NameOf(item.entity);
  out += "\",\"findings\":";
  AppendNumbers(item.findings, out);
  out += ",\"label\":\"" + item.label + "\",\"operator\":\"";
  out += item.op == Operator::kLabel ? "label" : "remove";
  out += "\",\"page\":" + std::to_string(item.page) + ",\"span\":[" +
         std::to_string(item.span.start) + ',' + std::to_string(item.span.end) + "]";
  if (item.string != kNoString) out += ",\"string\":" + std::to_string(item.string);
  out += '}';
}

void AppendKept(const std::vector<KeptString>& kept, std::string& out) {
  out += ",\"kept\":";
  char before = '[';
  for (const KeptString& k : kept) {
    out += before;
    out += '[' + std::to_string(k.page) + ',' + std::to_string(k.string) + ']';
    before = ',';
  }
  out += ']';
}

}  // namespace

Result<RedactionPlan> Plan(const ExtractedDocument& document, const FindingSet& findings,
                           const Policy& policy) {
  LabelMaker labels(policy.labels);
  RedactionPlan plan;
  plan.policy_digest = policy.digest;
  for (std::uint32_t i = 0; i < findings.size(); ++i) {
    const Finding& f = findings[i];
    const Action action = policy.For(f.entity).action;
    if (action == Action::kKeep) continue;
    if (action == Action::kAsk) {
      return Fail(
          f.entity == EntityType::kUnreadText ? ErrorCode::kUnreadText : ErrorCode::kNeedsDecision,
          Stage::kPlan, {.page = f.page});
    }
    if (f.page >= document.pages.size()) return Fail(ErrorCode::kInternal, Stage::kPlan);
    if (!HasPlace(f, document.pages[f.page])) return Fail(ErrorCode::kInternal, Stage::kPlan);
    PlanItem item = ItemFor(f, i, labels.For(f));
    if (f.quads.empty()) {
      item.string = StringAt(document.pages[f.page], f.region);
      item.span = f.span;
      plan.items.push_back(std::move(item));
      continue;
    }
    for (const Quad& quad : f.quads) {
      for (const PixelRect& box :
           BoxesOf(quad, document.pages[f.page], IsExact(f, document.pages[f.page]))) {
        item.box = box;
        plan.items.push_back(item);
      }
    }
  }
  plan.items = JoinSpans(std::move(plan.items));
  plan.keep = policy.keep;
  plan.kept = StringsToKeep(document, findings, policy);
  return plan;
}

RedactionPlan Merge(const RedactionPlan& plan, const RedactionPlan& more) {
  RedactionPlan merged = plan;
  merged.items.insert(merged.items.end(), more.items.begin(), more.items.end());
  merged.items = JoinSpans(std::move(merged.items));
  return merged;
}

std::string ToJson(const RedactionPlan& plan) {
  std::string out = "{\"items\":[";
  for (std::size_t i = 0; i < plan.items.size(); ++i) {
    if (i > 0) out += ',';
    AppendItem(plan.items[i], out);
  }
  out += ']';
  if (!plan.kept.empty()) AppendKept(plan.kept, out);
  return out + ",\"policy_digest\":\"" + ToHex(plan.policy_digest) + "\"}";
}

}  // namespace zwartlak
