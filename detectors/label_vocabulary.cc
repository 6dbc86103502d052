// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "detectors/label_vocabulary.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "detectors/names_data.h"
#include "detectors/text_distance.h"
#include "pipeline/core/utf8.h"

namespace zwartlak {
namespace {

constexpr std::size_t kMaxLabelBytes = 64;
constexpr std::size_t kMaxLabelWords = 8;
constexpr std::size_t kMinDamagedLength = 6;

std::string_view Trim(std::string_view s) {
  while (!s.empty() && s.front() == ' ') s.remove_prefix(1);
  while (!s.empty() && s.back() == ' ') s.remove_suffix(1);
  return s;
}

// Folded words of letters and digits; camelCase is cut at the hump.
std::vector<std::string> WordsOf(std::string_view text) {
  std::vector<std::string> words(1);
  bool lower_before = false;
  for (std::size_t i = 0; i < text.size();) {
    const auto [c, length] = utf8::Decode(text, i);
    i += length;
    const bool upper = utf8::IsUpper(c);
    if (!utf8::IsLetterOrDigit(c) || (upper && lower_before)) {
      if (!words.back().empty()) words.emplace_back();
    }
    if (utf8::IsLetterOrDigit(c)) utf8::Append(utf8::FoldLetter(c), words.back());
    lower_before = utf8::IsLower(c);
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

bool AllDigits(std::string_view word) {
  return word.find_first_not_of("0123456789") == std::string_view::npos;
}

// Digits that OCR makes of letters, turned back.
void Unconfuse(std::string& word) {
  if (AllDigits(word)) return;
  for (char& c : word) {
    if (c == '0') c = 'o';
    if (c == '1') c = 'l';
    if (c == '5') c = 's';
    if (c == '8') c = 'b';
  }
}

constexpr std::size_t kBeginning = 4;

// Slot of the first letters; a shorter text is its own beginning.
std::size_t BeginningOf(std::string_view folded) {
  std::size_t hash = 17;
  for (const char c : folded.substr(0, kBeginning)) {
    hash = hash * 131 + static_cast<unsigned char>(c);
  }
  return hash & 0xFFFFU;
}

// Words without "nummer" in its many forms and without small words, in alphabetical order.
std::string CoreOf(std::vector<std::string> words) {
  static constexpr std::string_view kSmall[] = {"nummer", "nr",  "no", "num",  "number", "van",
                                                "de",     "het", "en", "of",   "the",    "and",
                                                "te",     "in",  "op", "code", "nrs",    "uw"};
  std::string core;
  std::erase_if(words, [](const std::string& word) {
    return std::ranges::find(kSmall, word) != std::end(kSmall);
  });
  for (std::string& word : words) {
    Unconfuse(word);
    for (const std::string_view suffix : {"nummer", "number", "nr"}) {
      if (word.size() > suffix.size() + 2 && word.ends_with(suffix)) {
        word.resize(word.size() - suffix.size());
        break;
      }
    }
  }
  std::ranges::sort(words);
  for (const std::string& word : words) core += word + ' ';
  return core;
}

// Words that say how the value was given, and for which field they say it stands before them.
bool OpensRemark(std::string_view word) {
  static constexpr std::string_view kOpens[] = {"volgens", "zoals", "conform", "laut", "gemass"};
  return std::ranges::find(kOpens, word) != std::end(kOpens);
}

// "volgens paspoort" or "(1234 AB)" at `start`: its end; `start` when it is no such thing.
std::size_t EndOfRemark(std::string_view text, std::size_t start) {
  if (text[start] == '(') {
    const std::size_t close = text.find(')', start);
    return close == std::string_view::npos ? start : close + 1;
  }
  const std::size_t blank = text.find(' ', start);
  if (blank == std::string_view::npos ||
      !OpensRemark(utf8::Fold(text.substr(start, blank - start))))
    return start;
  return std::min(text.find(' ', blank + 1), text.size());
}

// Hashes of a key and of the same less each of its letters: polynomial, so that all of them
// together take one pass.
class EditHashes {
 public:
  explicit EditHashes(std::string_view key) {
    constexpr std::uint64_t kBase = 0x9E3779B97F4A7C15ULL;
    const std::size_t n = std::min(key.size(), kMost);
    size_ = n;
    std::uint64_t power = 1;  // of the base, for what stands behind the letter
    std::uint64_t behind = 0;
    std::array<std::uint64_t, kMost> prefix{};
    for (std::size_t i = 0; i < n; ++i) {
      prefix[i] = whole_;
      whole_ = whole_ * kBase + static_cast<unsigned char>(key[i]) + 1;
    }
    for (std::size_t i = n; i-- > 0;) {
      without_[i] = prefix[i] * power + behind;
      behind += (static_cast<unsigned char>(key[i]) + 1) * power;
      power *= kBase;
    }
  }

  static constexpr std::size_t kMost = 64;  // longer keys are cut: no label is as long
  [[nodiscard]] std::uint64_t whole() const { return whole_; }
  [[nodiscard]] std::uint64_t without(std::size_t i) const { return without_[i]; }
  [[nodiscard]] std::size_t size() const { return size_; }

 private:
  std::array<std::uint64_t, kMost> without_{};
  std::uint64_t whole_ = 0;
  std::size_t size_ = 0;
};

constexpr std::size_t kNearSlots = 1U << 19;

std::size_t NearSlot(std::uint64_t hash) { return (hash ^ (hash >> 29)) % kNearSlots; }

}  // namespace

LabelVocabulary::LabelVocabulary(std::shared_ptr<const Gazetteer> gazetteer)
    : gazetteer_(std::move(gazetteer)) {
  labels_.reserve(2048);
  beginnings_.resize(0x10000);
  const std::string_view data = LabelData();
  std::string_view section;
  for (std::size_t pos = 0; pos < data.size();) {
    const std::size_t end = std::min(data.find('\n', pos), data.size());
    const std::string_view line = data.substr(pos, end - pos);
    pos = end + 1;
    if (line.starts_with('#')) continue;
    if (line.starts_with('[')) {
      section = line.substr(1, line.find(']') - 1);
      continue;
    }
    AddLine(line, section);
  }
  deletions_.reserve(labels_.size() * 12);
  near_.resize(kNearSlots);
  for (const auto& [key, label] : labels_) {
    if (key.size() < kMinDamagedLength) continue;
    const EditHashes hashes(key);
    near_[NearSlot(hashes.whole())] = true;
    for (std::size_t i = 0; i < hashes.size(); ++i) {
      deletions_.emplace(hashes.without(i), &key);
      near_[NearSlot(hashes.without(i))] = true;
    }
  }
}

void LabelVocabulary::AddLine(std::string_view line, std::string_view section) {
  const std::size_t blank = section.find(' ');
  const std::string_view name = section.substr(0, blank);
  const std::string_view strength =
      blank == std::string_view::npos ? std::string_view() : section.substr(blank + 1);
  Label value;
  if (name == "PARTICLE") {
    value = {EntityType::kPerson, LabelKind::kParticle};
  } else if (const auto entity = EntityTypeFromName(name)) {
    value.entity = *entity;
    value.kind = LabelKind::kStrong;
    if (strength == "weak") value.kind = LabelKind::kWeak;
    if (strength == "number") value.kind = LabelKind::kNumber;
    if (strength == "place") value.kind = LabelKind::kPlace;
  } else {
    value.vague = strength == "vague";
  }
  for (std::size_t pos = 0; pos <= line.size();) {
    const std::size_t end = std::min(line.find(',', pos), line.size());
    const std::string_view label = Trim(line.substr(pos, end - pos));
    pos = end + 1;
    if (label.empty()) continue;
    if (name == "QUALIFIER") {
      const auto [it, added] = qualifiers_.insert(utf8::Fold(label));
      AddBeginning(*it);
    } else {
      AddLabel(label, value);
    }
  }
}

void LabelVocabulary::AddLabel(std::string_view label, Label value) {
  std::string key;
  for (std::string& word : WordsOf(label)) {
    Unconfuse(word);
    key += word;
  }
  if (const std::string core = CoreOf(WordsOf(label)); core.size() >= 3)
    loose_.emplace(core, value);
  AddBeginning(key);
  labels_.emplace(std::move(key), value);
}

void LabelVocabulary::AddBeginning(std::string_view folded) {
  beginnings_[BeginningOf(folded)] = true;
}

bool LabelVocabulary::MayBeLabel(std::string_view text) const {
  std::string begin;
  for (std::size_t i = 0; i < text.size() && i < 40 && begin.size() < kBeginning;) {
    const auto [c, length] = utf8::Decode(text, i);
    i += length;
    if (utf8::IsLetterOrDigit(c)) utf8::Append(utf8::FoldLetter(c), begin);
  }
  Unconfuse(begin);
  if (begin.size() < kBeginning) return !begin.empty();
  for (std::size_t n = 2; n <= kBeginning; ++n) {
    if (beginnings_[BeginningOf(std::string_view(begin).substr(0, n))]) return true;
  }
  return false;
}

LabelVocabulary::Key LabelVocabulary::KeyOf(std::string_view text) const {
  Key key;
  if (text.empty() || text.size() > kMaxLabelBytes || text.find('@') != std::string_view::npos) {
    return key;
  }
  if (!MayBeLabel(text) && text.size() > 24) return key;
  std::vector<std::string> words = WordsOf(text);
  if (words.empty() || words.size() > kMaxLabelWords) return key;
  std::size_t digits = 0;
  bool remark = false;
  bool heading = false;
  for (std::string& word : words) {
    heading |= word == "gegevens";
    remark |= !key.words.empty() && OpensRemark(word);
    if (AllDigits(word)) {
      digits += word.size();
      continue;
    }
    Unconfuse(word);
    key.full += word;
    if (remark || qualifiers_.contains(word)) continue;
    key.bare += word;
    key.words.push_back(word);
  }
  // "Gegevens partner", "Stap 2: gegevens aanvrager": what follows are fields, not a value.
  heading = heading && words.size() > 1;
  key.usable = digits <= 2 && key.full.size() >= 2 && !heading;
  return key;
}

std::optional<Label> LabelVocabulary::Exact(const Key& key) const {
  if (const auto it = labels_.find(key.full); it != labels_.end()) return it->second;
  if (key.bare.size() < 2 || key.bare.size() == key.full.size()) return std::nullopt;
  const auto it = labels_.find(key.bare);
  if (it == labels_.end()) return std::nullopt;
  Label label = it->second;
  // "Naam aanvrager" names a person; "naam" alone may name anything.
  if (label.kind == LabelKind::kWeak && key.bare == "naam") label.kind = LabelKind::kStrong;
  return label;
}

std::optional<Label> LabelVocabulary::Loose(const Key& key) const {
  if (key.words.empty() || key.words.size() > 4) return std::nullopt;
  const std::string core = CoreOf(key.words);
  if (core.size() < 3) return std::nullopt;
  const auto it = loose_.find(core);
  if (it == loose_.end() || !it->second.personal()) return std::nullopt;
  return it->second;
}

std::optional<Label> LabelVocabulary::Damaged(const std::string& key) const {
  if (key.size() < kMinDamagedLength || key.size() > EditHashes::kMost) return std::nullopt;
  const EditHashes hashes(key);
  const auto near = [this](std::uint64_t hash) { return near_[NearSlot(hash)]; };
  bool any = near(hashes.whole());
  for (std::size_t i = 0; i < hashes.size() && !any; ++i) any = near(hashes.without(i));
  if (!any) return std::nullopt;
  if ((gazetteer_->Lookup(key) & (Gazetteer::kWord | Gazetteer::kEnglishWord)) != 0) {
    return std::nullopt;
  }
  const auto accept = [&key](const std::string& known) { return WithinOneEdit(key, known); };
  const auto result = [this](const std::string& known) {
    Label label = labels_.at(known);
    label.damaged = true;
    return label;
  };
  if (const auto it = deletions_.find(hashes.whole());
      it != deletions_.end() && accept(*it->second)) {
    return result(*it->second);
  }
  for (std::size_t i = 0; i < key.size(); ++i) {
    if (!near(hashes.without(i))) continue;
    const auto it = deletions_.find(hashes.without(i));
    if (it != deletions_.end() && accept(*it->second)) return result(*it->second);
    std::string shorter = key;
    shorter.erase(i, 1);
    if (shorter.size() < kMinDamagedLength) continue;
    if (const auto known = labels_.find(shorter); known != labels_.end()) {
      return result(known->first);
    }
  }
  return std::nullopt;
}

std::optional<Label> LabelVocabulary::MatchExact(std::string_view text) const {
  if (!MayBeLabel(text)) return std::nullopt;
  const Key key = KeyOf(text);
  return key.usable ? Exact(key) : std::nullopt;
}

std::optional<Label> LabelVocabulary::MatchFull(std::string_view text) const {
  if (!MayBeLabel(text)) return std::nullopt;
  const Key key = KeyOf(text);
  if (!key.usable) return std::nullopt;
  const auto it = labels_.find(key.full);
  return it == labels_.end() ? std::nullopt : std::optional<Label>(it->second);
}

std::optional<Label> LabelVocabulary::Match(std::string_view text) const {
  const Key key = KeyOf(text);
  if (!key.usable) return std::nullopt;
  const auto exact = Exact(key);
  // "Leeftijd 85" and "Huisnummer 12" hold their value; "Kind 1" does not.
  if (exact && (exact->entity == EntityType::kAge || exact->kind == LabelKind::kNumber) &&
      text.find_first_of("0123456789") != std::string_view::npos) {
    return std::nullopt;
  }
  if (exact) return exact;
  if (const auto loose = Loose(key)) return loose;
  if (key.full.size() > 32) return std::nullopt;
  if (const auto damaged = Damaged(key.full)) return damaged;
  if (key.bare.size() < key.full.size()) {
    if (const auto damaged = Damaged(key.bare)) return damaged;
  }
  return ByHead(key);
}

std::optional<Label> LabelVocabulary::ByHead(const Key& key) const {
  if (key.words.empty() || key.words.size() > 4) return std::nullopt;
  // Names of a person in words that are used for nothing else.
  static constexpr std::string_view kPerson[] = {
      "achternaam", "achternamen", "familienaam",  "geslachtsnaam", "surname",
      "lastname",   "nachname",    "voornaam",     "voornamen",     "roepnaam",
      "roepnamen",  "firstname",   "vorname",      "voorletters",   "voorletter",
      "initialen",  "initials",    "geboortenaam", "meisjesnaam"};
  static constexpr std::string_view kUser[] = {"aanmeld", "inlog",   "login", "logon",   "account",
                                               "user",    "gebruik", "sign",  "benutzer"};
  static constexpr std::string_view kName[] = {"naam", "namen", "name", "names"};
  // A name or a code among the words is a value, and a verb says what to do with the thing.
  const auto known = [this](const std::string& word) {
    if (word.size() < 2) return false;
    if (word.size() > 9 && Tail(word) != labels_.end()) return true;
    return labels_.contains(word) || (gazetteer_->Lookup(word) & Gazetteer::kWord) != 0 ||
           (gazetteer_->Lookup(word) & Gazetteer::kEnglishWord) != 0;
  };
  if (!std::ranges::all_of(key.words, known)) return std::nullopt;
  const std::string& last = key.words.back();
  if (key.words.size() > 1 && last.ends_with("en") && !labels_.contains(last)) return std::nullopt;
  std::optional<Label> found;
  for (const std::string& word : key.words) {
    for (const std::string_view head : kPerson) {
      if (word.ends_with(head)) return Label{EntityType::kPerson, LabelKind::kStrong};
    }
    for (const std::string_view head : kName) {
      if (word.size() < head.size() + 3 || !word.ends_with(head)) continue;
      const bool user = std::ranges::any_of(
          kUser, [&word](std::string_view start) { return word.starts_with(start); });
      if (user) return Label{EntityType::kUsername, LabelKind::kStrong};
    }
    // One known word among others tells what the value may be, if the value says so too.
    if (word.size() < 5) continue;
    auto it = labels_.find(word);
    if (it == labels_.end() && word.size() > 9) it = Tail(word);
    if (it == labels_.end()) continue;
    // "Status paspoort", "E-mail onderwerp": about something else.
    if (!it->second.personal()) {
      if (key.words.size() > 1 && !it->second.vague) return std::nullopt;
      continue;
    }
    if (!found) found = it->second;
  }
  if (found) found->damaged = true;
  return found;
}

std::unordered_map<std::string, Label>::const_iterator LabelVocabulary::Tail(
    const std::string& word) const {
  // "correspondentieadres", "privetelefoonnummer": a compound is what its last part is.
  for (std::size_t start = 3; start + 5 <= word.size(); ++start) {
    const auto it = labels_.find(word.substr(start));
    if (it != labels_.end()) return it;
  }
  return labels_.end();
}

std::vector<LabelVocabulary::Part> LabelVocabulary::Run(std::string_view text) const {
  std::vector<Part> parts;
  if (text.size() > 200 || text.find(' ') == std::string_view::npos || !MayBeLabel(text)) {
    return parts;
  }
  for (std::size_t start = 0; start < text.size();) {
    std::size_t best = 0;
    Part part;
    std::size_t end = start;
    for (int words = 0; words < 4 && end < text.size(); ++words) {
      end = std::min(text.find(' ', end + 1), text.size());
      const Key key = KeyOf(text.substr(start, end - start));
      if (!key.usable) break;
      const bool full = labels_.contains(key.full);
      const auto label = Exact(key);
      // A qualifier may begin a label or end the text, but is first of all the next part: "BSN
      // Partner".
      if (!label || (best > 0 && !full)) continue;
      best = end;
      part = {start, end, *label};
    }
    if (best == 0) {
      const std::size_t more = EndOfRemark(text, start);
      if (more == start || parts.empty()) return {};
      parts.back().end = more;
      start = more + 1;
      continue;
    }
    parts.push_back(part);
    start = best + 1;
    if (start < text.size() && text[start] == '/') start = std::min(start + 2, text.size());
  }
  const auto heading = [text](const Part& part) {
    return utf8::Fold(text.substr(part.start, part.end - part.start)) == "gegevens";
  };
  if (parts.size() < 2 || std::ranges::any_of(parts, heading)) parts.clear();
  return parts;
}

}  // namespace zwartlak
