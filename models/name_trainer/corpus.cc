// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "models/name_trainer/corpus.h"

#include <algorithm>
#include <fstream>

namespace zwartlak::trainer {
namespace {

constexpr std::string_view kOpen = "⟦";
constexpr std::string_view kClose = "⟧";
constexpr std::uint8_t kAnything = (1U << kNameLabels) - 1;

std::uint8_t Bit(NameLabel label) { return static_cast<std::uint8_t>(1U << label); }

std::uint8_t AllowedBy(std::string_view label, bool begins) {
  const std::uint8_t person = Bit(begins ? kLabelBeginPerson : kLabelInPerson);
  if (label == "*") return kAnything;
  if (label == "?") label = "PER/LOC/ORG/MISC/ADDR";
  std::uint8_t allowed = 0;
  for (std::size_t at = 0; at <= label.size();) {
    const std::size_t end = std::min(label.find('/', at), label.size());
    const std::string_view one = label.substr(at, end - at);
    at = end + 1;
    if (one == "PER") allowed |= person;
    if (one == "LOC") allowed |= Bit(kLabelPlace);
    if (one == "ORG") allowed |= Bit(kLabelOrganisation);
    if (one == "MISC") allowed |= Bit(kLabelMisc);
    if (one == "ADDR") allowed |= Bit(kLabelAddress);
  }
  return allowed == 0 ? kAnything : allowed;
}

}  // namespace

Marked ParseMarks(std::string_view line) {
  Marked out;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t open = line.find(kOpen, at);
    const std::size_t bar = open == std::string_view::npos ? open : line.find('|', open);
    const std::size_t close = bar == std::string_view::npos ? bar : line.find(kClose, bar);
    if (close == std::string_view::npos) {
      out.text += line.substr(at);
      break;
    }
    out.text += line.substr(at, open - at);
    const auto start = static_cast<std::uint32_t>(out.text.size());
    out.text += line.substr(bar + 1, close - bar - 1);
    const std::size_t label = open + kOpen.size();
    out.marks.push_back(
        {{start, static_cast<std::uint32_t>(out.text.size())}, line.substr(label, bar - label)});
    at = close + kClose.size();
  }
  return out;
}

Example Reader::Read(std::string_view line) {
  const Marked marked = ParseMarks(line);
  words_.Lex(marked.text, {0, static_cast<std::uint32_t>(marked.text.size())}, tokens_);
  ToNameTokens(marked.text, tokens_, words_.gazetteer(), name_tokens_);
  Example out;
  MakeNameAtoms(name_tokens_, out.atoms, keys_, true);
  out.allowed.assign(tokens_.size(), Bit(kLabelOther));
  std::size_t next = 0;
  const Mark* last = nullptr;
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    if (keys_[i] != 0) out.atoms[i].lexicon = lexicon_.Lookup(keys_[i]);
    while (next < marked.marks.size() && marked.marks[next].span.end <= tokens_[i].span.start) {
      ++next;
    }
    if (next == marked.marks.size() || !Overlaps(marked.marks[next].span, tokens_[i].span))
      continue;
    const Mark& mark = marked.marks[next];
    out.allowed[i] = AllowedBy(mark.label, &mark != last);
    last = &mark;
    // A name that would not be judged is learned all the same: its neighbours need it.
    out.atoms[i].judged |= (out.allowed[i] & Bit(kLabelOther)) == 0;
  }
  return out;
}

std::vector<Example> Reader::ReadFile(const std::string& path) {
  std::vector<Example> out;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    Example example = Read(line);
    if (!example.atoms.empty() && example.atoms.size() < 2000) out.push_back(std::move(example));
  }
  return out;
}

}  // namespace zwartlak::trainer
