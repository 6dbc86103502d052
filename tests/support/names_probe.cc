// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Development tool: names_probe GAZETTEER [FILE...]. Reads text files (or standard input) and
// prints what the label, name and address detectors find, one finding a line, and the pace. For
// samples and public text only: it prints what it finds.
#include <chrono>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>

#include "tests/support/detectors_for_tools.h"

namespace zwartlak {
namespace {

TextRegion RegionOf(std::string text) {
  TextRegion region;
  region.segments = SegmentPlainText(text);
  region.text = SensitiveText(std::move(text));
  return region;
}

void Print(const TextRegion& region, const FindingSet& findings) {
  const std::string_view text = region.text.Reveal();
  for (const Finding& f : findings) {
    const std::size_t line_start = text.rfind('\n', f.span.start) + 1;
    const std::size_t line_end = std::min(text.find('\n', f.span.start), text.size());
    const std::string_view line =
        text.substr(line_start, std::min<std::size_t>(line_end - line_start, 160));
    std::cout << NameOf(f.entity) << '\t' << f.detector << '.' << f.rule << '\t' << f.score << '\t'
              << text.substr(f.span.start, f.span.size()) << "\t<< " << line << '\n';
  }
}

void Run(std::string text, const DetectorList& detectors) {
  const std::size_t size = text.size();
  const TextRegion region = RegionOf(std::move(text));
  const Policy policy;
  const TicketContext ticket;
  for (const auto& detector : detectors) {
    const auto start = std::chrono::steady_clock::now();
    const FindingSet findings = detector->Detect(region, {policy, ticket});
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    std::cerr << detector->name() << ": " << findings.size() << " findings, "
              << static_cast<double>(size) / 1e6 / took.count() << " MB/s\n";
    Print(region, findings);
  }
}

}  // namespace
}  // namespace zwartlak

int main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "usage: names_probe GAZETTEER [FILE...]\n";
    return 2;
  }
  const auto gazetteer = zwartlak::Gazetteer::Open(argv[1]);
  if (!gazetteer) {
    std::cerr << "cannot open the gazetteer\n";
    return 4;
  }
  const auto start = std::chrono::steady_clock::now();
  const zwartlak::DetectorList detectors =
      zwartlak::AllDetectors(*gazetteer, ZWARTLAK_NAME_MODEL_PATH);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  std::cerr << "construction: " << took.count() * 1000 << " ms\n";
  if (argc == 2) {
    zwartlak::Run({std::istreambuf_iterator<char>(std::cin), {}}, detectors);
  }
  for (int i = 2; i < argc; ++i) {
    std::ifstream in(argv[i], std::ios::binary);
    zwartlak::Run({std::istreambuf_iterator<char>(in), {}}, detectors);
  }
  return 0;
}
