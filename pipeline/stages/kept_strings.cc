// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "pipeline/stages/kept_strings.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "pipeline/core/utf8.h"
#include "pipeline/stages/address_words.h"
#include "pipeline/stages/allow.h"
#include "pipeline/stages/value_index.h"

namespace zwartlak {
namespace {

// A number of so many digits, or a word of so many letters and digits, can be somebody's.
constexpr std::ptrdiff_t kTellingDigits = 6;
constexpr std::size_t kTellingMix = 12;
constexpr std::size_t kTellingToken = 20;

using Folded = std::vector<std::string>;

bool IsString(const TextRegion& region) { return region.origin == Origin::kMetadata; }

// Spans of what is removed from each region: sorted.
class Removed {
 public:
  Removed(const FindingSet& findings, const Policy& policy) {
    for (const Finding& f : findings) {
      const bool goes = !f.span.empty() && policy.For(f.entity).action != Action::kKeep;
      if (goes) spans_[{f.page, f.region}].push_back(f.span);
    }
    for (auto& [place, spans] : spans_) std::ranges::sort(spans);
  }

  [[nodiscard]] const std::vector<Span>& In(std::uint32_t page, std::uint32_t region) const {
    static const std::vector<Span> none;
    const auto it = spans_.find({page, region});
    return it == spans_.end() ? none : it->second;
  }

 private:
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<Span>> spans_;
};

// The words that stay, in runs between what is removed.
std::vector<Folded> RunsOf(std::string_view text, const std::vector<Span>& removed) {
  std::vector<Folded> runs;
  bool goes_on = false;
  auto next = removed.begin();
  std::uint32_t end = 0;  // of what was removed so far
  for (Word& word : WordsOf(text)) {
    for (; next != removed.end() && next->start < word.span.end; ++next) {
      end = std::max(end, next->end);
      goes_on = false;
    }
    if (word.span.start < end) continue;
    if (!goes_on) runs.emplace_back();
    goes_on = true;
    runs.back().push_back(std::move(word.folded));
  }
  return runs;
}

// Runs of words that must stand on a page.
class Demands {
 public:
  std::size_t Add(Folded run) {
    by_first_[run.front()].push_back(runs_.size());
    runs_.push_back({std::move(run), false});
    return runs_.size() - 1;
  }
  void See(const Folded& shown) {
    for (std::size_t i = 0; i < shown.size(); ++i) {
      const auto it = by_first_.find(shown[i]);
      if (it == by_first_.end()) continue;
      for (const std::size_t number : it->second) {
        Run& run = runs_[number];
        if (run.shown || run.words.size() > shown.size() - i) continue;
        run.shown = std::equal(run.words.begin(), run.words.end(),
                               shown.begin() + static_cast<std::ptrdiff_t>(i));
      }
    }
  }
  [[nodiscard]] bool IsShown(std::size_t run) const { return runs_[run].shown; }
  [[nodiscard]] bool empty() const { return runs_.empty(); }

