// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "detectors/pattern_detector.h"

#include <algorithm>
#include <tuple>

#include "detectors/pattern_needs.h"
#include "detectors/plain_line.h"
#include "detectors/row_context.h"
#include "detectors/shield.h"

namespace zwartlak {
namespace {

constexpr double kStrong = 0.8;      // from here on a finding needs no protection from shields
constexpr std::size_t kBeside = 60;  // bytes that unless_left and unless_right look at
constexpr std::size_t kDenyingBytes = 28;
constexpr std::size_t kCountedBack = 16;
constexpr std::size_t kGroupSize = 16;  // measured best

bool IsBlank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

// Without a branch a byte, so that many are looked at at once.
bool HasDigit(std::string_view text) {
  bool found = false;
  for (const char c : text) found |= static_cast<unsigned char>(c - '0') < 10;
  return found;
}

bool Contains(const Span& outer, const Span& inner) {
  return outer.start <= inner.start && inner.end <= outer.end;
}

// Drops a finding that lies inside another one that scores at least as high. Input sorted by start,
// longer first.
FindingSet Settle(FindingSet found) {
  std::ranges::sort(found, [](const Finding& a, const Finding& b) {
    return std::tuple(a.span.start, b.span.end, b.score, std::string_view(a.rule)) <
           std::tuple(b.span.start, a.span.end, a.score, std::string_view(b.rule));
  });
  FindingSet kept;
  for (Finding& finding : found) {
    bool covered = false;
    const std::size_t back = std::min(kept.size(), kCountedBack);
    for (std::size_t i = kept.size() - back; i < kept.size() && !covered; ++i) {
      covered = Contains(kept[i].span, finding.span) && kept[i].score >= finding.score;
    }
    if (!covered) kept.push_back(std::move(finding));
  }
  return kept;
}

}  // namespace

// Looks for values in one line (or, for rules of several lines, in all text) of a region.
class PatternDetector::Finder {
 public:
  Finder(const PatternDetector& detector, const TextRegion& region, Span line, FindingSet& out)
      : detector_(detector),
        region_(region),
        base_(line.start),
        source_(region.text.Reveal().substr(line.start, line.size())),
        line_(source_),
        out_(out) {}

  [[nodiscard]] std::string_view text() const { return line_.text(); }

  void Run(std::size_t rule, const Pattern& pattern) {
    PatternHit hit;
    for (std::uint32_t at = 0; at < text().size() && pattern.Find(text(), at, hit);) {
      // After a refusal one byte further: the true value may start inside what was refused.
      at = Consider(rule, hit.value) ? std::max(hit.value.end, at + 1) : hit.match.start + 1;
    }
  }

 private:
  bool Consider(std::size_t index, Span value) {
    while (!value.empty() && IsBlank(text()[value.end - 1])) --value.end;
    while (!value.empty() && IsBlank(text()[value.start])) ++value.start;
    const Rule& rule = detector_.rules_.rules[index];
    if (value.empty() || !EdgesFit(rule, index, value)) return false;
    const std::string_view words = text().substr(value.start, value.size());
    double score = rule.score;
    if (rule.ocr && !MostlyDigits(words)) return false;
    if (rule.validator != nullptr) {
      const Check check = rule.validator(rule.ocr ? FoldOcrDigits(words) : std::string(words));
      if (check == Check::kReject) return false;
      if (check == Check::kPlausible) score = rule.plausible;
      if (score == 0) return false;
    }
    const Span local = line_.Original(value);
    const Span span{base_ + local.start, base_ + local.end};
    bool weak = score < kStrong;
    if (!ApplyContext(rule, span, score, weak)) return false;
    if (weak && rule.entity != EntityType::kNlCaseNumber && Shielded(value)) return false;
    Finding finding;
    finding.entity = rule.entity;
    finding.span = span;
    finding.score = score;
    finding.detector = "pattern";
    finding.rule = rule.id;
    finding.rule_version = rule.version;
    out_.push_back(std::move(finding));
    return true;
  }

