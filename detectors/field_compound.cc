// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Two or more labels in one, and their values in one: "Naam / geboortedatum: Eden / 19-06-2014".
#include <algorithm>
#include <array>
#include <vector>

#include "detectors/field_emit.h"

namespace zwartlak {
namespace {

constexpr double kCompoundScore = 0.9;
constexpr std::size_t kLongestLabel = 80;  // bytes
constexpr std::size_t kMostParts = 4;
constexpr std::array<std::string_view, 4> kLabelMarks{"/", "&", ",", " en "};
constexpr std::array<std::string_view, 7> kValueMarks{" / ", "/", ", ", "; ", " - ", " & ", " en "};

struct Part {
  Label label;
  Span value;
};

std::vector<Span> Split(std::string_view text, Span whole, std::string_view mark) {
  std::vector<Span> parts;
  const std::string_view s = text.substr(whole.start, whole.size());
  for (std::size_t from = 0; from <= s.size();) {
    const std::size_t to = std::min(s.find(mark, from), s.size());
    parts.push_back(TrimValue(text, {whole.start + static_cast<std::uint32_t>(from),
                                     whole.start + static_cast<std::uint32_t>(to)}));
    if (parts.size() > kMostParts) return {};
    from = to + mark.size();
  }
  for (const Span& part : parts) {
    if (part.empty()) return {};
  }
  return parts;
}

// The labels that `whole` is made of; empty unless there are two or more and all are known.
std::vector<Label> LabelsOf(const FieldWork& work, Span whole) {
  const std::string_view text = work.layout.text;
  for (const std::string_view mark : kLabelMarks) {
    const std::vector<Span> parts = Split(text, whole, mark);
    if (parts.size() < 2) continue;
    std::vector<Label> labels;
    for (const Span& part : parts) {
      if (const auto label = work.labels.Match(text.substr(part.start, part.size()))) {
        labels.push_back(*label);
      }
    }
    if (labels.size() == parts.size()) return labels;
  }
  return {};
}

// One value clearly is what its label says: then the others are too, if they can be.
void EmitParts(FieldWork& work, const std::vector<Part>& parts) {
  const auto fit = [&](const Label& label, Span value) {
    return FitValue(label, work.layout.text.substr(value.start, value.size()), work.words);
  };
  bool clear = false;
  for (const Part& part : parts) {
    clear |= part.label.personal() && fit(part.label, part.value).fit == Fit::kClear;
  }
  if (!clear) return;
  for (const Part& part : parts) {
    if (!part.label.personal()) continue;
    Label label = part.label;
    if (label.kind == LabelKind::kWeak) label.kind = LabelKind::kStrong;
    const ValueFit value = fit(label, part.value);
    if (value.fit != Fit::kNo) work.Emit(part.value, value.entity, kCompoundScore, "compound");
  }
}

void Pair(FieldWork& work, Span label, Span value) {
  const std::vector<Label> labels = LabelsOf(work, label);
  if (labels.empty()) return;
  for (const std::string_view mark : kValueMarks) {
    const std::vector<Span> values = Split(work.layout.text, value, mark);
    if (values.size() != labels.size()) continue;
    std::vector<Part> parts;
    for (std::size_t i = 0; i < values.size(); ++i) parts.push_back({labels[i], values[i]});
    EmitParts(work, parts);
    return;
  }
}

bool MayBeCompound(std::string_view label) {
  if (label.size() < 5 || label.size() > kLongestLabel) return false;
  return label.find_first_of("/&,") != std::string_view::npos ||
         label.find(" en ") != std::string_view::npos;
}

}  // namespace

void FindCompounds(FieldWork& work) {
  const Layout& layout = work.layout;
  for (const auto& [first, last] : layout.rows) {
    for (std::uint32_t i = first; i < last; ++i) {
      const Span cell = layout.cells[i].span;
      const std::string_view text = layout.TextOf(layout.cells[i]);
      const std::size_t colon = std::min(text.find(':'), text.size());
      if (!MayBeCompound(text.substr(0, colon))) continue;
      const auto after = cell.start + static_cast<std::uint32_t>(colon);
      const Span label{cell.start, after};
      if (colon + 2 < text.size()) {
        Pair(work, label, {after + 1, cell.end});
      } else if (i + 1 < last) {
        Pair(work, label, layout.cells[i + 1].span);
      }
    }
  }
}

}  // namespace zwartlak
