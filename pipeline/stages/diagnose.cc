// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "pipeline/stages/diagnose.h"

#include <re2/re2.h>

#include <algorithm>
#include <string>
#include <string_view>

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
  RE2 error{
      R"((?i)(?:\b(?:fout(?:en|melding|code)?|error|exception|mislukt|failed|failure|fatal|niet gelukt|niet beschikbaar|time-?out|kan niet|kon niet|kon geen|ongeldige?|invalid|denied|geweigerd|traceback|unauthorized|forbidden|not found|niet gevonden|misgegaan|(?:gaat|ging) iets mis|onbekende?|unavailable|unexpected|onverwachte?|verlopen|expired|storing|crash(?:ed)?|refused|warning|waarschuwing)\b|[a-z](?:Error|Exception)\b))"};
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

// The region's text with every finding that the policy does not keep replaced by a mask.
std::string Masked(const TextRegion& region, const std::vector<Span>& spans) {
  const std::string_view text = region.text.Reveal();
  std::string out;
  std::size_t at = 0;
  for (const Span& span : spans) {
    if (span.end <= at) continue;
    if (span.start > at) out += text.substr(at, span.start - at);
    if (!out.ends_with(kMask)) out += kMask;
    at = span.end;
    if (out.size() > kMaxText) return out;
  }
  out += text.substr(at, kMaxText);
  return out;
}

std::vector<Span> SpansToMask(const FindingSet& findings, std::uint32_t page,
                              const Policy& policy) {
  std::vector<Span> spans;
  for (const Finding& f : findings) {
    const bool kept = policy.For(f.entity).action == Action::kKeep;
    if (f.page == page && f.region == 0 && !f.span.empty() && !kept) spans.push_back(f.span);
  }
  std::ranges::sort(spans);
  return spans;
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
  if (out.errors.size() >= kMaxItems) return;
  std::size_t start = 0;
  while (start <= line.size()) {
    const std::size_t end = std::min(line.find('\t', start), line.size());
    const std::string_view cell = line.substr(start, end - start);
    if (RE2::PartialMatch({cell.data(), cell.size()}, p.error)) Add(cell, out.errors);
    start = end + 1;
  }
}

}  // namespace

Diagnostics Diagnose(const ExtractedDocument& document, const FindingSet& findings,
                     const Policy& policy) {
  Diagnostics out;
  for (std::uint32_t number = 0; number < document.pages.size(); ++number) {
    const Page& page = document.pages[number];
    if (page.regions.empty()) continue;
    const std::string text = Masked(page.regions[0], SpansToMask(findings, number, policy));
    for (std::size_t start = 0; start < text.size();) {
      const std::size_t end = std::min(text.find('\n', start), text.size());
      DiagnoseLine(std::string_view(text).substr(start, end - start), out);
      start = end + 1;
    }
  }
  if (document.type != MediaType::kPlainText && !document.pages.empty()) {
    const Page& first = document.pages[0];
    out.screen_size = std::to_string(static_cast<int>(first.width)) + "x" +
                      std::to_string(static_cast<int>(first.height));
  }
  return out;
}

}  // namespace zwartlak
