// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include <algorithm>
#include <array>
#include <optional>

#include "detectors/field_emit.h"
#include "pipeline/core/utf8.h"

namespace zwartlak {
namespace {

constexpr double kPairScore = 0.9;
constexpr std::uint32_t kMaxKeyBytes = 60;
constexpr std::size_t kMinGluedLabel = 3;

bool IsQuote(char c) { return c == '"' || c == '\''; }
constexpr std::string_view kMiddleDot = "·";  // between pairs on one line

bool EndsKey(char c) {
  return std::string_view(",;|\t{}()[]&?<>=\n").find(c) != std::string_view::npos;
}

struct Key {
  Label label;
  std::uint32_t start = 0;
};

struct Pairs {
  FieldWork& work;
  std::string_view text = work.layout.text;

  // The longest label that ends right before the separator at `sep`.
  [[nodiscard]] std::optional<Key> KeyBefore(std::uint32_t line_start, std::uint32_t sep) const {
    std::uint32_t end = sep;
    while (end > line_start && text[end - 1] == ' ') --end;
    const bool quoted = end > line_start && IsQuote(text[end - 1]);
    if (quoted) --end;
    const std::uint32_t low = end - std::min(end - line_start, kMaxKeyBytes);
    std::uint32_t start = end;
    std::array<std::uint32_t, 6> starts{};
    std::size_t words = 0;
    // A bracket closes a remark: "Achternaam (verplicht):".
    const bool remark = end > low && text[end - 1] == ')';
    while (start > low && words < starts.size()) {
      const char before = text[start - 1];
      if (before == kMiddleDot.back() && text.substr(0, start).ends_with(kMiddleDot)) break;
      if ((EndsKey(before) && !(remark && (before == '(' || before == ')'))) || IsQuote(before)) {
        break;
      }
      --start;
      if (before != ' ' &&
          (start == low || text.substr(0, start).ends_with(kMiddleDot) || text[start - 1] == ' ' ||
           EndsKey(text[start - 1]) || IsQuote(text[start - 1]) || text[start - 1] == ':')) {
        starts[words++] = start;
      }
    }
    std::array<LabelKey, 6> keys;
    for (std::size_t w = words; w > 0; --w) {
      keys[w - 1] = work.labels.KeyOf(text.substr(starts[w - 1], end - starts[w - 1]));
      const auto label = work.labels.MatchFull(keys[w - 1]);
      // "Naam volgens paspoort:" asks for a name.
      const std::string_view before = text.substr(low, starts[w - 1] - low);
      const bool remark_of = before.ends_with("volgens ") || before.ends_with("zoals ") ||
                             before.ends_with("conform ");
      if (label && !remark_of) return Key{*label, starts[w - 1]};
    }
    for (std::size_t w = words; w > 0; --w) {
      const std::string_view key = text.substr(starts[w - 1], end - starts[w - 1]);
      // A sentence before the colon is not a label; one word of it may be.
      if (const auto label = work.labels.Match(key, keys[w - 1])) {
        return Key{*label, starts[w - 1]};
      }
    }
    return std::nullopt;
  }

  // Where the value at `pos` ends at the latest.
  [[nodiscard]] std::uint32_t ValueEnd(std::uint32_t pos, std::uint32_t line_end, bool wide) const {
    if (pos < line_end && IsQuote(text[pos])) {
      const std::size_t close = text.find(text[pos], pos + 1);
      if (close != std::string_view::npos && close <= line_end) {
        return static_cast<std::uint32_t>(close);
      }
    }
    std::uint32_t end = pos;
    while (end < line_end) {
      const char c = text[end];
      if (c == '\t' || c == '|' || c == ';' || c == '<' || c == '&' || c == '}') break;
      if (wide && c == ' ' && end + 1 < line_end && text[end + 1] == ' ') break;
      if ((c == ':' || c == '=') && end > pos) {
        const auto next = KeyBefore(pos, end);
        if (next && next->start > pos) return next->start;
      }
      ++end;
    }
    return end;
  }

  [[nodiscard]] bool IsFieldName(std::string_view value) const {
    const auto label = work.labels.MatchExact(value);
    return label && label->kind != LabelKind::kWeak;
  }

  // The longest beginning of the value that fits the label.
  bool EmitLongest(const Label& label, Span value, std::string_view rule, bool clear_only) {
    value = TrimValue(text, value);
    for (int cut = 0; cut < 8 && !value.empty(); ++cut) {
      const std::string_view candidate = text.substr(value.start, value.size());
      const ValueFit fit = FitValue(label, candidate, work.words);
      const bool enough =
          fit.fit == Fit::kClear || (fit.fit == Fit::kPossible && !clear_only && !label.damaged);
      if (enough && !IsFieldName(candidate)) {
        // The scheme of "Bearer abc" is no secret.
        if (candidate.starts_with("Bearer ")) value.start += 7;
        work.Emit(value, fit.entity, kPairScore, rule);
        return true;
      }
      const Span shorter = Shorten(value, cut);
      if (shorter == value) break;
      value = shorter;
    }
    return false;
  }

