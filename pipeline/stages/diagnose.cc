// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "pipeline/stages/diagnose.h"

#include <re2/re2.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "pipeline/stages/error_blocks.h"

namespace zwartlak {
namespace {

constexpr std::size_t kMaxBytes = 500;
constexpr std::size_t kMaxItems = 50;
// A log of megabytes is diagnosed from its start: what a person would look at first.
constexpr std::size_t kMaxText = 1U << 20;
constexpr std::string_view kMask = "[...]";

struct Patterns {
  RE2 url{
      R"((?i)((?:https?://|www\.)[^\s<>"'|]+|\b(?:[a-z0-9-]+\.)+(?:nl|com|org|net|eu|be|de|io|gov|info|local|test|example|localhost|frl|amsterdam)(?::\d+)?/[^\s<>"'|]*|\blocalhost(?::\d+)?/[^\s<>"'|]*))"};
  RE2 browser{
      R"((?i)((?:Mozilla Firefox|Firefox|Google Chrome|Chrome|Chromium|Microsoft Edge|Edge|Edg|Safari|Opera|OPR|Internet Explorer|Samsung Internet|SamsungBrowser|Brave|Vivaldi)(?:\s*[/:(]\s*|\s+)(?:versie |version |v\.?)?\d+(?:\.\d+)*))"};
  RE2 system{
      R"((Windows(?: NT)? (?:\d+(?:\.\d+)*|Server \d{4}|XP|Vista)(?: ?\(?\d\dH[12]\)?)?|macOS(?: [A-Z][a-z]+)? \d+(?:\.\d+)*|Mac OS X [\d_.]+|iOS \d+(?:\.\d+)*|iPadOS \d+(?:\.\d+)*|Android \d+(?:\.\d+)*|Ubuntu \d\d\.\d\d|Debian \d+))"};
  RE2 code{
      R"((\b[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}\b|\b0x[0-9A-Fa-f]{4,16}\b|\b(?i:HTTP(?:/\d\.\d)?(?: status(?: code)?)?|status|foutcode|error(?: code)?|fout)[ :]+[1-5]\d\d\b|\b[A-Z]{2,10}[-_]\d{2,8}\b|\b(?:ERR|NS|NET|SEC|DNS)_[A-Z_]{4,60}\b))"};
  RE2 form{
      R"((?i)((?:stap|step|pagina)\s+\d+\s*(?:van|of|/)\s*\d+(?:\s*[:-]\s*[^\t\n]{1,60})?|(?:e-?formulier|formulier|form)\s*:\s*[^\t\n]{2,80}))"};
  RE2 time{
      R"((\b\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,6})?)?(?:Z|[+-]\d{2}:?\d{2})?|\b\d{1,2}[-/]\d{1,2}[-/]\d{4},? (?:om )?\d{2}:\d{2}(?::\d{2})?))"};
};

const Patterns& ThePatterns() {
  static const Patterns patterns;
  return patterns;
}

// Findings that the policy does not keep, sorted and disjoint.
std::vector<Span> SpansToMask(const FindingSet& findings, std::uint32_t page,
                              const Policy& policy) {
  std::vector<Span> spans;
  for (const Finding& f : findings) {
    const bool kept = policy.For(f.entity).action == Action::kKeep;
    if (f.page == page && f.region == 0 && !f.span.empty() && !kept) spans.push_back(f.span);
  }
  std::ranges::sort(spans);
  std::vector<Span> joined;
  for (const Span& span : spans) {
    if (joined.empty() || span.start > joined.back().end) {
      joined.push_back(span);
    } else {
      joined.back().end = std::max(joined.back().end, span.end);
    }
  }
  return joined;
}

void Add(std::string_view item, std::vector<std::string>& out) {
  while (!item.empty() &&
         (item.back() == ' ' || item.back() == ',' || item.back() == ';' || item.back() == '\r')) {
    item.remove_suffix(1);
  }
  while (!item.empty() && item.front() == ' ') item.remove_prefix(1);
  if (item.size() > kMaxBytes) {
    item = item.substr(0, kMaxBytes);
    while (!item.empty() && (static_cast<unsigned char>(item.back()) & 0xC0U) == 0x80U) {
      item.remove_suffix(1);
    }
    if (!item.empty() && static_cast<unsigned char>(item.back()) >= 0xC0U) item.remove_suffix(1);
  }
  if (item.empty() || item == kMask || out.size() >= kMaxItems) return;
  if (std::ranges::find(out, item) == out.end()) out.emplace_back(item);
}

void AddMatches(std::string_view line, const RE2& pattern, std::vector<std::string>& out) {
  re2::StringPiece rest(line.data(), line.size());
  re2::StringPiece hit;
  while (RE2::FindAndConsume(&rest, pattern, &hit)) Add({hit.data(), hit.size()}, out);
}

void DiagnoseLine(std::string_view line, Diagnostics& out) {
  const Patterns& p = ThePatterns();
  AddMatches(line, p.url, out.urls);
  AddMatches(line, p.browser, out.browsers);
  AddMatches(line, p.system, out.operating_systems);
  AddMatches(line, p.code, out.codes);
  AddMatches(line, p.form, out.forms);
  AddMatches(line, p.time, out.timestamps);
}

// `text` of the region between two offsets with the findings masked.
std::string MaskedPiece(const TextRegion& region, const std::vector<Span>& spans, Span piece) {
  const std::string_view text = region.text.Reveal();
  std::string out;
  std::uint32_t at = piece.start;
  auto it =
      std::ranges::partition_point(spans, [&](const Span& s) { return s.end <= piece.start; });
  for (; it != spans.end() && it->start < piece.end; ++it) {
    if (it->start > at) out += text.substr(at, it->start - at);
    if (!out.ends_with(kMask)) out += kMask;
    at = std::max(at, std::min(it->end, piece.end));
  }
  return out.append(text.substr(at, piece.end - at));
}

std::vector<MaskedSegment> MaskedSegments(const TextRegion& region,
                                          const std::vector<Span>& spans) {
  std::vector<MaskedSegment> out;
  for (const Segment& segment : region.segments) {
    if (segment.span.end > kMaxText) break;
    out.push_back({MaskedPiece(region, spans, segment.span), segment.box, segment.row});
  }
  return out;
}

}  // namespace

Diagnostics Diagnose(const ExtractedDocument& document, const FindingSet& findings,
                     const Policy& policy) {
  Diagnostics out;
  const bool drawn = document.type != MediaType::kPlainText;
  for (std::uint32_t number = 0; number < document.pages.size(); ++number) {
    const Page& page = document.pages[number];
    if (page.regions.empty()) continue;
    const std::vector<Span> spans = SpansToMask(findings, number, policy);
    const TextRegion& region = page.regions[0];
    const std::uint32_t end_of_text =
        static_cast<std::uint32_t>(std::min(region.text.size(), kMaxText));
    const std::string text = MaskedPiece(region, spans, {0, end_of_text});
    for (std::size_t start = 0; start < text.size();) {
      const std::size_t end = std::min(text.find('\n', start), text.size());
      DiagnoseLine(std::string_view(text).substr(start, end - start), out);
      start = end + 1;
    }
    for (const std::string& error : ErrorTexts(MaskedSegments(region, spans), drawn)) {
      Add(error, out.errors);
    }
  }
  if (drawn && !document.pages.empty()) {
    const Page& first = document.pages[0];
    out.screen_size = std::to_string(static_cast<int>(first.width)) + "x" +
                      std::to_string(static_cast<int>(first.height));
  }
  return out;
}

}  // namespace zwartlak
