// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "detectors/name_words.h"

#include <algorithm>
#include <array>
#include <tuple>
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
  if (pos >= end) return 0;
  const auto byte = static_cast<unsigned char>(text[pos]);
  return byte < 0x80 ? byte : utf8::Decode(text.substr(0, end), pos).first;
}

std::uint32_t LengthAt(std::string_view text, std::uint32_t pos) {
  if (static_cast<unsigned char>(text[pos]) < 0x80) return 1;
  return static_cast<std::uint32_t>(utf8::Decode(text, pos).second);
}

bool IsAsciiLetterOrDigit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
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

// "j.w." of a name in small letters: letters and dots only, and no common abbreviation.
bool IsLowerInitials(std::string_view chunk) {
  static constexpr std::string_view kAbbreviations[] = {
      "o.a.",   "d.w.z.", "t.a.v.", "n.v.t.", "i.v.m.", "a.u.b.", "e.d.",   "z.o.z.", "m.b.t.",
      "b.v.",   "n.v.",   "t.n.v.", "p.m.",   "a.m.",   "i.p.v.", "e.g.",   "i.e.",   "v.d.",
      "t.o.v.", "o.b.v.", "d.m.v.", "n.a.v.", "i.o.m.", "m.u.v.", "o.i.d.", "e.v.",   "c.q.",
      "z.s.m.", "a.s.",   "j.l.",   "l.l.",   "s.v.p.", "m.i.",   "m.n.",   "p.w.",   "t.z.t.",
      "w.o.",   "p.p.",   "z.g.",   "v.o.f.", "v.",     "d.",     "t.",     "s.",     "u.a.",
      "z.b.",   "d.h.",   "i.h.v.", "i.c.m.", "i.s.m.", "v.h.",   "m.a.w.", "e.a."};
  if (chunk.size() < 2 || chunk.size() > 10 || chunk.size() % 2 != 0) return false;
  for (std::size_t i = 0; i < chunk.size(); i += 2) {
    if (chunk[i] < 'a' || chunk[i] > 'z' || chunk[i + 1] != '.') return false;
  }
  return std::ranges::find(kAbbreviations, chunk) == std::end(kAbbreviations);
}

struct Scan {
  std::string_view text;
  std::uint32_t end;

  [[nodiscard]] char32_t Get(std::uint32_t pos) const { return At(text, pos, end); }

  // End of the word that starts at pos; letters, digits, inner apostrophes and hyphens.
  [[nodiscard]] std::uint32_t WordEnd(std::uint32_t pos) const {
    const bool number = utf8::IsDigit(Get(pos));
    while (pos < end) {
      if (IsAsciiLetterOrDigit(text[pos])) {
        ++pos;
        continue;
      }
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
          (first == U'C' && second == U'h') || second == U'j' || second == U's' ||
          (second == U'H' && (first == U'T' || first == U'C'))) {
        next += LengthAt(text, next);
        if (first == U'C' && Get(next) == U'r') ++next;  // "Chr.", not "Dhr."
      }
      if (Get(next) != U'.') break;
      pos = next + 1;
      good = pos;
      if (Get(pos) == U'-') ++pos;
    }
    return good;
  }
};

// What one pass over the letters of a word tells.
struct WordFacts {
  std::uint64_t hash = 0;
  std::size_t letters = 0;
  std::size_t uppers = 0;
  std::size_t digits = 0;
  bool upper = false;  // begins with a capital
  bool hump = false;   // a capital inside, other than in McDonald, MacLeod, DeVries, LaRoche
};

std::size_t GenitiveOf(std::string_view word) {
  if (word.size() < 4 || (word.back() != 's' && word.back() != 'S')) return 0;
  if (word[word.size() - 2] == '\'' || word[word.size() - 2] == '`') return 2;
  const std::string_view mark = word.substr(word.size() - 4, 3);
  return word.size() >= 6 && (mark == "\u2019" || mark == "\u2018") ? 4 : 0;
}

