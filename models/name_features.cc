// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "models/name_features.h"

#include <algorithm>

#include "pipeline/core/utf8.h"

namespace zwartlak {
namespace {

constexpr std::uint8_t kFirstOrSurname = 1 | 2 | 32;  // Gazetteer::Flag
constexpr std::uint8_t kCommonFirst = 32;
constexpr std::uint8_t kOrdinary = 16 | 64;
constexpr std::uint16_t kParticleClass = 2;  // WordClass
constexpr std::size_t kMaxLetters = 32;

struct Folded {
  std::array<char32_t, kMaxLetters> letters;  // the first `size` are set
  std::size_t size = 0;
};

char32_t FoldOne(char32_t c, bool number) {
  if (c >= U'a' && c <= U'z') return c;
  if (c >= U'A' && c <= U'Z') return c + 32;
  if (c >= U'0' && c <= U'9') {
    static constexpr std::string_view kLetterOf = "olzeasbtbg";
    return number ? U'0' : static_cast<char32_t>(kLetterOf[c - U'0']);
  }
  if (c == 0x2019 || c == 0x2018 || c == U'`' || c == 0xB4) return U'\'';
  return utf8::FoldLetter(c);
}

// Long words are cut in the middle: their ends say more.
Folded Fold(std::string_view word, bool number) {
  Folded out;
  for (std::size_t i = 0; i < word.size();) {
    char32_t c = static_cast<unsigned char>(word[i]);
    std::size_t length = 1;
    if (c >= 0x80) {
      const auto decoded = utf8::Decode(word, i);
      c = decoded.first;
      length = decoded.second;
    }
    i += length;
    if (out.size == kMaxLetters) {
      std::copy(out.letters.begin() + 17, out.letters.end(), out.letters.begin() + 16);
      --out.size;
    }
    out.letters[out.size++] = FoldOne(c, number);
  }
  return out;
}

std::uint64_t HashOf(const char32_t* begin, const char32_t* end, std::uint64_t seed) {
  std::uint64_t h = 0xCBF29CE484222325ULL ^ seed;
  for (; begin != end; ++begin) h = (h ^ *begin) * 0x100000001B3ULL;
  h ^= h >> 32;
  h *= 0xD6E8FEB86659FD93ULL;
  return h ^ (h >> 32);
}

std::uint8_t FormOf(const NameToken& token) {
  const int letter_case = token.all_caps ? 2 : token.upper ? 1 : 0;
  const int length = token.letters <= 1 ? 0 : token.letters <= 3 ? 1 : token.letters <= 6 ? 2 : 3;
  const int joined =
      token.kind == NameToken::kWord && token.text.find_first_of("-'") != std::string_view::npos;
  return static_cast<std::uint8_t>(token.kind | (letter_case << 3) | (length << 5) | (joined << 7));
}

std::uint8_t PositionOf(std::span<const NameToken> tokens, std::size_t at) {
  if (at == 0) return 1;
  const NameToken& before = tokens[at - 1];
  if (before.kind == NameToken::kBreak) return 2;
  if (before.kind != NameToken::kMark) return tokens[at].blank_before ? 0 : 3;
  switch (before.text.front()) {
    case '.':
    case '!':
    case '?':
      return 4;
    case ':':
      return 5;
    case '-':
    case '*':
    case '>':
      return at == 1 ? 1 : 6;
    default:
      return tokens[at].blank_before ? 6 : 7;
  }
}

std::uint8_t ModeOf(std::span<const NameToken> tokens) {
  int caps = 0;
  int upper = 0;
  int words = 0;
  for (const NameToken& t : tokens) {
    if (t.kind != NameToken::kWord || t.letters < 2) continue;
    ++words;
    caps += t.all_caps;
    upper += t.upper;
  }
  if (words == 0) return 0;
  if (upper == 0) return 2;
  return caps * 10 >= words * 7 ? 1 : 0;
}

// Independent products, one dependent: the processor does several at a time.
std::uint32_t Mix(std::uint32_t id, std::uint32_t a, std::uint32_t b = 0, std::uint32_t c = 0) {
  std::uint64_t h = (a + id * 0x9E3779B97F4A7C15ULL) * 0xD6E8FEB86659FD93ULL;
  h ^= (b + 0x632BE59BULL) * 0xBF58476D1CE4E5B9ULL;
  h += (c + 0x2545F491ULL) * 0x94D049BB133111EBULL;
  h ^= h >> 29;
  h *= 0x9FB21C651E98DF25ULL;
  return static_cast<std::uint32_t>(h >> 32);
}

// A coarse type: kind, case, and whether lists call it a name, a word, both or neither.
std::uint32_t TypeOf(const NameAtoms& a) {
  const std::uint32_t name = (a.known & kFirstOrSurname) != 0 ? 1 : 0;
  const std::uint32_t word = (a.known & kOrdinary) != 0 ? 2 : 0;
  return (a.form & 0x1FU) | (name << 5) | (word << 5) | (std::uint32_t{a.mode} << 8);
}

bool IsCapital(const NameToken& t) {
  return t.kind == NameToken::kInitials || (t.kind == NameToken::kWord && t.upper);
}

bool IsParticle(const NameToken& t) {
  return t.kind == NameToken::kWord && (t.classes & kParticleClass) != 0;
}

bool IsNameCandidate(const NameToken& t, bool lower_line) {
  if (IsCapital(t)) return true;
  if (t.kind != NameToken::kWord || t.letters < 2 || IsParticle(t)) return false;
  if ((t.known & kOrdinary) == 0) return true;
  return (t.known & (lower_line ? kFirstOrSurname : kCommonFirst)) != 0;
}

// A particle or mark is judged if a candidate follows it, over at most three more of its kind, or
// precedes it ("Berg, J. van den").
void MarkJudged(std::span<const NameToken> tokens, bool lower_line, std::vector<NameAtoms>& atoms) {
  const auto joins = [&](std::size_t i) {
    return IsParticle(tokens[i]) || tokens[i].kind == NameToken::kMark;
  };
  int reach = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (IsNameCandidate(tokens[i], lower_line)) {
      atoms[i].judged = true;
      reach = 3;
    } else {
      reach = joins(i) ? reach - 1 : 0;
      atoms[i].judged = reach > 0;
    }
  }
  reach = 0;
  for (std::size_t i = tokens.size(); i-- > 0;) {
    if (IsNameCandidate(tokens[i], lower_line)) {
      reach = 4;
    } else {
      reach = joins(i) ? reach - 1 : 0;
      atoms[i].judged |= reach > 0;
    }
  }
}

std::uint32_t ListsOf(const NameAtoms& a) { return a.known | (std::uint32_t{a.classes} << 8); }

}  // namespace

