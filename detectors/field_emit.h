// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// What the parts of the field-label detector share while they go over one region.
#pragma once

#include <string>

#include "detectors/field_layout.h"
#include "detectors/field_value.h"
#include "detectors/name_context.h"
#include "pipeline/core/finding.h"

namespace zwartlak {

struct FieldWork {
  const LabelVocabulary& labels;
  const NameWords& words;
  Layout layout;
  FindingSet findings;

  // A word of the language and no place.
  [[nodiscard]] bool IsOrdinary(std::string_view word) const {
    const std::uint8_t known = words.gazetteer().Lookup(word);
    return (known & (Gazetteer::kWord | Gazetteer::kEnglishWord)) != 0 &&
           (known & Gazetteer::kPlace) == 0;
  }

  // "Samuel Lee (Awesome Custo...": an organisation in brackets, whole or cut off, is no name.
  [[nodiscard]] Span WithoutRemark(Span span) const {
    const std::string_view value = layout.text.substr(span.start, span.size());
    const std::size_t open = value.find(" (");
    if (open == std::string_view::npos || open < 3) return span;
    std::string_view remark = value.substr(open + 2);
    while (!remark.empty() && (remark.back() == ')' || remark.back() == '.')) {
      remark.remove_suffix(1);
    }
    if (PersonLikeness(remark, words) == Likeness::kClear && value.back() == ')') return span;
    return {span.start, span.start + static_cast<std::uint32_t>(open)};
  }

  // "op mijn adres: Kerkstraat 12, Boxtel.": the stop is not the value's. It is one of initials, of
  // a password, of a street cut short.
  [[nodiscard]] bool EndsWithItsSentence(EntityType entity, Span span) const {
    if (span.size() < 4 || layout.text[span.end - 1] != '.' || layout.text[span.end - 2] == '.') {
      return false;
    }
    return entity != EntityType::kPerson && entity != EntityType::kPassword &&
           entity != EntityType::kSecretKey && entity != EntityType::kUsername;
  }

  void Emit(Span span, EntityType entity, double score, std::string_view rule) {
    span = TrimValue(layout.text, span);
    if (span.empty() || entity == EntityType::kCount_) return;
    if (entity == EntityType::kPerson) span = WithoutRemark(span);
    if (EndsWithItsSentence(entity, span)) --span.end;
    Finding finding;
    finding.entity = entity;
    finding.span = span;
    finding.score = score;
    finding.detector = "field_label";
    finding.rule = rule;
    findings.push_back(std::move(finding));
  }
};

// A column under a header: decides from all its cells whether it is what the header says, and then
// takes every cell, also those that read badly. `spans` from top to bottom.
void EmitColumn(FieldWork& work, const Label& label, const std::vector<Span>& spans,
                std::string_view rule);

// Tables: header rows and their columns. Marks header cells and cells of known columns done.
void FindColumns(FieldWork& work);

// Lines of delimiter-separated values in plain text, by column number. Marks their cells done.
void FindDelimited(FieldWork& work);

// "key: value", key=value, "key": "value", <key>value</key>, "key is value" within a line.
void FindPairs(FieldWork& work);

// "Naam / geboortedatum: X / 1-2-1980": several labels in one, as many values.
void FindCompounds(FieldWork& work);

// Secrets that run on in the next row: a token at the end of one row of a picture and the token
// that begins the next.
void FindWrapped(FieldWork& work);

// Who is signed in and who did something: "Ingelogd als X", "Welkom, x.y", access logs, prompts.
void FindUsers(FieldWork& work);

}  // namespace zwartlak