WordFacts FactsOf(std::string_view word) {
  WordFacts facts;
  bool lower_before = false;
  bool inner_capital = false;
  bool joined = false;
  std::size_t count = 0;
  gazetteer::Hasher hasher;
  for (std::size_t i = 0; i < word.size(); ++count) {
    char32_t c = static_cast<unsigned char>(word[i]);
    std::size_t length = 1;
    if (c >= 0x80) std::tie(c, length) = utf8::Decode(word, i);
    i += length;
    const bool upper = c < 0x80 ? c >= U'A' && c <= U'Z' : utf8::IsUpper(c);
    const bool lower = c < 0x80 ? c >= U'a' && c <= U'z' : utf8::IsLower(c);
    const bool letter = upper || lower || (c >= 0x80 && utf8::IsLetter(c));
    facts.letters += letter;
    facts.uppers += upper;
    facts.digits += utf8::IsDigit(c);
    facts.upper |= upper && facts.letters == 1 && facts.digits == 0;
    facts.hump |= upper && lower_before && count > 3;
    inner_capital |= upper && c < 0x80;
    joined |= c == U'\'' || c == U'-';
    lower_before = lower;
    hasher.Add(c);
  }
  facts.hash = hasher.Value();
  const bool small_first = !word.empty() && utf8::IsLower(utf8::Decode(word, 0).first);
  facts.hump |= word.size() >= 3 && small_first && inner_capital && !joined;
  return facts;
}

void Shape(const WordFacts& facts, Token& token) {
  token.upper = facts.upper;
  token.letters = static_cast<std::uint8_t>(std::min<std::size_t>(facts.letters, 255));
  token.all_caps = facts.uppers >= 2 && facts.uppers == facts.letters;
  // One or two digits in a word are what OCR makes of letters; more is an identifier.
  if (facts.digits > 0 && (facts.letters < 3 || facts.digits > 2)) token.kind = TokenKind::kCode;
  if (facts.letters == 0) token.kind = TokenKind::kNumber;
}

bool IsBlank(char c) { return c == ' ' || c == '\t' || c == '|' || c == '\r' || c == '\n'; }

// "foto R. Bakker.pdf": the dot before such an ending does not make an identifier of the word.
bool IsFileEnding(std::string_view text) {
  static constexpr std::string_view kEndings[] = {"pdf",  "jpg", "jpeg", "png",  "doc",
                                                  "docx", "xls", "xlsx", "heic", "msg",
                                                  "eml",  "tif", "odt"};
  std::size_t n = 0;
  while (n < text.size() && n < 5 && text[n] >= 'a' && text[n] <= 'z') ++n;
  return std::ranges::find(kEndings, text.substr(0, n)) != std::end(kEndings);
}

}  // namespace

NameWords::NameWords(std::shared_ptr<const Gazetteer> gazetteer)
    : gazetteer_(std::move(gazetteer)) {
  const std::string_view data = NameVocabularyData();
  std::uint16_t section = 0;
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
        classes_.Add(gazetteer::Hash(line.substr(a, b - a)), section);
      }
      a = b + 1;
    }
  }
}

void WordClasses::Add(std::uint64_t hash, std::uint16_t classes) {
  if (++used_ * 2 > slots_.size()) {
    std::vector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    used_ = 1;
    for (const Slot& s : old) {
      if (s.classes != 0) Add(s.hash, s.classes);
    }
  }
  std::size_t i = hash & (slots_.size() - 1);
  while (slots_[i].classes != 0 && slots_[i].hash != hash) i = (i + 1) & (slots_.size() - 1);
  slots_[i].hash = hash;
  slots_[i].classes = static_cast<std::uint16_t>(slots_[i].classes | classes);
}

std::uint16_t WordClasses::Lookup(std::uint64_t hash) const {
  for (std::size_t i = hash & (slots_.size() - 1); slots_[i].classes != 0;
       i = (i + 1) & (slots_.size() - 1)) {
    if (slots_[i].hash == hash) return slots_[i].classes;
  }
  return 0;
}