 private:
  struct Run {
    Folded words;
    bool shown;
  };
  std::vector<Run> runs_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_first_;
};

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsSmall(char c) { return c >= 'a' && c <= 'z'; }
bool IsCapital(char c) { return c >= 'A' && c <= 'Z'; }

bool IsTelling(std::string_view word) {
  const auto digits = std::ranges::count_if(word, IsDigit);
  const bool mixed = digits > 0 && digits < static_cast<std::ptrdiff_t>(word.size());
  return digits >= kTellingDigits || (mixed && word.size() >= kTellingMix);
}

bool IsTellingSegment(std::string_view segment) {
  if (segment.starts_with('~') || segment.starts_with('@')) return true;
  return segment.size() >= kTellingToken && std::ranges::any_of(segment, IsDigit) &&
         std::ranges::any_of(segment, IsSmall) && std::ranges::any_of(segment, IsCapital);
}

// What follows in a path is somebody's page.
bool LeadsToSomebody(std::string_view segment) {
  static constexpr std::array<std::string_view, 19> kWords{
      "in",     "u",           "user",       "users",  "profile", "profiles", "profiel",
      "people", "person",      "persoon",    "author", "authors", "auteur",   "member",
      "leden",  "medewerkers", "medewerker", "staff",  "account"};
  const std::string folded = utf8::Fold(segment);
  return std::ranges::find(kWords, folded) != kWords.end();
}

// Runs of an address that must be shown, as they may say who somebody is.
std::vector<Folded> TellingRuns(std::string_view url) {
  std::vector<Folded> runs;
  const std::size_t host = std::min(url.find("://") + 3, url.size());
  bool somebody = false;
  for (std::size_t at = std::min(url.find('/', host), url.size()); at < url.size();) {
    const std::size_t start = at + 1;
    at = std::min(url.find_first_of("/?&=", start), url.size());
    const std::string_view segment = url.substr(start, at - start);
    const std::vector<Word> words = WordsOf(segment);
    const bool all = somebody || IsTellingSegment(segment);
    Folded run;
    for (const Word& word : words) {
      // Folding makes letters of digits.
      const bool telling = IsTelling(segment.substr(word.span.start, word.span.size()));
      if (all) run.push_back(word.folded);
      if (telling && !all) runs.push_back({word.folded});
    }
    if (!run.empty()) runs.push_back(std::move(run));
    somebody = LeadsToSomebody(segment);
  }
  return runs;
}

// A string whose fate hangs on what the pages show.
struct Candidate {
  KeptString string;
  std::vector<std::size_t> demands;
};

class Chooser {
 public:
  Chooser(const FindingSet& findings, const Policy& policy)
      : removed_(findings, policy), allow_(policy.allow) {}

  std::vector<KeptString> Run(const ExtractedDocument& document) {
    ForEachRegion(document, [&](const TextRegion& region, std::uint32_t p, std::uint32_t r) {
      if (IsString(region)) Ask(region, {p, StringAt(document.pages[p], r)}, removed_.In(p, r));
    });
    if (!demands_.empty()) {
      // The leading reading only: what it says twice is found once.
      ForEachRegion(document, [&](const TextRegion& region, std::uint32_t p, std::uint32_t r) {
        if (r > 0 || IsString(region)) return;
        for (const Folded& run : RunsOf(region.text.Reveal(), removed_.In(p, r))) {
          demands_.See(run);
        }
      });
    }
    std::vector<KeptString> kept;
    for (const Candidate& c : candidates_) {
      const bool shown = std::ranges::all_of(
          c.demands, [&](std::size_t demand) { return demands_.IsShown(demand); });
      if (shown) kept.push_back(c.string);
    }
    std::ranges::sort(kept);
    return kept;
  }

 private:
  template <typename See>
  static void ForEachRegion(const ExtractedDocument& document, const See& see) {
    for (std::uint32_t p = 0; p < document.pages.size(); ++p) {
      const std::vector<TextRegion>& regions = document.pages[p].regions;
      for (std::uint32_t r = 0; r < regions.size(); ++r) see(regions[r], p, r);
    }
  }

  void Ask(const TextRegion& region, KeptString string, const std::vector<Span>& removed) {
    constexpr std::string_view kMail = "mailto:";
    const std::string_view text = region.text.Reveal();
    const bool mail = text.starts_with(kMail);
    const bool url = IsAddress(text) && !mail;
    if ((mail || url) && !removed.empty()) return;
    Candidate candidate{string, {}};
    std::vector<Folded> runs;
    if (url) {
      runs = TellingRuns(text);
    } else if (!mail) {
      runs = RunsOf(text, removed);
    } else if (!allow_.Keeps(EntityType::kEmailAddress, text.substr(kMail.size()))) {
      runs = RunsOf(text.substr(kMail.size()), {});
    }
    for (Folded& run : runs) candidate.demands.push_back(demands_.Add(std::move(run)));
    candidates_.push_back(std::move(candidate));
  }

