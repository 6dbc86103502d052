// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "detectors/label_vocabulary.h"

#include <algorithm>
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

std::size_t HashWithout(const std::string& key, std::size_t skip) {
  std::string shorter = key;
  shorter.erase(skip, 1);
  return std::hash<std::string>{}(shorter);
}

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
  for (const auto& [key, label] : labels_) {
    if (key.size() < kMinDamagedLength) continue;
    for (std::size_t i = 0; i < key.size(); ++i) deletions_.emplace(HashWithout(key, i), &key);
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
  for (std::string& word : words) {
    if (AllDigits(word)) {
      digits += word.size();
      continue;
    }
    Unconfuse(word);
    key.full += word;
    if (qualifiers_.contains(word)) continue;
    key.bare += word;
    key.words.push_back(word);
  }
  key.usable = digits <= 2 && key.full.size() >= 2;
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
  if (key.size() < kMinDamagedLength) return std::nullopt;
  if ((gazetteer_->Lookup(key) & (Gazetteer::kWord | Gazetteer::kEnglishWord)) != 0) {
    return std::nullopt;
  }
  const auto accept = [&key](const std::string& known) { return WithinOneEdit(key, known); };
  const auto result = [this](const std::string& known) {
    Label label = labels_.at(known);
    label.damaged = true;
    return label;
  };
  if (const auto it = deletions_.find(std::hash<std::string>{}(key));
      it != deletions_.end() && accept(*it->second)) {
    return result(*it->second);
  }
  for (std::size_t i = 0; i < key.size(); ++i) {
    const auto it = deletions_.find(HashWithout(key, i));
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
  return key.bare.size() < key.full.size() ? Damaged(key.bare) : std::nullopt;
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
    if (best == 0) return {};
    parts.push_back(part);
    start = best + 1;
    if (start < text.size() && text[start] == '/') start = std::min(start + 2, text.size());
  }
  if (parts.size() < 2) parts.clear();
  return parts;
}

}  // namespace zwartlak