  [[nodiscard]] bool EdgesFit(const Rule& rule, std::size_t index, Span value) const {
    const std::string_view line = text();
    const auto at = [line](std::size_t i) { return static_cast<unsigned char>(line[i]); };
    if (value.start > 0 && rule.not_before.test(at(value.start - 1))) return false;
    if (value.end < line.size() && rule.not_after.test(at(value.end))) return false;
    if (const auto& left = detector_.unless_left_[index]) {
      const std::size_t from = value.start > kBeside ? value.start - kBeside : 0;
      if (left->Occurs(line.substr(from, value.start - from))) return false;
    }
    const auto& right = detector_.unless_right_[index];
    return !right || !right->Occurs(line.substr(value.end, kBeside));
  }

  // False if the words around the value rule it out.
  [[nodiscard]] bool ApplyContext(const Rule& rule, Span span, double& score, bool& weak) const {
    if (rule.context.empty() && rule.negative.empty()) return true;
    const NearText near =
        ContextNear(region_, span, {.left = rule.window, .right = rule.window_right});
    const int left = LastWord(near.left, rule.context);
    if (Denied(near.left, rule, left)) return false;
    bool context = left >= 0 || LastWord(near.right, rule.context) >= 0 ||
                   LastWord(near.before, rule.context) >= 0;
    // Looking above costs most, so only when it can change the outcome.
    if (!context && rule.above && (rule.needs_context || weak)) {
      const std::string above = LabelsAbove(region_, span);
      context = LastWord(above, rule.context) >= 0;
      if (!context && LastWord(above, rule.negative) >= 0) return false;
    }
    if (!context) return !rule.needs_context;
    // A value whose check digit is wrong stays a little less certain than one that passes.
    const bool whole = score >= rule.score;
    score = std::max(score, whole ? rule.context_score : rule.context_score - 0.15);
    weak = false;
    return true;
  }

  // A word that names something else counts only close by: it may belong to the field before.
  static bool Denied(std::string_view left, const Rule& rule, int context) {
    const std::size_t from = left.size() > kDenyingBytes ? left.size() - kDenyingBytes : 0;
    const int at = LastWord(left.substr(from), rule.negative);
    return at >= 0 && at + static_cast<int>(from) > context;
  }

  bool Shielded(Span value) {
    if (!shields_) shields_ = Shields(text());
    return std::ranges::any_of(*shields_, [&](const Span& s) { return Overlaps(s, value); });
  }

