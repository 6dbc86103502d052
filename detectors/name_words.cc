// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "detectors/name_words.h"

#include <algorithm>
#include <array>
#include <utility>

#include "detectors/gazetteer_format.h"
#include "detectors/names_data.h"
#include "pipeline/core/utf8.h"

namespace zwartlak {
namespace {

constexpr std::array<std::pair<std::string_view, WordClass>, 12> kSections{{
    {"title", kTitleWord},
    {"particle", kParticleWord},
    {"salutation", kSalutationWord},
    {"closing", kClosingWord},
    {"before", kBeforeName},
    {"after", kAfterName},
    {"ui", kUiWord},
    {"org_before", kBeforeOrganisation},
    {"org_after", kAfterOrganisation},
    {"month", kMonthWord},
    {"article", kArticleWord},
    {"placing", kPlacingWord},
}};

bool IsApostrophe(char32_t c) { return c == U'\'' || c == 0x2019 || c == 0x2018 || c == U'`'; }

char32_t At(std::string_view text, std::uint32_t pos, std::uint32_t end) {
  return pos < end ? utf8::Decode(text.substr(0, end), pos).first : 0;
}

std::uint32_t LengthAt(std::string_view text, std::uint32_t pos) {
  return static_cast<std::uint32_t>(utf8::Decode(text, pos).second);
}

// A run without blanks that is an address, a path or an identifier holds no running text.
bool IsCodeChunk(std::string_view chunk) {
  int slashes = 0;
  for (std::size_t i = 0; i < chunk.size(); ++i) {
    const char c = chunk[i];
    if (c == '@' && i == 0 && chunk.find_first_of("@._", 1) == std::string_view::npos) continue;
    if (c == '@' || c == '_' || c == '\\' || c == '{' || c == '}') return true;
    if (c == '/' && ++slashes >= 2) return true;
    if (c == '(' && i + 1 < chunk.size() && chunk[i + 1] == ')') return true;
    if (c == ':' && i + 1 < chunk.size() && chunk[i + 1] == ':') return true;
  }
  return false;
}

struct Scan {
  std::string_view text;
  std::uint32_t end;

  [[nodiscard]] char32_t Get(std::uint32_t pos) const { return At(text, pos, end); }

  // End of the word that starts at pos; letters, digits, inner apostrophes and hyphens.
  [[nodiscard]] std::uint32_t WordEnd(std::uint32_t pos) const {
    const bool number = utf8::IsDigit(Get(pos));
    while (pos < end) {
      const char32_t c = Get(pos);
      if (utf8::IsLetterOrDigit(c)) {
        pos += LengthAt(text, pos);
        continue;
      }
      const std::uint32_t after = pos + LengthAt(text, pos);
      if (number || (!IsApostrophe(c) && c != U'-') || !utf8::IsLetter(Get(after))) break;
      pos = after;
    }
    return pos;
  }

