// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "detectors/ticket_names.h"

#include <algorithm>
#include <string>
#include <vector>

#include "detectors/text_distance.h"
#include "pipeline/core/utf8.h"

namespace zwartlak {
namespace {

constexpr std::size_t kMinDamaged = 6;

// One person, folded.
struct Person {
  std::string first;                 // empty when only initials are known
  std::string surname;               // without particles; empty for a single name
  std::vector<std::string> handles;  // how the name stands in user names: sanne.boer, sdeboer, ...
};

std::string LettersOnly(std::string_view folded) {
  std::string out;
  for (std::size_t i = 0; i < folded.size();) {
    const auto [c, length] = utf8::Decode(folded, i);
    if (utf8::IsLetterOrDigit(c)) out += folded.substr(i, length);
    i += length;
  }
  return out;
}

Person PersonOf(std::string_view name, const NameWords& words) {
  Tokens tokens;
  words.Lex(name, {0, static_cast<std::uint32_t>(name.size())}, tokens);
  std::vector<std::string> parts;
  std::string particles;
  std::string initial;
  std::size_t comma = std::string::npos;
  for (const Token& t : tokens) {
    if (t.mark == ',') comma = parts.size();
    const std::string folded = utf8::Fold(name.substr(t.span.start, t.span.size()));
    if (t.kind == TokenKind::kInitials && initial.empty()) initial = folded.substr(0, 1);
    if (!t.IsWord() || t.letters < 2 || t.Is(kTitleWord)) continue;
    if (t.Is(kParticleWord) && !parts.empty()) {
      particles += LettersOnly(folded);
    } else if (!t.Is(kParticleWord)) {
      parts.push_back(folded);
    }
  }
  Person person;
  if (parts.empty()) return person;
  // "Boer, Sanne de" gives the surname first.
  if (comma == 1 && parts.size() > 1) std::ranges::rotate(parts, parts.begin() + 1);
  person.surname = parts.size() > 1 || !initial.empty() ? parts.back() : "";
  person.first = parts.size() > 1 ? parts.front() : (initial.empty() ? parts.front() : "");
  const std::string family = LettersOnly(person.surname);
  const std::string letter = person.first.empty() ? initial : person.first.substr(0, 1);
  if (family.size() >= 3) {
    person.handles = {particles + family, letter + particles + family, letter + family};
    if (!person.first.empty()) {
      person.handles.push_back(LettersOnly(person.first) + particles + family);
      person.handles.push_back(LettersOnly(person.first) + family);
    }
  }
  return person;
}

struct Search {
  std::string_view text;
  const NameWords& words;
  const std::vector<Person>& people;
  FindingSet findings;
  Tokens tokens;
  std::vector<std::string> folded;

  void Emit(std::uint32_t start, std::uint32_t end, EntityType entity, double score,
            std::string_view rule) {
    Finding finding;
    finding.entity = entity;
    finding.span = {start, end};
    finding.score = score;
    finding.detector = "ticket_names";
    finding.rule = rule;
    findings.push_back(std::move(finding));
  }

  [[nodiscard]] static bool Same(const std::string& word, const std::string& name) {
    if (name.empty()) return false;
    if (word == name) return true;
    return name.size() >= kMinDamaged && WithinOneEdit(word, name);
  }

  [[nodiscard]] bool IsFiller(std::size_t i) const {
    const Token& t = tokens[i];
    return t.kind == TokenKind::kInitials || (t.IsWord() && t.Is(kParticleWord)) ||
           (t.mark == '.' && !t.blank_before);
  }

  // Initials and particles right before token i.
  [[nodiscard]] std::size_t LeftOf(std::size_t i) const {
    std::size_t start = i;
    while (start > 0 && i - start < 4 && IsFiller(start - 1) && tokens[start - 1].mark == 0)
      --start;
    return start;
  }

