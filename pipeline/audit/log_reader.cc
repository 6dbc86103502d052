// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "pipeline/audit/log_reader.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "pipeline/audit/audit_format.h"

namespace zwartlak {
namespace {

using nlohmann::json;

// `json` keeps members sorted by bytes and writes the shortest escapes; for the ASCII names of the
// format that is RFC 8785.
std::string Canonical(const json& value) {
  return value.dump(-1, ' ', false, json::error_handler_t::strict);
}

bool IsWhole(const json& value) {
  return value.is_number_unsigned() && value.get<std::uint64_t>() <= audit_format::kMaxInteger;
}

bool TakeMember(const std::string& name, const json& value, LogEntry& entry) {
  if (value.is_string()) {
    entry.texts[name] = value.get<std::string>();
  } else if (IsWhole(value)) {
    entry.numbers[name] = value.get<std::uint64_t>();
  } else if (value.is_object()) {
    auto& counts = entry.counts[name];
    for (const auto& [key, count] : value.items()) {
      if (!IsWhole(count)) return false;
      counts[key] = count.get<std::uint64_t>();
    }
  } else {
    return false;
  }
  return true;
}

}  // namespace

LineReader::LineReader(const std::string& path, std::uint64_t size)
    : file_(path, std::ios::binary), left_(size) {}

std::optional<RawLine> LineReader::Next() {
  RawLine line;
  auto* buffer = file_.rdbuf();
  int c = 0;
  try {
    while (left_ > 0 && (c = buffer->sbumpc()) != std::ifstream::traits_type::eof()) {
      --left_;
      if (c == '\n') break;
      if (line.text.size() < audit_format::kMaxLineBytes) {
        line.text.push_back(static_cast<char>(c));
      } else {
        line.too_long = true;
      }
    }
  } catch (const std::exception&) {
    // libstdc++ throws from the buffer when read(2) fails, for instance on a directory.
    failed_ = true;
    return std::nullopt;
  }
  line.complete = c == '\n';
  if (!line.complete && line.text.empty()) return std::nullopt;
  line.number = ++number_;
  return line;
}

std::string LogEntry::Text(const std::string& name) const {
  const auto found = texts.find(name);
  return found == texts.end() ? std::string() : found->second;
}

std::uint64_t LogEntry::Number(const std::string& name) const {
  const auto found = numbers.find(name);
  return found == numbers.end() ? 0 : found->second;
}

std::string LogEntry::Without(std::initializer_list<std::string_view> names) const {
  const auto wanted = [&](const std::string& name) {
    return std::ranges::find(names, name) == names.end();
  };
  json object = json::object();
  for (const auto& [name, value] : texts) {
    if (wanted(name)) object[name] = value;
  }
  for (const auto& [name, value] : numbers) {
    if (wanted(name)) object[name] = value;
  }
  for (const auto& [name, value] : counts) {
    if (wanted(name)) object[name] = value;
  }
  return Canonical(object);
}

std::optional<LogEntry> ParseLogLine(std::string_view line) {
  try {
    const json object = json::parse(line);
    if (!object.is_object()) return std::nullopt;
    LogEntry entry;
    for (const auto& [name, value] : object.items()) {
      if (!TakeMember(name, value, entry)) return std::nullopt;
    }
    entry.canonical = Canonical(object) == line;
    return entry;
  } catch (const json::exception&) {
    return std::nullopt;
  }
}

}  // namespace zwartlak
