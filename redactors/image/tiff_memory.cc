// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/image/tiff_memory.h"

#include <algorithm>
#include <cstdarg>
#include <cstring>

namespace zwartlak::image {

struct TiffCallbacks {
  static tmsize_t Read(thandle_t handle, void* out, tmsize_t size) {
    auto* s = static_cast<TiffSource*>(handle);
    const std::uint64_t left = s->file_.size() - std::min<std::uint64_t>(s->at_, s->file_.size());
    const std::uint64_t count = std::min(left, static_cast<std::uint64_t>(size));
    if (count < static_cast<std::uint64_t>(size)) s->ran_out_ = true;
    if (count > 0) std::memcpy(out, s->file_.data() + s->at_, count);
    s->at_ += count;
    return static_cast<tmsize_t>(count);
  }
  static tmsize_t RefuseWrite(thandle_t, void*, tmsize_t) { return 0; }
  static toff_t Seek(thandle_t handle, toff_t offset, int whence) {
    auto* s = static_cast<TiffSource*>(handle);
    if (whence == SEEK_CUR) offset += s->at_;
    if (whence == SEEK_END) offset += s->file_.size();
    return s->at_ = offset;
  }
  static toff_t Size(thandle_t handle) { return static_cast<TiffSource*>(handle)->file_.size(); }
  static int Close(thandle_t) { return 0; }
  static int OnError(TIFF*, void* data, const char*, const char*, va_list) {
    if (data != nullptr) *static_cast<bool*>(data) = true;
    return 1;  // nothing goes to stderr: messages may quote the file
  }
  static int OnWarning(TIFF*, void*, const char*, const char*, va_list) { return 1; }

  static tmsize_t ReadBack(thandle_t handle, void* out, tmsize_t size) {
    auto* s = static_cast<TiffSink*>(handle);
    const std::uint64_t left = s->out_.size() - std::min<std::uint64_t>(s->at_, s->out_.size());
    const std::uint64_t count = std::min(left, static_cast<std::uint64_t>(size));
    if (count > 0) std::memcpy(out, s->out_.data() + s->at_, count);
    s->at_ += count;
    return static_cast<tmsize_t>(count);
  }
  static tmsize_t Write(thandle_t handle, void* data, tmsize_t size) {
    auto* s = static_cast<TiffSink*>(handle);
    const std::uint64_t end = s->at_ + static_cast<std::uint64_t>(size);
    if (end > s->max_bytes_) {
      s->too_large_ = true;
      return 0;
    }
    if (end > s->out_.size()) s->out_.resize(end);
    std::memcpy(s->out_.data() + s->at_, data, static_cast<std::size_t>(size));
    s->at_ = end;
    return size;
  }
  static toff_t SeekOut(thandle_t handle, toff_t offset, int whence) {
    auto* s = static_cast<TiffSink*>(handle);
    if (whence == SEEK_CUR) offset += s->at_;
    if (whence == SEEK_END) offset += s->out_.size();
    return s->at_ = offset;
  }
  static toff_t SizeOut(thandle_t handle) { return static_cast<TiffSink*>(handle)->out_.size(); }
};

namespace {

// 'D' would chop big strips; 'm' and 'M' forbid memory mapping, which we do not offer.
TIFF* OpenForReading(TiffSource* source, bool* complained, tmsize_t max_allocation) {
  TIFFOpenOptions* options = TIFFOpenOptionsAlloc();
  if (options == nullptr) return nullptr;
  TIFFOpenOptionsSetMaxSingleMemAlloc(options, max_allocation);
  TIFFOpenOptionsSetErrorHandlerExtR(options, TiffCallbacks::OnError, complained);
  TIFFOpenOptionsSetWarningHandlerExtR(options, TiffCallbacks::OnWarning, nullptr);
  TIFF* tiff = TIFFClientOpenExt("", "rm", source, TiffCallbacks::Read, TiffCallbacks::RefuseWrite,
                                 TiffCallbacks::Seek, TiffCallbacks::Close, TiffCallbacks::Size,
                                 nullptr, nullptr, options);
  TIFFOpenOptionsFree(options);
  return tiff;
}

}  // namespace

bool IsBigTiff(ByteView file) { return file.size() > 4 && (file[2] == 43 || file[3] == 43); }

TiffSource::TiffSource(ByteView file, const Limits& limits) : file_(file) {
  // No strip may be larger than the largest picture at 16 bits and four samples.
  const auto most =
      static_cast<tmsize_t>(std::min<std::uint64_t>(limits.max_pixels * 8, std::uint64_t{1} << 30));
  tiff_ = OpenForReading(this, &complained_, most);
}

TiffSource::~TiffSource() {
  if (tiff_ != nullptr) TIFFClose(tiff_);
}

TiffSink::TiffSink(bool big, std::uint64_t max_bytes) : max_bytes_(max_bytes) {
  TIFFOpenOptions* options = TIFFOpenOptionsAlloc();
  if (options == nullptr) return;
  TIFFOpenOptionsSetErrorHandlerExtR(options, TiffCallbacks::OnError, nullptr);
  TIFFOpenOptionsSetWarningHandlerExtR(options, TiffCallbacks::OnWarning, nullptr);
  tiff_ = TIFFClientOpenExt("", big ? "w8m" : "wm", this, TiffCallbacks::ReadBack,
                            TiffCallbacks::Write, TiffCallbacks::SeekOut, TiffCallbacks::Close,
                            TiffCallbacks::SizeOut, nullptr, nullptr, options);
  TIFFOpenOptionsFree(options);
}

TiffSink::~TiffSink() {
  if (tiff_ != nullptr) TIFFClose(tiff_);
}

Result<Bytes> TiffSink::Finish() {
  TIFFClose(tiff_);
  tiff_ = nullptr;
  if (too_large_) return Fail(ErrorCode::kTooLarge, Stage::kNone);
  return std::move(out_);
}

}  // namespace zwartlak::image
