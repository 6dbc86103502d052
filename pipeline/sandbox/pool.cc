// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "pipeline/sandbox/pool.h"

#include <poll.h>

#include <algorithm>
#include <list>
#include <utility>
#include <vector>

namespace zwartlak {
namespace {

using std::chrono::steady_clock;

struct Running {
  std::size_t item;
  Child child;
};

// Starts `item`. Nothing is added to `running` if it ends before it has a child.
void StartItem(std::size_t item, const Limits& limits, const PoolHooks& hooks,
               std::list<Running>& running) {
  Result<ChildWork> work = hooks.prepare(item);
  if (!work) {
    hooks.done(item, std::unexpected(work.error()));
    return;
  }
  Result<Child> child = Child::Start(*work, limits);
  if (!child) {
    hooks.done(item, std::unexpected(child.error()));
    return;
  }
  running.push_back({item, std::move(*child)});
}

// Waits until a child has something to say, a deadline passes or 200 ms are over.
void WaitForAny(const std::list<Running>& running) {
  std::vector<pollfd> pollers;
  auto wake = steady_clock::now() + std::chrono::milliseconds(200);
  for (const Running& r : running) {
    pollers.push_back({r.child.fd(), POLLIN, 0});
    wake = std::min(wake, r.child.deadline());
  }
  const auto left =
      std::chrono::duration_cast<std::chrono::milliseconds>(wake - steady_clock::now());
  poll(pollers.data(), pollers.size(), static_cast<int>(std::max<std::int64_t>(left.count(), 0)));
}

bool HasEnded(Child& child) {
  if (child.Read()) return true;
  if (!child.IsOverTime()) return false;
  child.TimeOut();
  return true;
}

}  // namespace

void RunPool(std::size_t items, unsigned jobs, const Limits& limits, const PoolHooks& hooks) {
  std::list<Running> running;
  std::size_t next = 0;
  while (next < items || !running.empty()) {
    while (next < items && running.size() < std::max(1U, jobs)) {
      StartItem(next++, limits, hooks, running);
    }
    if (running.empty()) continue;
    WaitForAny(running);
    for (auto it = running.begin(); it != running.end();) {
      const bool ended = HasEnded(it->child);
      if (hooks.progress) hooks.progress(it->item, it->child.progress());
      if (ended) hooks.done(it->item, it->child.Finish());
      it = ended ? running.erase(it) : std::next(it);
    }
  }
}

}  // namespace zwartlak
