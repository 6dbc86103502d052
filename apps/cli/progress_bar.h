// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// One line on standard error: how many files are done, which one is at work, its stage and page,
// and the time that is left. Drawn only on a terminal, or always when asked; NO_COLOR is honoured.
#pragma once

#include <chrono>
#include <string>

#include "pipeline/ticket_run.h"

namespace zwartlak::cli {

enum class ProgressMode { kAuto, kAlways, kNever };

class ProgressBar {
 public:
  explicit ProgressBar(ProgressMode mode);
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;
  ~ProgressBar() { Clear(); }

  void Show(const RunProgress& progress);
  // Takes the line away, so that something else can be printed.
  void Clear();

 private:
  bool shown_;
  bool colour_;
  bool drawn_ = false;
  std::string last_;
  std::chrono::steady_clock::time_point start_;
};

}  // namespace zwartlak::cli
