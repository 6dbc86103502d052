// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "pipeline/stages/flow.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace zwartlak {
namespace {

// A value this close behind a join may have its label before it.
constexpr std::uint32_t kLabelReach = 48;
// A street this close before a join may be known by its postcode after it.
constexpr std::uint32_t kPartReach = 12;
// Fewer words than this are a cell or a label, not a line that wraps.
constexpr int kProseWords = 4;
// A row of equal letters shorter than this is a column, not a full row of a terminal.
constexpr std::size_t kFullRow = 50;
// A mail address is broken after this many letters at the least.
constexpr std::size_t kBrokenHead = 10;
// So many rows that begin alike are lines of a log, each of its own.
constexpr int kLogRows = 3;
// Ink heights of rows of one text: "e.com" against "(Jan)".
constexpr double kSameSize = 2.3;
// Rows of one text are this close, in line heights from top to top.
constexpr double kLeading = 2.2;

enum class Join : std::uint8_t { kNone, kBlank, kEdge };

bool BeginsSmall(std::string_view text) {
  return !text.empty() && ((text[0] >= 'a' && text[0] <= 'z') || text[0] == '@' || text[0] == '.');
}

// One row's part of a chain: a segment, or all segments of a row of a terminal.
struct Strand {
  std::size_t first = 0;  // segments [first, last)
  std::size_t last = 0;
  Rect box;
  double height = 0;
  std::size_t letters = 0;
  Join join = Join::kNone;  // to the next of its chain
  std::size_t next = 0;     // index of the next strand, if joined
  bool continued = false;   // another strand leads here
};

class Builder {
 public:
  explicit Builder(const TextRegion& region) : region_(region), text_(region.text.Reveal()) {}

  std::vector<Flow> Run() {
    std::vector<Flow> flows;
    std::vector<Strand> rows = Rows();
    for (const Strand& row : rows) ++beginnings_[BeginningOf(row)];
    beginnings_.erase(std::string());
    LinkRows(rows);
    const bool edges =
        std::ranges::any_of(rows, [](const Strand& s) { return s.join == Join::kEdge; });
    if (edges) flows.push_back(Write(rows, true));
    std::vector<Strand> cells = Cells();
    std::vector<Strand> broken = cells;
    LinkCells(cells);
    Flow with_blanks = Write(rows, false);
    const Flow prose = Write(cells, false);
    if (!with_blanks.joins.empty()) flows.push_back(std::move(with_blanks));
    if (!prose.joins.empty()) flows.push_back(prose);
    LinkBroken(broken);
    Flow addresses = Write(broken, true);
    if (!addresses.joins.empty()) flows.push_back(std::move(addresses));
    return flows;
  }

 private:
  [[nodiscard]] std::size_t LettersOf(const Segment& s) const {
    const std::string_view t = text_.substr(s.span.start, s.span.size());
    return static_cast<std::size_t>(
        std::ranges::count_if(t, [](char c) { return (c & '\xC0') != '\x80'; }));
  }

  [[nodiscard]] double Pitch(const Segment& s) const {
    const std::size_t n = LettersOf(s);
    return n < 8 ? 0 : s.box.width() / static_cast<double>(n);
  }

  // Width of the letters if all of the strand's are equally wide and fill most of it, else 0.
  [[nodiscard]] double MonoPitch(const Strand& strand) const {
    double least = 0;
    double most = 0;
    double filled = 0;
    for (std::size_t i = strand.first; i < strand.last; ++i) {
      filled += region_.segments[i].box.width();
    }
    if (filled < 0.6 * strand.box.width()) return 0;
    for (std::size_t i = strand.first; i < strand.last; ++i) {
      const double p = Pitch(region_.segments[i]);
      if (p <= 0) continue;
      least = least > 0 ? std::min(least, p) : p;
      most = std::max(most, p);
    }
    return most > 0 && most < 1.08 * least ? (least + most) / 2 : 0;
  }

  [[nodiscard]] Strand StrandOf(std::size_t first, std::size_t last) const {
    Strand strand{.first = first, .last = last, .box = region_.segments[first].box};
    for (std::size_t i = first; i < last; ++i) {
      const Segment& s = region_.segments[i];
      strand.box = Union(strand.box, s.box);
      strand.height = std::max(strand.height, s.box.height());
      strand.letters += LettersOf(s);
    }
    return strand;
  }

  [[nodiscard]] std::vector<Strand> Rows() const {
    std::vector<Strand> rows;
    for (std::size_t i = 0; i < region_.segments.size();) {
      std::size_t end = i + 1;
      while (end < region_.segments.size() &&
             region_.segments[end].row == region_.segments[i].row) {
        ++end;
      }
      rows.push_back(StrandOf(i, end));
      i = end;
    }
    return rows;
  }

  [[nodiscard]] std::vector<Strand> Cells() const {
    std::vector<Strand> cells;
    for (std::size_t i = 0; i < region_.segments.size(); ++i) cells.push_back(StrandOf(i, i + 1));
    return cells;
  }