  const PatternDetector& detector_;
  const TextRegion& region_;
  std::uint32_t base_;
  std::string_view source_;
  PlainLine line_;
  FindingSet& out_;
  std::optional<std::vector<Span>> shields_;
};

void PatternDetector::AddBeside(const Rule& rule) {
  const auto beside = [](const std::string& source, std::string_view before,
                         std::string_view after) -> std::optional<Pattern> {
    if (source.empty()) return std::nullopt;
    return Pattern(std::string(before).append(source).append(after));
  };
  unless_left_.push_back(beside(rule.unless_left, "(?:", ")$"));
  unless_right_.push_back(beside(rule.unless_right, "^(?:", ")"));
}

void PatternDetector::AddSought(std::size_t rule_index, std::vector<Sought>& sought) {
  const Rule& rule = rules_.rules[rule_index];
  const auto add = [&](const std::string& source, std::size_t first, std::size_t last) {
    std::vector<std::string> needs = NeedsOf(source);
    const double rate = RateOf(needs);
    sought.push_back({source, {rule_index, first, last}, std::move(needs), rate});
  };
  const std::size_t first = patterns_.size();
  for (const std::string& source : rule.patterns) patterns_.emplace_back(source);
  if (!rule.trigger.empty()) {
    add(rule.trigger, first, patterns_.size());
    return;
  }
  for (std::size_t k = 0; k < rule.patterns.size(); ++k) {
    add(rule.patterns[k], first + k, first + k + 1);
  }
}

// Patterns that need something rare stand together: most lines pass all of them by.
Result<void> PatternDetector::AddGroups(bool digit) {
  std::vector<Sought> sought;
  for (std::size_t i = 0; i < rules_.rules.size(); ++i) {
    const Rule& rule = rules_.rules[i];
    if (!rule.multiline && rule.digit == digit) AddSought(i, sought);
  }
  std::ranges::stable_sort(sought, {}, &Sought::rate);
  for (std::size_t from = 0; from < sought.size();) {
    const std::size_t to = std::min(from + kGroupSize, sought.size());
    std::vector<std::string> sources;
    std::vector<Entry> entries;
    // Beyond what the gate can tell apart every group shares the last of its bits.
    const std::size_t bit = std::min(groups_.size(), LineGate::kMostGroups - 1);
    for (std::size_t i = from; i < to; ++i) {
      sources.push_back(sought[i].source);
      entries.push_back(sought[i].entry);
      gate_.Add(sought[i].needs, bit);
    }
    Result<PatternSet> set = PatternSet::Create(sources);
    if (!set) return std::unexpected(set.error());
    groups_.push_back({std::move(*set), std::move(entries), digit});
    from = to;
  }
  return {};
}

Result<std::unique_ptr<PatternDetector>> PatternDetector::Create(RuleSet rules) {
  std::unique_ptr<PatternDetector> detector(new PatternDetector(std::move(rules)));
  for (std::size_t i = 0; i < detector->rules_.rules.size(); ++i) {
    const Rule& rule = detector->rules_.rules[i];
    detector->AddBeside(rule);
    if (!rule.multiline) continue;
    for (const std::string& source : rule.patterns) {
      detector->multiline_.emplace_back(i, Pattern(source));
    }
  }
  for (const bool digit : {false, true}) {
    if (auto added = detector->AddGroups(digit); !added) return std::unexpected(added.error());
  }
  return detector;
}

Result<std::unique_ptr<PatternDetector>> PatternDetector::CreateEmbedded() {
  Result<RuleSet> rules = LoadEmbeddedRules();
  if (!rules) return std::unexpected(rules.error());
  return Create(std::move(*rules));
}

FindingSet PatternDetector::Detect(const TextRegion& region, const DetectContext&) const {
  return Find(region);
}

FindingSet PatternDetector::Find(const TextRegion& region) const {
  const std::string_view text = region.text.Reveal();
  FindingSet found;
  std::vector<int> hits;
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = std::min(text.find('\n', start), text.size());
    const Span line{static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)};
    Finder finder(*this, region, line, found);
    const bool digits = HasDigit(finder.text());
    const LineGate::Groups pass = gate_.Pass(finder.text());
    for (std::size_t g = 0; g < groups_.size(); ++g) {
      const Group& group = groups_[g];
      if (group.digit && !digits) continue;
      if ((pass >> std::min(g, LineGate::kMostGroups - 1) & 1U) == 0) continue;
      group.set.Match(finder.text(), hits);
      std::ranges::sort(hits);
      for (const int hit : hits) {
        const Entry& entry = group.entries[static_cast<std::size_t>(hit)];
        for (std::size_t i = entry.first; i < entry.last; ++i) finder.Run(entry.rule, patterns_[i]);
      }
    }
    start = end + 1;
  }
  for (const auto& [rule, pattern] : multiline_) {
    Finder whole(*this, region, {0, static_cast<std::uint32_t>(text.size())}, found);
    whole.Run(rule, pattern);
  }
  return Settle(std::move(found));
}

void PatternDetector::Warm() const {
  for (const Pattern& pattern : patterns_) pattern.Warm();
  WarmShields();
  for (const Rule& rule : rules_.rules) {
    TextRegion region;
    for (const RuleExample& example : rule.match) {
      region.text = SensitiveText(example.text);
      region.segments = SegmentPlainText(example.text);
      static_cast<void>(Find(region));
    }
  }
}

}  // namespace zwartlak