constexpr std::uint8_t kLongCompound = 14;  // letters
constexpr std::size_t kLongTail = 5;

std::uint16_t NameWords::ClassesOf(std::string_view word) const {
  return classes_.Lookup(gazetteer::Hash(word));
}

// A double name is a name if its halves are; "IBAN-veld" and "Wmo-loket" are words.
std::uint8_t NameWords::KnownOfHalves(std::string_view word) const {
  constexpr std::uint8_t kNames = Gazetteer::kFirstName | Gazetteer::kSurname;
  constexpr std::uint8_t kWords = Gazetteer::kWord | Gazetteer::kEnglishWord;
  const std::string_view head = word.substr(0, word.find('-'));
  const std::string_view tail = word.substr(word.rfind('-') + 1);
  const std::uint8_t first = gazetteer_->Lookup(head);
  const std::uint8_t last = gazetteer_->Lookup(tail);
  const bool capital = utf8::IsUpper(utf8::Decode(word, 0).first);
  if (capital && !tail.empty() && utf8::IsLower(utf8::Decode(tail, 0).first) &&
      (last & Gazetteer::kWord) != 0 && (ClassesOf(tail) & kParticleWord) == 0) {
    return Gazetteer::kWord;
  }
  return static_cast<std::uint8_t>((first & kNames) | (last & kNames) | (first & last & kWords));
}

void NameWords::Annotate(std::string_view text, Token& token) const {
  token.known = gazetteer_->LookupHash(token.hash);
  token.classes = classes_.Lookup(token.hash);
  const std::string_view word = text.substr(token.span.start, token.Stem().size());
  // "Evenementenvergunning": surnames are shorter.
  if (token.known == 0 && token.letters >= kLongCompound &&
      gazetteer_->CompoundTail(word) >= kLongTail) {
    token.known = Gazetteer::kWord;
  }
  const std::size_t hyphen = word.find('-');
  if (hyphen == std::string_view::npos) return;
  // "al-Hassan", "el-Amrani"
  if (!token.upper && hyphen + 1 < word.size() &&
      (ClassesOf(word.substr(0, hyphen)) & kParticleWord) != 0 &&
      utf8::IsUpper(utf8::Decode(word, hyphen + 1).first)) {
    token.upper = true;
  }
  if (token.known == 0) token.known = KnownOfHalves(word);
}

namespace {

// The state of one line being cut.
class Cutter {
 public:
  Cutter(std::string_view text, Span line, const Gazetteer& gazetteer, Tokens& out)
      : text_(text), line_(line), scan_{text, line.end}, gazetteer_(gazetteer), out_(out) {}

  void Run() {
    pos_ = chunk_end_ = line_.start;
    while (pos_ < line_.end) {
      if (IsBlank(text_[pos_])) {
        Gap();
        continue;
      }
      if (pos_ >= chunk_end_) Chunk();
      One();
      pos_ = out_.back().span.end;
    }
  }

 private:
  void Gap() {
    std::uint32_t gap = pos_;
    bool wide = false;
    for (; gap < line_.end && IsBlank(text_[gap]); ++gap) wide |= text_[gap] != ' ';
    wide |= gap - pos_ >= 2;
    if (wide && gap < line_.end) out_.push_back({.span = {pos_, gap}, .kind = TokenKind::kBreak});
    blank_ = true;
    pos_ = gap;
  }

