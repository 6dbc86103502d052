// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// detect_bench FILE...: how quickly personal data is found in a text, every rule on, one core: each
// detector alone and the whole detect stage, in megabytes of text a second of processor time, first
// run and best of three. Also the first 100 kB in milliseconds and the memory resident before any
// text. Prints no text.
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <iterator>
#include <string>

#include "apps/wiring.h"
#include "pipeline/stages/detect.h"

namespace zwartlak {
namespace {

constexpr std::size_t kFirst = 100'000;

template <typename Fn>
double Seconds(Fn&& fn) {
  // Processor time: other work on the machine does not count.
  const std::clock_t start = std::clock();
  fn();
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

double ResidentMegabytes() {
  std::ifstream in("/proc/self/statm");
  long size = 0;
  long resident = 0;
  in >> size >> resident;
  return static_cast<double>(resident) * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1e6;
}

ExtractedDocument DocumentOf(std::string text) {
  ExtractedDocument document;
  TextRegion region;
  region.segments = SegmentPlainText(text);
  region.text = SensitiveText(std::move(text));
  document.pages.emplace_back();
  document.pages.back().regions.push_back(std::move(region));
  return document;
}

void Report(const char* what, double megabytes, double first, double best) {
  std::printf("  %-12s first %6.1f MB/s  warm %6.1f MB/s\n", what, megabytes / first,
              megabytes / best);
}

void Measure(const Wiring& wiring, const char* path) {
  std::ifstream in(path, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  const double megabytes = static_cast<double>(text.size()) / 1e6;
  const Policy policy;
  const TicketContext ticket;
  const DetectContext context{policy, ticket};
  std::printf("%s, %.1f MB\n", path, megabytes);
  const ExtractedDocument head = DocumentOf(text.substr(0, kFirst));
  std::printf("  first 100 kB %.0f ms\n",
              1e3 * Seconds([&] { (void)Detect(head, wiring.detectors(), context); }));
  const ExtractedDocument document = DocumentOf(text);
  const TextRegion& region = document.pages[0].regions[0];
  for (const auto& detector : wiring.detectors()) {
    const auto run = [&] { (void)detector->Detect(region, context); };
    const double first = Seconds(run);
    Report(std::string(detector->name()).c_str(), megabytes, first,
           std::min({first, Seconds(run), Seconds(run)}));
  }
  std::size_t findings = 0;
  const auto whole = [&] { findings = Detect(document, wiring.detectors(), context).size(); };
  const double first = Seconds(whole);
  Report("detect stage", megabytes, first, std::min({first, Seconds(whole), Seconds(whole)}));
  std::printf("  findings     %zu\n", findings);
}

int Run(int argc, char** argv) {
  double seconds = 0;
  Result<std::unique_ptr<Wiring>> wiring = Fail(ErrorCode::kInternal, Stage::kSetup);
  seconds = Seconds([&] { wiring = Wiring::Make(); });
  if (!wiring) return 4;
  std::printf("loading %.0f ms, resident %.0f MB\n", 1e3 * seconds, ResidentMegabytes());
  for (int i = 1; i < argc; ++i) Measure(**wiring, argv[i]);
  return 0;
}

}  // namespace
}  // namespace zwartlak

int main(int argc, char** argv) {
  if (argc > 1) return zwartlak::Run(argc, argv);
  std::fprintf(stderr, "usage: detect_bench FILE...\n");
  return 2;
}
