// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "pipeline/stages/repeat.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "pipeline/stages/value_index.h"

namespace zwartlak {
namespace {

// A person this sure is looked for by surname and first name too. A single word below it is not
// looked for: if it is a name the places where it stands say so themselves, and if it is none
// (a product, a team) one odd place must not take it out of the whole ticket.
constexpr double kSurePerson = 0.75;
constexpr const char* kRepeatDetector = "repeat";

// Types whose value says nothing away from its place: an illness is somebody's beside a person.
bool RepeatsNever(EntityType type) {
  switch (type) {
    case EntityType::kAge:
    case EntityType::kHealth:
    case EntityType::kReligion:
    case EntityType::kUnreadText:
    case EntityType::kUrlWithPersonalData:
    case EntityType::kFace:
    case EntityType::kSignature:
    case EntityType::kQrCode:
    case EntityType::kBarcode:
    case EntityType::kIdDocument:
      return true;
    default:
      return false;
  }
}

// "admin" and "beheer" are words before they are user names or passwords.
bool IsOrdinaryLogin(std::string_view value) {
  return std::ranges::none_of(value, [](char c) {
    return (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '@' || c == '\\';
  });
}

bool IsParticle(std::string_view folded) {
  static constexpr std::array<std::string_view, 30> kParticles{
      "van", "der", "den", "de",   "ter",  "ten",    "het", "ln",  "op",  "aan",
      "la",  "el",  "al",  "bln",  "ben",  "lbn",    "dos", "da",  "dl",  "du",
      "von", "zu",  "te",  "heer", "mevr", "meneer", "dhr", "drs", "lng", "mevrouw"};
  return std::ranges::find(kParticles, folded) != kParticles.end();
}

std::size_t ShortestKey(EntityType type) { return type == EntityType::kPerson ? 4 : 5; }

void AddValue(std::string_view key, EntityType type, std::size_t words,
              const ValueDigester& digester, std::vector<KnownValue>& out) {
  out.push_back({ValueDigester::Value(digester.Of(key).sum), type,
                 static_cast<std::uint8_t>(std::min<std::size_t>(words, kMaxValueWords))});
}

void AddPerson(std::string_view value, double score, const ValueDigester& digester,
               std::vector<KnownValue>& out) {
  const std::vector<Word> words = WordsOf(value);
  if (score < kSurePerson || words.size() < 2) return;
  for (const Word& word : words) {
    const bool known = word.capital && word.folded.size() >= 4 && !IsParticle(word.folded);
    if (known) AddValue(word.folded, EntityType::kPerson, 1, digester, out);
  }
}

std::string_view TextOf(const ExtractedDocument& document, const Finding& finding) {
  const TextRegion& region = document.pages[finding.page].regions[finding.region];
  return region.text.Reveal().substr(finding.span.start, finding.span.size());
}

// Spans of one region's findings, joined, for quick asking.
class CoveredSpans {
 public:
  CoveredSpans(const FindingSet& findings, std::uint32_t page, std::uint32_t region,
               const Policy& policy) {
    for (const Finding& f : findings) {
      const bool kept = policy.For(f.entity).action == Action::kKeep;
      const bool here = f.page == page && f.region == region && !f.span.empty();
      if (here && !kept) spans_.push_back(f.span);
    }
    std::ranges::sort(spans_);
    std::size_t last = 0;
    for (std::size_t i = 1; i < spans_.size(); ++i) {
      if (spans_[i].start <= spans_[last].end) {
        spans_[last].end = std::max(spans_[last].end, spans_[i].end);
      } else {
        spans_[++last] = spans_[i];
      }
    }
    if (!spans_.empty()) spans_.resize(last + 1);
  }

  [[nodiscard]] bool Contains(Span span) const {
    const auto it =
        std::ranges::partition_point(spans_, [&](const Span& s) { return s.end <= span.start; });
    return it != spans_.end() && it->start <= span.start && it->end >= span.end;
  }

 private:
  std::vector<Span> spans_;
};

bool MayRepeat(const Finding& finding, const Policy& policy) {
  return !finding.span.empty() && !finding.partial && !RepeatsNever(finding.entity) &&
         policy.For(finding.entity).action != Action::kKeep;
}

bool MeansSomething(EntityType entity, std::string_view value) {
  const bool login = entity == EntityType::kUsername || entity == EntityType::kPassword;
  if (login && IsOrdinaryLogin(value)) return false;
  const std::vector<Word> words = WordsOf(value);
  if (words.empty() || words.size() > kMaxValueWords) return false;
  // One word of a name counts only where it has a capital (see FindRepeats).
  if (entity == EntityType::kPerson && words.size() == 1 && !words[0].capital) return false;
  return FoldKey(value).size() >= ShortestKey(entity);
}

// Street with number, postcode with town: each says where somebody lives without the other.
void AddAddressParts(std::string_view value, std::vector<std::string_view>& parts) {
  constexpr std::string_view kBetween = ",;()\n\t";
  if (value.find_first_of(kBetween) == std::string_view::npos) return;
  for (std::size_t start = 0; start < value.size();) {
    const std::size_t end = std::min(value.find_first_of(kBetween, start), value.size());
    std::string_view part = value.substr(start, end - start);
    start = end + 1;
    part.remove_prefix(std::min(part.find_first_not_of(" >"), part.size()));
    const bool number = part.find_first_of("0123456789") != std::string_view::npos;
    if (number && WordsOf(part).size() > 1 && MeansSomething(EntityType::kAddress, part)) {
      parts.push_back(part);
    }
  }
}

}  // namespace

std::vector<std::string_view> RepeatableParts(const Finding& finding, std::string_view value,
                                              const Policy& policy) {
  std::vector<std::string_view> parts;
  if (!MayRepeat(finding, policy)) return parts;
  const bool unsure = finding.entity == EntityType::kPerson && finding.score < kSurePerson;
  if (unsure && WordsOf(value).size() == 1) return parts;
  if (MeansSomething(finding.entity, value)) parts.push_back(value);
  if (finding.entity == EntityType::kAddress) AddAddressParts(value, parts);
  return parts;
}

std::vector<KnownValue> RepeatableValues(const ExtractedDocument& document,
                                         const FindingSet& findings, const DetectContext& context) {
  std::vector<KnownValue> values;
  const ValueDigester digester(context.ticket.key);
  for (const Finding& finding : findings) {
    // A repeat tells nothing new, and what an attachment teaches the ticket must not depend on what
    // the ticket taught it.
    if (finding.span.empty() || finding.detector == kRepeatDetector) continue;
    if (finding.partial) {
      // Joined over rows, so more than one word is what matters of their number.
      if (finding.value_digest != 0) values.push_back({finding.value_digest, finding.entity, 2});
      continue;
    }
    const std::string_view text = TextOf(document, finding);
    for (const std::string_view part : RepeatableParts(finding, text, context.policy)) {
      AddValue(FoldKey(part), finding.entity, WordsOf(part).size(), digester, values);
    }
    const bool removed = context.policy.For(finding.entity).action != Action::kKeep;
    if (removed && finding.entity == EntityType::kPerson) {
      AddPerson(text, finding.score, digester, values);
    }
  }
  std::ranges::sort(values);
  const auto rest = std::ranges::unique(values);
  values.erase(rest.begin(), rest.end());
  return values;
}

// A single word of a name is a name only with a capital: "bakker" stays a trade.
static bool MayStand(const KnownValue& value, const WordMark& first) {
  const bool lone = value.entity == EntityType::kPerson && value.words == 1;
  return !lone || first.capital;
}

FindingSet FindRepeats(const ExtractedDocument& document, const FindingSet& findings,
                       const std::vector<KnownValue>& values, const DetectContext& context) {
  FindingSet repeats;
  std::unordered_map<std::uint64_t, const KnownValue*> by_digest;
  for (const KnownValue& value : values) by_digest.emplace(value.digest, &value);
  const ValueDigester digester(context.ticket.key);
  for (std::uint32_t p = 0; p < document.pages.size(); ++p) {
    const Page& page = document.pages[p];
    for (std::uint32_t r = 0; r < page.regions.size(); ++r) {
      const std::vector<WordMark> words = MarksOf(page.regions[r].text.Reveal(), digester);
      const CoveredSpans covered(findings, p, r, context.policy);
      for (const Occurrence& hit : FindValues(words, by_digest, kMaxValueWords, MayStand)) {
        if (covered.Contains(hit.span)) continue;
        repeats.push_back({.entity = hit.value->entity,
                           .page = p,
                           .region = r,
                           .span = hit.span,
                           .quads = QuadsOf(page.regions[r], hit.span),
                           .score = 0.9,
                           .detector = kRepeatDetector,
                           .rule = "repeat.value",
                           .value_digest = hit.value->digest});
      }
    }
  }
  return repeats;
}

}  // namespace zwartlak
