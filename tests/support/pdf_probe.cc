// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Real PDFs through format and stranger with an empty plan (or, with --boxes, four boxes at fixed
// places on each page) and nobody who reads pictures, each in a child with a time limit: what is
// refused without need?
//   zwartlak_pdf_probe [--boxes] [--out FOLDER] FILE...     one line a file
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "pipeline/core/error.h"
#include "pipeline/core/format.h"
#include "redactors/registry.h"

namespace zwartlak {
namespace {

constexpr unsigned kSeconds = 30;

class SeesNothing final : public PageReader {
 public:
  [[nodiscard]] std::string_view name() const override { return "none"; }
  [[nodiscard]] std::string_view version() const override { return "0"; }
  [[nodiscard]] Result<Page> Read(const PixelView& pixels, const ReadOptions&) const override {
    Page page;
    page.width = pixels.width;
    page.height = pixels.height;
    page.regions.emplace_back();
    return page;
  }
};

struct Options {
  bool boxes = false;
  std::string out;
};

RedactionPlan PlanFor(const ExtractedDocument& document, bool boxes) {
  constexpr std::size_t kPages = 20;
  RedactionPlan plan;
  for (std::uint32_t i = 0; boxes && i < std::min(kPages, document.pages.size()); ++i) {
    const auto w = static_cast<int>(document.pages[i].width);
    const auto h = static_cast<int>(document.pages[i].height);
    for (const auto& [x, y] : {std::pair{1, 1}, {4, 2}, {2, 5}, {5, 7}}) {
      PlanItem item;
      item.page = i;
      item.box = {w * x / 8, h * y / 9, w * x / 8 + w / 10, h * y / 9 + 32};
      plan.items.push_back(item);
    }
  }
  return plan;
}

int Tell(const char* where, const Error& error) {
  std::printf("%s error %s page %d\n", where, std::string(InfoOf(error.code).name).c_str(),
              error.where.page ? static_cast<int>(*error.where.page) : -1);
  return 1;
}

int Probe(const std::string& path, const Options& options) {
  std::ifstream in(path, std::ios::binary);
  IdentifiedMedia media;
  media.type = MediaType::kPdf;
  media.bytes = std::make_shared<const Bytes>(std::istreambuf_iterator<char>(in),
                                              std::istreambuf_iterator<char>());
  const auto formats = MakeFormats();
  const Format* format = FormatFor(formats, media.type);
  const SeesNothing reader;
  const auto document = format->Extract(media, {Limits{}, ReadOptions{}, &reader});
  if (!document) return Tell("extract", document.error());
  const RedactionPlan plan = PlanFor(*document, options.boxes);
  const auto output = format->Apply(media, plan, Limits{});
  if (!output) return Tell("apply", output.error());
  if (!options.out.empty()) {
    std::ofstream(std::filesystem::path(options.out) / std::filesystem::path(path).filename(),
                  std::ios::binary)
        .write(reinterpret_cast<const char*>(output->bytes.data()),
               static_cast<std::streamsize>(output->bytes.size()));
  }
  const auto check = format->inspector().Check(media, plan, *output);
  if (!check) return Tell("check", check.error());
  std::printf(
      "%s solid %d outside %d clean %d pages %zu bytes %zu to %zu\n",
      check->boxes_solid && check->outside_untouched && check->metadata_clean ? "pass" : "fail",
      check->boxes_solid, check->outside_untouched, check->metadata_clean, document->pages.size(),
      media.bytes->size(), output->bytes.size());
  return 0;
}

void ProbeInChild(const std::string& path, const Options& options) {
  std::printf("%s: ", path.c_str());
  std::fflush(stdout);
  const pid_t child = fork();
  if (child == 0) {
    const rlimit memory{rlim_t{4} << 30, rlim_t{4} << 30};
    setrlimit(RLIMIT_AS, &memory);
    alarm(kSeconds);
    Probe(path, options);
    std::fflush(stdout);
    _exit(0);
  }
  int status = 0;
  waitpid(child, &status, 0);
  if (WIFSIGNALED(status)) std::printf("signal %d\n", WTERMSIG(status));
}

}  // namespace
}  // namespace zwartlak

int main(int argc, char** argv) {
  zwartlak::Options options;
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    if (word == "--boxes") {
      options.boxes = true;
    } else if (word == "--out" && i + 1 < argc) {
      options.out = argv[++i];
    } else {
      zwartlak::ProbeInChild(word, options);
    }
  }
  return 0;
}
