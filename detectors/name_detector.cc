// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "detectors/name_detector.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "detectors/gazetteer_format.h"
#include "detectors/name_context.h"
#include "detectors/name_guard.h"
#include "detectors/name_tagger.h"

namespace zwartlak {
namespace {

constexpr double kReport = 0.5;
constexpr double kCertain = 0.7;
constexpr double kTitleScore = 0.85;
constexpr int kSignatureLines = 3;

// What the model says: found from here on; from here down a rule that rests on lists is overruled.
constexpr float kModelFinds = 0.5F;
constexpr float kModelDenies = 0.06F;
constexpr float kModelSurelyNot = 0.02F;  // not even as a part of a name that stands elsewhere
constexpr double kSureRule = 0.8;         // a name of such a form is not cut short by the model
constexpr double kUnlistedLower = 0.65;   // one unlisted word in small letters must be clearer
constexpr double kModelCertain = 0.97;    // then its name is looked for elsewhere in the text

struct Pass {
  std::string_view text;
  const NameWords& words;
  const Gazetteer& gazetteer;
  const NameScorer& scorer;
  const NameModel* model;  // may be null
  FindingSet findings;
  std::unordered_set<std::uint64_t> mailbox_words;  // parts of local parts of addresses
  std::unordered_set<std::uint64_t> certain_words;  // parts of names found with certainty
  Tokens tokens;
  Tokens above;  // of the line before
  int lines_since_closing = 1000;
  std::vector<NameToken> name_tokens;
  NameTagging tagging;
  std::vector<NameRun> runs;
  std::vector<std::uint32_t> denied;  // where words start that are surely no name; sorted

  [[nodiscard]] std::string_view TextOf(const Token& t) const {
    return text.substr(t.span.start, t.span.size());
  }

  void Emit(const NameCandidate& c, double score, std::string_view rule) {
    Finding finding;
    finding.entity = EntityType::kPerson;
    finding.span = SpanOf(tokens, c);
    finding.score = std::min(score, 0.95);
    finding.detector = "name";
    finding.rule = rule;
    findings.push_back(std::move(finding));
    if (score >= kCertain) Learn(c.first, c.last);
  }

  void Learn(std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      const Token& t = tokens[i];
      if (!t.IsWord() || t.letters < 3 || t.Is(kUiWord) || t.Is(kParticleWord)) continue;
      if (t.Ordinary() && !t.Knows(Gazetteer::kCommonFirstName)) continue;
      certain_words.insert(gazetteer::Hash(TextOf(t)));
    }
  }

  // Words of the local parts of all addresses: sanne.deboer@... makes "Sanne" and "de Boer" names.
  void CollectMailboxes() {
    for (std::size_t at = text.find('@'); at != std::string_view::npos;
         at = text.find('@', at + 1)) {
      std::size_t start = at;
      while (start > 0 && at - start < 64 &&
             (std::isalnum(static_cast<unsigned char>(text[start - 1])) != 0 ||
              std::string_view("._-").find(text[start - 1]) != std::string_view::npos)) {
        --start;
      }
      for (std::size_t a = start; a < at;) {
        std::size_t b = a;
        while (b < at && std::isalpha(static_cast<unsigned char>(text[b])) != 0) ++b;
        const std::string_view part = text.substr(a, b - a);
        const bool functional = (words.ClassesOf(part) & kUiWord) != 0;
        if (part.size() >= 4 && !functional) mailbox_words.insert(gazetteer::Hash(part));
        a = b + 1;
      }
    }
  }

  [[nodiscard]] bool InMailbox(const NameCandidate& c) const {
    std::string joined;
    for (std::size_t i = c.first; i < c.last; ++i) {
      if (!tokens[i].IsWord()) continue;
      const std::string_view word = TextOf(tokens[i]);
      if (word.size() >= 4 && mailbox_words.contains(gazetteer::Hash(word))) return true;
      joined += word;
      if (i > c.first && mailbox_words.contains(gazetteer::Hash(joined))) return true;
    }
    return false;
  }