  // Not over the end of a cell or a tag: "12;Sanne Bakker;s.bakker@..." has a name in it.
  void Chunk() {
    const auto ends = [](char c) {
      return c == ' ' || c == '\t' || c == ';' || c == '|' || c == '<' || c == '>';
    };
    chunk_end_ = pos_;
    while (chunk_end_ < line_.end && !ends(text_[chunk_end_])) ++chunk_end_;
    if (chunk_end_ == pos_) ++chunk_end_;
    const std::string_view chunk = text_.substr(pos_, chunk_end_ - pos_);
    code_chunk_ = IsCodeChunk(chunk);
    // Not the first of a list "a. ..., b. ...".
    const bool list = chunk.size() == 2 && chunk[0] <= 'f' && pos_ == line_.start;
    const std::size_t comma = chunk.ends_with(',') ? 1 : 0;
    lower_initials_ = !list && IsLowerInitials(chunk.substr(0, chunk.size() - comma))
                          ? chunk_end_ - static_cast<std::uint32_t>(comma)
                          : 0;
  }

  // "'t", "'s", "'d"
  [[nodiscard]] bool IsQuotedParticle(char32_t letter, std::uint32_t after) const {
    if (!IsApostrophe(letter)) return false;
    const char32_t next = scan_.Get(after);
    return (next == U't' || next == U's' || next == U'T' || next == U'd') &&
           !utf8::IsLetter(scan_.Get(after + 1));
  }

  [[nodiscard]] std::uint32_t InitialsEnd(char32_t letter) const {
    if (lower_initials_ > pos_) return lower_initials_;
    const bool may = letter >= 0x80 || (letter >= U'A' && letter <= U'Z');
    return may && !code_chunk_ ? scan_.InitialsEnd(pos_) : pos_;
  }

  void One() {
    Token token{.span = {pos_, pos_}, .blank_before = blank_};
    blank_ = false;
    const char32_t letter = scan_.Get(pos_);
    const std::uint32_t after = pos_ + LengthAt(text_, pos_);
    const bool particle = IsQuotedParticle(letter, after);
    if (!particle && !utf8::IsLetterOrDigit(letter)) {
      token.mark = text_[pos_];
      token.span.end = after;
    } else if (const std::uint32_t end = InitialsEnd(letter); end > pos_) {
      token.kind = TokenKind::kInitials;
      token.upper = lower_initials_ <= pos_;
      token.span.end = end;
      token.letters = 1;
    } else {
      token.span.end = particle ? after + 1 : scan_.WordEnd(pos_);
      Word(letter, token);
    }
    out_.push_back(token);
  }

  void Word(char32_t letter, Token& token) const {
    const std::string_view word = text_.substr(pos_, token.span.size());
    token.kind = TokenKind::kWord;
    token.genitive = static_cast<std::uint8_t>(GenitiveOf(word));
    const WordFacts facts = FactsOf(word.substr(0, word.size() - token.genitive));
    Shape(facts, token);
    if (token.kind != TokenKind::kWord) return;
    token.hash = facts.hash;
    gazetteer_.Prefetch(token.hash);
    const bool dotted = scan_.Get(token.span.end) == U'.' && token.span.end + 1 < line_.end &&
                        utf8::IsLower(scan_.Get(token.span.end + 1)) &&
                        !IsFileEnding(text_.substr(token.span.end + 1, 6));
    const bool after_dot =
        !out_.empty() && !token.blank_before && out_.back().mark == '.' && utf8::IsLower(letter);
    if (code_chunk_ || dotted || after_dot || facts.hump) token.kind = TokenKind::kCode;
  }

  std::string_view text_;
  Span line_;
  Scan scan_;
  const Gazetteer& gazetteer_;
  Tokens& out_;
  std::uint32_t pos_ = 0;
  std::uint32_t chunk_end_ = 0;
  std::uint32_t lower_initials_ = 0;  // where they end, 0 = none
  bool code_chunk_ = false;
  bool blank_ = false;
};

}  // namespace

// The lists are asked when all words are known, so that their memory is on its way.
void NameWords::Lex(std::string_view text, Span line, Tokens& out) const {
  out.clear();
  Cutter(text, line, *gazetteer_, out).Run();
  for (Token& token : out) {
    if (token.hash != 0) Annotate(text, token);
  }
}

}  // namespace zwartlak
