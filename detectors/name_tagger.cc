// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "detectors/name_tagger.h"

#include <algorithm>

namespace zwartlak {
namespace {

constexpr std::size_t kLongTail = 6;

// 1: letters like an ordinary word, 6: like a name; see NameToken.
std::int8_t ShapeOf(std::string_view word, const Token& token, const Gazetteer& gazetteer) {
  if (token.known == 0 && token.letters >= 8) {
    const std::size_t tail = gazetteer.CompoundTail(word);
    if (tail > 0) return tail >= kLongTail ? kLongCompound : kShortCompound;
  }
  static constexpr double kLimits[] = {-0.8, -0.3, 0.0, 0.3, 0.8};
  const auto* const it = std::ranges::lower_bound(kLimits, gazetteer.NameShape(word));
  return static_cast<std::int8_t>(it - std::begin(kLimits) + 1);
}

// Words in small letters that every list calls ordinary are not judged: their letters say nothing.
bool MayBeName(const Token& t) {
  return t.IsWord() && t.letters >= 3 && (t.upper || !t.Ordinary() || t.NameListed());
}

NameToken::Kind KindOf(TokenKind kind) { return static_cast<NameToken::Kind>(kind); }

static_assert(static_cast<int>(TokenKind::kBreak) == NameToken::kBreak);
static_assert(static_cast<int>(TokenKind::kCode) == NameToken::kCode);

bool IsPart(const Token& t) { return t.IsWord() || t.kind == TokenKind::kInitials; }

}  // namespace

void ToNameTokens(std::string_view text, const Tokens& tokens, const Gazetteer& gazetteer,
                  std::vector<NameToken>& out) {
  out.resize(tokens.size());
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Token& t = tokens[i];
    const std::string_view word = text.substr(t.span.start, t.Stem().size());
    out[i] = {.text = word,
              .kind = KindOf(t.kind),
              .blank_before = t.blank_before,
              .upper = t.upper,
              .all_caps = t.all_caps,
              .letters = t.letters,
              .known = t.known,
              .classes = t.classes};
    if (MayBeName(t)) out[i].shape = ShapeOf(word, t, gazetteer);
  }
}

void NameRuns(const Tokens& tokens, const NameTagging& tagging, float threshold,
              std::vector<NameRun>& out) {
  out.clear();
  for (std::size_t i = 0; i < tokens.size();) {
    if (tagging.person[i] < threshold) {
      ++i;
      continue;
    }
    std::size_t end = i + 1;
    while (end < tokens.size() && tagging.person[end] >= threshold &&
           tagging.begin[end] < tagging.person[end] / 2 && tokens[end].kind != TokenKind::kBreak) {
      ++end;
    }
    NameRun run{.first = i, .last = end};
    i = end;
    while (run.first < run.last && !IsPart(tokens[run.first])) ++run.first;
    while (run.first < run.last && !IsPart(tokens[run.last - 1])) --run.last;
    int words = 0;
    for (std::size_t k = run.first; k < run.last; ++k) {
      if (!IsPart(tokens[k])) continue;
      run.score += tagging.person[k];
      ++words;
    }
    if (words == 0) continue;
    run.score /= words;
    out.push_back(run);
  }
}

}  // namespace zwartlak
