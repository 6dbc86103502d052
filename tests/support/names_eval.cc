// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Development tool: names_eval GAZETTEER MODEL SOURCE [--misses] [--false] [--inexact] [--entity E]
//   SOURCE: --iob FILE | --spans FILE CONLLU-FOLDER | --marks FILE-OR-FOLDER | --lines FILE
// Runs the detect stage with all detectors and the built-in policy and prints, an entity a line:
// how many values were touched, completely covered, found exactly; false findings and innocent
// characters covered; persons by case, by listed and unlisted surname and by damage. MODEL may be
// "-": rules only. Marks other than our entity types (LOC, ORG, ..) are innocent; ? and * count
// neither way. Prints text: for samples and public text only.
//   --documents       sentences of one document are one text, as an attachment has them
//   --export FOLDER   writes the texts as 0.txt, 1.txt, ... and judges nothing
//   --found FOLDER    judges the persons of another tool (tests/bench/compare_names.py), in
//                     0.spans, 1.spans, ...: a line "start end" in bytes each
#include <cstdio>
#include <fstream>
#include <iostream>
#include <map>
#include <optional>

#include "pipeline/core/utf8.h"
#include "pipeline/policy_file.h"
#include "tests/support/detectors_for_tools.h"
#include "tests/support/eval_texts.h"

namespace zwartlak {
namespace {

struct Options {
  bool misses = false;
  bool false_hits = false;
  bool inexact = false;
  bool documents = false;
  std::string entity;
  std::string export_to;
  std::string found;
};

FindingSet ReadFound(const std::string& path) {
  FindingSet findings;
  std::ifstream in(path);
  for (Span span; in >> span.start >> span.end;) {
    Finding finding;
    finding.entity = EntityType::kPerson;
    finding.span = span;
    finding.detector = "other";
    finding.rule = "tool";
    findings.push_back(std::move(finding));
  }
  return findings;
}

struct Tally {
  int values = 0;
  int touched = 0;
  int covered = 0;
  int exact = 0;
  int found = 0;  // findings that judge an innocent text or a value of this entity
  int wrong = 0;  // findings on innocent text
};

bool IsOpen(const EvalValue& v) { return v.entity.find_first_of("?*/") != std::string::npos; }

bool IsOurs(const EvalValue& v) {
  static const std::string kNotOurs[] = {"LOC", "ORG", "MISC", "ADDR", "KEEP"};
  return !IsOpen(v) && std::ranges::find(kNotOurs, v.entity) == std::end(kNotOurs);
}

const char* StyleOf(std::string_view text) {
  bool upper = false;
  bool lower = false;
  for (std::size_t i = 0; i < text.size();) {
    const auto [c, length] = utf8::Decode(text, i);
    upper |= utf8::IsUpper(c);
    lower |= utf8::IsLower(c);
    i += length;
  }
  return upper && lower ? "Mixed" : upper ? "CAPS" : "lower";
}

class Evaluation {
 public:
  Evaluation(std::shared_ptr<const Gazetteer> gazetteer, DetectorList detectors, Options options)
      : gazetteer_(std::move(gazetteer)),
        detectors_(std::move(detectors)),
        options_(std::move(options)) {}

  void Add(const EvalText& text) {
    const std::string number = std::to_string(count_++);
    if (!options_.export_to.empty()) {
      std::ofstream(options_.export_to + '/' + number + ".txt") << text.text;
      return;
    }
    const FindingSet findings =
        options_.found.empty() ? Ours(text) : ReadFound(options_.found + '/' + number + ".spans");
    Values(text, findings);
    Findings(text, findings);
    Characters(text, findings);
  }

  void Report() const {
    if (!options_.export_to.empty()) return;
    for (const auto& [name, t] : tallies_) {
      const double recall = 1.0 * t.exact / std::max(t.values, 1);
      std::printf("%-24s %5d values  touched %5.1f %%  covered %5.1f %%  exact R %.3f",
                  name.c_str(), t.values, 100.0 * t.touched / std::max(t.values, 1),
                  100.0 * t.covered / std::max(t.values, 1), recall);
      // What is found has no case or list of its own: only whole entities have a precision.
      if (name.find(' ') == std::string::npos) {
        const double precision = 1.0 * t.exact / std::max(t.found, 1);
        std::printf(" P %.3f F1 %.3f  false %d = %.2f a thousand words", precision,
                    2 * precision * recall / std::max(precision + recall, 1e-9), t.wrong,
                    1000.0 * t.wrong / std::max(words_, 1));
      }
      std::printf("\n");
    }
    std::printf("words %d, innocent characters covered %.3f %%\n", words_,
                100.0 * innocent_hit_ / std::max(innocent_, 1));
  }

 private:
  [[nodiscard]] FindingSet Ours(const EvalText& text) const {
    ExtractedDocument document;
    document.pages.resize(1);
    TextRegion region;
    region.segments = SegmentPlainText(text.text);
    region.text = SensitiveText(text.text);
    document.pages[0].regions.push_back(std::move(region));
    const Policy& policy = DefaultPolicy();
    const TicketContext ticket;
    FindingSet findings = Detect(document, detectors_, {policy, ticket});
    std::erase_if(findings,
                  [&](const Finding& f) { return policy.For(f.entity).action == Action::kKeep; });
    return findings;
  }

