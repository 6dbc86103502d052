// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include <algorithm>
#include <string>

#include "detectors/name_context.h"
#include "detectors/name_pass.h"
#include "pipeline/core/utf8.h"

namespace zwartlak {
namespace {

// "gegevens van Dirk van de" at the end of a line, "Ven-Smit" at the start of the next.
void AcrossLines(NamePass& pass) {
  const Tokens& above = pass.above;
  const Tokens& tokens = pass.tokens;
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
  pass.Emit(Span{above[start].span.start, above.back().span.end}, 0.7, "across_lines");
  pass.Emit(tokens[0].Stem(), 0.7, "across_lines");
}

// "@Kees"
std::size_t AtMention(NamePass& pass, std::size_t i) {
  const Tokens& tokens = pass.tokens;
  if (tokens[i].mark != '@' || i + 1 >= tokens.size()) return i;
  const Token& name = tokens[i + 1];
  const bool listed =
      name.NameListed() || (!name.Ordinary() && name.letters >= 4 && !name.all_caps);
  if (!name.IsWord() || !name.upper || !listed || name.Is(kUiWord)) return i;
  if (name.blank_before || (i > 0 && !tokens[i].blank_before)) return i;
  if (pass.mail.organisations.contains(name.hash)) return i;
  pass.Emit(
      NameCandidate{
          .first = i + 1, .last = i + 2, .first_word = i + 1, .last_word = i + 1, .words = 1},
      0.65, "mention");
  return i + 2;
}

std::size_t AfterParticles(const Tokens& tokens, std::size_t i) {
  while (i < tokens.size() && tokens[i].IsWord() && tokens[i].Is(kParticleWord)) ++i;
  return i;
}

// A cell that is "Veld, W.B. in 't", "van Bouzidinck, L." or "Kruiskuilen, I. den".
std::size_t AsReversedCell(NamePass& pass, std::size_t i) {
  const Tokens& tokens = pass.tokens;
  if (i > 0 && !pass.IsEdge(i - 1)) return i;
  std::size_t at = AfterParticles(tokens, i);
  if (at > i + 3) return i;
  const std::size_t name = at;
  while (at < tokens.size() && at < name + 3 && tokens[at].IsWord() && tokens[at].upper &&
         (tokens[at].NameListed() || !tokens[at].Is(kUiWord))) {
    ++at;
  }
  if (at == name || at + 1 >= tokens.size() || tokens[at].mark != ',') return i;
  if (tokens[++at].kind != TokenKind::kInitials) return i;
  at = AfterParticles(tokens, at + 1);
  if (!pass.IsEdge(at)) return i;
  pass.Emit(Span{tokens[i].span.start, tokens[at - 1].span.end}, kNameTitleScore, "reversed");
  pass.Learn(name, name + 1);
  return at;
}

// "E.H. (Eddy) van Schuurman"
std::size_t AtCallName(NamePass& pass, std::size_t i) {
  const Tokens& tokens = pass.tokens;
  if (i + 4 >= tokens.size() || tokens[i + 1].mark != '(' || tokens[i + 3].mark != ')') return i;
  const Token& call = tokens[i + 2];
  if (!call.IsWord() || !call.upper || call.Is(kUiWord)) return i;
  const auto family = ParseName(tokens, i + 4, {.lower_case = false, .any_word = true});
  if (!family || !tokens[i + 4].blank_before) return i;
  pass.Emit(Span{tokens[i].span.start, SpanOf(tokens, *family).end}, kNameTitleScore, "call_name");
  pass.Learn(i + 2, family->last);
  return family->last;
}

// "F. de R.", "B. R. de B.": what newspapers make of a suspect's name.
std::size_t AtShortened(NamePass& pass, std::size_t i) {
  const Tokens& tokens = pass.tokens;
  const auto initials = [&tokens](std::size_t at) {
    return at < tokens.size() && tokens[at].kind == TokenKind::kInitials;
  };
  std::size_t at = i;
  while (initials(at)) ++at;
  const std::size_t particles = at;
  at = AfterParticles(tokens, at);
  if (at == particles || at > particles + 3 || !initials(at) || tokens[particles].upper) return i;
  if (tokens[at].span.size() != 2) return i;
  pass.Emit(Span{tokens[i].span.start, tokens[at].span.end}, 0.7, "shortened");
  return at + 1;
}

// "offerte via ilse", "dat zei ilse gisteren": a line in small letters, where only a common first
// name beside a word that goes with names is sure enough.
std::size_t AtLowerName(NamePass& pass, std::size_t i) {
  static constexpr std::string_view kLeads[] = {"via",   "van", "zei", "zegt",
                                                "vraag", "bel", "mail"};
  const Tokens& tokens = pass.tokens;
  const Token& name = tokens[i];
  if (name.upper || name.letters < 3 || name.Ordinary() || name.Is(kUiWord)) return i;
  if (!name.Knows(Gazetteer::kCommonFirstName) || name.Knows(Gazetteer::kPlace)) return i;
  const Token* before = i > 0 && tokens[i - 1].IsWord() ? &tokens[i - 1] : nullptr;
  const bool lead =
      before != nullptr && (before->Is(kBeforeName) ||
                            std::ranges::find(kLeads, pass.TextOf(*before)) != std::end(kLeads));
  const bool says = i + 1 < tokens.size() && tokens[i + 1].IsWord() && tokens[i + 1].Is(kAfterName);
  if (!lead && !says) return i;
  if (std::ranges::any_of(tokens, [](const Token& t) { return t.upper; })) return i;
  pass.Emit(name.Stem(), 0.6, "lower");
  return i + 1;
}

bool IsNameKey(const NamePass& pass, const Token& key) {
  static constexpr std::string_view kKeys[] = {
      "zoek",          "search",    "q",         "naam",     "name",   "achternaam",
      "voornaam",      "aanvrager", "inwoner",   "klant",    "melder", "roepnaam",
      "geslachtsnaam", "lastname",  "firstname", "voornamen"};
  return std::ranges::find(kKeys, utf8::Fold(pass.TextOf(key))) != std::end(kKeys);
}

// A value in a query or a tag from `start` on, with its blanks decoded; `end` is set to its end.
std::string QueryValue(std::string_view text, std::uint32_t start, std::string_view stops,
                       std::uint32_t& end) {
  std::string decoded;
  for (end = start; end < text.size();) {
    const char c = text[end];
    if (stops.find(c) != std::string_view::npos) break;
    const bool blank = c == '+' || text.substr(end, 3) == "%20";
    decoded += blank ? ' ' : c;
    end += c == '%' && blank ? 3 : 1;
  }
  return decoded;
}

// "naam=Sanne%20de%20Boer&status=open", "<achternaam>Vink</achternaam>": the value is a name when
// it can be one.
std::size_t AtQuery(NamePass& pass, std::size_t i) {
  const Tokens& tokens = pass.tokens;
  if (i == 0 || i + 1 >= tokens.size() || tokens[i].blank_before) return i;
  const Token& value = tokens[i + 1];
  if (value.blank_before || !value.upper || !IsNameKey(pass, tokens[i - 1])) return i;
  std::uint32_t end = 0;
  // A blank ends the value of a query; one that is encoded does not.
  const std::string_view stops = tokens[i].mark == '=' ? " \t\n\r&;\"'<>," : "\t\n\r&;\"<>";
  const std::string decoded = QueryValue(pass.text, value.span.start, stops, end);
  const Likeness likeness = PersonLikeness(decoded, pass.words);
  // "Vink" is a word of menus too, but not as a surname.
  const std::string_view key = pass.TextOf(tokens[i - 1]);
  const bool surname = value.IsWord() && (key == "achternaam" || key == "geslachtsnaam");
  const bool word = value.Ordinary() && !value.NameListed();
  const bool doubtful = likeness == Likeness::kNo || (likeness == Likeness::kPossible && word);
  if (doubtful && !surname) return i;
  pass.Emit(Span{value.span.start, end}, 0.7, "query");
  while (i < tokens.size() && tokens[i].span.start < end) ++i;
  return i;
}

// The line that mail programs set above what they quote names who wrote it:
// "Op 3 nov. 2025 om 10:11 schreef Vlasbloemer <..>:", "On Mon, 3 Nov 2025, Vlasbloemer wrote:".
std::size_t AtQuotation(NamePass& pass, std::size_t i) {
  const Tokens& tokens = pass.tokens;
  const std::string_view verb = pass.TextOf(tokens[i]);
  const bool before = verb == "wrote";  // the name stands before the verb
  if (!before && verb != "schreef" && verb != "schrieb") return i;
  const auto number = [](const Token& t) { return t.kind == TokenKind::kNumber; };
  if (tokens.back().mark != ':' ||
      std::none_of(tokens.begin(), tokens.begin() + static_cast<std::ptrdiff_t>(i), number)) {
    return i;
  }
  std::size_t start = i + 1;
  if (before) {
    for (start = i; start > 0 && tokens[start - 1].mark != ','; --start) {
      if (number(tokens[start - 1])) break;
    }
  }
  const auto c = ParseName(tokens, start, {.lower_case = false, .any_word = true});
  if (!c || c->last >= tokens.size() || pass.IsOrganisation(*c)) return i;
  const bool ends = before ? c->last == i || tokens[c->last].mark == '<'
                           : tokens[c->last].kind == TokenKind::kMark;
  if (!ends || tokens[c->last_word].Is(kUiWord)) return i;
  pass.Emit(*c, kNameTitleScore, "quotation");
  return std::max(i + 1, c->last);
}

}  // namespace

void ApplyLineForms(NamePass& pass) { AcrossLines(pass); }

std::size_t ApplyShortForms(NamePass& pass, std::size_t i) {
  const Token& t = pass.tokens[i];
  if (t.mark == '@') return AtMention(pass, i);
  if (t.mark == '=' || t.mark == '>') return AtQuery(pass, i);
  if (t.kind == TokenKind::kInitials) {
    const std::size_t next = AtCallName(pass, i);
    return next > i ? next : AtShortened(pass, i);
  }
  if (!t.IsWord()) return i;
  if (const std::size_t next = AsReversedCell(pass, i); next > i) return next;
  const std::size_t next = AtQuotation(pass, i);
  return next > i ? next : AtLowerName(pass, i);
}

}  // namespace zwartlak
