// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Development tool: names_measure GAZETTEER FOLDER [--misses] [--false] [--only GROUP]
// [--model FILE]. Runs the detect stage with all detectors and the built-in policy over generated
// samples with truth (samples/README.md) and counts the values covered and the innocent words hit.
// Screens are laid out from the truth's word boxes, as a reader without a single error would; so
// what is missed here is the detectors' own. Prints sample values; they are invented.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>

#include "pipeline/policy_file.h"
#include "tests/support/detectors_for_tools.h"

namespace zwartlak {
namespace {

using nlohmann::json;

struct Word {
  std::string text;
  Rect box;
  double px = 0;
  Span span;
};

struct Value {
  std::string entity;
  std::string group;
  std::vector<Span> spans;  // of its words
};

struct Sample {
  std::string name;
  TextRegion region;
  std::vector<Value> values;
  std::vector<Span> innocent;
  bool personal = true;
};

struct Options {
  bool misses = false;
  bool false_hits = false;
  std::string only;
};

// One glyph a character, all equally wide.
void AddGlyphs(const Word& word, TextRegion& region) {
  std::vector<std::size_t> starts;
  for (std::size_t i = 0; i < word.text.size(); ++i) {
    if ((static_cast<unsigned char>(word.text[i]) & 0xC0U) != 0x80U) starts.push_back(i);
  }
  const double step =
      word.box.width() / static_cast<double>(std::max<std::size_t>(starts.size(), 1));
  for (std::size_t i = 0; i < starts.size(); ++i) {
    const std::size_t end = i + 1 < starts.size() ? starts[i + 1] : word.text.size();
    const double left = word.box.left + step * static_cast<double>(i);
    region.glyphs.push_back(
        {.span = {word.span.start + static_cast<std::uint32_t>(starts[i]),
                  word.span.start + static_cast<std::uint32_t>(end)},
         .quad = Quad::FromRect({left, word.box.top, left + step, word.box.bottom})});
  }
}

// Words to rows by their centres, rows to segments by gaps of more than a line height.
void LayOut(std::vector<Word*> words, Sample& sample) {
  std::ranges::sort(words, {}, [](const Word* w) { return w->box.center().y; });
  std::vector<std::vector<Word*>> rows;
  for (Word* word : words) {
    const bool same = !rows.empty() &&
                      word->box.center().y - rows.back().back()->box.center().y < 0.3 * word->px &&
                      word->box.center().y - rows.back().front()->box.center().y < 0.5 * word->px;
    if (!same) rows.emplace_back();
    rows.back().push_back(word);
  }
  std::string text;
  std::uint32_t index = 0;
  for (auto& row : rows) {
    std::ranges::sort(row, {}, [](const Word* w) { return w->box.left; });
    if (!text.empty()) text += '\n';
    const Word* last = nullptr;
    for (Word* word : row) {
      const bool joined = last != nullptr && word->box.left - last->box.right < 1.0 * word->px;
      const bool touches = joined && word->box.left - last->box.right < 0.06 * word->px;
      if (last != nullptr && !touches) text += joined ? ' ' : '\t';
      word->span.start = static_cast<std::uint32_t>(text.size());
      text += word->text;
      word->span.end = static_cast<std::uint32_t>(text.size());
      if (!joined)
        sample.region.segments.push_back({.span = word->span, .box = word->box, .row = index});
      Segment& segment = sample.region.segments.back();
      segment.span.end = word->span.end;
      segment.box = Union(segment.box, word->box);
      AddGlyphs(*word, sample.region);
      last = word;
    }
    ++index;
  }
  sample.region.text = SensitiveText(std::move(text));
}

std::vector<Word> WordsOf(const json& list) {
  std::vector<Word> out;
  for (const json& w : list) {
    if (!w.contains("box") || w["box"].is_null()) continue;
    const auto box = w["box"].get<std::vector<double>>();
    out.push_back({w["text"], {box[0], box[1], box[2], box[3]}, w["px"].get<double>(), {}});
  }
  return out;
}

Sample Screen(const json& truth) {
  Sample sample;
  std::vector<std::vector<Word>> groups;
  for (const json& v : truth["values"]) groups.push_back(WordsOf(v["words"]));
  const std::size_t values = groups.size();
  for (const json& v : truth["ignored"]) {
    groups.push_back(WordsOf(v.contains("words") ? v["words"] : json::array({v})));
  }
  groups.push_back(WordsOf(truth["innocent"]));
  std::vector<Word*> all;
  for (auto& group : groups) {
    for (Word& word : group) all.push_back(&word);
  }
  LayOut(all, sample);
  for (std::size_t i = 0; i < values; ++i) {
    Value value{truth["values"][i]["entity"], truth["values"][i]["group"], {}};
    for (const Word& word : groups[i]) value.spans.push_back(word.span);
    sample.values.push_back(std::move(value));
  }
  for (const Word& word : groups.back()) sample.innocent.push_back(word.span);
  for (const json& flag : truth["flags"]) sample.personal &= flag != "no_personal_data";
  return sample;
}

Sample Text(const json& truth, std::string text) {
  Sample sample;
  std::vector<Span> taken;
  const auto span = [](const json& v) {
    return Span{v["start"].get<std::uint32_t>(), v["end"].get<std::uint32_t>()};
  };
  for (const json& v : truth["values"]) {
    sample.values.push_back({v["entity"], v["group"], {span(v)}});
    taken.push_back(span(v));
  }
  for (const json& v : truth["ignored"]) taken.push_back(span(v));
  for (std::uint32_t i = 0; i < text.size();) {
    if (text[i] == ' ' || text[i] == '\n') {
      ++i;
      continue;
    }
    std::uint32_t end = i;
    while (end < text.size() && text[end] != ' ' && text[end] != '\n') ++end;
    const Span word{i, end};
    if (std::ranges::none_of(taken, [&](const Span& t) { return Overlaps(t, word); })) {
      sample.innocent.push_back(word);
    }
    i = end;
  }
  sample.region.segments = SegmentPlainText(text);
  sample.region.text = SensitiveText(std::move(text));
  sample.personal = !sample.values.empty();
  return sample;
}

bool Covered(const FindingSet& findings, const Span& span) {
  std::uint32_t at = span.start;
  for (const Finding& f : findings) {  // sorted by start
    if (f.span.start <= at && f.span.end > at) at = f.span.end;
  }
  return at >= span.end;
}

class Measure {
 public:
  Measure(DetectorList detectors, Options options)
      : detectors_(std::move(detectors)), options_(std::move(options)) {}

