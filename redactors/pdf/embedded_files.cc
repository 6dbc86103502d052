// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/pdf/embedded_files.h"

#include <algorithm>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <set>
#include <string>
#include <utility>

#include "redactors/pdf/bounded_pipeline.h"
#include "redactors/pdf/source.h"

namespace zwartlak::pdf {
namespace {

using Object = QPDFObjectHandle;

constexpr std::size_t kLongestExtension = 8;
constexpr int kDeepest = 40;

// Lower case; empty if it has other characters than letters and digits, or too many.
std::string ExtensionOf(Object name) {
  if (!name.isString()) return {};
  std::string text = name.getUTF8Value();
  const std::size_t dot = text.rfind('.');
  if (dot == std::string::npos || text.size() - dot - 1 > kLongestExtension) return {};
  text.erase(0, dot + 1);
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
    if ((c < 'a' || c > 'z') && (c < '0' || c > '9')) return {};
  }
  return text;
}

class Collector {
 public:
  explicit Collector(const Limits& limits) : limits_(limits) {}

  // Direct objects below too; each indirect one has its own turn.
  void Visit(Object object, int depth) {
    if (depth > kDeepest || full()) return;
    if (object.isStream()) {
      if (object.getDict().getKey("/Type").isNameAndEquals("/EmbeddedFile"))
        loose_.push_back(object);
      object = object.getDict();
    }
    if (object.isArray()) {
      for (int i = 0; i < object.getArrayNItems(); ++i) VisitDirect(object.getArrayItem(i), depth);
    } else if (object.isDictionary()) {
      TakeFrom(object);
      for (const std::string& key : object.getKeys()) VisitDirect(object.getKey(key), depth);
    }
  }

  // Those that no file specification names come last.
  std::vector<PackedFile> Finish() {
    for (Object& stream : loose_) Take(stream, {});
    if (full()) files_.push_back({{}, {}, ErrorCode::kTooManyChildren});
    return std::move(files_);
  }

 private:
  [[nodiscard]] bool full() const { return files_.size() >= limits_.max_children; }

  void VisitDirect(Object value, int depth) {
    if (!value.isIndirect()) Visit(value, depth + 1);
  }

  void TakeFrom(Object specification) {
    Object files = specification.getKey("/EF");
    if (!files.isDictionary()) return;
    std::string extension;
    for (const char* key : {"/F", "/UF"}) {
      const std::string own = ExtensionOf(specification.getKey(key));
      if (!own.empty()) extension = own;
    }
    for (const std::string& key : files.getKeys()) Take(files.getKey(key), extension);
  }

  void Take(Object stream, const std::string& extension) {
    if (!stream.isStream() || full() || !seen_.insert(stream.getObjGen()).second) return;
    BoundedPipeline bytes(std::min(limits_.max_bytes, limits_.max_children_bytes - bytes_));
    PackedFile file{extension, {}, ErrorCode::kNone};
    bool decoded = false;
    const bool fine =
        stream.pipeStreamData(&bytes, &decoded, 0, qpdf_dl_specialized, true, false) && decoded;
    if (bytes.overflows()) {
      file.error = ErrorCode::kTooLarge;
    } else if (!fine) {
      file.error = ErrorCode::kDamagedFile;
    } else {
      file.bytes = bytes.Take();
      bytes_ += file.bytes.size();
    }
    files_.push_back(std::move(file));
  }

  const Limits& limits_;
  std::set<QPDFObjGen> seen_;
  std::vector<Object> loose_;
  std::vector<PackedFile> files_;
  std::uint64_t bytes_ = 0;
};

// Looking at every object of a long document takes time. Streams are never within other streams,
// so their types stand in the file as they are.
bool MayHoldFiles(const IdentifiedMedia& media, Source& source) {
  const std::string_view file = AsText(*media.bytes);
  if (file.find("/EmbeddedFile") != std::string_view::npos ||
      file.find("/EF") != std::string_view::npos) {
    return true;
  }
  Object root = source.pdf().getRoot();
  Object names = root.getKey("/Names");
  return root.hasKey("/Collection") || root.hasKey("/AF") ||
         (names.isDictionary() && names.hasKey("/EmbeddedFiles"));
}

}  // namespace

std::vector<PackedFile> EmbeddedFilesOf(const IdentifiedMedia& media, const Limits& limits) {
  const auto source = Source::OpenAsItIs(*media.bytes, media.passwords);
  if (!source || !MayHoldFiles(media, **source)) return {};
  Collector collector(limits);
  for (const Object& object : (*source)->pdf().getAllObjects()) collector.Visit(object, 0);
  return collector.Finish();
}

}  // namespace zwartlak::pdf