  // Directly below, at the same left edge, of the same size.
  static bool Follows(const Strand& a, const Strand& b) {
    const double h = std::max(a.height, b.height);
    const double down = b.box.top - a.box.top;
    return down > 0.5 * std::min(a.height, b.height) && down < kLeading * h &&
           std::abs(a.box.left - b.box.left) < 0.8 * h && a.height < kSameSize * b.height &&
           b.height < kSameSize * a.height;
  }

  [[nodiscard]] double FirstWordWidth(const Strand& s) const {
    const Segment& segment = region_.segments[s.first];
    const std::string_view t = text_.substr(segment.span.start, segment.span.size());
    const auto length = static_cast<double>(std::min(t.find(' '), t.size()));
    return segment.box.width() * length / std::max(1.0, static_cast<double>(t.size()));
  }

  [[nodiscard]] int WordsOf(const Strand& s) const {
    const Segment& segment = region_.segments[s.first];
    const std::string_view t = text_.substr(segment.span.start, segment.span.size());
    return 1 + static_cast<int>(std::ranges::count(t, ' '));
  }

  // How a row begins: "Jul 21" and "Mar 03" begin alike, and so does every line of such a log.
  [[nodiscard]] std::string BeginningOf(const Strand& s) const {
    std::string shape;
    const Span span = region_.segments[s.first].span;
    for (const char c : text_.substr(span.start, std::min<std::uint32_t>(span.size(), 6))) {
      const bool digit = c >= '0' && c <= '9';
      shape += digit ? '9' : (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ? 'a' : c;
    }
    const bool telling = shape.size() >= 6 && shape.find_first_of("9{[<") != std::string::npos;
    return telling ? shape : std::string();
  }

  [[nodiscard]] bool BeginsAlike(const Strand& s) const {
    const auto it = beginnings_.find(BeginningOf(s));
    return it != beginnings_.end() && it->second >= kLogRows;
  }

  // The segments of `row` from the one that stands over the left edge of `below`.
  [[nodiscard]] std::optional<Strand> Over(const Strand& row, const Strand& below) const {
    for (std::size_t i = row.first; i < row.last; ++i) {
      const Strand part = StrandOf(i, row.last);
      if (Follows(part, below)) return part;
    }
    return std::nullopt;
  }

  // Where the rows of equal letters end that begin at `left`.
  [[nodiscard]] double EdgeOf(const std::vector<Strand>& rows, double left, double height) const {
    double edge = 0;
    for (const Strand& row : rows) {
      for (std::size_t i = row.first; i < row.last; ++i) {
        if (std::abs(region_.segments[i].box.left - left) > 0.8 * height) continue;
        const Strand part = StrandOf(i, row.last);
        if (part.letters >= kFullRow && MonoPitch(part) > 0) edge = std::max(edge, part.box.right);
        break;
      }
    }
    return edge;
  }

  // Joins row `i` to row `next` if it is full to the edge.
  bool LinkRow(std::vector<Strand>& rows, std::size_t i, std::size_t next) const {
    Strand& below = rows[next];
    if (below.continued || BeginsAlike(below)) return false;
    const std::optional<Strand> part = Over(rows[i], below);
    if (!part || part->letters < kFullRow) return false;
    const double pitch = MonoPitch(*part);
    if (pitch <= 0 || (rows[i].continued && part->first != rows[i].first)) return false;
    const double rest =
        EdgeOf(rows, below.box.left, std::max(part->height, below.height)) - part->box.right;
    if (rest >= 1.2 * pitch && rest >= pitch * 0.5 + FirstWordWidth(below)) return false;
    const bool continued = rows[i].continued;
    rows[i] = *part;
    rows[i].continued = continued;
    rows[i].join = rest < 1.2 * pitch ? Join::kEdge : Join::kBlank;
    rows[i].next = next;
    below.continued = true;
    return true;
  }

  static bool InReach(const Strand& row, const Strand& below) {
    return below.box.top - row.box.top < kLeading * std::max(row.height, below.height);
  }

  // Rows of a terminal or of a column of a log: equal letters, full to the edge. The columns beside
  // it may have rows of their own in between.
  void LinkRows(std::vector<Strand>& rows) const {
    for (std::size_t i = 0; i + 1 < rows.size(); ++i) {
      if (rows[i].letters < kFullRow) continue;
      for (std::size_t next = i + 1; next < rows.size() && InReach(rows[i], rows[next]); ++next) {
        if (LinkRow(rows, i, next)) break;
      }
    }
  }

  // Paragraphs: the next word did not fit within the width that the paragraph has elsewhere.
  void LinkCells(std::vector<Strand>& cells) const {
    std::vector<std::size_t> below(cells.size(), 0);
    std::vector<double> edge(cells.size(), 0);
    for (std::size_t i = 0; i < cells.size(); ++i) {
      edge[i] = std::max(edge[i], cells[i].box.right);
      for (std::size_t j = i + 1; j < cells.size(); ++j) {
        if (cells[j].box.top > cells[i].box.top + kLeading * cells[i].height * 1.6) break;
        if (!Follows(cells[i], cells[j])) continue;
        below[i] = j;
        edge[j] = std::max(edge[j], edge[i]);
        break;
      }
    }
    for (std::size_t i = cells.size(); i-- > 0;) {
      if (below[i] > 0) edge[i] = std::max(edge[i], edge[below[i]]);
    }
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (below[i] == 0 || WordsOf(cells[i]) < kProseWords) continue;
      Strand& next = cells[below[i]];
      const double blank = 0.2 * cells[i].height;
      if (next.continued || BeginsAlike(next) ||
          cells[i].box.right + blank + FirstWordWidth(next) < edge[i])
        continue;
      cells[i].join = Join::kBlank;
      cells[i].next = below[i];
      next.continued = true;
    }
  }