std::uint64_t NameWordKey(std::string_view word) {
  const Folded folded = Fold(word, false);
  return HashOf(folded.letters.data(), folded.letters.data() + folded.size, 0);
}

namespace {

NameAtoms AtomsOf(const NameToken& token, std::uint64_t& word_key) {
  const bool word = token.kind == NameToken::kWord;
  const Folded f = token.kind == NameToken::kBreak
                       ? Folded{}
                       : Fold(token.text, token.kind == NameToken::kNumber);
  const char32_t* const begin = f.letters.data();
  const char32_t* const end = begin + f.size;
  const std::uint64_t key = HashOf(begin, end, 0);
  NameAtoms a;
  word_key = word ? key : 0;
  // "J.W." is the same as "S.": which letters they are says nothing.
  a.word = token.kind == NameToken::kInitials ? 77U + (f.size > 2 ? 1U : 0U)
                                              : static_cast<std::uint32_t>(key >> 32);
  if (word) {
    const auto part = [](const char32_t* from, const char32_t* to, std::uint64_t seed) {
      return static_cast<std::uint32_t>(HashOf(from, to, seed));
    };
    const std::size_t n = f.size;
    a.prefix3 = part(begin, begin + std::min<std::size_t>(n, 3), 1);
    a.suffix2 = part(end - std::min<std::size_t>(n, 2), end, 2);
    a.suffix3 = part(end - std::min<std::size_t>(n, 3), end, 3);
    a.suffix4 = part(end - std::min<std::size_t>(n, 4), end, 4);
  }
  a.classes = token.classes;
  a.known = token.known;
  a.form = FormOf(token);
  a.shape = static_cast<std::uint8_t>(token.shape);
  return a;
}

// Runs of judged words and initials without marks between: how far each reaches.
void MarkRuns(std::span<const NameToken> tokens, std::vector<NameAtoms>& atoms) {
  constexpr std::uint8_t kMost = 30;
  const auto in_run = [&](std::size_t i) {
    return atoms[i].judged &&
           (tokens[i].kind == NameToken::kWord || tokens[i].kind == NameToken::kInitials);
  };
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    if (in_run(i) && in_run(i - 1) && atoms[i - 1].back < kMost) {
      atoms[i].back = static_cast<std::uint8_t>(atoms[i - 1].back + 1);
    }
  }
  for (std::size_t i = tokens.size(); i-- > 1;) {
    if (in_run(i) && in_run(i - 1) && atoms[i].ahead < kMost) {
      atoms[i - 1].ahead = static_cast<std::uint8_t>(atoms[i].ahead + 1);
    }
  }
}

}  // namespace

