// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/pdf/inspect_labels.h"

#include <algorithm>
#include <string>

namespace zwartlak::pdf {
namespace {

bool Holds(const Rect& r, const Point& p) {
  return p.x >= r.left && p.x <= r.right && p.y >= r.top && p.y <= r.bottom;
}

// True if `text` is labels and blanks, nothing else.
bool IsLabelsOnly(std::string text, const std::vector<std::string>& labels) {
  for (const std::string& label : labels) {
    for (std::size_t at = text.find(label); at != std::string::npos; at = text.find(label)) {
      text.erase(at, label.size());
    }
  }
  return text.find_first_not_of(' ') == std::string::npos;
}

}  // namespace

std::vector<Rect> LabelAreas(const RedactionPlan& plan, std::uint32_t page,
                             const InspectedPages& output) {
  std::vector<Rect> boxes;
  std::vector<std::string> labels;
  for (const PlanItem& item : plan.items) {
    if (item.page != page || item.op != Operator::kLabel || item.label.empty()) continue;
    boxes.push_back(item.box.ToRect());
    labels.push_back(item.label);
  }
  if (boxes.empty()) return {};
  const std::vector<ReadLine> lines = output.Lines(static_cast<int>(page));
  std::vector<Rect> areas;
  for (const Rect& box : boxes) {
    std::string text;
    for (const ReadLine& line : lines) {
      for (const ReadChar& c : line.text) {
        const Rect place = c.quad.Bounds();
        if (!Holds(box, place.center())) continue;
        text += c.utf8;
        // Ink reaches over what a font says of itself.
        constexpr double kInk = 3;
        const Rect area = Intersect(
            {place.left - kInk, place.top - kInk, place.right + kInk, place.bottom + kInk}, box);
        if (!area.empty()) areas.push_back(area);
      }
    }
    if (!IsLabelsOnly(std::move(text), labels)) return {};
  }
  return areas;
}

}  // namespace zwartlak::pdf
