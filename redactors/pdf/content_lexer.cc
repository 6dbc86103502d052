// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/pdf/content_lexer.h"

#include <algorithm>
#include <cstdlib>

namespace zwartlak::pdf {
namespace {

bool IsBlank(char c) {
  return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

bool IsDelimiter(char c) {
  return std::string_view("()<>[]{}/%").find(c) != std::string_view::npos;
}

bool IsRegular(char c) { return !IsBlank(c) && !IsDelimiter(c); }

int HexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool LooksLikeNumber(std::string_view word) {
  bool digit = false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const char c = word[i];
    if (c >= '0' && c <= '9') {
      digit = true;
    } else if (c != '.' && c != '-' && c != '+') {
      return false;
    }
  }
  return digit;
}

// What follows an inline image is content again: the next bytes are printable or blank.
bool LooksLikeContent(std::string_view rest) {
  for (const char c : rest.substr(0, 24)) {
    if (!IsBlank(c) && (c < ' ' || c > '~')) return false;
  }
  return true;
}

}  // namespace

void ContentLexer::SkipBlanks() {
  while (at_ < content_.size()) {
    if (IsBlank(content_[at_])) {
      ++at_;
    } else if (content_[at_] == '%') {
      while (at_ < content_.size() && content_[at_] != '\n' && content_[at_] != '\r') ++at_;
    } else {
      return;
    }
  }
}

Token ContentLexer::LiteralString() {
  const std::size_t start = at_++;
  int depth = 1;
  while (at_ < content_.size() && depth > 0) {
    const char c = content_[at_++];
    if (c == '\\') {
      ++at_;
    } else if (c == '(') {
      ++depth;
    } else if (c == ')') {
      --depth;
    }
  }
  at_ = std::min(at_, content_.size());
  return {TokenKind::kString, content_.substr(start, at_ - start)};
}

Token ContentLexer::HexString() {
  const std::size_t start = at_++;
  while (at_ < content_.size() && content_[at_] != '>') ++at_;
  at_ = std::min(at_ + 1, content_.size());
  return {TokenKind::kString, content_.substr(start, at_ - start)};
}

Token ContentLexer::Next() {
  SkipBlanks();
  if (at_ >= content_.size()) return {};
  const std::size_t start = at_;
  const char c = content_[at_];
  const bool twice = at_ + 1 < content_.size() && content_[at_ + 1] == c;
  const auto take = [&](TokenKind kind, std::size_t size) {
    at_ += size;
    return Token{kind, content_.substr(start, size)};
  };
  if (c == '(') return LiteralString();
  if (c == '<') return twice ? take(TokenKind::kOpen, 2) : HexString();
  if (c == '>') return twice ? take(TokenKind::kClose, 2) : take(TokenKind::kOperator, 1);
  if (c == '[') return take(TokenKind::kOpen, 1);
  if (c == ']') return take(TokenKind::kClose, 1);
  if (c == ')' || c == '{' || c == '}') return take(TokenKind::kOperator, 1);
  ++at_;
  while (at_ < content_.size() && IsRegular(content_[at_])) ++at_;
  const std::string_view raw = content_.substr(start, at_ - start);
  if (c == '/') return {TokenKind::kName, raw};
  return {LooksLikeNumber(raw) ? TokenKind::kNumber : TokenKind::kOperator, raw};
}

bool ContentLexer::InlineImage(std::string_view& data) {
  if (at_ < content_.size() && IsBlank(content_[at_])) ++at_;
  const std::size_t start = at_;
  for (std::size_t at = content_.find("EI", start); at != std::string_view::npos;
       at = content_.find("EI", at + 1)) {
    const bool before = at > start && IsBlank(content_[at - 1]);
    const bool after = at + 2 >= content_.size() || !IsRegular(content_[at + 2]);
    if (!before || !after || !LooksLikeContent(content_.substr(at + 2))) continue;
    data = content_.substr(start, at - start);
    at_ = at + 2;
    return true;
  }
  return false;
}

double NumberOf(const Token& token) {
  if (token.kind != TokenKind::kNumber) return 0;
  // "--5" and "5-3" occur; readers take the sign in front and stop at the next.
  const std::string text(token.raw);
  std::size_t from = 0;
  while (from + 1 < text.size() && (text[from] == '-' || text[from] == '+') &&
         (text[from + 1] == '-' || text[from + 1] == '+')) {
    ++from;
  }
  return std::strtod(text.c_str() + from, nullptr);
}

namespace {

std::string FromHex(std::string_view raw) {
  std::string out;
  int high = -1;
  for (const char c : raw) {
    const int digit = HexDigit(c);
    if (digit < 0) continue;
    if (high < 0) {
      high = digit;
    } else {
      out.push_back(static_cast<char>(high * 16 + digit));
      high = -1;
    }
  }
  if (high >= 0) out.push_back(static_cast<char>(high * 16));
  return out;
}

// The escape after a backslash at `at` - 1; moves `at` behind it.
void Unescape(std::string_view text, std::size_t& at, std::string& out) {
  const char c = text[at++];
  static constexpr std::string_view kFrom = "nrtbf";
  static constexpr std::string_view kTo = "\n\r\t\b\f";
  if (const auto i = kFrom.find(c); i != std::string_view::npos) {
    out.push_back(kTo[i]);
  } else if (c >= '0' && c <= '7') {
    int value = c - '0';
    for (int n = 0; n < 2 && at < text.size() && text[at] >= '0' && text[at] <= '7'; ++n) {
      value = value * 8 + (text[at++] - '0');
    }
    out.push_back(static_cast<char>(value & 255));
  } else if (c == '\r') {
    if (at < text.size() && text[at] == '\n') ++at;
  } else if (c != '\n') {
    out.push_back(c);
  }
}

}  // namespace

std::string StringOf(const Token& token) {
  std::string_view raw = token.raw;
  if (raw.size() < 2) return {};
  if (raw[0] == '<') return FromHex(raw);
  raw = raw.substr(1, raw.size() - (raw.back() == ')' ? 2 : 1));
  std::string out;
  for (std::size_t at = 0; at < raw.size();) {
    const char c = raw[at++];
    if (c == '\\' && at < raw.size()) {
      Unescape(raw, at, out);
    } else if (c == '\r') {
      out.push_back('\n');
      if (at < raw.size() && raw[at] == '\n') ++at;
    } else {
      out.push_back(c);
    }
  }
  return out;
}

std::string NameOf(const Token& token) {
  std::string out;
  const std::string_view raw = token.raw;
  for (std::size_t at = 1; at < raw.size(); ++at) {
    if (raw[at] == '#' && at + 2 < raw.size() && HexDigit(raw[at + 1]) >= 0 &&
        HexDigit(raw[at + 2]) >= 0) {
      out.push_back(static_cast<char>(HexDigit(raw[at + 1]) * 16 + HexDigit(raw[at + 2])));
      at += 2;
    } else {
      // A stray number sign, as qpdf spells it in the keys of a dictionary.
      out.push_back(raw[at] == '#' ? '\0' : raw[at]);
    }
  }
  return out;
}

std::string Quoted(std::string_view bytes) {
  const auto plain = [](char c) { return c >= ' ' && c <= '~'; };
  if (std::ranges::all_of(bytes, plain)) {
    std::string out = "(";
    for (const char c : bytes) {
      if (c == '(' || c == ')' || c == '\\') out.push_back('\\');
      out.push_back(c);
    }
    return out + ")";
  }
  static constexpr char kDigits[] = "0123456789ABCDEF";
  std::string out = "<";
  for (const char c : bytes) {
    out.push_back(kDigits[static_cast<unsigned char>(c) >> 4]);
    out.push_back(kDigits[static_cast<unsigned char>(c) & 15]);
  }
  return out + ">";
}

}  // namespace zwartlak::pdf
