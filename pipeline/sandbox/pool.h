// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Several children side by side. Items are started in order of their index, at most `jobs` at a
// time; they may end in any order. All hooks run in the parent, one at a time.
#pragma once

#include <cstddef>
#include <functional>

#include "pipeline/sandbox/child.h"

namespace zwartlak {

struct PoolHooks {
  // Called just before an item starts. An error ends the item without a child.
  std::function<Result<ChildWork>(std::size_t item)> prepare;
  std::function<void(std::size_t item, Result<ChildResult> result)> done;
  // Optional. Called when a child tells how far it is, and at least every 200 ms while one runs.
  std::function<void(std::size_t item, const ChildProgress& progress)> progress;
};

void RunPool(std::size_t items, unsigned jobs, const Limits& limits, const PoolHooks& hooks);

}  // namespace zwartlak
