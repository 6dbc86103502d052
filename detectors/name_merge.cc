// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include <algorithm>

#include "detectors/name_context.h"
#include "detectors/name_pass.h"
#include "pipeline/core/utf8.h"

namespace zwartlak {
namespace {

// What the model says: found from here on; from here down a rule that rests on lists is overruled.
constexpr float kFinds = 0.6F;
constexpr float kFindsProse = 0.55F;  // in a sentence
constexpr float kFindsLower = 0.35F;  // in a line of small letters
constexpr float kDenies = 0.15F;
constexpr double kSureRule = 0.8;       // a name of such a form is not cut short by the model
constexpr double kUnlistedLower = 0.7;  // one unlisted word in small letters must be clearer
constexpr double kWordAlone = 0.9;      // so must a word, a label or an abbreviation by itself
constexpr double kSureRun = 0.9;        // says better where a name behind a title ends
constexpr double kCertain = 0.97;       // then its name is looked for elsewhere in the text

class Merger {
 public:
  explicit Merger(NamePass& pass) : pass_(pass), tokens_(pass.tokens) {}

  void Run(std::size_t first_finding) {
    Overrule(first_finding);
    NameRuns(tokens_, pass_.tagging, Threshold(), pass_.runs);
    for (NameRun& run : pass_.runs) {
      CutPlace(run);
      CutGenitive(run);
      CutVerb(run);
      CutTail(run);
      CutWords(run);
      CutFunction(run);
      if (!IsCredible(run)) continue;
      TakeInitials(run);
      if (!Join(run, first_finding)) pass_.Emit(SpanOf(run), Score(run), "model");
      if (run.score >= kCertain) pass_.Learn(run.first, run.last);
    }
  }

 private:
  // A sentence gives the model more to go by than a cell or a label does.
  [[nodiscard]] float Threshold() const {
    constexpr int kSentence = 8;
    int words = 0;
    bool upper = false;
    bool cells = false;
    for (const Token& t : tokens_) {
      words += t.IsWord();
      upper |= t.upper;
      cells |= t.kind == TokenKind::kBreak;
    }
    if (!upper) return kFindsLower;
    return words >= kSentence && !cells ? kFindsProse : kFinds;
  }

  // Drops what only lists speak for where the model is sure that it is none.
  void Overrule(std::size_t first_finding) {
    const auto begin = pass_.findings.begin() + static_cast<std::ptrdiff_t>(first_finding);
    pass_.findings.erase(std::remove_if(begin, pass_.findings.end(),
                                        [this](const Finding& f) {
                                          return f.rule == "listed" && f.score < kNameTitleScore &&
                                                 MostLikely(f.span) < kDenies;
                                        }),
                         pass_.findings.end());
  }

  [[nodiscard]] float MostLikely(Span span) const {
    float best = 0;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (Overlaps(tokens_[i].span, span)) best = std::max(best, pass_.tagging.person[i]);
    }
    return best;
  }

  [[nodiscard]] Span SpanOf(const NameRun& run) const {
    return {tokens_[run.first].span.start, tokens_[run.last - 1].Stem().end};
  }

  [[nodiscard]] static double Score(const NameRun& run) {
    return std::clamp(run.score, kNameReport, 0.95);
  }

  // "Mehari Tekleab in Zwolle": the name ends before the place.
  void CutPlace(NameRun& run) const {
    for (std::size_t i = run.first + 1; i + 1 < run.last; ++i) {
      const Token& t = tokens_[i];
      const Token& place = tokens_[i + 1];
      if (t.IsWord() && !t.upper && t.Is(kPlacingWord) && place.upper &&
          place.Knows(Gazetteer::kPlace) && tokens_[i - 1].upper) {
        run.last = i;
        return;
      }
    }
  }

  // "Nick Leeson's Singaporese advocaat": whose it is, ends the name.
  void CutGenitive(NameRun& run) const {
    for (std::size_t i = run.first; i + 1 < run.last; ++i) {
      if (tokens_[i].genitive == 0) continue;
      run.last = i + 1;
      return;
    }
  }

  // "j.w. bakker belt": a verb that goes with names ends one.
  void CutVerb(NameRun& run) const {
    const auto verb = [](const Token& t) {
      return t.IsWord() && !t.upper && t.Is(kAfterName) && !t.Is(kParticleWord);
    };
    while (run.last > run.first + 1 && verb(tokens_[run.last - 1])) --run.last;
  }

