// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/pdf/inspect_parser.h"

#include <algorithm>

namespace zwartlak::pdf {
namespace {

constexpr int kMaxDepth = 60;

bool Blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r') || c == '\0'; }
bool Delimits(char c) { return std::string_view("()<>[]{}/%").find(c) != std::string_view::npos; }
bool Digit(char c) { return c >= '0' && c <= '9'; }

int Hexadecimal(char c) {
  if (Digit(c)) return c - '0';
  const char lower = static_cast<char>(c | 32);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

}  // namespace

const InspectedValue* InspectedValue::Get(std::string_view key) const {
  for (const auto& [name, value] : entries) {
    if (name == key) return &value;
  }
  return nullptr;
}

void InspectedParser::SkipBlanks() {
  while (at_ < file_.size() && Blank(file_[at_])) ++at_;
}

bool InspectedParser::Take(std::string_view word) {
  SkipBlanks();
  if (file_.substr(at_, word.size()) != word) return false;
  at_ += word.size();
  return true;
}

std::optional<InspectedValue> InspectedParser::Value(int depth) {
  SkipBlanks();
  if (at_ >= file_.size() || depth > kMaxDepth) return std::nullopt;
  const char c = file_[at_];
  const bool twice = at_ + 1 < file_.size() && file_[at_ + 1] == c;
  if (c == '(') return Literal();
  if (c == '<') return twice ? Dictionary(depth) : Hex();
  if (c == '[') return Array(depth);
  if (c == '/') return InspectedValue{InspectedValue::Kind::kName, Name(), {}, {}};
  if (Delimits(c)) return std::nullopt;
  return Word();
}

std::optional<InspectedValue> InspectedParser::Word() {
  const auto word = [&] {
    const std::size_t start = at_;
    while (at_ < file_.size() && !Blank(file_[at_]) && !Delimits(file_[at_])) ++at_;
    return std::string(file_.substr(start, at_ - start));
  };
  InspectedValue value{InspectedValue::Kind::kWord, word(), {}, {}};
  const bool number =
      value.text.find_first_not_of("0123456789+-.") == std::string::npos && !value.text.empty();
  if (!number) {
    const bool known = value.text == "true" || value.text == "false" || value.text == "null";
    return known ? std::optional(value) : std::nullopt;
  }
  value.kind = InspectedValue::Kind::kNumber;
  if (!std::ranges::all_of(value.text, Digit)) return value;
  // "12 0 R"?
  const std::size_t back = at_;
  SkipBlanks();
  const std::string generation = word();
  SkipBlanks();
  const bool whole = !generation.empty() && std::ranges::all_of(generation, Digit);
  if (whole && file_.substr(at_, 1) == "R" &&
      (at_ + 1 >= file_.size() || Blank(file_[at_ + 1]) || Delimits(file_[at_ + 1]))) {
    ++at_;
    value.kind = InspectedValue::Kind::kReference;
  } else {
    at_ = back;
  }
  return value;
}

std::string InspectedParser::Name() {
  std::string name;
  ++at_;
  while (at_ < file_.size() && !Blank(file_[at_]) && !Delimits(file_[at_])) {
    const char c = file_[at_++];
    if (c == '#' && at_ + 1 < file_.size() && Hexadecimal(file_[at_]) >= 0 &&
        Hexadecimal(file_[at_ + 1]) >= 0) {
      name.push_back(static_cast<char>(Hexadecimal(file_[at_]) * 16 + Hexadecimal(file_[at_ + 1])));
      at_ += 2;
    } else {
      name.push_back(c);
    }
  }
  return name;
}

std::optional<InspectedValue> InspectedParser::Hex() {
  InspectedValue value{InspectedValue::Kind::kString, {}, {}, {}};
  int high = -1;
  for (++at_; at_ < file_.size(); ++at_) {
    const char c = file_[at_];
    if (c == '>') {
      ++at_;
      if (high >= 0) value.text.push_back(static_cast<char>(high * 16));
      return value;
    }
    if (Blank(c)) continue;
    const int digit = Hexadecimal(c);
    if (digit < 0) return std::nullopt;
    if (high < 0) {
      high = digit;
    } else {
      value.text.push_back(static_cast<char>(high * 16 + digit));
      high = -1;
    }
  }
  return std::nullopt;
}

std::optional<InspectedValue> InspectedParser::Literal() {
  InspectedValue value{InspectedValue::Kind::kString, {}, {}, {}};
  int depth = 0;
  while (at_ < file_.size()) {
    char c = file_[at_++];
    if (c == '(' && depth++ == 0) continue;
    if (c == ')' && --depth == 0) return value;
    if (c == '\\' && at_ < file_.size()) {
      c = file_[at_++];
      static constexpr std::string_view kCodes = "nrtbf";
      static constexpr std::string_view kBytes = "\n\r\t\b\f";
      if (const auto i = kCodes.find(c); i != std::string_view::npos) {
        c = kBytes[i];
      } else if (c >= '0' && c <= '7') {
        int octal = c - '0';
        for (int n = 0; n < 2 && at_ < file_.size() && file_[at_] >= '0' && file_[at_] <= '7';
             ++n) {
          octal = octal * 8 + (file_[at_++] - '0');
        }
        c = static_cast<char>(octal & 255);
      } else if (c == '\n') {
        continue;
      }
    }
    value.text.push_back(c);
  }
  return std::nullopt;
}

std::optional<InspectedValue> InspectedParser::Array(int depth) {
  InspectedValue value{InspectedValue::Kind::kArray, {}, {}, {}};
  ++at_;
  while (!Take("]")) {
    auto item = Value(depth + 1);
    if (!item) return std::nullopt;
    value.items.push_back(*std::move(item));
  }
  return value;
}

std::optional<InspectedValue> InspectedParser::Dictionary(int depth) {
  InspectedValue value{InspectedValue::Kind::kDictionary, {}, {}, {}};
  at_ += 2;
  while (!Take(">>")) {
    if (at_ >= file_.size() || file_[at_] != '/') return std::nullopt;
    std::string key = Name();
    auto item = Value(depth + 1);
    if (!item) return std::nullopt;
    value.entries.emplace_back(std::move(key), *std::move(item));
  }
  return value;
}

}  // namespace zwartlak::pdf