  // The other word of the name within a few fillers after token i; i when absent.
  [[nodiscard]] std::size_t PartnerAfter(std::size_t i, const std::string& name, bool comma) const {
    for (std::size_t j = i + 1; j < tokens.size() && j < i + 6; ++j) {
      if (Same(folded[j], name)) return j;
      if (comma && tokens[j].mark == ',') continue;
      if (!IsFiller(j)) break;
    }
    return i;
  }

  std::size_t At(std::size_t i, const Person& person) {
    const Token& t = tokens[i];
    if (Same(folded[i], person.first)) {
      const std::size_t end = PartnerAfter(i, person.surname, false);
      if (end > i) {
        Emit(t.span.start, tokens[end].span.end, EntityType::kPerson, 0.95, "full");
        return end + 1;
      }
      const bool plain = t.upper && folded[i] == person.first && !t.Is(kUiWord);
      if (plain) Emit(t.span.start, t.span.end, EntityType::kPerson, 0.7, "first_name");
      return plain ? i + 1 : i;
    }
    if (!Same(folded[i], person.surname)) return i;
    const std::size_t reversed = PartnerAfter(i, person.first, true);
    const std::size_t start = LeftOf(i);
    if (reversed > i) {
      Emit(tokens[start].span.start, tokens[reversed].span.end, EntityType::kPerson, 0.95, "full");
      return reversed + 1;
    }
    if (t.upper) {
      Emit(tokens[start].span.start, t.span.end, EntityType::kPerson, 0.85, "surname");
      return i + 1;
    }
    if (folded[i] == person.surname && (!t.Ordinary() || start < i)) {
      Emit(tokens[start].span.start, t.span.end, EntityType::kPerson, 0.7, "surname_lower");
      return i + 1;
    }
    return i;
  }

  // "sdeboer", "sanne.de.boer@example.nl": the whole run without blanks.
  void Handles(Span line) {
    for (std::uint32_t start = line.start; start < line.end;) {
      std::uint32_t end = start;
      while (end < line.end &&
             std::string_view(" \t|<>\"'(),;=:/?&").find(text[end]) == std::string_view::npos) {
        ++end;
      }
      const std::string_view chunk = text.substr(start, end - start);
      const std::size_t at = chunk.find('@');
      const std::string local = LettersOnly(utf8::Fold(chunk.substr(0, at)));
      if (local.size() >= 4 && local.size() < 40) {
        // Numbers behind the name: sboer02.
        const std::string bare = local.substr(0, local.find_last_not_of("0123456789") + 1);
        const bool known = std::ranges::any_of(people, [&bare](const Person& p) {
          return std::ranges::find(p.handles, bare) != p.handles.end();
        });
        const bool mail = at != std::string_view::npos;
        if (known && (mail || chunk.find_first_of("._-0123456789") != std::string_view::npos ||
                      !utf8::IsUpper(utf8::Decode(chunk, 0).first))) {
          Emit(start, end, mail ? EntityType::kEmailAddress : EntityType::kUsername, 0.85,
               "handle");
        }
      }
      start = end + 1;
    }
  }

  void Line(Span line) {
    words.Lex(text, line, tokens);
    folded.clear();
    for (const Token& t : tokens) {
      folded.push_back(t.IsWord() ? utf8::Fold(text.substr(t.span.start, t.span.size()))
                                  : std::string());
    }
    for (std::size_t i = 0; i < tokens.size();) {
      std::size_t next = i;
      for (const Person& person : people) {
        if (tokens[i].IsWord()) next = At(i, person);
        if (next > i) break;
      }
      i = std::max(next, i + 1);
    }
    Handles(line);
  }
};

}  // namespace

FindingSet TicketNameDetector::Detect(const TextRegion& region,
                                      const DetectContext& context) const {
  std::vector<Person> people;
  for (const SensitiveText& name : context.ticket.persons) {
    people.push_back(PersonOf(name.Reveal(), words_));
  }
  if (people.empty()) return {};
  Search search{region.text.Reveal(), words_, people, {}, {}, {}};
  const std::string_view text = search.text;
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = std::min(text.find('\n', start), text.size());
    search.Line({static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)});
    start = end + 1;
  }
  return std::move(search.findings);
}

}  // namespace zwartlak