bool MakeNameAtoms(std::span<const NameToken> tokens, std::vector<NameAtoms>& out,
                   std::vector<std::uint64_t>& keys, bool all) {
  out.assign(tokens.size(), {});
  keys.assign(tokens.size(), 0);
  const std::uint8_t mode = ModeOf(tokens);
  MarkJudged(tokens, mode == 2, out);
  MarkRuns(tokens, out);
  std::size_t next = 0;  // the first judged token that is not before i
  std::size_t seen = 0;  // one more than the last judged token before i
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    while (next < tokens.size() && (next < i || !out[next].judged)) ++next;
    if (i > 0 && out[i - 1].judged) seen = i;
    if (next == tokens.size() && seen == 0 && !all) return false;
    const bool near = (seen > 0 && i < seen + 2) || next <= i + 2;
    if (!all && (!near || (next == tokens.size() && i >= seen + 2))) continue;
    NameAtoms a = AtomsOf(tokens[i], keys[i]);
    a.position = PositionOf(tokens, i);
    a.mode = mode;
    a.back = out[i].back;
    a.ahead = out[i].ahead;
    a.judged = out[i].judged;
    out[i] = a;
  }
  return true;
}

void MakeNameFeatures(std::span<const NameAtoms> atoms, std::size_t at, NameFeatures& out) {
  static constexpr NameAtoms kEdge{.word = 1, .suffix3 = 1, .form = 7};
  const auto get = [&](std::ptrdiff_t offset) -> const NameAtoms& {
    const auto i = static_cast<std::ptrdiff_t>(at) + offset;
    return i < 0 || i >= static_cast<std::ptrdiff_t>(atoms.size())
               ? kEdge
               : atoms[static_cast<std::size_t>(i)];
  };
  const NameAtoms& p2 = get(-2);
  const NameAtoms& p = get(-1);
  const NameAtoms& a = get(0);
  const NameAtoms& n = get(1);
  const NameAtoms& n2 = get(2);
  // What stands around the run of capitals, and where in it the token stands.
  const NameAtoms& left = get(-1 - std::ptrdiff_t{atoms[at].back});
  const NameAtoms& right = get(1 + std::ptrdiff_t{atoms[at].ahead});
  const std::uint32_t form = a.form | (std::uint32_t{a.mode} << 8);
  const std::uint32_t type = TypeOf(a);
  const std::uint32_t type_p = TypeOf(p);
  const std::uint32_t type_n = TypeOf(n);
  const std::uint32_t lists = ListsOf(a);
  const std::uint32_t place = a.position | (std::uint32_t{a.shape} << 8);
  const std::uint32_t run = std::min<std::uint32_t>(a.back, 3) |
                            (std::min<std::uint32_t>(a.ahead, 3) << 2) |
                            (std::uint32_t{a.form & 0x1FU} << 4);
  const std::uint32_t sides = (left.form & 0x1FU) | ((right.form & 0x1FU) << 5);
  out = {
      Mix(1, form, a.position),
      Mix(2, a.word),
      Mix(3, p.word),
      Mix(4, n.word),
      Mix(5, p2.word),
      Mix(6, n2.word),
      Mix(7, p.word, a.word),
      Mix(8, a.word, n.word),
      Mix(9, a.suffix3, form),
      Mix(10, a.suffix4, form & 0x1FU),
      Mix(11, a.suffix2, type),
      Mix(12, a.prefix3, form & 0x1FU),
      Mix(13, a.word, form & 0x1FU, a.position),
      Mix(14, type_p, type, type_n),
      Mix(15, lists, form),
      Mix(16, lists, place, a.form & 0x1FU),
      Mix(17, a.lexicon, form),
      Mix(18, ListsOf(p), lists),
      Mix(19, lists, ListsOf(n)),
      Mix(20, p.classes | (std::uint32_t{a.classes} << 16), n.classes, type),
      Mix(21, p.word, type),
      Mix(22, n.word, type),
      Mix(23, p.word, n.word, type),
      Mix(24, p2.word, p.word, type),
      Mix(25, n.word, n2.word, type),
      Mix(26, p.lexicon, a.lexicon, type),
      Mix(27, a.lexicon, n.lexicon, type),
      Mix(28, place, type, type_n),
      Mix(29, TypeOf(p2) | (type_p << 10), type | (type_n << 10), TypeOf(n2)),
      Mix(30, a.lexicon, a.known, a.position),
      Mix(31, p.suffix3, type, type_p),
      Mix(32, n.suffix3, type, type_n),
      Mix(33, left.word, run),
      Mix(34, right.word, run),
      Mix(35, sides, run, lists),
      Mix(36, sides, run, place),
  };
}

}  // namespace zwartlak