  void Add(Sample sample) {
    const Policy& policy = DefaultPolicy();
    const TicketContext ticket;
    ExtractedDocument document;
    document.pages.resize(1);
    document.pages[0].regions.push_back(std::move(sample.region));
    FindingSet findings = Detect(document, detectors_, {policy, ticket});
    std::erase_if(findings,
                  [&](const Finding& f) { return policy.For(f.entity).action == Action::kKeep; });
    sample.region = std::move(document.pages[0].regions[0]);
    for (const Value& value : sample.values) {
      auto& [total, hit] = groups_[value.group + ' ' + value.entity];
      auto& [group_total, group_hit] = groups_[value.group];
      const bool covered =
          std::ranges::all_of(value.spans, [&](const Span& s) { return Covered(findings, s); });
      ++total;
      ++group_total;
      hit += covered;
      group_hit += covered;
      if (!covered && options_.misses && (options_.only.empty() || options_.only == value.group)) {
        Show("MISS", sample, value.entity + ' ' + value.group,
             *std::ranges::find_if_not(value.spans,
                                       [&](const Span& s) { return Covered(findings, s); }));
      }
    }
    auto& [total, hit] = sample.personal ? innocent_ : innocent_without_;
    for (const Span& word : sample.innocent) {
      ++total;
      const auto it =
          std::ranges::find_if(findings, [&](const Finding& f) { return Overlaps(f.span, word); });
      if (it == findings.end()) continue;
      ++hit;
      if (options_.false_hits) {
        Show("FALSE", sample, std::string(NameOf(it->entity)) + ' ' + it->detector + '.' + it->rule,
             it->span);
      }
    }
  }

  void Report() const {
    const auto line = [](const std::string& name, std::pair<int, int> n) {
      std::cout << name << ": " << n.second << " / " << n.first << " = "
                << (n.first == 0 ? 0.0 : 100.0 * n.second / n.first) << " %\n";
    };
    for (const auto& [name, n] : groups_) line(name, n);
    line("innocent words covered, with personal data", innocent_);
    line("innocent words covered, without", innocent_without_);
  }

 private:
  static void Show(std::string_view what, const Sample& sample, const std::string& about,
                   const Span& span) {
    const std::string_view text = sample.region.text.Reveal();
    const std::size_t newline = text.rfind('\n', span.start);
    const std::size_t start = newline == std::string_view::npos ? 0 : newline + 1;
    std::string line(
        text.substr(start, std::min(text.find('\n', span.start), text.size()) - start));
    std::ranges::replace(line, '\t', '|');
    std::cout << what << ' ' << sample.name << ' ' << about << " ["
              << text.substr(span.start, span.size()) << "] << " << line.substr(0, 220) << '\n';
  }

  DetectorList detectors_;
  Options options_;
  std::map<std::string, std::pair<int, int>> groups_;
  std::pair<int, int> innocent_;
  std::pair<int, int> innocent_without_;
};

void Run(const std::filesystem::path& folder, Measure& measure) {
  std::vector<std::filesystem::path> truths;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().string().ends_with(".truth.json")) truths.push_back(entry.path());
  }
  std::ranges::sort(truths);
  for (const auto& path : truths) {
    std::ifstream in(path);
    const json truth = json::parse(in);
    Sample sample;
    if (truth.contains("image")) {
      sample = Screen(truth);
    } else {
      std::string file = path.string();
      file.resize(file.size() - std::string_view(".truth.json").size());
      std::ifstream text(file, std::ios::binary);
      sample = Text(truth, {std::istreambuf_iterator<char>(text), {}});
    }
    sample.name = path.filename().string().substr(0, path.filename().string().find('.'));
    measure.Add(std::move(sample));
  }
  measure.Report();
}

}  // namespace
}  // namespace zwartlak

int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "usage: names_measure GAZETTEER FOLDER [--misses] [--false] [--only GROUP] "
                 "[--model FILE]\n";
    return 2;
  }
  const auto gazetteer = zwartlak::Gazetteer::Open(argv[1]);
  if (!gazetteer) return 4;
  zwartlak::Options options;
  std::string model = ZWARTLAK_NAME_MODEL_PATH;
  for (int i = 3; i < argc; ++i) {
    const std::string_view arg = argv[i];
    options.misses |= arg == "--misses";
    options.false_hits |= arg == "--false";
    if (arg == "--model" && i + 1 < argc) model = argv[++i];
    if (arg == "--only" && i + 1 < argc) options.only = argv[++i];
  }
  zwartlak::Measure measure(zwartlak::AllDetectors(*gazetteer, model), options);
  zwartlak::Run(argv[2], measure);
  return 0;
}
