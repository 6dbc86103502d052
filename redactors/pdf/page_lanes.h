// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Pages of one document side by side. Neither Poppler nor qpdf lets two threads use one document,
// so each lane has a document of its own: open all of them before the first page is worked on (both
// libraries set up global tables then).
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <thread>

#include "pipeline/core/parallel.h"

namespace zwartlak::pdf {

// A second document costs more than a few pages are worth.
inline int LanesFor(std::size_t pages) {
  constexpr std::size_t kMostLanes = 2;
  constexpr std::size_t kLeastPages = 4;
  const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
  return static_cast<int>(
      std::clamp(pages / kLeastPages, std::size_t{1}, std::min(kMostLanes, cores)));
}

// Calls work(page, lane) for each page until one returns false. What it throws is thrown again when
// all lanes have ended.
template <typename Work>
void ForEachPage(std::size_t pages, int lanes, const Work& work) {
  std::atomic<bool> stops{false};
  std::mutex guard;
  std::exception_ptr thrown;
  ForEachParallel(pages, lanes, [&](std::size_t page, int lane) {
    if (stops) return;
    try {
      if (!work(page, static_cast<std::size_t>(lane))) stops = true;
    } catch (...) {
      stops = true;
      const std::lock_guard lock(guard);
      if (!thrown) thrown = std::current_exception();
    }
  });
  if (thrown) std::rethrow_exception(thrown);
}

}  // namespace zwartlak::pdf