  void Values(const EvalText& text, const FindingSet& findings) {
    for (const EvalValue& value : text.values) {
      if (!IsOurs(value)) continue;
      std::uint32_t at = value.span.start;
      bool touched = false;
      bool exact = false;
      for (const Finding& f : findings) {
        touched |= Overlaps(f.span, value.span);
        if (f.span.start <= at && f.span.end > at) at = f.span.end;
        exact |= f.span == value.span && NameOf(f.entity) == value.entity;
      }
      const bool covered = at >= value.span.end;
      for (const std::string& key : KeysOf(text, value)) {
        Tally& t = tallies_[key];
        ++t.values;
        t.touched += touched;
        t.covered += covered;
        t.exact += exact;
      }
      if (!covered && options_.misses)
        Show(touched ? "PART" : "MISS", text, value.entity, value.span);
    }
  }

  [[nodiscard]] std::vector<std::string> KeysOf(const EvalText& text, const EvalValue& v) const {
    std::vector<std::string> keys{v.entity};
    if (v.damaged) keys.push_back(v.entity + " damaged");
    if (v.entity != "PERSON") return keys;
    const std::string value = text.text.substr(v.span.start, v.span.size());
    keys.push_back("PERSON " + std::string(StyleOf(value)));
    const std::string last = value.substr(value.find_last_of(" .") + 1);
    const bool listed = !v.unlisted && (gazetteer_->Lookup(last) & Gazetteer::kSurname) != 0;
    if (!v.damaged) keys.push_back(listed ? "PERSON listed" : "PERSON unlisted");
    return keys;
  }

  void Findings(const EvalText& text, const FindingSet& findings) {
    for (const Finding& f : findings) {
      const auto hit = std::ranges::find_if(text.values, [&](const EvalValue& v) {
        return (IsOurs(v) || IsOpen(v)) && Overlaps(v.span, f.span);
      });
      if (hit != text.values.end() && IsOpen(*hit)) continue;
      const std::string entity(NameOf(f.entity));
      ++tallies_[entity].found;
      if (hit != text.values.end()) {
        if (options_.inexact && (f.span != hit->span || NameOf(f.entity) != hit->entity)) {
          Show(("INEXACT " + f.detector + '.' + f.rule).c_str(), text, entity, f.span);
        }
        continue;
      }
      ++tallies_[entity].wrong;
      if (options_.false_hits)
        Show(("FALSE " + f.detector + '.' + f.rule).c_str(), text, entity, f.span);
    }
  }

  void Characters(const EvalText& text, const FindingSet& findings) {
    std::vector<bool> value(text.text.size());
    std::vector<bool> found(text.text.size());
    const auto paint = [](std::vector<bool>& map, Span s) {
      std::fill(map.begin() + s.start, map.begin() + s.end, true);
    };
    for (const EvalValue& v : text.values) {
      if (IsOurs(v) || IsOpen(v)) paint(value, v.span);
    }
    for (const Finding& f : findings) paint(found, f.span);
    bool in_word = false;
    for (std::size_t i = 0; i < text.text.size(); ++i) {
      const bool blank = text.text[i] == ' ' || text.text[i] == '\n' || text.text[i] == '\t';
      words_ += !blank && !in_word;
      in_word = !blank;
      if (blank || value[i]) continue;
      ++innocent_;
      innocent_hit_ += found[i];
    }
  }

  void Show(const char* what, const EvalText& text, const std::string& entity, Span span) const {
    if (!options_.entity.empty() && options_.entity != entity) return;
    const std::size_t start = text.text.rfind('\n', span.start) + 1;
    const std::size_t end = std::min(text.text.find('\n', span.start), text.text.size());
    std::printf("%s %s %s [%s] << %s\n", what, text.name.c_str(), entity.c_str(),
                text.text.substr(span.start, span.size()).c_str(),
                text.text.substr(start, std::min<std::size_t>(end - start, 200)).c_str());
  }

  std::shared_ptr<const Gazetteer> gazetteer_;
  DetectorList detectors_;
  Options options_;
  std::map<std::string, Tally> tallies_;
  int count_ = 0;
  int words_ = 0;
  int innocent_ = 0;
  int innocent_hit_ = 0;
};

std::optional<std::vector<EvalText>> Source(int argc, char** argv, Options& options) {
  std::optional<std::vector<EvalText>> texts;
  for (int i = 3; i < argc; ++i) {
    const std::string_view arg = argv[i];
    options.misses |= arg == "--misses";
    options.false_hits |= arg == "--false";
    options.inexact |= arg == "--inexact";
    options.documents |= arg == "--documents";
    if (i + 1 >= argc) break;
    if (arg == "--entity") options.entity = argv[++i];
    if (arg == "--export") options.export_to = argv[++i];
    if (arg == "--found") options.found = argv[++i];
    if (arg == "--iob") texts = ReadIob(argv[++i]);
    if (arg == "--marks") texts = ReadMarks(argv[++i], false);
    if (arg == "--lines") texts = ReadMarks(argv[++i], true);
    if (arg == "--spans" && i + 2 < argc) {
      texts = ReadSpans(argv[i + 1], argv[i + 2]);
      i += 2;
    }
  }
  if (texts && options.documents) texts = JoinDocuments(*texts);
  return texts;
}

}  // namespace
}  // namespace zwartlak

int main(int argc, char** argv) {
  zwartlak::Options options;
  auto texts = zwartlak::Source(argc, argv, options);
  if (!texts) {
    std::cerr
        << "usage: names_eval GAZETTEER MODEL --iob FILE | --spans FILE FOLDER | --marks PATH | "
           "--lines FILE [--documents] [--misses] [--false] [--entity E] [--export FOLDER] "
           "[--found FOLDER]\n";
    return 2;
  }
  const auto gazetteer = zwartlak::Gazetteer::Open(argv[1]);
  if (!gazetteer) return 4;
  zwartlak::Evaluation evaluation(*gazetteer, zwartlak::AllDetectors(*gazetteer, argv[2]), options);
  for (const zwartlak::EvalText& text : *texts) evaluation.Add(text);
  evaluation.Report();
  return 0;
}
