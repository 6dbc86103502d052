// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "tests/support/eval_texts.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>

namespace zwartlak {
namespace {

namespace fs = std::filesystem;

std::string Slurp(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// Byte offset of a code point.
std::uint32_t ByteAt(std::string_view text, std::size_t code_point) {
  std::size_t i = 0;
  for (; i < text.size(); ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U && code_point-- == 0) break;
  }
  return static_cast<std::uint32_t>(i);
}

std::string EntityOf(std::string label) {
  if (label == "PER") return "PERSON";
  return label;
}

std::vector<EvalValue> ParseSpans(std::string_view list, std::string_view text) {
  std::vector<EvalValue> out;
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    const std::string_view one = list.substr(0, comma);
    list.remove_prefix(std::min(comma + 1, list.size()));
    const std::size_t dash = one.find('-');
    std::size_t start = 0;
    std::size_t end = 0;
    if (dash == std::string_view::npos) continue;
    std::from_chars(one.data(), one.data() + dash, start);
    std::from_chars(one.data() + dash + 1, one.data() + one.size(), end);
    out.push_back({"PERSON", {ByteAt(text, start), ByteAt(text, end)}});
  }
  return out;
}

}  // namespace

std::vector<EvalText> ReadIob(const fs::path& path) {
  std::vector<EvalText> out;
  std::ifstream in(path);
  EvalText now;
  for (std::string line; true;) {
    const bool more = static_cast<bool>(std::getline(in, line));
    if (!more || line.find_first_not_of(" \t\r") == std::string::npos) {
      if (!now.text.empty()) out.push_back(std::move(now));
      now = {.name = path.filename().string()};
      if (!more) return out;
      continue;
    }
    std::istringstream fields(line);
    std::string word;
    std::string label;
    if (!(fields >> word >> label)) continue;
    if (word.starts_with("nl:")) word.erase(0, 3);
    if (!now.text.empty()) now.text += ' ';
    const auto start = static_cast<std::uint32_t>(now.text.size());
    now.text += word;
    const auto end = static_cast<std::uint32_t>(now.text.size());
    if (label == "B-PER") now.values.push_back({"PERSON", {start, end}});
    if (label == "I-PER" && !now.values.empty()) now.values.back().span.end = end;
  }
}

std::vector<EvalText> ReadSpans(const fs::path& spans, const fs::path& folder) {
  std::map<std::string, std::map<std::string, std::string>> texts;  // file, sentence
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() != ".conllu") continue;
    std::ifstream in(entry.path());
    std::string id;
    for (std::string line; std::getline(in, line);) {
      if (line.starts_with("# sent_id = ")) id = line.substr(12);
      if (line.starts_with("# text = "))
        texts[entry.path().filename().string()][id] = line.substr(9);
    }
  }
  std::vector<EvalText> out;
  std::ifstream in(spans);
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with('#')) continue;
    std::istringstream fields(line);
    std::string file;
    std::string id;
    std::string list;
    std::getline(fields, file, '\t');
    std::getline(fields, id, '\t');
    std::getline(fields, list, '\t');
    const auto found = texts.find(file);
    if (found == texts.end() || !found->second.contains(id)) continue;
    EvalText text{.name = id, .text = found->second[id]};
    text.values = ParseSpans(list, text.text);
    std::ranges::sort(text.values, {}, &EvalValue::span);
    out.push_back(std::move(text));
  }
  return out;
}

std::vector<EvalText> JoinDocuments(const std::vector<EvalText>& sentences) {
  const auto document_of = [](const std::string& id) {
    return id.substr(0, std::min(id.find('\\'), id.find(".p.")));
  };
  std::vector<EvalText> out;
  for (const EvalText& sentence : sentences) {
    const std::string name = document_of(sentence.name);
    if (out.empty() || out.back().name != name) out.push_back({.name = name});
    EvalText& document = out.back();
    if (!document.text.empty()) document.text += '\n';
    const auto start = static_cast<std::uint32_t>(document.text.size());
    document.text += sentence.text;
    for (EvalValue value : sentence.values) {
      value.span = {value.span.start + start, value.span.end + start};
      document.values.push_back(std::move(value));
    }
  }
  return out;
}

EvalText FromMarks(std::string_view marked) {
  constexpr std::string_view kOpen = "⟦";
  constexpr std::string_view kClose = "⟧";
  EvalText out;
  for (std::size_t at = 0; at < marked.size();) {
    const std::size_t open = marked.find(kOpen, at);
    const std::size_t bar = open == std::string_view::npos ? open : marked.find('|', open);
    const std::size_t close = bar == std::string_view::npos ? bar : marked.find(kClose, bar);
    if (close == std::string_view::npos) {
      out.text += marked.substr(at);
      break;
    }
    out.text += marked.substr(at, open - at);
    std::string label(marked.substr(open + kOpen.size(), bar - open - kOpen.size()));
    EvalValue value;
    value.damaged = label.find('!') != std::string::npos;
    value.unlisted = label.find(":unlisted") != std::string::npos;
    value.entity = EntityOf(label.substr(0, label.find_first_of(":!")));
    value.span.start = static_cast<std::uint32_t>(out.text.size());
    out.text += marked.substr(bar + 1, close - bar - 1);
    value.span.end = static_cast<std::uint32_t>(out.text.size());
    if (!value.span.empty()) out.values.push_back(std::move(value));
    at = close + kClose.size();
  }
  return out;
}

std::vector<EvalText> ReadMarks(const fs::path& path, bool by_line) {
  std::vector<fs::path> files;
  if (fs::is_directory(path)) {
    for (const auto& entry : fs::recursive_directory_iterator(path)) {
      if (entry.path().extension() == ".txt") files.push_back(entry.path());
    }
    std::ranges::sort(files);
  } else {
    files.push_back(path);
  }
  std::vector<EvalText> out;
  for (const fs::path& file : files) {
    const std::string all = Slurp(file);
    if (!by_line) {
      out.push_back(FromMarks(all));
      out.back().name = file.filename().string();
      continue;
    }
    std::istringstream lines(all);
    for (std::string line; std::getline(lines, line);) {
      out.push_back(FromMarks(line));
      out.back().name = file.filename().string();
    }
  }
  return out;
}

}  // namespace zwartlak
