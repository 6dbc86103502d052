// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Values of a PDF as the stranger parses them (ISO 32000-1, 7.3). Knows nothing of what extract and
// apply use.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zwartlak::pdf {

struct InspectedValue {
  enum class Kind { kNull, kWord, kNumber, kName, kString, kArray, kDictionary, kReference };
  Kind kind = Kind::kNull;
  std::string text;  // of a word, number, name (no slash) or string; object number of a reference
  std::vector<InspectedValue> items;
  std::vector<std::pair<std::string, InspectedValue>> entries;

  // Null if there is none.
  [[nodiscard]] const InspectedValue* Get(std::string_view key) const;
  [[nodiscard]] bool IsName(std::string_view name) const {
    return kind == Kind::kName && text == name;
  }
};

class InspectedParser {
 public:
  explicit InspectedParser(std::string_view file) : file_(file) {}
  [[nodiscard]] std::size_t at() const { return at_; }
  void MoveTo(std::size_t at) { at_ = at; }
  void SkipBlanks();
  // Passes over `word`; false if something else stands there.
  bool Take(std::string_view word);
  // Nothing if it is malformed or nested too deep. Comments are malformed: our writer has none.
  std::optional<InspectedValue> Value(int depth = 0);

 private:
  std::optional<InspectedValue> Literal();
  std::optional<InspectedValue> Hex();
  std::optional<InspectedValue> Array(int depth);
  std::optional<InspectedValue> Dictionary(int depth);
  std::optional<InspectedValue> Word();
  std::string Name();

  std::string_view file_;
  std::size_t at_ = 0;
};

}  // namespace zwartlak::pdf