  // End of "J.", "J.W.", "Th.", "A.-M." at pos, or pos.
  [[nodiscard]] std::uint32_t InitialsEnd(std::uint32_t pos) const {
    std::uint32_t good = pos;
    while (pos < end && utf8::IsUpper(Get(pos))) {
      const char32_t first = Get(pos);
      std::uint32_t next = pos + LengthAt(text, pos);
      const char32_t second = Get(next);
      if (second == U'h' || second == U'r' || (first == U'I' && second == U'J') ||
          (first == U'C' && second == U'h') || second == U'j' || second == U's') {
        next += LengthAt(text, next);
        if (Get(next) == U'r') ++next;  // Chr.
      }
      if (Get(next) != U'.') break;
      pos = next + 1;
      good = pos;
      if (Get(pos) == U'-') ++pos;
    }
    return good;
  }
};

// A capital after a small letter inside a word, other than in McDonald, MacLeod, DeVries, LaRoche.
bool HasHump(std::string_view word) {
  bool lower_before = false;
  std::size_t count = 0;
  for (std::size_t i = 0; i < word.size();) {
    const auto [c, length] = utf8::Decode(word, i);
    if (lower_before && utf8::IsUpper(c) && count > 3) return true;
    lower_before = utf8::IsLower(c);
    i += length;
    ++count;
  }
  if (word.size() < 3) return false;
  return utf8::IsLower(utf8::Decode(word, 0).first) &&
         std::ranges::any_of(word, [](char c) { return c >= 'A' && c <= 'Z'; }) &&
         word.find('\'') == std::string_view::npos && word.find('-') == std::string_view::npos;
}

void Shape(std::string_view word, Token& token) {
  std::size_t letters = 0;
  std::size_t uppers = 0;
  std::size_t digits = 0;
  for (std::size_t i = 0; i < word.size();) {
    const auto [c, length] = utf8::Decode(word, i);
    if (utf8::IsLetter(c)) ++letters;
    if (utf8::IsDigit(c)) ++digits;
    if (utf8::IsUpper(c)) {
      if (letters == 1 && digits == 0) token.upper = true;
      ++uppers;
    }
    i += length;
  }
  token.letters = static_cast<std::uint8_t>(std::min<std::size_t>(letters, 255));
  token.all_caps = uppers >= 2 && uppers == letters;
  // One or two digits in a word are what OCR makes of letters; more is an identifier.
  if (digits > 0 && (letters < 3 || digits > 2)) token.kind = TokenKind::kCode;
  if (letters == 0) token.kind = TokenKind::kNumber;
}

}  // namespace

NameWords::NameWords(std::shared_ptr<const Gazetteer> gazetteer)
    : gazetteer_(std::move(gazetteer)) {
  const std::string_view data = NameVocabularyData();
  std::uint16_t section = 0;
  classes_.reserve(2048);
  for (std::size_t pos = 0; pos < data.size();) {
    const std::size_t end = std::min(data.find('\n', pos), data.size());
    const std::string_view line = data.substr(pos, end - pos);
    pos = end + 1;
    if (line.starts_with('#')) continue;
    if (line.starts_with('[')) {
      const auto* const it = std::ranges::find(kSections, line.substr(1, line.find(']') - 1),
                                               &std::pair<std::string_view, WordClass>::first);
      section = it == kSections.end() ? std::uint16_t{0} : static_cast<std::uint16_t>(it->second);
      continue;
    }
    for (std::size_t a = 0; a < line.size();) {
      const std::size_t b = std::min(line.find(' ', a), line.size());
      if (b > a) {
        std::uint16_t& mask = classes_[gazetteer::Hash(line.substr(a, b - a))];
        mask = static_cast<std::uint16_t>(mask | section);
      }
      a = b + 1;
    }
  }
}

std::uint16_t NameWords::ClassesOf(std::string_view word) const {
  const auto it = classes_.find(gazetteer::Hash(word));
  return it == classes_.end() ? std::uint16_t{0} : it->second;
}

void NameWords::Annotate(std::string_view text, Token& token) const {
  const std::string_view word = text.substr(token.span.start, token.span.size());
  token.known = gazetteer_->Lookup(word);
  token.classes = ClassesOf(word);
  const std::size_t hyphen = word.find('-');
  // "al-Hassan", "el-Amrani"
  if (!token.upper && hyphen != std::string_view::npos && hyphen + 1 < word.size() &&
      (ClassesOf(word.substr(0, hyphen)) & kParticleWord) != 0 &&
      utf8::IsUpper(utf8::Decode(word, hyphen + 1).first)) {
    token.upper = true;
  }
  if (token.known != 0 || hyphen == std::string_view::npos) return;
  // A double name is a name if its halves are.
  const std::uint8_t first = gazetteer_->Lookup(word.substr(0, hyphen));
  const std::uint8_t last = gazetteer_->Lookup(word.substr(word.rfind('-') + 1));
  constexpr std::uint8_t kNames = Gazetteer::kFirstName | Gazetteer::kSurname;
  constexpr std::uint8_t kWords = Gazetteer::kWord | Gazetteer::kEnglishWord;
  token.known =
      static_cast<std::uint8_t>((first & kNames) | (last & kNames) | (first & last & kWords));
}

void NameWords::Lex(std::string_view text, Span line, Tokens& out) const {
  out.clear();
  const Scan scan{text, line.end};
  std::uint32_t pos = line.start;
  std::uint32_t chunk_end = line.start;
  bool code_chunk = false;
  bool blank = false;
  while (pos < line.end) {
    const char c = text[pos];
    if (c == ' ' || c == '\t' || c == '|' || c == '\r' || c == '\n') {
      std::uint32_t gap = pos;
      bool wide = false;
      while (gap < line.end && (text[gap] == ' ' || text[gap] == '\t' || text[gap] == '|' ||
                                text[gap] == '\r' || text[gap] == '\n')) {
        wide |= text[gap] != ' ';
        ++gap;
      }
      wide |= gap - pos >= 2;
      if (wide && gap < line.end) out.push_back({.span = {pos, gap}, .kind = TokenKind::kBreak});
      blank = true;
      pos = gap;
      continue;
    }
    if (pos >= chunk_end) {
      chunk_end = pos;
      // Not over the end of a cell: "12;Sanne Bakker;s.bakker@..." has a name in it.
      while (chunk_end < line.end &&
             std::string_view(" \t;|").find(text[chunk_end]) == std::string_view::npos) {
        ++chunk_end;
      }
      if (chunk_end == pos) ++chunk_end;
      code_chunk = IsCodeChunk(text.substr(pos, chunk_end - pos));
    }
    Token token{.span = {pos, pos}, .blank_before = blank};
    blank = false;
    const char32_t letter = scan.Get(pos);
    const std::uint32_t after = pos + LengthAt(text, pos);
    const bool quoted_particle = IsApostrophe(letter) &&
                                 (scan.Get(after) == U't' || scan.Get(after) == U's' ||
                                  scan.Get(after) == U'T' || scan.Get(after) == U'd') &&
                                 !utf8::IsLetter(scan.Get(after + 1));
    if (!utf8::IsLetterOrDigit(letter) && !quoted_particle) {
      token.mark = c;
      token.span.end = after;
      out.push_back(token);
      pos = after;
      continue;
    }
    const std::uint32_t initials = code_chunk ? pos : scan.InitialsEnd(pos);
    if (initials > pos) {
      token.kind = TokenKind::kInitials;
      token.upper = true;
      token.span.end = initials;
      token.letters = 1;
      out.push_back(token);
      pos = initials;
      continue;
    }
    token.span.end = quoted_particle ? after + 1 : scan.WordEnd(pos);
    token.kind = TokenKind::kWord;
    const std::string_view word = text.substr(pos, token.span.size());
    Shape(word, token);
    const bool dotted = scan.Get(token.span.end) == U'.' && token.span.end + 1 < line.end &&
                        utf8::IsLower(scan.Get(token.span.end + 1));
    const bool after_dot =
        !out.empty() && !token.blank_before && out.back().mark == '.' && utf8::IsLower(letter);
    if (token.kind == TokenKind::kWord) {
      if (code_chunk || dotted || after_dot || HasHump(word)) token.kind = TokenKind::kCode;
      Annotate(text, token);
    }
    out.push_back(token);
    pos = token.span.end;
  }
}

}  // namespace zwartlak
