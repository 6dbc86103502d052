// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/text/bar.h"

namespace zwartlak::text {
namespace {

constexpr std::string_view kBlank = " \t\r\n";

bool OpensJson(std::string_view text) {
  const std::size_t first = text.find_first_not_of(kBlank);
  return first != std::string_view::npos && (text[first] == '{' || text[first] == '[');
}

}  // namespace

bool IsBareJsonNumber(std::string_view text, Span span) {
  const std::string_view value = text.substr(span.start, span.size());
  if (value.find_first_not_of("0123456789+-.eE") != std::string_view::npos) return false;
  const std::size_t before =
      span.start == 0 ? std::string_view::npos : text.find_last_not_of(kBlank, span.start - 1);
  const std::size_t after = text.find_first_not_of(kBlank, span.end);
  if (before == std::string_view::npos || after == std::string_view::npos) return false;
  const bool between = std::string_view(":[,").find(text[before]) != std::string_view::npos &&
                       std::string_view(",}]").find(text[after]) != std::string_view::npos;
  if (!between) return false;
  const std::size_t line = text.rfind('\n', span.start);
  return OpensJson(text.substr(0, 256)) ||
         OpensJson(text.substr(line == std::string_view::npos ? 0 : line + 1, 256));
}

}  // namespace zwartlak::text
