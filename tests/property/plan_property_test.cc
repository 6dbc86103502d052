// SPDX-License-Identifier: GPL-3.0-or-later
//
// Seeded properties of plans: they cover every removed finding, do not depend on the findings'
// order, and merging only grows them.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "pipeline/stages/plan.h"
#include "tests/unit/stages/fixtures.h"

namespace zwartlak {
namespace {

using testing::RemoveAll;

class Chance {
 public:
  explicit Chance(unsigned seed) : engine_(seed) {}
  double Real(double low, double high) {
    return std::uniform_real_distribution<double>(low, high)(engine_);
  }
  std::uint32_t Whole(std::uint32_t low, std::uint32_t high) {
    return std::uniform_int_distribution<std::uint32_t>(low, high)(engine_);
  }
  template <typename T>
  void Shuffle(T& items) {
    std::shuffle(items.begin(), items.end(), engine_);
  }

 private:
  std::mt19937 engine_;
};

ExtractedDocument Blank() {
  ExtractedDocument document = testing::DrawnDocument("x");
  document.pages[0].width = 800;
  document.pages[0].height = 600;
  return document;
}

FindingSet RandomQuads(Chance& chance) {
  FindingSet findings(chance.Whole(1, 12));
  for (Finding& f : findings) {
    const double x = chance.Real(-20, 780);
    const double y = chance.Real(-20, 590);
    const double w = chance.Real(1, 300);
    const double h = chance.Real(4, 40);
    const double slant = chance.Whole(0, 3) == 0 ? chance.Real(-60, 60) : 0;
    f.quads = {Quad{{{{x, y}, {x + w, y + slant}, {x + w, y + h + slant}, {x, y + h}}}}};
    f.score = 1;
  }
  return findings;
}

bool Inside(const RedactionPlan& plan, Point p) {
  return std::ranges::any_of(plan.items, [&](const PlanItem& item) {
    return p.x >= item.box.left && p.x <= item.box.right && p.y >= item.box.top &&
           p.y <= item.box.bottom;
  });
}

TEST(PlanProperty, EveryPointOfEveryQuadOnThePageIsCovered) {
  const ExtractedDocument document = Blank();
  for (unsigned seed = 0; seed < 300; ++seed) {
    Chance chance(seed);
    const FindingSet findings = RandomQuads(chance);
    const auto plan = Plan(document, findings, RemoveAll());
    ASSERT_TRUE(plan);
    for (const Finding& f : findings) {
      for (int i = 0; i < 40; ++i) {
        const Quad column = Slice(f.quads[0], i / 40.0, (i + 1) / 40.0);
        const Point p = column.Bounds().center();
        if (p.x < 0 || p.y < 0 || p.x > 800 || p.y > 600) continue;
        ASSERT_TRUE(Inside(*plan, p)) << "seed " << seed;
      }
    }
  }
}

TEST(PlanProperty, OrderOfFindingsDoesNotMatter) {
  for (unsigned seed = 0; seed < 200; ++seed) {
    Chance chance(seed);
    FindingSet findings = RandomQuads(chance);
    const auto boxes = [&] {
      std::vector<PixelRect> out;
      const auto plan = Plan(Blank(), findings, RemoveAll());
      for (const PlanItem& item : plan->items) out.push_back(item.box);
      return out;
    };
    const auto before = boxes();
    chance.Shuffle(findings);
    ASSERT_EQ(before, boxes()) << "seed " << seed;
  }
}

TEST(PlanProperty, JoinedTextSpansCoverTheUnionAndDoNotOverlap) {
  const ExtractedDocument document = testing::TextDocument(std::string(400, 'x'));
  for (unsigned seed = 0; seed < 300; ++seed) {
    Chance chance(seed);
    FindingSet findings(chance.Whole(1, 30));
    std::vector<bool> wanted(400, false);
    for (Finding& f : findings) {
      const std::uint32_t start = chance.Whole(0, 380);
      f.span = {start, start + chance.Whole(1, 19)};
      std::fill(wanted.begin() + f.span.start, wanted.begin() + f.span.end, true);
    }
    const auto plan = Plan(document, findings, RemoveAll());
    std::vector<bool> covered(400, false);
    std::uint32_t last = 0;
    for (const PlanItem& item : plan->items) {
      ASSERT_GE(item.span.start, last);
      last = item.span.end;
      std::fill(covered.begin() + item.span.start, covered.begin() + item.span.end, true);
    }
    ASSERT_EQ(wanted, covered) << "seed " << seed;
  }
}

TEST(PlanProperty, MergeOnlyGrowsAndIsIdempotent) {
  for (unsigned seed = 0; seed < 100; ++seed) {
    Chance chance(seed);
    const auto a = *Plan(Blank(), RandomQuads(chance), RemoveAll());
    const auto b = *Plan(Blank(), RandomQuads(chance), RemoveAll());
    const RedactionPlan both = Merge(a, b);
    for (const PlanItem& item : a.items) {
      ASSERT_TRUE(
          std::ranges::any_of(both.items, [&](const PlanItem& i) { return i.box == item.box; }));
    }
    ASSERT_EQ(ToJson(Merge(both, both)), ToJson(both));
  }
}

}  // namespace
}  // namespace zwartlak
