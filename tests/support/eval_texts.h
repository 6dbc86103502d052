// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Texts with known values, for names_eval. Three forms:
//   IOB                one token and its label (B-PER, I-PER, O) a line, sentences apart by a blank
//   line spans + CoNLL-U    file TAB sent_id TAB start-end,start-end (code points into "# text = ")
//   marks              ⟦ENTITY|text⟧ in plain text; ⟦PERSON:unlisted|..⟧ a surname in no list,
//                      ⟦PERSON!|..⟧ damaged by OCR
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/core/document.h"

namespace zwartlak {

struct EvalValue {
  std::string entity;
  Span span;
  bool unlisted = false;
  bool damaged = false;
};

struct EvalText {
  std::string name;
  std::string text;
  std::vector<EvalValue> values;  // sorted, disjoint
};

// Sentences of an IOB file; a prefix such as "nl:" of every token is cut off. Only persons.
std::vector<EvalText> ReadIob(const std::filesystem::path& path);

// The sentences that the file of spans names, from the CoNLL-U files in `folder`. Only persons.
std::vector<EvalText> ReadSpans(const std::filesystem::path& spans,
                                const std::filesystem::path& folder);

// Sentences of one document (what stands before the backslash or ".p." in their ids) that follow
// each other become one text, a line each: so an attachment holds them.
std::vector<EvalText> JoinDocuments(const std::vector<EvalText>& sentences);

// All .txt files of a folder (or one file; with `by_line`, each line a text of its own).
std::vector<EvalText> ReadMarks(const std::filesystem::path& path, bool by_line);

EvalText FromMarks(std::string_view marked);

}  // namespace zwartlak
