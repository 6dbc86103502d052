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

constexpr std::size_t kMinDamagedLength = 6;

std::string_view Trim(std::string_view s) {
  while (!s.empty() && s.front() == ' ') s.remove_prefix(1);
  while (!s.empty() && s.back() == ' ') s.remove_suffix(1);
  return s;
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
      marked_qualifiers_.Add(TextHash{}(*it));
      AddBeginning(*it);
    } else {
      AddLabel(label, value);
    }
  }
}

void LabelVocabulary::AddLabel(std::string_view label, Label value) {
  std::string key;
  std::vector<std::string> words = LabelWordsOf(label);
  for (std::string& word : words) {
    UnconfuseLabel(word);
    key += word;
  }
  std::vector<std::string_view> parts(words.begin(), words.end());
  LabelCoreRoom room;
  if (const std::string_view core = LabelCoreOf(parts, room); core.size() >= 3) {
    marked_loose_.Add(TextHash{}(core));
    loose_.emplace(core, value);
  }
  AddBeginning(key);
  marked_.Add(TextHash{}(key));
  labels_.emplace(std::move(key), value);
}

void LabelVocabulary::AddBeginning(std::string_view folded) {
  beginnings_[BeginningOf(folded)] = true;
}

bool LabelVocabulary::MayBeLabel(std::string_view text) const {
  std::array<char, kBeginning + 4> begin;
  std::size_t size = 0;
  for (std::size_t i = 0; i < text.size() && i < 40 && size < kBeginning;) {
    const auto [c, length] = utf8::Decode(text, i);
    i += length;
    if (!utf8::IsLetterOrDigit(c)) continue;
    const char32_t folded = utf8::FoldLetter(c);
    if (folded < 0x80) {
      begin[size++] = static_cast<char>(folded);
      continue;
    }
    std::string bytes;
    utf8::Append(folded, bytes);
    size =
        static_cast<std::size_t>(std::ranges::copy(bytes, begin.data() + size).out - begin.data());
  }
  UnconfuseLabel(std::span(begin.data(), size));
  if (size < kBeginning) return size > 0;
  for (std::size_t n = 2; n <= kBeginning; ++n) {
    if (beginnings_[BeginningOf(std::string_view(begin.data(), n))]) return true;
  }
  return false;
}

LabelKey LabelVocabulary::KeyOf(std::string_view text) const {
  LabelKey key;
  if (text.empty() || text.size() > kMaxLabelBytes) return key;
  key.may_begin = MayBeLabel(text);
  if (!key.may_begin && text.size() > 24) return key;
  if (text.find('@') != std::string_view::npos) return key;
  MakeLabelKey(text, *this, key);
  return key;
}

bool LabelVocabulary::IsQualifier(std::string_view word) const {
  return marked_qualifiers_.Has(TextHash{}(word)) && qualifiers_.contains(word);
}

const Label* LabelVocabulary::Find(std::string_view key) const {
  if (!marked_.Has(TextHash{}(key))) return nullptr;
  const auto it = labels_.find(key);
  return it == labels_.end() ? nullptr : &it->second;
}

std::optional<Label> LabelVocabulary::Exact(const LabelKey& key) const {
  if (const Label* label = Find(key.full())) return *label;
  const std::string_view bare = key.bare();
  if (bare.size() < 2 || bare.size() == key.full().size()) return std::nullopt;
  const Label* known = Find(bare);
  if (known == nullptr) return std::nullopt;
  Label label = *known;
  // "Naam aanvrager" names a person; "naam" alone may name anything.
  if (label.kind == LabelKind::kWeak && bare == "naam") label.kind = LabelKind::kStrong;
  return label;
}

std::optional<Label> LabelVocabulary::Loose(const LabelKey& key) const {
  if (key.words() == 0 || key.words() > 4) return std::nullopt;
  std::array<std::string_view, 4> words;
  for (std::size_t i = 0; i < key.words(); ++i) words[i] = key.word(i);
  LabelCoreRoom room;
  const std::string_view core = LabelCoreOf(std::span(words).first(key.words()), room);
  if (core.size() < 3 || !marked_loose_.Has(TextHash{}(core))) return std::nullopt;
  const auto it = loose_.find(core);
  if (it == loose_.end() || !it->second.personal()) return std::nullopt;
  return it->second;
}

