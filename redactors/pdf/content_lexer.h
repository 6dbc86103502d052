// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Tokens of a content stream (ISO 32000-1, 7.2 and 7.8.2) with their place in it. Comments and
// blanks are passed over, so what is written again from tokens has none. Also reads CMap files,
// which have the same tokens. Never fails: what is no token is an operator of one byte.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace zwartlak::pdf {

enum class TokenKind : std::uint8_t {
  kEnd,
  kNumber,
  kName,     // with its slash
  kString,   // literal or hexadecimal
  kOpen,     // [ or <<
  kClose,    // ] or >>
  kOperator  // true, false and null too
};

struct Token {
  TokenKind kind = TokenKind::kEnd;
  std::string_view raw;  // as it stands in the stream
};

class ContentLexer {
 public:
  explicit ContentLexer(std::string_view content) : content_(content) {}
  Token Next();
  // After the operator ID: the data of an inline image up to its EI (which is passed over), or
  // false if there is none. `raw` of the result has no EI.
  bool InlineImage(std::string_view& data);
  [[nodiscard]] std::size_t position() const { return at_; }

 private:
  void SkipBlanks();
  Token LiteralString();
  Token HexString();

  std::string_view content_;
  std::size_t at_ = 0;
};

double NumberOf(const Token& token);       // 0 if it is no number
std::string StringOf(const Token& token);  // the bytes a string stands for
std::string NameOf(const Token& token);    // without slash, #xx resolved
// "(Hel)" where all is ASCII, which deflates to half of what "<00480065>" does.
std::string Quoted(std::string_view bytes);

}  // namespace zwartlak::pdf
