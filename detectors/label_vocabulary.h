// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Knows field labels: "Geb.datum *", "achternaam (verplicht)", "aanvrager.geboorteDatum",
// "Uw e-mailadres:", "V00rnaam". Data: data/labels.txt. A match is exact after folding case,
// accents, blanks, punctuation and look-alike digits, or, for labels of six letters and more, one
// edit away (what OCR does to a label).
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "detectors/gazetteer.h"
#include "detectors/label_key.h"
#include "pipeline/core/entity_type.h"

namespace zwartlak {

enum class LabelKind : std::uint8_t {
  kNone,      // a label whose value is kept: status, onderwerp
  kStrong,    // any plausible value
  kWeak,      // the value itself must look like it: "naam", "van"
  kParticle,  // tussenvoegsel
  kNumber,    // house number
  kPlace,     // town
};

struct Label {
  EntityType entity = EntityType::kCount_;
  LabelKind kind = LabelKind::kNone;
  bool damaged = false;  // matched with an edit, or by one of its words: the value must be clear
  bool vague = false;    // of a kept value, but says little ("naam", "nummer", "titel")
  [[nodiscard]] bool personal() const { return kind != LabelKind::kNone; }
  friend bool operator==(const Label&, const Label&) = default;
};

class LabelVocabulary : private QualifierTest {
 public:
  // A text that is an ordinary word is never taken for a damaged label ("contract", "contact").
  explicit LabelVocabulary(std::shared_ptr<const Gazetteer> gazetteer = Gazetteer::Empty());
  // What the whole text is a label of; nullopt when it is none.
  [[nodiscard]] std::optional<Label> Match(std::string_view text) const;
  // The same of a text whose key is known: for one who asks in several ways.
  [[nodiscard]] LabelKey KeyOf(std::string_view text) const;
  [[nodiscard]] std::optional<Label> Match(std::string_view text, const LabelKey& key) const;
  [[nodiscard]] std::optional<Label> MatchFull(const LabelKey& key) const;
  // The words exactly, none left out.
  [[nodiscard]] std::optional<Label> MatchFull(std::string_view text) const;
  // Without tolerance for damage.
  [[nodiscard]] std::optional<Label> MatchExact(std::string_view text) const;

  // Where the labels begin that the whole text is a run of ("Naam Geboortedatum BSN", one header
  // cell for three columns); empty when it is not two or more labels.
  struct Part {
    std::size_t start = 0;
    std::size_t end = 0;
    Label label;
  };
  [[nodiscard]] std::vector<Part> Run(std::string_view text) const;

 private:
  // Hashed alike whether one has a string or a view of it.
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  template <typename Value>
  using TextMap = std::unordered_map<std::string, Value, TextHash, std::equal_to<>>;

  // Hashes of what a table holds: tells at once of nearly every other text that it is not there.
  class Marked {
   public:
    void Add(std::size_t hash) { bits_[hash % kBits] = true; }
    [[nodiscard]] bool Has(std::size_t hash) const { return bits_[hash % kBits]; }

   private:
    static constexpr std::size_t kBits = 1U << 17;
    std::vector<bool> bits_ = std::vector<bool>(kBits);
  };

  void AddLine(std::string_view line, std::string_view section);
  void AddLabel(std::string_view label, Label value);
  // False when no label can begin like this; cheap.
  [[nodiscard]] bool MayBeLabel(std::string_view text) const;
  void AddBeginning(std::string_view folded);
  [[nodiscard]] bool IsQualifier(std::string_view word) const override;
  // The label whose key this is, or null.
  [[nodiscard]] const Label* Find(std::string_view key) const;
  [[nodiscard]] std::optional<Label> Exact(const LabelKey& key) const;
  // The same words in another order, or with and without "nummer": "nummer paspoort", "kentekennr".
  [[nodiscard]] std::optional<Label> Loose(const LabelKey& key) const;
  [[nodiscard]] std::optional<Label> Damaged(std::string_view key) const;
  // By the word that tells: "eigen achternaam", "correspondentienaam", "telefoonnummer buren".
  [[nodiscard]] std::optional<Label> ByHead(const LabelKey& key) const;
  [[nodiscard]] const Label* Tail(std::string_view word) const;

  std::shared_ptr<const Gazetteer> gazetteer_;
  TextMap<Label> labels_;
  TextMap<Label> loose_;  // by the label's core words, sorted
  Marked marked_;         // keys of labels_
  Marked marked_loose_;
  Marked marked_qualifiers_;
  std::unordered_map<std::uint64_t, const std::string*> deletions_;  // hash of key less one letter
  std::vector<bool> near_;  // by hash of keys and of keys less one letter: quick to say no
  std::unordered_set<std::string, TextHash, std::equal_to<>> qualifiers_;
  std::vector<bool> beginnings_;  // by hash of the first letters of labels and qualifiers
};

}  // namespace zwartlak
