// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// names_bench GAZETTEER MODEL FILE: pace of the parts that find names, one core, best of five, and
// how long opening the model takes. Needs a text of some megabytes to be steady.
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <iterator>
#include <string>

#include "detectors/name_detector.h"
#include "detectors/name_tagger.h"

namespace zwartlak {
namespace {

template <typename Fn>
double BestSeconds(Fn&& fn) {
  double best = 1e9;
  for (int i = 0; i < 5; ++i) {
    // Processor time: other work on the machine does not count.
    const std::clock_t start = std::clock();
    fn();
    best = std::min(best, static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
  }
  return best;
}

template <typename Fn>
void EachLine(std::string_view text, Fn&& fn) {
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = std::min(text.find('\n', start), text.size());
    if (end > start) fn(Span{static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)});
    start = end + 1;
  }
}

int Run(const char* gazetteer_path, const char* model_path, const char* file) {
  const auto gazetteer = Gazetteer::Open(gazetteer_path);
  auto model = NameModel::Open(model_path);
  if (!gazetteer || !model) return 4;
  std::ifstream in(file, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  const double megabytes = static_cast<double>(text.size()) / 1e6;
  const auto line = [&](const char* what, double seconds) {
    std::printf("%-22s %6.1f MB/s\n", what, megabytes / seconds);
  };
  std::printf("open model %.1f ms\n",
              1e3 * BestSeconds([&] { model = NameModel::Open(model_path); }));
  const NameWords words(*gazetteer);
  Tokens tokens;
  std::vector<NameToken> name_tokens;
  NameTagging tagging;
  const double lex =
      BestSeconds([&] { EachLine(text, [&](Span s) { words.Lex(text, s, tokens); }); });
  line("tokens and lists", lex);
  const double tagged = BestSeconds([&] {
    EachLine(text, [&](Span s) {
      words.Lex(text, s, tokens);
      ToNameTokens(text, tokens, **gazetteer, name_tokens);
      (*model)->Tag(name_tokens, tagging);
    });
  });
  line("model alone", tagged - lex);
  TextRegion region;
  region.segments = SegmentPlainText(text);
  region.text = SensitiveText(text);
  const Policy policy;
  const TicketContext ticket;
  const NameDetector rules(*gazetteer);
  const NameDetector both(*gazetteer, *model);
  line("detector, rules only", BestSeconds([&] { (void)rules.Detect(region, {policy, ticket}); }));
  line("detector with model", BestSeconds([&] { (void)both.Detect(region, {policy, ticket}); }));
  return 0;
}

}  // namespace
}  // namespace zwartlak

int main(int argc, char** argv) {
  if (argc == 4) return zwartlak::Run(argv[1], argv[2], argv[3]);
  std::fprintf(stderr, "usage: names_bench GAZETTEER MODEL FILE\n");
  return 2;
}
