// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "detectors/name_mailboxes.h"

#include <cctype>

#include "detectors/gazetteer_format.h"

namespace zwartlak {
namespace {

constexpr std::size_t kLongest = 64;

bool IsAlpha(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }

bool IsMailCharacter(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '.' || c == '_' || c == '-';
}

// Words of the local part [start, at). True when one of them is a function ("servicedesk").
bool ReadLocalPart(std::string_view text, std::size_t start, std::size_t at, const NameWords& words,
                   MailWords& out) {
  bool functional = false;
  for (std::size_t a = start; a < at;) {
    std::size_t b = a;
    while (b < at && IsAlpha(text[b])) ++b;
    const std::string_view part = text.substr(a, b - a);
    const bool function = part.size() >= 4 && (words.ClassesOf(part) & kUiWord) != 0;
    if (part.size() >= 4 && !function) out.people.insert(gazetteer::Hash(part));
    functional |= function || part == "info";
    a = b + 1;
  }
  return functional;
}

}  // namespace

MailWords ReadMailWords(std::string_view text, const NameWords& words) {
  MailWords out;
  for (std::size_t at = text.find('@'); at != std::string_view::npos; at = text.find('@', at + 1)) {
    std::size_t start = at;
    while (start > 0 && at - start < kLongest && IsMailCharacter(text[start - 1])) --start;
    const bool functional = ReadLocalPart(text, start, at, words, out);
    std::size_t end = at + 1;
    while (end < text.size() && end - at < kLongest && (IsAlpha(text[end]) || text[end] == '-')) {
      ++end;
    }
    const bool domain = end < text.size() && text[end] == '.' && end - at > 4;
    if (functional && domain) {
      out.organisations.insert(gazetteer::Hash(text.substr(at + 1, end - at - 1)));
    }
  }
  return out;
}

}  // namespace zwartlak
