// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "detectors/field_label.h"

#include <algorithm>
#include <cmath>

#include "detectors/field_emit.h"
#include "pipeline/core/utf8.h"

namespace zwartlak {
namespace {

constexpr double kBesideScore = 0.9;
constexpr double kMaxRightGap = 70;  // em: a label at the left and its value at the right margin
constexpr double kFarGap = 160;      // the same, when nothing else is on the row or it is a column
constexpr std::size_t kMaxInitials = 12;  // bytes
constexpr double kInitialsScore = 0.8;
constexpr double kContinueGap = 4;  // em: parts of one value

struct Beside {
  FieldWork& work;
  Layout& layout = work.layout;

  [[nodiscard]] ValueFit Fits(const Label& label, const Cell& cell) const {
    const Span span = TrimValue(layout.text, cell.span);
    ValueFit fit = FitValue(label, layout.text.substr(span.start, span.size()), work.words);
    if (fit.fit == Fit::kPossible && label.damaged) fit.fit = Fit::kNo;
    return fit;
  }

  // Another field's name is not a value, unless it is clearly one ("Burger" under "Achternaam"
  // stays a label: covering a label is cheap to avoid, and the detect stage finds the name again).
  [[nodiscard]] bool IsField(const Cell& cell, const Label& asking) const {
    if (cell.marked) return true;
    if (!cell.label || cell.label->damaged) return false;
    // "van" is a label in a mail and a value beside "Tussenvoegsel".
    const bool firm = cell.label->kind != LabelKind::kWeak && cell.label->kind != LabelKind::kNone;
    return firm || Fits(asking, cell).fit != Fit::kClear;
  }

  void Take(Cell& cell, EntityType entity, std::string_view rule) {
    work.Emit(cell.span, entity, kBesideScore, rule);
    cell.done = true;
  }

  [[nodiscard]] std::size_t CellsOn(std::size_t row) const {
    return layout.rows[row].second - layout.rows[row].first;
  }

  // Rows that each have one label and then several values: people side by side.
  [[nodiscard]] bool Compares(std::size_t row) const {
    const auto alike = [&](std::size_t r) {
      const auto begin = layout.cells.begin() + layout.rows[r].first;
      const auto end = layout.cells.begin() + layout.rows[r].second;
      const bool labels =
          std::any_of(begin + 1, end, [](const Cell& c) { return c.label && c.label->personal(); });
      return CellsOn(r) >= 3 && CellsOn(r) == CellsOn(row) && begin->label && !labels;
    };
    if (!alike(row)) return false;
    // A menu beside them may have rows of its own in between.
    for (std::size_t step = 1; step <= 2; ++step) {
      if (row >= step && alike(row - step)) return true;
      if (row + step < layout.rows.size() && alike(row + step)) return true;
    }
    return false;
  }

  // Values that stand in parts: day, month, year; number and addition; given name and surname.
  void Continue(const Label& label, EntityType entity, std::uint32_t from) {
    const Cell* last = &layout.cells[from];
    for (std::uint32_t i = from + 1; i < layout.rows[last->row].second; ++i) {
      Cell& cell = layout.cells[i];
      if (!cell.content) continue;
      const double gap = cell.box.left - last->box.right;
      if (IsField(cell, label) || cell.done) return;
      if (gap > kContinueGap * last->em && !Compares(last->row)) return;
      const Fit fit = Fits(label, cell).fit;
      // "Anna Lopez | Sales": a word beside a name is another column's.
      if (fit == Fit::kNo || (entity == EntityType::kPerson && fit != Fit::kClear &&
                              label.kind != LabelKind::kParticle && !Compares(last->row))) {
        return;
      }
      Take(cell, entity, "right");
      last = &cell;
    }
  }