  // First to a bracket, comma or end of sentence, then word by word, from at most six words.
  [[nodiscard]] Span Shorten(Span value, int cut) const {
    const std::string_view v = text.substr(value.start, value.size());
    std::size_t at = std::string_view::npos;
    if (cut < 2) {
      for (const std::string_view mark : {" (", " <", " - ", " [", ". ", ", "}) {
        at = std::min(at, cut == 0 ? v.rfind(mark) : v.find(mark));
      }
    }
    if (at == std::string_view::npos) {
      std::size_t words = 0;
      std::size_t last_blank = std::string_view::npos;
      for (std::size_t i = 0; i < v.size() && words < 6; ++i) {
        if (v[i] != ' ') continue;
        ++words;
        last_blank = i;
      }
      at = last_blank;
    }
    if (at == std::string_view::npos || at == 0) return value;
    return TrimValue(text, {value.start, value.start + static_cast<std::uint32_t>(at)});
  }

  // veld=documentnummer waarde="G2841907", {"name": "bsn", "value": "..."}: the label of a value is
  // the value of a key before it.
  [[nodiscard]] std::optional<Label> NamedBefore(std::uint32_t line_start,
                                                 std::uint32_t key) const {
    static constexpr std::string_view kNames[] = {"veld",      "veldnaam", "field", "fieldname",
                                                  "name",      "naam",     "key",   "vraag",
                                                  "attribute", "column",   "kolom", "label"};
    const std::uint32_t low = key - std::min(key - line_start, kMaxKeyBytes);
    const std::string_view before = text.substr(low, key - low);
    const std::size_t sep = before.find_last_of("=:");
    if (sep == std::string_view::npos || sep == 0) return std::nullopt;
    std::size_t end = sep;
    while (end > 0 && (IsQuote(before[end - 1]) || before[end - 1] == ' ')) --end;
    std::size_t start = end;
    while (start > 0 && utf8::IsLetter(static_cast<unsigned char>(before[start - 1]))) --start;
    const std::string folded = utf8::Fold(before.substr(start, end - start));
    if (std::ranges::find(kNames, folded) == std::end(kNames)) return std::nullopt;
    constexpr std::string_view kAround = " \"',;";
    std::string_view name = before.substr(sep + 1);
    name.remove_prefix(std::min(name.find_first_not_of(kAround), name.size()));
    name = name.substr(0, name.find_last_not_of(kAround) + 1);
    return name.empty() ? std::nullopt : work.labels.MatchExact(name);
  }

  // At the separator behind "waarde" or "value".
  bool AtNamedValue(Span line, std::uint32_t sep) {
    std::uint32_t end = sep;
    while (end > line.start && (IsQuote(text[end - 1]) || text[end - 1] == ' ')) --end;
    for (const std::string_view word : {"waarde", "value", "antwoord", "content"}) {
      if (!text.substr(line.start, end - line.start).ends_with(word)) continue;
      const auto label = NamedBefore(line.start, end - static_cast<std::uint32_t>(word.size()));
      if (!label || !label->personal()) return false;
      std::uint32_t pos = sep + 1;
      while (pos < line.end && text[pos] == ' ') ++pos;
      return EmitLongest(*label, {pos, ValueEnd(pos, line.end, true)}, "named", false);
    }
    return false;
  }

  void AtSeparator(Span line, std::uint32_t sep) {
    const char c = text[sep];
    if (AtNamedValue(line, sep)) return;
    if (c == ':' && sep + 1 < line.end && (text[sep + 1] == '/' || text[sep + 1] == ':')) return;
    const auto key = KeyBefore(line.start, sep);
    if (!key || !key->label.personal()) return;
    std::uint32_t pos = sep + 1;
    while (pos < line.end && (text[pos] == ' ' || text[pos] == '>' || text[pos] == '=')) ++pos;
    // A tab means that the value is a segment of its own: the layout decides, unless the key is the
    // end of a longer segment.
    if (pos >= line.end || text[pos] == '\t' || text[pos] == '|') {
      if (work.layout.pixels) InNextSegment(*key, pos);
      return;
    }
    if (!work.layout.pixels && pos - sep > 2 && c == ':') return;
    const Span value{pos, ValueEnd(pos, line.end, !work.layout.pixels)};
    if (EmitLongest(key->label, value, "pair", false)) return;
    // naam=Zwartjenstra: in a log the pair is deliberate.
    const Span trimmed = TrimValue(text, value);
    if (c == '=' && key->label.kind == LabelKind::kWeak && !trimmed.empty() &&
        utf8::IsUpper(utf8::Decode(text, trimmed.start).first)) {
      Label strong = key->label;
      strong.kind = LabelKind::kStrong;
      EmitLongest(strong, value, "pair", false);
    }
  }

