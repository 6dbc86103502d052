// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// A format and a detector for the runner's tests: plain text in which "NAME:" tells a person up to
// the end of the line, and words of command that make the format misbehave in the child.
#pragma once

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <new>
#include <sstream>
#include <stdexcept>
#include <string>

#include "pipeline/runner.h"

namespace zwartlak::testing_fakes {

inline ExtractedDocument DocumentOf(std::string_view text) {
  ExtractedDocument document;
  document.type = MediaType::kPlainText;
  Page page;
  page.width = 80;
  page.height = 10;
  page.regions.push_back(
      {.text = SensitiveText(std::string(text)), .segments = SegmentPlainText(text)});
  document.pages.push_back(std::move(page));
  document.coverage.pages = 1;
  return document;
}

class FakeInspector final : public Inspector {
 public:
  Result<StructureCheck> Check(const IdentifiedMedia& original, const RedactionPlan&,
                               const RedactedFile&) const override {
    const bool spoilt = AsText(*original.bytes).find("OUTSIDE") != std::string_view::npos;
    return StructureCheck{true, !spoilt, true};
  }
  Result<ExtractedDocument> Reread(const RedactedFile& output, const PageReader*,
                                   const ReadOptions&) const override {
    return DocumentOf(AsText(output.bytes));
  }
};

class FakeFormat final : public Format {
 public:
  [[nodiscard]] std::string_view name() const override { return "fake"; }
  [[nodiscard]] std::span<const MediaType> types() const override { return types_; }
  [[nodiscard]] bool needs_reader() const override { return false; }
  [[nodiscard]] Result<ExtractedDocument> Extract(const IdentifiedMedia& media,
                                                  const ExtractOptions& options) const override {
    const std::string_view text = AsText(*media.bytes);
    const auto says = [&](std::string_view word) {
      return text.find(word) != std::string_view::npos;
    };
    if (says("CRASH")) std::abort();
    if (says("THROW")) throw std::runtime_error(std::string(text));
    if (says("HANG")) {
      while (true) usleep(100'000);
    }
    if (says("DAMAGED")) return Fail(ErrorCode::kDamagedFile, Stage::kExtract, {.page = 0});
    if (says("MEMORY")) throw std::bad_alloc();
    ExtractedDocument document = DocumentOf(text);
    if (options.unpack) Unpack(text, document);
    return document;
  }
  [[nodiscard]] Result<RedactedFile> Apply(const IdentifiedMedia& media, const RedactionPlan& plan,
                                           const Limits&) const override {
    std::string text(AsText(*media.bytes));
    // A format that does nothing: the verifier must see it.
    if (text.find("LAZY") == std::string::npos) {
      for (auto item = plan.items.rbegin(); item != plan.items.rend(); ++item) {
        text.replace(item->span.start, item->span.size(), "###");
      }
    }
    const ByteView bytes = AsBytes(text);
    return RedactedFile{media.type, Bytes(bytes.begin(), bytes.end()), 0};
  }
  [[nodiscard]] const Inspector& inspector() const override { return inspector_; }

 private:
  // A file is packed in each line that begins with "PACKED "; '_' stands for a blank, '|' for the
  // end of a line, '^' for nothing.
  static void Unpack(std::string_view text, ExtractedDocument& document) {
    constexpr std::string_view kMark = "PACKED ";
    for (std::size_t at = text.find(kMark); at != std::string_view::npos;
         at = text.find(kMark, at + 1)) {
      std::string packed(text.substr(at + kMark.size(), text.find('\n', at) - at - kMark.size()));
      std::erase(packed, '^');
      std::ranges::replace(packed, '_', ' ');
      std::ranges::replace(packed, '|', '\n');
      const ByteView bytes = AsBytes(packed);
      document.packed.push_back({"log", Bytes(bytes.begin(), bytes.end())});
    }
  }

  MediaType types_[1] = {MediaType::kPlainText};
  FakeInspector inspector_;
};

class FakeDetector final : public Detector {
 public:
  [[nodiscard]] std::string_view name() const override { return "fake"; }
  [[nodiscard]] FindingSet Detect(const TextRegion& region, const DetectContext&) const override {
    constexpr std::string_view kLabel = "NAME: ";
    const std::string_view text = region.text.Reveal();
    FindingSet found;
    for (std::size_t at = text.find(kLabel); at != std::string_view::npos;
         at = text.find(kLabel, at + 1)) {
      const std::size_t start = at + kLabel.size();
      std::size_t end = start;
      while (end < text.size() && text[end] != '\n') ++end;
      if (text.substr(start, 3) == "###" || end == start) continue;
      Finding f;
      f.entity = EntityType::kPerson;
      f.span = {static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)};
      f.score = 0.95;
      f.rule = "fake.name";
      found.push_back(f);
    }
    return found;
  }
};

// A folder of its own for a test, removed at the end.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "zwartlak-test-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("mkdtemp");
    path_ = name;
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder() {
    std::error_code error;
    std::filesystem::remove_all(path_, error);
  }

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] std::string operator/(std::string_view name) const {
    return (path_ / name).string();
  }
  std::string Write(std::string_view name, std::string_view text) const {
    const std::filesystem::path file = path_ / name;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
    return file.string();
  }

 private:
  std::filesystem::path path_;
};

inline std::string ReadText(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

// Tools with the fakes above and a policy that removes persons.
struct FakeProgram {
  FakeProgram() {
    detectors.push_back(std::make_unique<FakeDetector>());
    tools.formats = {&format};
    tools.detectors = &detectors;
    policy.name = "test";
    policy.version = "1";
    policy.limits.child_wall_seconds = 2;
    policy.limits.child_cpu_seconds = 5;
  }
  FakeFormat format;
  DetectorList detectors;
  Toolbox tools;
  Policy policy;
};

}  // namespace zwartlak::testing_fakes
