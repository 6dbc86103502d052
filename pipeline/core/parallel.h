// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Work over a few threads of the child. The threads live only as long as the call,
// so no process ever forks with one alive.
#pragma once

#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

namespace zwartlak {

// Calls work(index, lane) for each index below `count`; lane < max(threads, 1), one thread a lane.
// `work` must not throw.
template <typename Work>
void ForEachParallel(std::size_t count, int threads, const Work& work) {
  std::atomic<std::size_t> next{0};
  const auto run = [&](int lane) {
    for (std::size_t i = next++; i < count; i = next++) work(i, lane);
  };
  std::vector<std::thread> helpers;
  for (int lane = 1; lane < threads && static_cast<std::size_t>(lane) < count; ++lane) {
    helpers.emplace_back(run, lane);
  }
  run(0);
  for (std::thread& helper : helpers) helper.join();
}

}  // namespace zwartlak