  // The second line of an address, and further values in a list, under a value at `index`.
  void ContinueBelow(const Label& label, std::uint32_t index) {
    const bool address = label.entity == EntityType::kAddress;
    Label below = label;
    if (address) below.kind = LabelKind::kPlace;
    const Cell* last = &layout.cells[index];
    for (std::size_t r = last->row + 1; r < layout.rows.size(); ++r) {
      const double reach = layout.pixels ? 1.6 * last->box.height() : 0.5;
      Cell* next = nullptr;
      for (std::uint32_t i = layout.rows[r].first; i < layout.rows[r].second; ++i) {
        Cell& cell = layout.cells[i];
        // A label in front means that the row is another field's.
        if (cell.box.right < last->box.left && cell.label) return;
        if (cell.content && std::abs(cell.box.left - last->box.left) < 1.5 * last->em) next = &cell;
      }
      if (next == nullptr || next->done || IsField(*next, below)) return;
      if (next->box.top - last->box.bottom > reach) return;
      if (Fits(below, *next).fit != Fit::kClear) return;
      Take(*next, label.entity, "below");
      last = next;
    }
  }

  // How far a value may stand from its label: further where it fills the row with it, or stands
  // right under or over another cell, as on a wide screen.
  [[nodiscard]] double MaxGap(const Cell& label_cell, const Cell& value) const {
    if (!layout.pixels) return kMaxRightGap;
    if (CellsOn(value.row) == 2) return kFarGap;
    for (std::size_t r = value.row < 3 ? 0 : value.row - 3;
         r < std::min<std::size_t>(layout.rows.size(), value.row + 4); ++r) {
      if (r == value.row || r == label_cell.row) continue;
      for (std::uint32_t i = layout.rows[r].first; i < layout.rows[r].second; ++i) {
        if (std::abs(layout.cells[i].box.left - value.box.left) < value.em) return kFarGap;
      }
    }
    return kMaxRightGap;
  }

  // 1: taken, 0: nothing there, -1: something there that is not a value.
  int Right(const Cell& label_cell, std::uint32_t index) {
    const Label label = *label_cell.label;
    for (std::uint32_t up = 0; up <= label_cell.rows_up; ++up) {
      const std::uint32_t row = label_cell.row - up;
      for (std::uint32_t i = layout.rows[row].first; i < layout.rows[row].second; ++i) {
        Cell& cell = layout.cells[i];
        if (i == index || !cell.content || cell.box.left < label_cell.box.right - label_cell.em) {
          continue;
        }
        if (cell.box.left - label_cell.box.right > MaxGap(label_cell, cell) * label_cell.em)
          return 0;
        if (cell.done || IsField(cell, label)) return 0;
        const ValueFit fit = Fits(label, cell);
        if (fit.fit == Fit::kNo) {
          // A mark such as "i" or "?" between label and value.
          if (cell.span.size() <= 2) continue;
          return -1;
        }
        Take(cell, fit.entity, "right");
        Continue(label, fit.entity, i);
        if (label.entity == EntityType::kAddress) ContinueBelow(label, i);
        return 1;
      }
    }
    return 0;
  }

  bool Below(const Cell& label_cell) {
    const Label label = *label_cell.label;
    const double reach = layout.pixels ? 4.5 * label_cell.box.height() : 1;
    for (std::size_t r = label_cell.row + 1; r < layout.rows.size() && r <= label_cell.row + 4;
         ++r) {
      for (std::uint32_t i = layout.rows[r].first; i < layout.rows[r].second; ++i) {
        Cell& cell = layout.cells[i];
        if (!cell.content) continue;
        const double left = cell.box.left - label_cell.box.left;
        const bool inside =
            cell.box.left < label_cell.box.right && cell.box.right > label_cell.box.left;
        if (left < -2 * label_cell.em || left > 4 * label_cell.em) {
          if (!inside || left < 0) continue;
        }
        if (cell.box.top - label_cell.box.bottom > reach) return false;
        if (cell.done || IsField(cell, label)) return false;
        if (label_cell.key && !layout.TextOf(cell).starts_with('"')) return false;
        const ValueFit fit = Fits(label, cell);
        if (fit.fit == Fit::kNo) continue;
        Take(cell, fit.entity, "below");
        Continue(label, fit.entity, i);
        ContinueBelow(label, i);
        return true;
      }
    }
    return false;
  }

