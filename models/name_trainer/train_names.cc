// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Development tool, called by models/train_names:
//   name_trainer train OUT GAZETTEER LISTS [--NAME VALUE]... FILE...   learns from marked files
//   name_trainer score MODEL GAZETTEER FILE...                        measures on marked files
//   name_trainer mark  MODEL GAZETTEER                                marks plain lines (stdin)
#include <charconv>
#include <cstring>
#include <fstream>
#include <iostream>
#include <map>
#include <string>

#include "models/name_trainer/bytes.h"
#include "models/name_trainer/chain.h"
#include "models/name_trainer/lexicon.h"
#include "models/name_trainer/score.h"

namespace zwartlak::trainer {
namespace {

bool Set(Settings& s, std::string_view name, const char* value) {
  const auto number = static_cast<float>(std::atof(value));
  if (name == "--rows")
    s.log2_rows = static_cast<unsigned>(number);
  else if (name == "--epochs")
    s.epochs = static_cast<int>(number);
  else if (name == "--runs")
    s.runs = static_cast<int>(number);
  else if (name == "--seed")
    s.seed = static_cast<std::uint32_t>(number);
  else if (name == "--average-from")
    s.average_from = static_cast<int>(number);
  else if (name == "--perceptron")
    s.perceptron = number != 0;
  else if (name == "--min-count")
    s.min_count = static_cast<int>(number);
  else if (name == "--rate")
    s.rate = number;
  else if (name == "--list-dropout")
    s.name_list_dropout = number;
  else if (name == "--word-dropout")
    s.name_word_dropout = number;
  else if (name == "--prune")
    s.prune = number;
  else
    return false;
  return true;
}

int Train(int argc, char** argv, const NameWords& words) {
  Settings settings;
  std::string lexicon_bytes;
  NameLexicon lexicon;
  if (!BuildLexicon(argv[4], lexicon_bytes, lexicon)) return 4;
  std::vector<Example> examples;
  Reader reader(words, lexicon);
  for (int i = 5; i < argc; ++i) {
    if (std::string_view(argv[i]).starts_with("--")) {
      if (i + 1 >= argc || !Set(settings, argv[i], argv[i + 1])) return 2;
      ++i;
      continue;
    }
    std::vector<Example> more = reader.ReadFile(argv[i]);
    std::cerr << argv[i] << ": " << more.size() << " lines\n";
    if (more.empty()) return 4;
    std::ranges::move(more, std::back_inserter(examples));
  }
  Chain chain(settings);
  chain.Count(examples);
  for (int run = 0; run < settings.runs; ++run) {
    if (run > 0) chain.Restart(settings.seed + static_cast<std::uint32_t>(run));
    for (int e = 0; e < settings.epochs; ++e) {
      chain.Epoch(examples);
      std::cerr << "epoch " << e + 1 << '\n';
    }
  }
  chain.Finish();
  std::string out(kNameModelMagic.begin(), kNameModelMagic.end());
  AppendNumber(settings.log2_rows, out);
  chain.WriteTransitions(out);
  out += lexicon_bytes;
  chain.WriteRows(out);
  std::ofstream(argv[2], std::ios::binary) << out;
  std::cerr << argv[2] << ": " << out.size() << " bytes, lexicon " << lexicon_bytes.size() << '\n';
  return 0;
}

int ScoreFiles(int argc, char** argv, const NameWords& words, const NameModel& model) {
  for (int i = 4; i < argc; ++i) {
    for (const float threshold : {0.3F, 0.4F, 0.5F, 0.6F}) {
      const Score s = Measure(argv[i], words, model, threshold);
      const double recall = 1.0 * s.exact / std::max(s.persons, 1);
      const double precision = 1.0 * s.exact / std::max(s.found, 1);
      std::printf(
          "%s @%.1f: %d persons, touched %.1f %%, exact P %.3f R %.3f F1 %.3f, false %.2f "
          "a thousand of %d words\n",
          std::strrchr(argv[i], '/') != nullptr ? std::strrchr(argv[i], '/') + 1 : argv[i],
          static_cast<double>(threshold), s.persons, 100.0 * s.touched / std::max(s.persons, 1),
          precision, recall, 2 * precision * recall / std::max(precision + recall, 1e-9),
          1000.0 * s.wrong / std::max(s.words, 1), s.words);
    }
  }
  return 0;
}

int Run(int argc, char** argv) {
  const std::string_view command = argc > 3 ? argv[1] : "";
  const auto gazetteer = argc > 3 ? Gazetteer::Open(argv[3]) : Gazetteer::Open("");
  if (!gazetteer) {
    std::cerr << "usage: name_trainer train|score|mark MODEL GAZETTEER ...\n";
    return argc > 3 ? 4 : 2;
  }
  const NameWords words(*gazetteer);
  if (command == "train") return argc > 5 ? Train(argc, argv, words) : 2;
  const auto model = NameModel::Open(argv[2]);
  if (!model) return 4;
  if (command == "score") return ScoreFiles(argc, argv, words, **model);
  if (command != "mark") return 2;
  MarkLines(std::cin, words, **model, std::cout);
  return 0;
}

}  // namespace
}  // namespace zwartlak::trainer

int main(int argc, char** argv) { return zwartlak::trainer::Run(argc, argv); }