  Removed removed_;
  AllowFilter allow_;
  Demands demands_;
  std::vector<Candidate> candidates_;
};

// What the plan leaves of a string, labels written, bars left out.
std::string WithoutBars(std::string_view text, const std::vector<const PlanItem*>& items) {
  constexpr std::string_view kBar = "\u2588";
  std::string out;
  std::size_t at = 0;
  for (const PlanItem* item : items) {  // sorted by span
    const std::size_t start = std::min<std::size_t>(item->span.start, text.size());
    if (start < at) continue;
    out += text.substr(at, start - at);
    if (item->op == Operator::kLabel) out += item->label;
    at = std::min<std::size_t>(item->span.end, text.size());
  }
  out += text.substr(at);
  for (std::size_t bar = out.find(kBar); bar != std::string::npos; bar = out.find(kBar, bar)) {
    out.erase(bar, kBar.size());
  }
  return out;
}

bool IsPageName(std::string_view text) {
  constexpr std::size_t kLongest = 8;  // "p. 99999"
  if (text == "-") return true;
  return text.starts_with("p. ") && text.size() > 3 && text.size() <= kLongest &&
         std::ranges::all_of(text.substr(3), IsDigit);
}

}  // namespace

std::uint32_t StringAt(const Page& page, std::uint32_t region) {
  if (region >= page.regions.size() || !IsString(page.regions[region])) return kNoString;
  const auto first = std::ranges::find_if(page.regions, IsString);
  return region - static_cast<std::uint32_t>(first - page.regions.begin()) + 1;
}

std::vector<PlanItem> DropStringsWith(const std::vector<std::string_view>& values,
                                      const ExtractedDocument& document) {
  std::vector<Folded> wanted;
  for (const std::string_view value : values) {
    for (Folded& run : RunsOf(value, {})) wanted.push_back(std::move(run));
  }
  std::vector<PlanItem> items;
  for (std::uint32_t p = 0; p < document.pages.size(); ++p) {
    const bool holds =
        std::ranges::any_of(document.pages[p].regions, [&](const TextRegion& region) {
          if (!IsString(region)) return false;
          const std::vector<Folded> runs = RunsOf(region.text.Reveal(), {});
          return !runs.empty() && std::ranges::any_of(wanted, [&](const Folded& value) {
            return !std::ranges::search(runs.front(), value).empty();
          });
        });
    if (holds) items.push_back({.page = p, .string = kEveryString});
  }
  return items;
}

bool HoldsOnlyKept(const ExtractedDocument& output, const ExtractedDocument& original,
                   const RedactionPlan& plan) {
  std::map<KeptString, std::vector<const PlanItem*>> items;
  for (const PlanItem& item : plan.items) {
    if (item.string != kNoString) items[{item.page, item.string}].push_back(&item);
  }
  std::set<std::pair<std::uint32_t, std::string>> kept;
  for (const KeptString& string : plan.kept) {
    if (string.page >= original.pages.size() || items.contains({string.page, kEveryString}))
      continue;
    const std::vector<TextRegion>& regions = original.pages[string.page].regions;
    const auto first = std::ranges::find_if(regions, IsString);
    if (string.string > static_cast<std::size_t>(regions.end() - first)) return false;
    const TextRegion& region = first[string.string - 1];
    kept.emplace(string.page, WithoutBars(region.text.Reveal(), items[string]));
  }
  for (std::uint32_t p = 0; p < output.pages.size(); ++p) {
    for (const TextRegion& region : output.pages[p].regions) {
      if (!IsString(region)) continue;
      const std::string_view text = region.text.Reveal();
      if (!IsPageName(text) && !kept.contains({p, WithoutBars(text, {})})) return false;
    }
  }
  return true;
}

std::vector<KeptString> StringsToKeep(const ExtractedDocument& document, const FindingSet& findings,
                                      const Policy& policy) {
  return Chooser(findings, policy).Run(document);
}

}  // namespace zwartlak
