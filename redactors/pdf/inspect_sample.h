// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Which pages the stranger compares by their drawings.
#pragma once

#include <cstdint>
#include <functional>
#include <set>
#include <string_view>

#include "pipeline/core/bytes.h"
#include "pipeline/core/plan.h"

namespace zwartlak::pdf {

// Pages whose drawings are compared whatever their text says: those with a box, and a share of the
// rest that the output's own bytes pick, so that nobody knows it beforehand and every run agrees.
class Sample {
 public:
  Sample(const Bytes& output, const RedactionPlan& plan)
      : seed_(std::hash<std::string_view>{}(AsText(output))) {
    for (const PlanItem& item : plan.items) {
      if (item.string == kNoString) changed_.insert(item.page);
    }
  }
  [[nodiscard]] bool IsChanged(std::uint32_t page) const { return changed_.contains(page); }
  [[nodiscard]] bool Holds(std::uint32_t page) const {
    constexpr std::uint64_t kOneIn = 10;
    const std::uint64_t mixed = (seed_ ^ page) * 0x9E3779B97F4A7C15ULL;
    return page == 0 || IsChanged(page) || (mixed >> 32) % kOneIn == 0;
  }

 private:
  std::uint64_t seed_;
  std::set<std::uint32_t> changed_;
};

}  // namespace zwartlak::pdf