  // "mevrouw de boer", "Dhr. K. Jansen": the title is not part of the name.
  bool AtTitle(std::size_t& i) {
    std::size_t next = i + 1;
    if (next < tokens.size() && tokens[next].mark == '.' && !tokens[next].blank_before) ++next;
    // "Drs. ing. P. de Boer", "mevrouw drs. ..."
    if (next < tokens.size() && tokens[next].IsWord() && tokens[next].Is(kTitleWord)) return false;
    const bool dutch = tokens[i].letters > 2 || next > i + 1;
    const auto c = ParseName(tokens, next, {.lower_case = dutch, .any_word = true});
    if (!c || !tokens[next].blank_before) return false;
    const Token& last = tokens[c->last_word];
    if (last.Is(kUiWord) && !last.Knows(Gazetteer::kCommonFirstName)) return false;
    if (!last.upper && (last.Ordinary() || !last.NameListed()) && c->particles == 0) return false;
    if (!last.upper && last.Ordinary()) return false;
    if (ScoreInContext(text, tokens, *c, 0.5, gazetteer) == 0) return false;
    Emit(*c, kTitleScore, "title");
    i = c->last;
    return true;
  }

  // A greeting at the start of a line or after a bracket: "Beste Sanne,".
  bool AtSalutation(std::size_t& i) {
    const bool starts = i == 0 || tokens[i - 1].kind == TokenKind::kBreak ||
                        tokens[i - 1].kind == TokenKind::kMark ||
                        tokens[i - 1].kind == TokenKind::kNumber;
    if (!starts || !tokens[i].upper || i + 1 >= tokens.size()) return false;
    const std::size_t next = i + 1;
    if (tokens[next].Is(kTitleWord) && tokens[next].IsWord()) return false;
    const auto c = ParseName(tokens, next, {.lower_case = false, .any_word = true});
    if (!c) return false;
    const Token& first = tokens[c->first_word];
    const Token& last = tokens[c->last_word];
    if (last.Is(kUiWord) || first.Is(kUiWord)) return false;
    if (first.Ordinary() && !first.Knows(Gazetteer::kFirstName) && c->words == 1 &&
        c->particles == 0 && c->initials == 0) {
      return false;
    }
    const bool ends = c->last >= tokens.size() || tokens[c->last].kind == TokenKind::kMark ||
                      tokens[c->last].kind == TokenKind::kBreak;
    const bool goes_on = c->last < tokens.size() && tokens[c->last].IsWord() &&
                         (TextOf(tokens[c->last]) == "en" || TextOf(tokens[c->last]) == "and");
    const bool listed = first.NameListed() && !first.Ordinary();
    if (!ends && !goes_on && !listed) return false;
    if (ScoreInContext(text, tokens, *c, 0.5, gazetteer) == 0) return false;
    Emit(*c, kTitleScore, "salutation");
    i = c->last;
    return true;
  }

  // Under "Met vriendelijke groet" a line that can be a name is one.
  bool AsSignature() {
    std::size_t start = 0;
    while (start < tokens.size() && tokens[start].kind == TokenKind::kMark) ++start;
    if (start >= tokens.size()) return false;
    const auto c = ParseName(tokens, start, {.lower_case = false, .any_word = false});
    if (!c) return false;
    const bool ends = c->last >= tokens.size() || tokens[c->last].kind == TokenKind::kMark ||
                      tokens[c->last].kind == TokenKind::kBreak;
    const Token& first = tokens[c->first_word];
    const Token& last = tokens[c->last_word];
    if (!ends || last.Is(kUiWord) || (first.Ordinary() && c->words == 1 && c->initials == 0)) {
      return false;
    }
    const double own = scorer.Score(text, tokens, *c);
    const double score = ScoreInContext(text, tokens, *c, std::max(own, 0.3), gazetteer);
    const bool place = c->words == 1 && last.Knows(Gazetteer::kPlace) && !last.NameListed();
    if (score == 0 || place) return false;
    Emit(*c, kTitleScore, "signature");
    return true;
  }

  // The candidate fills its segment: a cell, a heading, a chat name.
  [[nodiscard]] bool FillsSegment(const NameCandidate& c) const {
    const auto edge = [](const Token& t) {
      return t.kind == TokenKind::kBreak || (t.kind == TokenKind::kMark && t.mark != '-') ||
             t.kind == TokenKind::kNumber;
    };
    return (c.first == 0 || edge(tokens[c.first - 1])) &&
           (c.last >= tokens.size() || edge(tokens[c.last]));
  }

  [[nodiscard]] bool BeforeAddress(const NameCandidate& c) const {
    for (std::size_t i = c.last; i < tokens.size() && i < c.last + 4; ++i) {
      if (tokens[i].mark != '<' && tokens[i].mark != '(' && tokens[i].mark != '"') {
        return i > c.last && tokens[i].kind == TokenKind::kCode &&
               text.substr(tokens[i].span.start, 64).find('@') != std::string_view::npos;
      }
    }
    return false;
  }