  // "A. Chotkansing, geb": what follows a mark in small letters is no part, but for "Berg, J. van
  // den".
  void CutTail(NameRun& run) const {
    const Token& last = tokens_[run.last - 1];
    if (run.last < run.first + 3 || !tokens_[run.first].upper || !last.IsWord()) return;
    if (last.upper || last.Is(kParticleWord) || last.NameListed()) return;
    if (tokens_[run.last - 2].kind == TokenKind::kMark) run.last -= 2;
  }

  // "hebben Katarzyna Nowak": ordinary words in small letters before a capital.
  void CutWords(NameRun& run) const {
    const auto cut = [](const Token& t) {
      return t.IsWord() && !t.upper && t.Ordinary() && !t.Is(kParticleWord);
    };
    std::size_t first = run.first;
    while (first < run.last && cut(tokens_[first])) ++first;
    if (first < run.last && tokens_[first].upper) run.first = first;
  }

  // "Wiebe van Burgerzaken" is Wiebe.
  void CutFunction(NameRun& run) const {
    const Token& last = tokens_[run.last - 1];
    if (!last.IsWord() || !last.Is(kUiWord) || last.NameListed()) return;
    std::size_t end = run.last - 1;
    while (end > run.first && tokens_[end - 1].IsWord() && tokens_[end - 1].Is(kParticleWord))
      --end;
    if (end + 1 < run.last && end > run.first) run.last = end;
  }

  // "Bouzidi, Mohamed A." and "R. Ramkhelawan": initials beside a name are its own.
  void TakeInitials(NameRun& run) const {
    const auto initials = [this](std::size_t i) {
      return tokens_[i].kind == TokenKind::kInitials && tokens_[i].span.size() == 2;
    };
    if (run.first > 0 && tokens_[run.first - 1].kind == TokenKind::kInitials &&
        tokens_[run.first].blank_before && tokens_[run.first].kind != TokenKind::kInitials) {
      --run.first;
    }
    if (run.last < tokens_.size() && run.last > run.first + 1 && initials(run.last) &&
        tokens_[run.last].blank_before && pass_.IsEdge(run.last + 1)) {
      ++run.last;
    }
  }

  // A single word that lists or its form call anything but a name.
  [[nodiscard]] bool IsDoubtfulWord(const NameRun& run) const {
    const Token& t = tokens_[run.first];
    if (t.Knows(Gazetteer::kCommonFirstName)) return false;
    if (!t.upper) {
      if (t.Ordinary() && !t.NameListed()) return true;  // "maand"
      // "haal-centraal-brp", "vorigemaand"
      const bool joined = std::ranges::count(pass_.TextOf(t), '-') > 1 ||
                          pass_.name_tokens[run.first].shape >= kLongCompound;
      return run.score < (t.Ordinary() || joined ? kWordAlone
                          : t.NameListed()       ? 0
                                                 : kUnlistedLower);
    }
    const bool doubtful = (t.all_caps && t.letters <= 4 && !t.NameListed()) ||
                          (t.Ordinary() && pass_.FillsCell(run.first, run.last)) ||
                          (!t.NameListed() && HasStreetEnding(pass_.TextOf(t))) ||
                          pass_.name_tokens[run.first].shape == kLongCompound;
    return doubtful && run.score < kWordAlone;
  }

  // "Groningers", "Amsterdammers"
  [[nodiscard]] bool IsInhabitants(const Token& t) const {
    constexpr std::string_view kEnding = "ers";
    constexpr std::size_t kShortestStem = 4;
    std::string_view stem = pass_.TextOf(t);
    if (!t.IsWord() || !t.upper || t.NameListed() || !stem.ends_with(kEnding)) return false;
    stem.remove_suffix(kEnding.size());
    if (stem.size() < kShortestStem) return false;
    const auto place = [this](std::string_view word) {
      return (pass_.gazetteer.Lookup(word) & Gazetteer::kPlace) != 0;
    };
    const bool doubled = stem.back() == stem[stem.size() - 2];
    return place(stem) || place(std::string(stem) + "en") ||
           (doubled && place(stem.substr(0, stem.size() - 1)));
  }

