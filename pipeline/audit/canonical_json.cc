// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "pipeline/audit/canonical_json.h"

#include "pipeline/core/utf8.h"

namespace zwartlak {
namespace {

// RFC 8785 3.2.2.2: two-character escapes where JSON has them, \u00xx in lower case for the other
// control characters, everything else as it is.
void AppendEscaped(char c, std::string& out) {
  static constexpr std::string_view kHex = "0123456789abcdef";
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\b':
      out += "\\b";
      return;
    case '\t':
      out += "\\t";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\f':
      out += "\\f";
      return;
    case '\r':
      out += "\\r";
      return;
    default:
      break;
  }
  const auto byte = static_cast<unsigned char>(c);
  if (byte >= 0x20) {
    out.push_back(c);
    return;
  }
  out += "\\u00";
  out.push_back(kHex[byte >> 4]);
  out.push_back(kHex[byte & 15]);
}

std::string Join(const std::map<std::string, std::string>& members) {
  std::string out = "{";
  for (const auto& [name, value] : members) {
    if (out.size() > 1) out.push_back(',');
    out.append(CanonicalText(name)).append(":").append(value);
  }
  out.push_back('}');
  return out;
}

}  // namespace

std::string CanonicalText(std::string_view text) {
  std::string out = "\"";
  for (const char c : utf8::Sanitise(text)) AppendEscaped(c, out);
  out.push_back('"');
  return out;
}

CanonicalObject& CanonicalObject::Text(std::string_view name, std::string_view value) {
  members_[std::string(name)] = CanonicalText(value);
  return *this;
}

CanonicalObject& CanonicalObject::Number(std::string_view name, std::uint64_t value) {
  members_[std::string(name)] = std::to_string(value);
  return *this;
}

CanonicalObject& CanonicalObject::Counts(std::string_view name,
                                         const std::map<std::string, std::uint32_t>& value) {
  std::map<std::string, std::string> members;
  for (const auto& [key, count] : value) members[key] = std::to_string(count);
  members_[std::string(name)] = Join(members);
  return *this;
}

std::string CanonicalObject::ToString() const { return Join(members_); }

}  // namespace zwartlak
