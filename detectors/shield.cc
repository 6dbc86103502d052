// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "detectors/shield.h"

#include <algorithm>
#include <array>
#include <string>

#include "detectors/matcher.h"

namespace zwartlak {
namespace {

// Earlier entries win where two start at the same place, so longer forms come first.
constexpr auto kKinds = std::to_array<std::string_view>({
    // GUID (RFC 4122), as it stands in logs and registry keys
    R"(\b[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}\b)",
    // Time stamps: ISO 8601, Dutch and log styles
    R"(\b\d{4}[-/.]\d\d[-/.]\d\d(?:[T _-]{1,2}\d\d[:.]?\d\d(?:[:.]?\d\d(?:[.,]\d{1,9})?)?(?:Z| ?[+-]\d\d:?\d\d)?)?\b)",
    R"(\b\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d\d)(?:[ ,T]{1,2}\d\d:\d\d(?::\d\d)?)?\b)",
    R"(\b\d{1,2}/[A-Z][a-z]{2}/\d{4}:\d\d:\d\d:\d\d(?: [+-]\d{4})?)",
    R"(\b\d\d:\d\d:\d\d(?:[.,]\d{1,9})?\b)",
    R"(\b20\d\d[01]\d[0-3]\d[-_T]?[0-2]\d[0-5]\d(?:[0-5]\d)?(?:\d{3})?Z?\b)",
    R"(\b1[67]\d{8}(?:\d{3})?(?:\.\d{1,9})?\b)",  // seconds or milliseconds since 1970
    // Addresses in memory, colours, hashes
    R"(\b0[xX][0-9a-fA-F]{2,32}\b)",
    R"(#[0-9a-fA-F]{3,8}\b)",
    R"(\b(?:[0-9]{1,60}[a-f]|[a-f]{1,60}[0-9])[0-9a-f]{5,128}\b)",
    // Versions
    R"((?i:\bv|\b(?:versie|version|release|build|rev|revision|update|patch|chrome|firefox|safari|edge|edg|opera|windows|android|ios|macos)[ :=#]{0,3})\d{1,6}(?:[._-]\d{1,10}){0,5}\b)",
    R"([A-Za-z][/@_-]v?\d{1,5}(?:\.\d{1,10}){1,5}\b)",
    // Error codes, tickets, orders, documents
    R"(\b(?:[A-Z][A-Z0-9]{2,9}|KB|MS|E)-\d{3,}\b(?:-\d{1,12}\b){0,3})",
    R"((?i:\b(?:fout|error|err|code|foutcode|errorcode|status|exit|pid|tid|thread|port|poort|line|regel|event|hresult|errno|http|process|proces|taak|job|batch|run|build)(?:[ _-]?(?:code|id|nr|nummer|no))?["']?[ :=#(\[]{1,3}["']?)-?\d{1,20}\b)",
    R"((?i:\b(?:order|bestel(?:ling)?|factuur|invoice|ticket|zaak|case|incident|melding|request|aanvraag|dossier|referentie|reference|ref|kenmerk|artikel|product|serie|serial|pakket|barcode|ean|isbn|document|formulier|transactie|transaction|correlation|trace|span|volg|inkoop|offerte|polis|contract|project|taak|taken|item|object|record|row|session_count|count|aantal|totaal|total|size|duration|length|offset|timestamp|duur|kvk|vestigings?|uzovi|agb|rsin)(?:[ _-]?(?:nummer|number|id|nr|no|num|code)s?)?["'.]{0,2}[ :=#-]{0,4}["']?)[A-Z]{0,4}[-/.]?\d[\d./-]{2,24})",
    // Amounts, sizes, decimals, dimensions
    R"((?:\xE2\x82\xAC|EUR|USD|\$) ?-?\d{1,3}(?:[., ]?\d{3}){0,4}(?:[.,](?:\d\d|-))?)",
    R"(\b\d{1,3}(?:\.\d{3}){1,4},\d\d\b)",
    R"(\b\d{1,15}(?:[.,]\d{1,6})? ?(?:[KMGT]i?B|[kmg]b|bytes?|Bytes|px|ms|us|ns|sec|seconden|Hz|dpi|KB/s|MB/s)\b)",
    R"(\b\d{1,5} ?[x\xD7] ?\d{1,5}\b)",
    R"(\b\d{1,9}\.\d{5,20}\b)",
    // Stack frames
    R"([A-Za-z_$][\w$]{0,80}\.(?:java|py|js|ts|cs|cc|cpp|go|rb|php|vb|kt)(?:["',)]{0,2}[:,(]? ?(?:line |regel )?)\d{1,7}(?::\d{1,7})?)",
    R"(\+ ?\d{1,8}\b ?\)?$)",
});

const Pattern& Combined() {
  static const Pattern pattern = [] {
    std::string all;
    for (const std::string_view kind : kKinds) {
      if (!all.empty()) all.push_back('|');
      all.append("(?:").append(kind).append(")");
    }
    return Pattern(all);
  }();
  return pattern;
}

}  // namespace

void WarmShields() { Combined().Warm(); }

std::vector<Span> Shields(std::string_view text) {
  std::vector<Span> out;
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = std::min(text.find('\n', start), text.size());
    const std::string_view line = text.substr(start, end - start);
    PatternHit hit;
    for (std::uint32_t at = 0; at < line.size() && Combined().Find(line, at, hit);) {
      const auto base = static_cast<std::uint32_t>(start);
      out.push_back({base + hit.match.start, base + hit.match.end});
      at = std::max(hit.match.end, at + 1);
    }
    start = end + 1;
  }
  return out;
}

}  // namespace zwartlak