  // "tesfa_gm@hotmail.exampl" / "e": a mail address that a narrow cell breaks between two letters.
  void LinkBroken(std::vector<Strand>& cells) const {
    const auto text_of = [this](const Strand& s) {
      const Span span = region_.segments[s.first].span;
      return text_.substr(span.start, span.size());
    };
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const std::string_view upper = text_of(cells[i]);
      if (upper.size() < kBrokenHead || upper.find(' ') != std::string_view::npos) continue;
      for (std::size_t j = i + 1; j < cells.size(); ++j) {
        if (cells[j].box.top > cells[i].box.top + kLeading * cells[i].height) break;
        const std::string_view lower = text_of(cells[j]);
        const bool address = (upper.find('@') == std::string_view::npos) !=
                             (lower.find('@') == std::string_view::npos);
        // The first letter of the rest is easily misread: "lddrenth@" as "Iddrenth@".
        const bool rest = BeginsSmall(lower) || lower.find('@') != std::string_view::npos;
        if (!address || !BeginsSmall(upper) || !rest || !Follows(cells[i], cells[j]) ||
            cells[j].continued)
          continue;
        cells[i].join = Join::kEdge;
        cells[i].next = j;
        cells[j].continued = true;
        break;
      }
    }
  }

  // Chains of two strands and more, each a line. `edges`: full rows join without a blank.
  [[nodiscard]] Flow Write(const std::vector<Strand>& strands, bool edges) const {
    Flow flow;
    std::string text;
    for (const Strand& head : strands) {
      if (head.continued || head.join == Join::kNone) continue;
      if (!text.empty()) text += '\n';
      for (const Strand* s = &head;; s = &strands[s->next]) {
        if (s != &head) flow.joins.push_back(static_cast<std::uint32_t>(text.size()));
        Append(*s, text, flow);
        if (s->join == Join::kNone) break;
        if (s->join == Join::kBlank || !edges) text += ' ';
      }
    }
    flow.region.origin = region_.origin;
    flow.region.segments = SegmentPlainText(text);
    flow.region.text = SensitiveText(std::move(text));
    return flow;
  }

  // A terminal has blanks where the reader saw a gap between two segments.
  [[nodiscard]] std::size_t BlanksBefore(std::size_t i) const {
    const double gap = region_.segments[i].box.left - region_.segments[i - 1].box.right;
    const double pitch = std::max(1.0, Pitch(region_.segments[i]));
    return static_cast<std::size_t>(std::clamp(std::round(gap / pitch), 1.0, 40.0));
  }

  void Append(const Strand& strand, std::string& text, Flow& flow) const {
    for (std::size_t i = strand.first; i < strand.last; ++i) {
      const Segment& segment = region_.segments[i];
      if (i > strand.first) text.append(BlanksBefore(i), ' ');
      const auto start = static_cast<std::uint32_t>(text.size());
      text += text_.substr(segment.span.start, segment.span.size());
      const Span span{start, static_cast<std::uint32_t>(text.size())};
      flow.pieces.push_back({span, segment.span.start});
    }
  }

  const TextRegion& region_;
  std::string_view text_;
  std::map<std::string, int> beginnings_;  // of all rows, and how many begin so
};

}  // namespace

std::vector<Span> Flow::ToSource(Span span) const {
  std::vector<Span> spans;
  auto it = std::ranges::partition_point(
      pieces, [&](const FlowPiece& p) { return p.flow.end <= span.start; });
  for (; it != pieces.end() && it->flow.start < span.end; ++it) {
    const std::uint32_t from = std::max(span.start, it->flow.start) - it->flow.start;
    const std::uint32_t to = std::min(span.end, it->flow.end) - it->flow.start;
    if (to > from) spans.push_back({it->source + from, it->source + to});
  }
  return spans;
}

bool Flow::NearJoin(Span span) const {
  const std::uint32_t from = span.start > kLabelReach ? span.start - kLabelReach : 0;
  const auto it = std::ranges::lower_bound(joins, from);
  return it != joins.end() && *it < span.end + kPartReach;
}

std::vector<Flow> FlowsOf(const TextRegion& region) {
  if (region.glyphs.empty() || region.segments.size() < 2) return {};
  return Builder(region).Run();
}

}  // namespace zwartlak