  // {"city":|"Sneek": a reader cuts a line of code where it is coloured or where it ends.
  void InNextSegment(const Key& key, std::uint32_t pos) {
    const auto& cells = work.layout.cells;
    const auto next = std::ranges::partition_point(
        cells, [pos](const Cell& cell) { return cell.span.start < pos; });
    if (next == cells.begin() || next == cells.end() || next->done) return;
    const Cell& holder = *(next - 1);
    if (holder.label || key.start < holder.span.start) return;
    const bool quoted = text[holder.span.end - 1] == ':' || text[holder.span.end - 1] == '=';
    if (!quoted || holder.span.start == key.start) return;
    // The next row may begin with its own time.
    if (next->row != holder.row && next->span.size() >= 8) {
      const std::string_view value = text.substr(next->span.start, 5);
      if (value[2] == ':' || value[4] == '-' || value[2] == '-') return;
    }
    const Span value{next->span.start, ValueEnd(next->span.start, next->span.end, true)};
    EmitLongest(key.label, value, "pair", next->row != holder.row);
  }

  void AtTag(Span line, std::uint32_t close) {
    std::uint32_t open = close;
    while (open > line.start && text[open - 1] != '<' && close - open < kMaxKeyBytes) --open;
    if (open == line.start || text[open] == '/') return;
    std::string_view name = text.substr(open, close - open);
    name = name.substr(0, name.find(' '));
    if (const auto colon = name.find(':'); colon != std::string_view::npos) {
      name.remove_prefix(colon + 1);
    }
    const std::size_t end = text.find('<', close);
    if (end == std::string_view::npos || end > line.end || end <= close + 1) return;
    const auto label = work.labels.Match(name);
    if (!label || !label->personal()) return;
    EmitLongest(*label, {close + 1, static_cast<std::uint32_t>(end)}, "tag", false);
  }

  // "mijn wachtwoord is Zon2024!"
  void AtIs(Span line, std::uint32_t blank) {
    const auto key = KeyBefore(line.start, blank);
    if (!key || !key->label.personal()) return;
    EmitLongest(key->label, {blank + 4, ValueEnd(blank + 4, line.end, true)}, "is", true);
  }

  void Line(Span line) {
    AtBorn(line);
    for (std::uint32_t i = line.start; i < line.end; ++i) {
      const char c = text[i];
      if ((c == ':' || c == '=') && i > line.start) {
        AtSeparator(line, i);
      } else if (c == '>' && i > line.start + 1) {
        AtTag(line, i);
      } else if (c == ' ' && i + 5 < line.end && text[i + 1] == 'i' && text[i + 2] == 's' &&
                 text[i + 3] == ' ') {
        AtIs(line, i);
      }
    }
  }

  // Words between a label and its value: "geboren op", "paspoort nr."
  [[nodiscard]] static std::size_t SkipFiller(std::string_view rest) {
    static constexpr std::string_view kFillers[] = {"op ",     "is ",   "nr. ", "nr ",  "no. ",
                                                    "nummer ", "naar ", "van ", "was ", "te "};
    for (const std::string_view filler : kFillers) {
      if (rest.starts_with(filler)) return filler.size();
    }
    return 0;
  }

