// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Reads a log line by line in constant memory, for the verifier and for people who look into a log.
// Believes nothing: the file may have been made by anybody. The writer has code of its own.
#pragma once

#include <cstdint>
#include <fstream>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace zwartlak {

// One line as bytes. `complete` = a line feed followed.
struct RawLine {
  std::uint64_t number = 0;  // from 1
  std::string text;
  bool complete = true;
  bool too_long = false;  // over the limit of the format; `text` is cut
};

class LineReader {
 public:
  static constexpr std::uint64_t kToTheEnd = UINT64_MAX;
  // Reads the first `size` bytes of the file only.
  explicit LineReader(const std::string& path, std::uint64_t size = kToTheEnd);
  [[nodiscard]] bool is_open() const { return file_.is_open(); }
  // Nothing at the end of the file; an I/O error ends it too: see failed().
  std::optional<RawLine> Next();
  [[nodiscard]] bool failed() const { return failed_; }

 private:
  std::ifstream file_;
  std::uint64_t left_;
  std::uint64_t number_ = 0;
  bool failed_ = false;
};

// The members of a line: texts, whole numbers, and objects of whole numbers. That is all the format
// has.
struct LogEntry {
  std::map<std::string, std::string> texts;
  std::map<std::string, std::uint64_t> numbers;
  std::map<std::string, std::map<std::string, std::uint64_t>> counts;
  bool canonical = false;  // the line is the canonical form of what it says

  [[nodiscard]] std::string Text(const std::string& name) const;
  [[nodiscard]] std::uint64_t Number(const std::string& name) const;
  // The line without these members, in canonical form: what MAC and signature are taken over.
  [[nodiscard]] std::string Without(std::initializer_list<std::string_view> names) const;
};

// Nothing if the line is not a JSON object of that shape.
std::optional<LogEntry> ParseLogLine(std::string_view line);

}  // namespace zwartlak