  void AtCandidate(std::size_t& i) {
    const auto parsed = ParseName(tokens, i, {});
    if (!parsed) {
      ++i;
      return;
    }
    NameCandidate c = *parsed;
    // An ordinary first word that only opens the sentence: "Gisteren Sanne".
    const Token& first = tokens[c.first_word];
    if (c.initials == 0 && c.words > 1 && first.Ordinary() && c.first == c.first_word &&
        !first.Knows(Gazetteer::kCommonFirstName)) {
      const auto rest = ParseName(tokens, c.first + 1, {});
      if (rest && scorer.Score(text, tokens, *rest) > scorer.Score(text, tokens, c)) c = *rest;
    }
    double score = ScoreInContext(text, tokens, c, scorer.Score(text, tokens, c), gazetteer);
    if (score > 0) {
      const bool clean = !tokens[c.last_word].Ordinary() && !tokens[c.last_word].Is(kUiWord);
      if (FillsSegment(c) && c.words > 1) score += 0.06;
      if (BeforeAddress(c)) score = std::max(score, kTitleScore);
      if (clean && InMailbox(c)) score = std::max(score, 0.8);
    }
    if (score >= kReport) Emit(c, score, "listed");
    i = c.last;
  }

  // "gegevens van Dirk van de" at the end of a line, "Ven-Smit" at the start of the next.
  void AcrossLines() {
    if (above.empty() || !tokens[0].IsWord() || !tokens[0].upper) return;
    if (!IsNameWord(tokens[0], {.lower_case = false, .any_word = true})) return;
    std::size_t start = above.size();
    const bool hyphen = above.back().mark == '-' && !above.back().blank_before;
    if (hyphen) --start;
    std::size_t particles = 0;
    while (start > 0 && above[start - 1].IsWord() && above[start - 1].Is(kParticleWord) &&
           particles < 3) {
      --start;
      ++particles;
    }
    const std::size_t tail = start;
    while (start > 0 && above[start - 1].upper &&
           (above[start - 1].kind == TokenKind::kInitials ||
            (above[start - 1].IsWord() && above[start - 1].NameListed() &&
             !above[start - 1].Is(kUiWord)) ||
            (hyphen && start == tail && above[start - 1].IsWord()))) {
      --start;
    }
    const bool initials = start < tail && above[tail - 1].kind == TokenKind::kInitials;
    const bool first = start < tail && above[start].Knows(Gazetteer::kCommonFirstName);
    const Token& next = tokens[0];
    const bool surname = next.Knows(Gazetteer::kSurname) && !next.Ordinary() && !next.all_caps;
    const bool ends = tokens.size() == 1 || tokens[1].kind != TokenKind::kMark;
    const bool open = hyphen || (particles > 0 && (surname || !next.Ordinary()));
    if (start >= tail || !(initials || first) || !open || !ends) return;
    if (next.Knows(Gazetteer::kPlace) && !surname) return;
    const auto emit = [this](Span span) {
      Finding finding;
      finding.entity = EntityType::kPerson;
      finding.span = span;
      finding.score = 0.7;
      finding.detector = "name";
      finding.rule = "across_lines";
      findings.push_back(std::move(finding));
    };
    emit({above[start].span.start, above.back().span.end});
    emit(tokens[0].span);
  }

  // "[12:48] Mei Xongl: ..." and "12:48 Mei Xongl:".
  void AsChatHeader() {
    std::size_t i = 0;
    const bool bracket = tokens[0].mark == '[';
    if (bracket) ++i;
    if (i + 2 >= tokens.size() || tokens[i].kind != TokenKind::kNumber ||
        tokens[i + 1].mark != ':' || tokens[i + 2].kind != TokenKind::kNumber) {
      return;
    }
    i += 3;
    if (bracket && (i >= tokens.size() || tokens[i++].mark != ']')) return;
    const auto c = ParseName(tokens, i, {.lower_case = false, .any_word = true});
    if (!c || c->last >= tokens.size() || tokens[c->last].mark != ':') return;
    const Token& last = tokens[c->last_word];
    if (last.Is(kUiWord) || (c->words == 1 && c->initials == 0 && last.Ordinary())) return;
    Emit(*c, kTitleScore, "chat");
  }

  // "Bel Yusril", a button or a link: the word after it is a person's name unless it is a word.
  bool AsCall(std::size_t i) {
    static constexpr std::string_view kCalls[] = {"Bel", "Mail", "App", "Call", "Chat"};
    const Token& verb = tokens[i];
    if (!verb.IsWord() || std::ranges::find(kCalls, TextOf(verb)) == std::end(kCalls)) return false;
    const auto c = ParseName(tokens, i + 1, {.lower_case = false, .any_word = false});
    if (!c || c->words > 3) return false;
    const Token& name = tokens[c->first_word];
    const bool edge = i == 0 || tokens[i - 1].kind == TokenKind::kBreak;
    const bool ends = c->last >= tokens.size() || tokens[c->last].kind == TokenKind::kBreak;
    if (!edge || !ends || name.Is(kUiWord) || name.all_caps) return false;
    if (name.Knows(Gazetteer::kPlace) && !name.NameListed()) return false;
    Emit(*c, 0.6, "call");
    return true;
  }