std::optional<Label> LabelVocabulary::Damaged(std::string_view key) const {
  if (key.size() < kMinDamagedLength || key.size() > EditHashes::kMost) return std::nullopt;
  const EditHashes hashes(key);
  const auto near = [this](std::uint64_t hash) { return near_[NearSlot(hash)]; };
  bool any = near(hashes.whole());
  for (std::size_t i = 0; i < hashes.size() && !any; ++i) any = near(hashes.without(i));
  if (!any) return std::nullopt;
  if ((gazetteer_->Lookup(key) & (Gazetteer::kWord | Gazetteer::kEnglishWord)) != 0) {
    return std::nullopt;
  }
  const auto accept = [key](const std::string& known) { return WithinOneEdit(key, known); };
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
    std::string shorter(key);
    shorter.erase(i, 1);
    if (shorter.size() < kMinDamagedLength) continue;
    if (const auto known = labels_.find(shorter); known != labels_.end()) {
      return result(known->first);
    }
  }
  return std::nullopt;
}

std::optional<Label> LabelVocabulary::MatchExact(std::string_view text) const {
  const LabelKey key = KeyOf(text);
  return key.may_begin && key.usable ? Exact(key) : std::nullopt;
}

std::optional<Label> LabelVocabulary::MatchFull(std::string_view text) const {
  return MatchFull(KeyOf(text));
}

std::optional<Label> LabelVocabulary::MatchFull(const LabelKey& key) const {
  if (!key.may_begin || !key.usable) return std::nullopt;
  const Label* label = Find(key.full());
  return label == nullptr ? std::nullopt : std::optional<Label>(*label);
}

std::optional<Label> LabelVocabulary::Match(std::string_view text) const {
  return Match(text, KeyOf(text));
}

std::optional<Label> LabelVocabulary::Match(std::string_view text, const LabelKey& key) const {
  if (!key.usable) return std::nullopt;
  const auto exact = Exact(key);
  // "Leeftijd 85" and "Huisnummer 12" hold their value; "Kind 1" does not.
  if (exact && (exact->entity == EntityType::kAge || exact->kind == LabelKind::kNumber) &&
      text.find_first_of("0123456789") != std::string_view::npos) {
    return std::nullopt;
  }
  if (exact) return exact;
  if (const auto loose = Loose(key)) return loose;
  if (key.full().size() > 32) return std::nullopt;
  if (const auto damaged = Damaged(key.full())) return damaged;
  if (key.bare().size() < key.full().size()) {
    if (const auto damaged = Damaged(key.bare())) return damaged;
  }
  return ByHead(key);
}

std::optional<Label> LabelVocabulary::ByHead(const LabelKey& key) const {
  if (key.words() == 0 || key.words() > 4) return std::nullopt;
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
  const auto known = [this](std::string_view word) {
    if (word.size() < 2) return false;
    if (word.size() > 9 && Tail(word) != nullptr) return true;
    return Find(word) != nullptr ||
           (gazetteer_->Lookup(word) & (Gazetteer::kWord | Gazetteer::kEnglishWord)) != 0;
  };
  for (std::size_t i = 0; i < key.words(); ++i) {
    if (!known(key.word(i))) return std::nullopt;
  }
  const std::string_view last = key.word(key.words() - 1);
  if (key.words() > 1 && last.ends_with("en") && Find(last) == nullptr) return std::nullopt;
  std::optional<Label> found;
  for (std::size_t i = 0; i < key.words(); ++i) {
    const std::string_view word = key.word(i);
    for (const std::string_view head : kPerson) {
      if (word.ends_with(head)) return Label{EntityType::kPerson, LabelKind::kStrong};
    }
    for (const std::string_view head : kName) {
      if (word.size() < head.size() + 3 || !word.ends_with(head)) continue;
      const bool user = std::ranges::any_of(
          kUser, [word](std::string_view start) { return word.starts_with(start); });
      if (user) return Label{EntityType::kUsername, LabelKind::kStrong};
    }
    // One known word among others tells what the value may be, if the value says so too.
    if (word.size() < 5) continue;
    const Label* label = Find(word);
    if (label == nullptr && word.size() > 9) label = Tail(word);
    if (label == nullptr) continue;
    // "Status paspoort", "E-mail onderwerp": about something else.
    if (!label->personal()) {
      if (key.words() > 1 && !label->vague) return std::nullopt;
      continue;
    }
    if (!found) found = *label;
  }
  if (found) found->damaged = true;
  return found;
}

const Label* LabelVocabulary::Tail(std::string_view word) const {
  // "correspondentieadres", "privetelefoonnummer": a compound is what its last part is.
  for (std::size_t start = 3; start + 5 <= word.size(); ++start) {
    if (const Label* label = Find(word.substr(start))) return label;
  }
  return nullptr;
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
      const LabelKey key = KeyOf(text.substr(start, end - start));
      if (!key.usable) break;
      const bool full = Find(key.full()) != nullptr;
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
