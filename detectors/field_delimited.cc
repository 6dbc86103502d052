// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include <algorithm>
#include <array>
#include <optional>

#include "detectors/field_emit.h"
#include "detectors/field_infer.h"

namespace zwartlak {
namespace {

constexpr std::size_t kMaxFields = 200;
constexpr std::size_t kMaxHeaderBytes = 2000;

// Fields of a line, quotes honoured (RFC 4180).
std::vector<Span> Split(std::string_view text, Span line, char delimiter) {
  std::vector<Span> fields;
  std::uint32_t start = line.start;
  bool quoted = false;
  for (std::uint32_t i = line.start; i <= line.end; ++i) {
    if (i < line.end && text[i] == '"') quoted = !quoted;
    if (i < line.end && (text[i] != delimiter || quoted)) continue;
    fields.push_back({start, i});
    start = i + 1;
    if (fields.size() == kMaxFields) break;
  }
  return fields;
}

struct Header {
  char delimiter = 0;
  std::vector<std::optional<Label>> labels;
};

struct Delimited {
  FieldWork& work;
  std::string_view text = work.layout.text;

  [[nodiscard]] std::optional<Header> HeaderOf(Span line) const {
    if (line.size() > kMaxHeaderBytes) return std::nullopt;
    const std::string_view s = text.substr(line.start, line.size());
    for (const char delimiter : {'\t', '|', ';', ','}) {
      if (std::ranges::count(s, delimiter) < 1) continue;
      // On a picture tabs part the segments of a row; the layout knows better.
      if ((delimiter == '\t' || delimiter == '|') && work.layout.pixels) continue;
      Header header{delimiter, {}};
      std::size_t known = 0;
      std::size_t personal = 0;
      std::optional<Label> asked;  // the field before this one
      for (const Span& field : Split(text, line, delimiter)) {
        const Span trimmed = TrimValue(text, field);
        if (trimmed.size() > 40) return std::nullopt;
        header.labels.push_back(work.labels.Match(text.substr(trimmed.start, trimmed.size())));
        const std::string_view name = text.substr(trimmed.start, trimmed.size());
        if (!header.labels.back() && IsNoValue(name, work.words) && !name.empty()) {
          return std::nullopt;
        }
        if (asked && FitValue(*asked, name, work.words).fit == Fit::kClear) return std::nullopt;
        asked = header.labels.back() && header.labels.back()->personal() ? header.labels.back()
                                                                         : std::nullopt;
        known += header.labels.back().has_value();
        personal += header.labels.back() && header.labels.back()->personal();
      }
      if (personal > 0 && known >= 2 && known * 5 >= header.labels.size() * 2) return header;
    }
    return std::nullopt;
  }

  void MarkDone(Span lines) {
    for (Cell& cell : work.layout.cells) {
      if (Overlaps(cell.span, lines)) cell.done = true;
    }
  }

  // Returns where the table ends.
  std::uint32_t Table(const Header& header, Span line) {
    std::vector<std::vector<Span>> columns(header.labels.size());
    std::uint32_t end = line.end;
    std::size_t rows = 0;
    for (std::uint32_t pos = line.end + 1; pos < text.size();) {
      const auto stop = static_cast<std::uint32_t>(std::min(text.find('\n', pos), text.size()));
      // "|---|---|" under the header of a table in Markdown, "----+----" in a database's answer.
      const bool rule =
          text.substr(pos, stop - pos).find_first_not_of("-=:|+ \t\r") == std::string_view::npos;
      if (header.delimiter == '|' && rule && stop > pos) {
        end = stop;
        pos = stop + 1;
        continue;
      }
      const std::vector<Span> fields = Split(text, {pos, stop}, header.delimiter);
      // A row may lack its last fields, not most of them.
      if (fields.size() < 2 || fields.size() > header.labels.size() + 1 ||
          fields.size() * 2 < header.labels.size()) {
        break;
      }
      for (std::size_t f = 0; f < std::min(fields.size(), columns.size()); ++f) {
        if (!fields[f].empty()) columns[f].push_back(fields[f]);
      }
      ++rows;
      end = stop;
      pos = stop + 1;
    }
    if (rows == 0) return line.end;
    std::size_t personal = 0;
    for (const auto& label : header.labels) personal += label && label->personal();
    for (std::size_t f = 0; f < columns.size(); ++f) {
      std::optional<Label> label = header.labels[f];
      if (!label) label = InferColumn(work, columns[f], personal);
      if (label && label->personal()) EmitColumn(work, *label, columns[f], "delimited");
    }
    MarkDone({line.start, end});
    return end;
  }
};

}  // namespace

void FindDelimited(FieldWork& work) {
  Delimited delimited{work};
  const std::string_view text = work.layout.text;
  for (std::uint32_t start = 0; start < text.size();) {
    auto end = static_cast<std::uint32_t>(std::min(text.find('\n', start), text.size()));
    if (const auto header = delimited.HeaderOf({start, end})) {
      end = delimited.Table(*header, {start, end});
    }
    start = end + 1;
  }
}

}  // namespace zwartlak