  // "layla al-hassan" in a cell or on a card of its own.
  void AsLowerCase(std::size_t i) {
    const Token& first = tokens[i];
    const bool edge = i == 0 || tokens[i - 1].kind == TokenKind::kBreak;
    if (!edge || first.upper || !first.Knows(Gazetteer::kCommonFirstName) || first.Ordinary()) {
      return;
    }
    std::size_t end = i;
    while (end < tokens.size() && tokens[end].kind != TokenKind::kBreak) {
      const Token& t = tokens[end];
      const bool particle = t.Is(kParticleWord);
      if (!t.IsWord() || t.upper || (!particle && (t.Is(kUiWord) || t.letters < 2))) return;
      if (!particle && t.Ordinary() && !t.Knows(Gazetteer::kSurname)) return;
      ++end;
    }
    if (end < i + 2 || end > i + 5 || tokens[end - 1].Is(kParticleWord)) return;
    Emit({.first = i,
          .last = end,
          .first_word = i,
          .last_word = end - 1,
          .words = static_cast<int>(end - i)},
         0.6, "lower_case");
  }

  // "@Kees"
  bool AtMention(std::size_t i) {
    if (tokens[i].mark != '@' || i + 1 >= tokens.size()) return false;
    const Token& name = tokens[i + 1];
    const bool listed = name.IsWord() && name.upper && name.NameListed() && !name.Is(kUiWord);
    if (!listed || name.blank_before || (i > 0 && !tokens[i].blank_before)) return false;
    Emit({.first = i + 1, .last = i + 2, .first_word = i + 1, .last_word = i + 1, .words = 1}, 0.65,
         "mention");
    return true;
  }

  [[nodiscard]] bool IsClosing() const {
    for (const Token& t : tokens) {
      if (t.IsWord() && t.Is(kClosingWord)) return true;
    }
    return false;
  }

  [[nodiscard]] float MostLikely(Span span) const {
    float best = 0;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (Overlaps(tokens[i].span, span)) best = std::max(best, tagging.person[i]);
    }
    return best;
  }

  // No identifier, no word of the user interface by itself, no single letter.
  [[nodiscard]] bool IsCredible(const NameRun& run) const {
    const Token& only = tokens[run.first];
    // "Jan 23 20:14:48", "Mei 4"
    if (run.last == run.first + 1 && only.letters == 3 && run.last < tokens.size() &&
        tokens[run.last].kind == TokenKind::kNumber) {
      return false;
    }
    if (run.last == run.first + 1 && !only.upper && !only.NameListed() &&
        run.score < kUnlistedLower) {
      return false;
    }
    bool word = false;
    for (std::size_t i = run.first; i < run.last; ++i) {
      const Token& t = tokens[i];
      if (t.kind == TokenKind::kCode || t.kind == TokenKind::kNumber) return false;
      word |= t.IsWord() && t.letters >= 2 && !t.Is(kUiWord) && !t.Is(kMonthWord);
      word |= t.IsWord() && t.upper && t.Knows(Gazetteer::kCommonFirstName);
    }
    return word;
  }

