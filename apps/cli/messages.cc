// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "apps/cli/messages.h"

#include <cstdio>
#include <cstdlib>

#include "pipeline/core/utf8.h"

namespace zwartlak::cli {

bool IsDutch() {
  static const bool dutch = [] {
    for (const char* variable : {"ZWARTLAK_LANG", "LC_ALL", "LC_MESSAGES", "LANG"}) {
      const char* value = std::getenv(variable);
      if (value != nullptr && *value != '\0') return std::string_view(value).starts_with("nl");
    }
    return false;
  }();
  return dutch;
}

std::string_view SentenceOf(ErrorCode code) {
  return Say(InfoOf(code).dutch, InfoOf(code).english);
}

int Graver(int a, int b) {
  const auto rank = [](int code) {
    switch (code) {
      case 0:
        return 0;
      case kExitQuarantined:
        return 1;
      case kExitEnvironment:
        return 2;
      default:
        return 3;
    }
  };
  return rank(a) >= rank(b) ? a : b;
}

std::string Printable(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto [c, size] = utf8::Decode(text, at);
    const bool control = c < 0x20 || (c >= 0x7f && c < 0xa0);
    utf8::Append(control ? U'\uFFFD' : c, out);
    at += size;
  }
  return out;
}

void Complain(std::string_view what) {
  std::fprintf(stderr, "zwartlak: %.*s\n", static_cast<int>(what.size()), what.data());
}

void Complain(const Error& error, std::string_view path) {
  std::string text;
  if (!path.empty()) text = Printable(path) + ": ";
  text += SentenceOf(error.code);
  if (error.cause != 0) {
    text += " (" + std::string(NameOf(error.stage)) + ", " + std::to_string(error.cause) + ")";
  }
  Complain(text);
}

}  // namespace zwartlak::cli
