// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Writes one JSON object in the canonical form of RFC 8785: members sorted by name, no blanks,
// shortest escapes. Only what the audit log needs: text, whole numbers up to 2^53 - 1, and objects
// of such numbers. Names must be ASCII identifiers, for which sorting by bytes is the sorting by
// UTF-16 code units that the RFC asks.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace zwartlak {

// A JSON string with its quotes. Malformed UTF-8 becomes U+FFFD, byte by byte.
std::string CanonicalText(std::string_view text);

class CanonicalObject {
 public:
  CanonicalObject& Text(std::string_view name, std::string_view value);
  CanonicalObject& Number(std::string_view name, std::uint64_t value);
  CanonicalObject& Counts(std::string_view name, const std::map<std::string, std::uint32_t>& value);
  [[nodiscard]] std::string ToString() const;

 private:
  std::map<std::string, std::string> members_;  // name -> value as JSON
};

}  // namespace zwartlak
