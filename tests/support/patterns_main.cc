// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Developer's tool, no product code: runs the pattern detector over text files and prints what it
// finds, or the examples that fail, or the speed. It prints values: only for invented samples.
//   zwartlak_patterns_main [--rules DIR] [--examples] [--cost] [--speed] [--spans] [--min SCORE]
//   FILE...
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include "detectors/pattern_detector.h"
#include "pipeline/core/utf8.h"

namespace {

// Processor time: other work on the machine does not count.
double MsSince(std::clock_t start) {
  return 1000.0 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

void Scan(const zwartlak::PatternDetector& detector, const std::string& path, double min,
          bool speed, bool spans) {
  std::ifstream in(path, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (!zwartlak::utf8::IsValid(text)) text = zwartlak::utf8::Sanitise(text);
  zwartlak::TextRegion region;
  region.segments = zwartlak::SegmentPlainText(text);
  region.text = zwartlak::SensitiveText(text);
  for (int round = 0; speed && round < 3; ++round) {
    const auto start = std::clock();
    const std::size_t found = detector.Find(region).size();
    const double ms = MsSince(start);
    std::cout << path << " " << found << " findings " << ms << " ms "
              << static_cast<double>(text.size()) / 1000.0 / ms << " MB/s\n";
  }
  if (speed) return;
  for (const zwartlak::Finding& f : detector.Find(region)) {
    if (f.score < min) continue;
    if (spans) {
      std::cout << path << '\t' << f.span.start << '\t' << f.span.end << '\t'
                << zwartlak::NameOf(f.entity) << '\t' << f.rule << '\t' << f.score << '\n';
      continue;
    }
    const auto row = std::count(text.begin(), text.begin() + f.span.start, '\n') + 1;
    std::size_t begin = text.rfind('\n', f.span.start);
    begin = begin == std::string::npos ? 0 : begin + 1;
    begin = std::max<std::size_t>(begin, f.span.start > 60 ? f.span.start - 60 : 0);
    const std::size_t end = std::min<std::size_t>(text.find('\n', f.span.end), f.span.end + 30);
    std::cout << path << ':' << row << '\t' << f.rule << '\t' << f.score << '\t'
              << text.substr(begin, f.span.start - begin) << "[["
              << text.substr(f.span.start, f.span.size()) << "]]"
              << text.substr(f.span.end, end - f.span.end) << '\n';
  }
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> arguments(argv + 1, argv + argc);
  std::string directory;
  double min = 0.5;
  bool speed = false;
  bool examples = false;
  bool cost = false;
  bool spans = false;
  std::vector<std::string> files;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i] == "--rules")
      directory = arguments.at(++i);
    else if (arguments[i] == "--min")
      min = std::stod(arguments.at(++i));
    else if (arguments[i] == "--speed")
      speed = true;
    else if (arguments[i] == "--examples")
      examples = true;
    else if (arguments[i] == "--spans")
      spans = true;
    else if (arguments[i] == "--cost")
      cost = true;
    else
      files.push_back(arguments[i]);
  }
  auto start = std::clock();
  auto rules =
      directory.empty() ? zwartlak::LoadEmbeddedRules() : zwartlak::LoadRulesFrom(directory);
  if (!rules) {
    std::cout << "rules do not load: file " << rules.error().where.page.value_or(0) << " line "
              << rules.error().where.offset.value_or(0) << '\n';
    return 1;
  }
  std::cerr << rules->rules.size() << " rules parsed in " << MsSince(start) << " ms\n";
  if (examples) {
    for (const auto& failure : zwartlak::RunRuleExamples(*rules)) {
      const auto rule = std::ranges::find(rules->rules, failure.rule, &zwartlak::Rule::id);
      const auto& list = failure.match ? rule->match : rule->no_match;
      std::cout << failure.rule << (failure.match ? " misses " : " wrongly finds ")
                << list[failure.example].text << '\n';
    }
  }
  if (cost) {
    for (const zwartlak::Rule& rule : rules->rules) {
      start = std::clock();
      const bool made =
          zwartlak::PatternDetector::Create({.rules = {rule}, .digest = {}}).has_value();
      std::cout << MsSince(start) << '\t' << rule.id << (made ? "" : " does not compile") << '\n';
    }
  }
  start = std::clock();
  auto detector = zwartlak::PatternDetector::Create(std::move(*rules));
  if (!detector) {
    std::cout << "pattern " << detector.error().where.offset.value_or(0) << " does not compile\n";
    return 1;
  }
  std::cerr << "detector made in " << MsSince(start) << " ms\n";
  for (const std::string& file : files) Scan(**detector, file, min, speed, spans);
  return 0;
}