  // "BSN 999990019" in one cell: no mark between, so the value must be clear, or the label must end
  // in a word that calls for one: "Ingelogd als", "Toegewezen aan".
  void CellPrefix(const Cell& cell) {
    const std::string_view whole = work.layout.TextOf(cell);
    // "Tussenv. van": the value is a word that may stand around a label.
    if (cell.label && cell.label->kind == LabelKind::kParticle) {
      const std::size_t first = whole.find(' ');
      if (first == std::string_view::npos) return;
      const Span value{cell.span.start + static_cast<std::uint32_t>(first + 1), cell.span.end};
      const ValueFit fit = FitValue(*cell.label, whole.substr(first + 1), work.words);
      if (fit.fit == Fit::kClear) work.Emit(value, fit.entity, kPairScore, "prefix");
      return;
    }
    if (whole.size() > 120 || cell.NamesField()) return;
    std::size_t blank = 0;
    for (int words = 0; words < 4; ++words) {
      blank = whole.find(' ', blank + 1);
      if (blank == std::string_view::npos) return;
      const std::string_view head = whole.substr(0, blank);
      const auto label = work.labels.MatchExact(head);
      if (!label || !label->personal() || label->kind == LabelKind::kWeak) continue;
      const bool calls = head.ends_with(" als") || head.ends_with(" aan") ||
                         head.ends_with(" door") || head.ends_with(" by") ||
                         head.ends_with(" to") || head.ends_with(" as");
      const bool short_value = label->entity == EntityType::kUsername ||
                               label->entity == EntityType::kPassword ||
                               label->entity == EntityType::kAge;
      std::string_view rest = whole.substr(blank + 1);
      const std::size_t skip = SkipFiller(rest);
      rest.remove_prefix(skip);
      if (rest.find_first_of(":=") != std::string_view::npos) return;
      // "gewijzigd door de formulierlogica": a thing.
      if (rest.starts_with("de ") || rest.starts_with("het ") || rest.starts_with("een ")) {
        if (label->entity == EntityType::kPerson && !HasUpper(rest)) return;
      }
      // A cell of a label and one word: "Gebruiker jpeters", "Geboorteplaats Casablanca".
      const bool only =
          rest.find(' ') == std::string_view::npos &&
          (label->entity != EntityType::kPerson || IsPartOfName(head)) &&
          label->entity != EntityType::kPassword &&
          (!work.IsOrdinary(rest) || label->entity == EntityType::kPerson ||
           label->entity == EntityType::kHealth || label->entity == EntityType::kReligion);
      if (short_value && !calls && rest.size() < 5 && label->entity != EntityType::kAge) continue;
      if (short_value && !calls && rest.find(' ') != std::string_view::npos) continue;
      const auto start = cell.span.start + static_cast<std::uint32_t>(blank + 1 + skip);
      if (EmitLongest(*label, {start, cell.span.end}, "prefix", !calls && !only)) return;
    }
  }

  // "Vreemdelingennummer2896083618": on screens a label may run into its value, and a reader then
  // sees no blank.
  void GluedPrefix(const Cell& cell) {
    const std::string_view whole = work.layout.TextOf(cell);
    if (!work.layout.pixels || cell.NamesField()) return;
    const std::size_t digit = whole.find_first_of("0123456789");
    if (digit == std::string_view::npos || digit < kMinGluedLabel || whole[digit - 1] == ' ')
      return;
    const auto label = work.labels.Match(whole.substr(0, digit));
    if (!label || !label->personal() || label->kind == LabelKind::kWeak) return;
    EmitLongest(*label, {cell.span.start + static_cast<std::uint32_t>(digit), cell.span.end},
                "prefix", true);
  }

  // "Voornamen Fleur", "Initials D.": what follows such a word is a name, listed or not.
  [[nodiscard]] static bool IsPartOfName(std::string_view head) {
    const std::string folded = utf8::Fold(head);
    return std::ranges::any_of(
        std::array<std::string_view, 9>{"voornaam", "voornamen", "achternaam", "voorletter",
                                        "initial", "geslachtsnaam", "roepnaam", "surname",
                                        "prefix"},
        [&folded](std::string_view word) { return folded.find(word) != std::string::npos; });
  }

  [[nodiscard]] static bool HasUpper(std::string_view s) {
    return std::ranges::any_of(s, [](char c) { return c >= 'A' && c <= 'Z'; });
  }

  // "geboren op 12 maart 1980" within a sentence.
  void AtBorn(Span line) {
    static constexpr Label kBorn{EntityType::kDateOfBirth, LabelKind::kStrong};
    const std::string_view s = text.substr(line.start, line.size());
    if (!s.contains("bor")) return;  // by a letter that is rarer than the first of either
    for (const std::string_view word : {"eboren ", "born "}) {
      for (std::size_t at = s.find(word); at != std::string_view::npos; at = s.find(word, at + 1)) {
        const std::size_t digit = s.find_first_of("0123456789", at);
        if (digit == std::string_view::npos || digit > at + 40) continue;
        EmitLongest(kBorn, {line.start + static_cast<std::uint32_t>(digit), line.end}, "born",
                    true);
      }
    }
  }
};

}  // namespace

void FindPairs(FieldWork& work) {
  Pairs pairs{work};
  const std::string_view text = work.layout.text;
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = std::min(text.find('\n', start), text.size());
    pairs.Line({static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)});
    start = end + 1;
  }
  FindUsers(work);
  for (const Cell& cell : work.layout.cells) {
    if (cell.done || !cell.content) continue;
    pairs.CellPrefix(cell);
    pairs.GluedPrefix(cell);
  }
}

}  // namespace zwartlak