  // "GetZone("
  [[nodiscard]] bool IsCall(std::size_t i) const {
    return i < tokens_.size() && tokens_[i].mark == '(' && !tokens_[i].blank_before;
  }

  // "Blad2", "VJH13RWCC": what OCR makes of a letter is one digit within a word.
  [[nodiscard]] bool IsNumbered(const Token& t) const {
    if (!t.IsWord()) return false;
    const std::string_view word = pass_.TextOf(t);
    const auto digits = std::ranges::count_if(
        word, [](char c) { return utf8::IsDigit(static_cast<unsigned char>(c)); });
    return digits > 0 && !t.NameListed() &&
           (utf8::IsDigit(static_cast<unsigned char>(word.back())) || (t.all_caps && digits > 1));
  }

  // Words that all lists call ordinary and none a name: a phrase, in Title Case or not.
  [[nodiscard]] bool IsPhrase(const NameRun& run) const {
    for (std::size_t i = run.first; i < run.last; ++i) {
      const Token& t = tokens_[i];
      if (t.kind == TokenKind::kInitials || (t.IsWord() && !t.Ordinary())) return false;
      if (t.IsWord() && t.upper ? t.NameListed() : t.Knows(Gazetteer::kCommonFirstName))
        return false;
    }
    return run.last > run.first + 1;
  }

  // "Dertien Aprilstraat"
  [[nodiscard]] bool IsStreet(const NameRun& run) const {
    const Token& last = tokens_[run.last - 1];
    if (last.Knows(Gazetteer::kSurname) || tokens_[run.first].kind == TokenKind::kInitials)
      return false;
    const std::string folded = utf8::Fold(pass_.TextOf(last));
    static constexpr std::string_view kEndings[] = {"straat", "laan", "weg", "plein", "plantsoen"};
    return std::ranges::any_of(kEndings, [&folded](std::string_view e) {
      return folded.size() > e.size() + 2 && folded.ends_with(e);
    });
  }

  // No identifier, no word of the user interface by itself, no single letter.
  [[nodiscard]] bool IsCredible(const NameRun& run) const {
    const Token& only = tokens_[run.first];
    if (run.last == run.first + 1) {
      // "Jan 23 20:14:48", "Mei 4"
      const bool number = run.last < tokens_.size() && tokens_[run.last].kind == TokenKind::kNumber;
      if ((only.letters == 3 && number) || IsDoubtfulWord(run) || IsCall(run.last) ||
          IsInhabitants(only))
        return false;
      if (pass_.mail.organisations.contains(only.hash)) return false;
    } else if (IsPhrase(run) || IsStreet(run)) {
      if (run.score < kWordAlone || !tokens_[run.first].upper) return false;
    }
    bool word = false;
    for (std::size_t i = run.first; i < run.last; ++i) {
      const Token& t = tokens_[i];
      if (t.kind == TokenKind::kCode || t.kind == TokenKind::kNumber || IsNumbered(t)) return false;
      word |= t.IsWord() && t.letters >= 2 && !t.Is(kUiWord) && !t.Is(kMonthWord);
      word |= t.IsWord() && t.upper && t.Knows(Gazetteer::kCommonFirstName);
    }
    return word;
  }

  // Where a rule sees the same name, one that knows the form of a name (title, salutation, ...)
  // says where it ends, else the model.
  bool Join(const NameRun& run, std::size_t first_finding) {
    const Span span = SpanOf(run);
    bool known = false;
    for (std::size_t i = first_finding; i < pass_.findings.size(); ++i) {
      Finding& f = pass_.findings[i];
      if (!Overlaps(f.span, span)) continue;
      if (f.rule == "title" && run.score >= kSureRun) {
        f.span = span;
      } else if (f.rule == "listed" || f.rule == "lower") {
        const bool sure = f.score >= kSureRule || f.rule == "lower";
        f.span =
            sure ? Span{std::min(f.span.start, span.start), std::max(f.span.end, span.end)} : span;
      }
      f.score = std::max(f.score, run.score);
      known = true;
    }
    return known;
  }

  NamePass& pass_;
  const Tokens& tokens_;
};

}  // namespace

void MergeNameModel(NamePass& pass, std::size_t first_finding) { Merger(pass).Run(first_finding); }

}  // namespace zwartlak
