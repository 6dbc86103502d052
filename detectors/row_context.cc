// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "detectors/row_context.h"

#include <algorithm>
#include <cctype>

namespace zwartlak {
namespace {

constexpr std::size_t kLabelLength = 48;
constexpr std::size_t kCellLength = 100;
constexpr std::uint32_t kNearRows = 3;
constexpr std::uint32_t kColumnRows = 120;  // bounds the walk, so that a long log stays linear

bool IsAlnum(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; }
bool IsLetter(char c) {
  return std::isalpha(static_cast<unsigned char>(c)) != 0 || (c & '\x80') != 0;
}

bool IsLabelLike(std::string_view text) {
  // A label has few words and does not end like a sentence or a line of code.
  if (text.empty() || std::ranges::count(text, ' ') > 5) return false;
  if (std::string_view(".;{},!").find(text.back()) != std::string_view::npos) return false;
  return text.size() <= kLabelLength &&
         std::ranges::none_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

// Segments of one row, as indices [first, last).
struct RowRange {
  std::size_t first;
  std::size_t last;
};

RowRange RowOf(const TextRegion& region, std::size_t index) {
  const std::uint32_t row = region.segments[index].row;
  std::size_t first = index;
  while (first > 0 && region.segments[first - 1].row == row) --first;
  std::size_t last = index + 1;
  while (last < region.segments.size() && region.segments[last].row == row) ++last;
  return {first, last};
}

// The segment of a row that stands over [left, right], or npos.
std::size_t Aligned(const TextRegion& region, const RowRange& row, const Rect& box) {
  std::size_t best = std::string::npos;
  double best_overlap = 0;
  for (std::size_t i = row.first; i < row.last; ++i) {
    const Rect& other = region.segments[i].box;
    const double overlap = Overlap(box.left, box.right, other.left, other.right);
    if (overlap > best_overlap) {
      best_overlap = overlap;
      best = i;
    }
  }
  return best;
}

}  // namespace

std::string LabelsAbove(const TextRegion& region, Span span) {
  const int at = SegmentAt(region, span.start);
  std::string labels;
  if (at < 0) return labels;
  const std::string_view text = region.text.Reveal();
  const Rect box = region.segments[static_cast<std::size_t>(at)].box;
  std::string_view topmost;
  RowRange row = RowOf(region, static_cast<std::size_t>(at));
  for (std::uint32_t up = 1; up <= kColumnRows && row.first > 0; ++up) {
    row = RowOf(region, row.first - 1);
    const std::size_t i = Aligned(region, row, box);
    if (i == std::string::npos) {
      if (up < kNearRows) continue;
      break;
    }
    const Segment& segment = region.segments[i];
    const std::string_view words = text.substr(segment.span.start, segment.span.size());
    if (words.size() > kCellLength) break;  // a line of prose or of a log: no column goes on here
    if (!IsLabelLike(words)) continue;
    if (up <= kNearRows) {
      labels.append(words).push_back('\n');
    } else {
      topmost = words;
    }
  }
  return labels.append(topmost);
}

NearText ContextNear(const TextRegion& region, Span span, const NearOptions& options) {
  const std::string_view text = region.text.Reveal();
  NearText near;
  const std::uint32_t from = span.start > options.left ? span.start - options.left : 0;
  near.left = text.substr(from, span.start - from);
  if (const std::size_t newline = near.left.rfind('\n'); newline != std::string_view::npos) {
    // A sentence that runs on: in plain text the line above ends where this one begins.
    if (region.glyphs.empty() && near.left.size() - newline <= options.left / 2) {
      near.before = near.left.substr(0, newline);
      near.before.remove_prefix(std::min(near.before.size(), near.before.rfind('\n') + 1));
    }
    near.left.remove_prefix(newline + 1);
  }
  near.right = text.substr(span.end, options.right);
  near.right = near.right.substr(0, near.right.find('\n'));
  return near;
}

int LastWord(std::string_view text, const std::vector<std::string>& words) {
  std::string lower(text);
  std::ranges::transform(lower, lower.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  });
  int last = -1;
  for (const std::string& entry : words) {
    const bool open_start = entry.starts_with('*');
    const bool open = entry.ends_with('*');
    const std::string_view word =
        std::string_view(entry).substr(open_start, entry.size() - open - open_start);
    for (std::size_t at = lower.rfind(word); at != std::string::npos && word.size() > 0;
         at = at == 0 ? std::string::npos : lower.rfind(word, at - 1)) {
      const std::size_t end = at + word.size();
      const bool hump = at > 0 && std::islower(static_cast<unsigned char>(text[at - 1])) &&
                        std::isupper(static_cast<unsigned char>(text[at]));
      const bool starts = open_start || at == 0 || hump || !IsAlnum(word[0]) ||
                          !(IsLetter(text[at - 1]) || IsAlnum(text[at - 1]));
      const bool ends = open || end == lower.size() || !IsLetter(text[end]) ||
                        std::isupper(static_cast<unsigned char>(text[end]));
      if (!starts || !ends) continue;
      last = std::max(last, static_cast<int>(end));
      break;
    }
  }
  return last;
}

}  // namespace zwartlak