  // The model's names join those of the rules of this line; where both see one, a rule that knows
  // the form of a name (title, salutation, ...) says where it ends, else the model.
  void Merge(std::size_t first_finding) {
    std::erase_if(findings, [&](const Finding& f) {
      const auto index = static_cast<std::size_t>(&f - findings.data());
      return index >= first_finding && f.rule == "listed" && f.score < kTitleScore &&
             MostLikely(f.span) < kModelDenies;
    });
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const bool judged = tokens[i].IsWord() && tokens[i].upper;
      if (judged && tagging.person[i] < kModelSurelyNot) denied.push_back(tokens[i].span.start);
    }
    NameRuns(tokens, tagging, kModelFinds, runs);
    for (const NameRun& run : runs) {
      if (!IsCredible(run)) continue;
      const Span span{tokens[run.first].span.start, tokens[run.last - 1].span.end};
      bool known = false;
      for (std::size_t i = first_finding; i < findings.size(); ++i) {
        Finding& f = findings[i];
        if (!Overlaps(f.span, span)) continue;
        if (f.rule == "listed") {
          const bool sure = f.score >= kSureRule;
          f.span = sure ? Span{std::min(f.span.start, span.start), std::max(f.span.end, span.end)}
                        : span;
        }
        f.score = std::max(f.score, run.score);
        known = true;
      }
      if (run.score >= kModelCertain) Learn(run.first, run.last);
      if (known) continue;
      Finding finding;
      finding.entity = EntityType::kPerson;
      finding.span = span;
      finding.score = std::clamp(run.score, kReport, 0.95);
      finding.detector = "name";
      finding.rule = "model";
      findings.push_back(std::move(finding));
    }
  }

  void Line(Span line) {
    above.swap(tokens);
    words.Lex(text, line, tokens);
    if (tokens.empty()) return;
    const std::size_t first_finding = findings.size();
    ByRules();
    if (model == nullptr) return;
    ToNameTokens(text, tokens, gazetteer, name_tokens);
    model->Tag(name_tokens, tagging);
    Merge(first_finding);
  }

  void ByRules() {
    AcrossLines();
    AsChatHeader();
    if (lines_since_closing <= kSignatureLines) {
      ++lines_since_closing;
      if (AsSignature()) return;
    }
    const bool closing = tokens.size() < 12 && IsClosing();
    for (std::size_t i = 0; i < tokens.size();) {
      const Token& t = tokens[i];
      if (AsCall(i) || AtMention(i)) {
        i += 2;
        continue;
      }
      if (t.IsWord() && !t.upper) AsLowerCase(i);
      if (t.IsWord() && t.Is(kTitleWord) && AtTitle(i)) continue;
      if (t.IsWord() && t.Is(kSalutationWord) && AtSalutation(i)) continue;
      // "Groet, Sanne" on one line.
      if (closing && t.mark == ',' && i + 1 < tokens.size() && AtSalutation(i)) continue;
      const bool particle = t.IsWord() && t.Is(kParticleWord);
      if ((t.IsWord() || t.kind == TokenKind::kInitials) && (t.upper || particle)) {
        AtCandidate(i);
        continue;
      }
      ++i;
    }
    if (closing) lines_since_closing = 1;
  }

  // Parts of certain names where they stand alone.
  void Again(Span line) {
    words.Lex(text, line, tokens);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const Token& t = tokens[i];
      if (!t.IsWord() || !t.upper || t.letters < 3 || t.Is(kUiWord)) continue;
      if (!certain_words.contains(gazetteer::Hash(TextOf(t)))) continue;
      if (std::ranges::binary_search(denied, t.span.start)) continue;
      const NameCandidate c{.first = i, .last = i + 1, .first_word = i, .last_word = i, .words = 1};
      if (ScoreInContext(text, tokens, c, 0.6, gazetteer) == 0) continue;
      Emit(c, 0.6, "again");
    }
  }

  template <typename Fn>
  void EachLine(Fn&& fn) {
    for (std::size_t start = 0; start < text.size();) {
      const std::size_t end = std::min(text.find('\n', start), text.size());
      if (end > start) fn(Span{static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)});
      start = end + 1;
    }
  }
};

// Within one detector the longer finding wins; equal spans once.
FindingSet Settled(FindingSet findings) {
  std::ranges::sort(findings, [](const Finding& a, const Finding& b) {
    if (a.span.start != b.span.start) return a.span.start < b.span.start;
    return a.span.end > b.span.end;
  });
  FindingSet out;
  for (Finding& f : findings) {
    if (!out.empty() && Overlaps(out.back().span, f.span)) {
      out.back().score = std::max(out.back().score, f.score);
      continue;
    }
    out.push_back(std::move(f));
  }
  return out;
}

}  // namespace

NameDetector::NameDetector(std::shared_ptr<const Gazetteer> gazetteer,
                           std::shared_ptr<const NameModel> model)
    : gazetteer_(gazetteer),
      words_(gazetteer),
      scorer_(std::make_unique<ListNameScorer>(*gazetteer_)),
      model_(std::move(model)) {}

FindingSet NameDetector::Detect(const TextRegion& region, const DetectContext&) const {
  Pass pass{region.text.Reveal(), words_, *gazetteer_, *scorer_, model_.get(), {}, {}, {}, {}, {}};
  pass.CollectMailboxes();
  pass.EachLine([&pass](Span line) { pass.Line(line); });
  if (!pass.certain_words.empty()) pass.EachLine([&pass](Span line) { pass.Again(line); });
  FindingSet findings = Settled(std::move(pass.findings));
  DropWordsAlone(region, words_, findings);
  return findings;
}

}  // namespace zwartlak
