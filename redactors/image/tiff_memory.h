// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// libtiff on memory: bounded allocations, no messages to stderr, no file names.
#pragma once

#include <tiffio.h>

#include "pipeline/core/bytes.h"
#include "pipeline/core/error.h"
#include "pipeline/core/limits.h"

namespace zwartlak::image {

bool IsBigTiff(ByteView file);

// A file to read. It must outlive the source.
class TiffSource {
 public:
  TiffSource(ByteView file, const Limits& limits);
  TiffSource(const TiffSource&) = delete;
  TiffSource& operator=(const TiffSource&) = delete;
  ~TiffSource();
  [[nodiscard]] TIFF* tiff() const { return tiff_; }             // null if it is no TIFF
  [[nodiscard]] bool complained() const { return complained_; }  // libtiff reported an error
  [[nodiscard]] bool ran_out() const { return ran_out_; }        // read beyond the end

 private:
  friend struct TiffCallbacks;
  ByteView file_;
  std::uint64_t at_ = 0;
  bool complained_ = false;
  bool ran_out_ = false;
  TIFF* tiff_ = nullptr;
};

// A file to write.
class TiffSink {
 public:
  TiffSink(bool big, std::uint64_t max_bytes);
  TiffSink(const TiffSink&) = delete;
  TiffSink& operator=(const TiffSink&) = delete;
  ~TiffSink();
  [[nodiscard]] TIFF* tiff() const { return tiff_; }
  Result<Bytes> Finish();

 private:
  friend struct TiffCallbacks;
  Bytes out_;
  std::uint64_t at_ = 0;
  std::uint64_t max_bytes_;
  bool too_large_ = false;
  TIFF* tiff_ = nullptr;
};

}  // namespace zwartlak::image