  // "Nummer" under or beside "Straat" is a house number.
  void NumberOfStreet(std::uint32_t index) {
    Cell& cell = layout.cells[index];
    if (!cell.label || !cell.label->vague) return;
    const std::string folded = utf8::Fold(layout.TextOf(cell));
    if (!folded.starts_with("nummer") && !folded.starts_with("nr") && !folded.starts_with("no") &&
        !folded.starts_with("number")) {
      return;
    }
    for (std::uint32_t back = 1; back <= 4 && back <= index; ++back) {
      const auto& before = layout.cells[index - back].label;
      if (!before) continue;
      if (before->entity == EntityType::kAddress && before->kind == LabelKind::kStrong) {
        cell.label = Label{EntityType::kAddress, LabelKind::kNumber};
      }
      return;
    }
  }

  void Run() {
    for (std::uint32_t i = 0; i < layout.cells.size(); ++i) {
      NumberOfStreet(i);
      const Cell cell = layout.cells[i];
      if (!cell.label || !cell.label->personal() || cell.done) continue;
      if (Right(cell, i) == 0) Below(cell);
    }
  }
};

// The same value found in two ways is one finding; the longer span wins.
FindingSet Settled(FindingSet findings) {
  std::ranges::sort(findings, [](const Finding& a, const Finding& b) {
    if (a.span.start != b.span.start) return a.span.start < b.span.start;
    return a.span.end > b.span.end;
  });
  FindingSet out;
  for (Finding& finding : findings) {
    const bool inside = !out.empty() && finding.span.end <= out.back().span.end &&
                        (finding.entity == out.back().entity || finding.span == out.back().span);
    if (!inside) out.push_back(std::move(finding));
  }
  return out;
}

bool IsInitials(std::string_view text, const NameWords& words) {
  Tokens tokens;
  words.Lex(text, {0, static_cast<std::uint32_t>(text.size())}, tokens);
  return !tokens.empty() &&
         std::ranges::all_of(tokens, [](const Token& t) { return t.kind == TokenKind::kInitials; });
}

// "N.J." in the cell beside "Te Hagelakkeren", whatever became of the header over it.
void FindInitialsBeside(FieldWork& work) {
  const Layout& layout = work.layout;
  std::vector<Span> persons;
  for (const Finding& f : work.findings) {
    if (f.entity == EntityType::kPerson) persons.push_back(f.span);
  }
  std::ranges::sort(persons);
  const auto is_person = [&](const Cell& cell) {
    const auto it = std::ranges::partition_point(
        persons, [&](const Span& s) { return s.end <= cell.span.start; });
    return it != persons.end() && Overlaps(*it, cell.span);
  };
  for (const auto& [first, last] : layout.rows) {
    for (std::uint32_t i = first; i < last; ++i) {
      const Cell& cell = layout.cells[i];
      if (cell.span.size() > kMaxInitials || !IsInitials(layout.TextOf(cell), work.words)) continue;
      const bool beside = (i > first && is_person(layout.cells[i - 1])) ||
                          (i + 1 < last && is_person(layout.cells[i + 1]));
      if (beside) work.Emit(cell.span, EntityType::kPerson, kInitialsScore, "initials");
    }
  }
}

}  // namespace

FindingSet FieldLabelDetector::Detect(const TextRegion& region, const DetectContext&) const {
  FieldWork work{labels_, words_, MakeLayout(region, labels_), {}};
  FindDelimited(work);
  FindColumns(work);
  Beside{work}.Run();
  FindPairs(work);
  FindCompounds(work);
  FindWrapped(work);
  FindInitialsBeside(work);
  return Settled(std::move(work.findings));
}

}  // namespace zwartlak
