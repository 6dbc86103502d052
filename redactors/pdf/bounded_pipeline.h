// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Where qpdf writes a stream that may be a bomb: what comes up to a limit is kept.
#pragma once

#include <cstdint>
#include <qpdf/Pipeline.hh>
#include <utility>

#include "pipeline/core/bytes.h"

namespace zwartlak::pdf {

class BoundedPipeline final : public Pipeline {
 public:
  explicit BoundedPipeline(std::uint64_t limit) : Pipeline("bounded", nullptr), limit_(limit) {}
  void write(unsigned char const* data, std::size_t size) override {
    overflows_ = overflows_ || bytes_.size() + size > limit_;
    if (!overflows_) bytes_.insert(bytes_.end(), data, data + size);
  }
  void finish() override {}
  [[nodiscard]] bool overflows() const { return overflows_; }
  Bytes Take() { return std::move(bytes_); }

 private:
  std::uint64_t limit_;
  Bytes bytes_;
  bool overflows_ = false;
};

}  // namespace zwartlak::pdf
