// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// What the tests of the redactors share: files in a scratch folder made by ImageMagick and
// exiftool, a page reader that reads nothing, and one run through a format.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include "redactors/registry.h"

namespace zwartlak::testing_support {

class BlindReader final : public PageReader {
 public:
  std::string_view name() const override { return "blind"; }
  std::string_view version() const override { return "1"; }
  Result<Page> Read(const PixelView& pixels, const ReadOptions&) const override {
    ++reads;
    Page page;
    page.width = pixels.width;
    page.height = pixels.height;
    page.regions.emplace_back();
    return page;
  }
  mutable int reads = 0;
};

inline bool HasTool(std::string_view name) {
  return std::system(("command -v " + std::string(name) + " >/dev/null 2>&1").c_str()) == 0;
}

inline bool Shell(const std::string& command) {
  return std::system((command + " >/dev/null 2>&1").c_str()) == 0;
}

class Scratch {
 public:
  Scratch() {
    std::string name = testing::TempDir() + "zwartlak-XXXXXX";
    path_ = mkdtemp(name.data());
  }
  ~Scratch() { std::filesystem::remove_all(path_); }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  std::string File(std::string_view name) const { return path_ + "/" + std::string(name); }

 private:
  std::string path_;
};

inline Bytes ReadFile(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return Bytes(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
}

inline void WriteFile(const std::string& path, ByteView bytes) {
  std::ofstream out(path, std::ios::binary);
  out.write(reinterpret_cast<const char*>(bytes.data()),
            static_cast<std::streamsize>(bytes.size()));
}

inline MediaType TypeByName(std::string_view path) {
  const std::string_view extension = path.substr(path.rfind('.') + 1);
  for (const MediaTypeInfo& info : AllMediaTypes()) {
    const std::string all = " " + std::string(info.extensions) + " ";
    if (all.find(" " + std::string(extension) + " ") != std::string::npos) return info.type;
  }
  return MediaType::kUnknown;
}

inline IdentifiedMedia MediaOf(const std::string& path) {
  return {TypeByName(path), std::make_shared<const Bytes>(ReadFile(path))};
}

inline IdentifiedMedia TextMedia(std::string_view text) {
  const ByteView bytes = AsBytes(text);
  return {MediaType::kPlainText, std::make_shared<const Bytes>(bytes.begin(), bytes.end())};
}

// Two boxes a page: one in the middle off any block border, one in the corner over the edge.
inline RedactionPlan TwoBoxes(const ExtractedDocument& document) {
  RedactionPlan plan;
  for (std::uint32_t page = 0; page < document.pages.size(); ++page) {
    const int w = static_cast<int>(document.pages[page].width);
    const int h = static_cast<int>(document.pages[page].height);
    plan.items.push_back({.page = page, .box = {w / 4, h / 4, w / 2 + 1, h / 2 + 1}});
    plan.items.push_back({.page = page, .box = {w - w / 5, h - h / 5, w, h}});
  }
  return plan;
}

inline const std::vector<std::unique_ptr<Format>>& Formats() {
  static const auto kFormats = MakeFormats();
  return kFormats;
}

inline const Format& FormatOf(const IdentifiedMedia& media) {
  const Format* format = FormatFor(Formats(), media.type);
  if (format == nullptr) std::abort();
  return *format;
}

inline std::string NameOfCode(const Error& error) { return std::string(InfoOf(error.code).name); }

}  // namespace zwartlak::testing_support
