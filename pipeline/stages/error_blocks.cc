// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "pipeline/stages/error_blocks.h"

#include <re2/re2.h>

#include <algorithm>

namespace zwartlak {
namespace {

// Lines of a dialog stand no further apart than this many line heights.
constexpr double kBlockGap = 1.6;
constexpr int kLinesBelow = 4;
constexpr int kLinesAbove = 2;

bool NamesAnError(std::string_view text) {
  static const RE2 pattern(
      R"((?i)(?:\b(?:fout(?:en|melding(?:en)?|code)?|errors?|exception|mislukt|mislukte|failed|fails|failure|fatal|niet gelukt|niet beschikbaar|niet mogelijk|niet toegestaan|niet bereikbaar|time-?out|kan niet|kan geen|kunnen niet|kon niet|kon geen|cannot|can't|could not|couldn't|unable to|ongeldige?|invalid|denied|geweigerd|afgebroken|afgekeurd|aborted|traceback|unauthorized|forbidden|not found|niet gevonden|misgegaan|(?:gaat|ging) (?:er )?iets (?:mis|fout)|went wrong|geen (?:rechten|toegang|verbinding|toestemming)|no (?:access|permission|connection)|te groot|te lang|too (?:large|long|many)|unavailable|unexpected|onverwachte?|verlopen|expired|storing|crash(?:ed)?|refused|rejected|warning|waarschuwing|let op|verplicht(?:e)? veld|fehler|fehlgeschlagen)\b|[a-z](?:Error|Exception)\b|\b(?:ORA|SQL|ERR|HTTP)[-_ ]\d{3,5}\b|\b(?:ERR|NS_ERROR|NET|SEC|DNS)_[A-Z_]{4,}))");
  return RE2::PartialMatch({text.data(), text.size()}, pattern);
}

bool SameBlock(const MaskedSegment& a, const MaskedSegment& b) {
  const double height = std::max(a.box.height(), b.box.height());
  const double gap = std::max(a.box.top, b.box.top) - std::min(a.box.bottom, b.box.bottom);
  const bool column = Overlap(a.box.left, a.box.right, b.box.left, b.box.right) > 0;
  return column && gap < kBlockGap * height;
}

// Marks the segment and its neighbours in one direction, nearest first.
void MarkChain(const std::vector<MaskedSegment>& segments, std::size_t from, int step, int count,
               std::vector<bool>& wanted) {
  std::size_t last = from;
  const auto size = static_cast<std::ptrdiff_t>(segments.size());
  for (std::ptrdiff_t i = static_cast<std::ptrdiff_t>(from) + step; i >= 0 && i < size && count > 0;
       i += step) {
    const auto at = static_cast<std::size_t>(i);
    if (segments[at].row == segments[last].row) continue;
    if (!SameBlock(segments[last], segments[at])) {
      const auto apart = static_cast<int>(segments[at].row) - static_cast<int>(segments[last].row);
      if (std::abs(apart) > 2) return;
      continue;
    }
    wanted[at] = true;
    last = at;
    --count;
  }
}

void MarkRow(const std::vector<MaskedSegment>& segments, std::size_t from,
             std::vector<bool>& wanted) {
  // "Foutcode:" stands left of the code.
  if (from + 1 < segments.size() && segments[from + 1].row == segments[from].row &&
      segments[from].text.ends_with(':')) {
    wanted[from + 1] = true;
  }
}

}  // namespace

std::vector<std::string> ErrorTexts(const std::vector<MaskedSegment>& segments, bool drawn) {
  std::vector<bool> wanted(segments.size(), false);
  std::vector<bool> named(segments.size(), false);
  for (std::size_t i = 0; i < segments.size(); ++i) named[i] = NamesAnError(segments[i].text);
  for (std::size_t i = 0; i < segments.size(); ++i) {
    if (!named[i]) continue;
    wanted[i] = true;
    MarkRow(segments, i, wanted);
    if (!drawn) continue;
    MarkChain(segments, i, 1, kLinesBelow, wanted);
    MarkChain(segments, i, -1, kLinesAbove, wanted);
  }
  std::vector<std::string> out;
  // The lines that name the error come first: the list may be cut.
  for (const bool naming : {true, false}) {
    for (std::size_t i = 0; i < segments.size(); ++i) {
      if (!wanted[i] || named[i] != naming) continue;
      if (std::ranges::find(out, segments[i].text) == out.end()) out.push_back(segments[i].text);
    }
  }
  return out;
}

}  // namespace zwartlak
