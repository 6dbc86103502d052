// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/pdf/cmap.h"

#include <algorithm>

#include "pipeline/core/utf8.h"
#include "redactors/pdf/content_lexer.h"

namespace zwartlak::pdf {
namespace {

// A hostile file must not make a few bytes into a huge map.
constexpr std::size_t kMaxEntries = 200'000;

std::uint32_t CodeOf(std::string_view bytes) {
  std::uint32_t code = 0;
  for (const char c : bytes.substr(0, 4)) code = (code << 8) | static_cast<unsigned char>(c);
  return code;
}

std::uint32_t UnitAt(std::string_view bytes, std::size_t at) {
  return (std::uint32_t{static_cast<unsigned char>(bytes[at])} << 8) |
         static_cast<unsigned char>(bytes[at + 1]);
}

}  // namespace

std::string FromUtf16(std::string_view bytes) {
  std::string out;
  if (bytes.size() == 1) {
    utf8::Append(static_cast<unsigned char>(bytes[0]), out);
    return out;
  }
  for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
    std::uint32_t unit = UnitAt(bytes, at);
    if (unit >= 0xD800 && unit < 0xDC00 && at + 3 < bytes.size()) {
      const std::uint32_t low = UnitAt(bytes, at + 2);
      if (low >= 0xDC00 && low < 0xE000) {
        unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
        at += 2;
      }
    }
    utf8::Append(unit >= 0xD800 && unit < 0xE000 ? U'\uFFFD' : static_cast<char32_t>(unit), out);
  }
  return out;
}

// Collects the operands between begin... and end... and takes them in twos and threes.
class CMapParser {
 public:
  explicit CMapParser(std::string_view file) : lexer_(file) {}

  CMap Run() {
    for (Token token = lexer_.Next(); token.kind != TokenKind::kEnd; token = lexer_.Next()) {
      if (token.kind != TokenKind::kOperator) continue;
      if (token.raw == "begincodespacerange") Spaces();
      if (token.raw == "beginbfchar") Characters();
      if (token.raw == "beginbfrange") Ranges();
      if (token.raw == "begincidchar") Cids(false);
      if (token.raw == "begincidrange") Cids(true);
    }
    return std::move(map_);
  }

 private:
  // False at the end of a block.
  bool Operand(Token& token) {
    token = lexer_.Next();
    return token.kind != TokenKind::kEnd && token.kind != TokenKind::kOperator;
  }

  void Spaces() {
    Token low;
    Token high;
    while (Operand(low) && Operand(high)) {
      const std::string from = StringOf(low);
      if (from.empty() || from.size() > 4) continue;
      map_.spaces_.push_back({static_cast<int>(from.size()), CodeOf(from), CodeOf(StringOf(high))});
    }
  }

  void Put(std::uint32_t code, std::string text) {
    if (map_.text_.size() < kMaxEntries) map_.text_[code] = std::move(text);
  }

  void Characters() {
    Token code;
    Token text;
    while (Operand(code) && Operand(text)) {
      if (text.kind == TokenKind::kString) Put(CodeOf(StringOf(code)), FromUtf16(StringOf(text)));
    }
  }

  void Ranges() {
    Token low;
    Token high;
    Token target;
    while (Operand(low) && Operand(high) && Operand(target)) {
      const std::uint32_t first = CodeOf(StringOf(low));
      const std::uint32_t last = std::min(CodeOf(StringOf(high)), first + 0xFFFF);
      if (target.kind == TokenKind::kOpen) {
        for (std::uint32_t code = first; Operand(target) && target.kind != TokenKind::kClose;
             ++code) {
          if (code <= last) Put(code, FromUtf16(StringOf(target)));
        }
        continue;
      }
      std::string text = StringOf(target);
      for (std::uint32_t code = first; code <= last && map_.text_.size() < kMaxEntries; ++code) {
        Put(code, FromUtf16(text));
        // Only the last byte counts up by the letter of the note; some producers let it carry.
        for (std::size_t i = text.size(); i-- > 0;) {
          text[i] = static_cast<char>(static_cast<unsigned char>(text[i]) + 1);
          if (text[i] != 0) break;
        }
      }
    }
  }

  void Cids(bool ranges) {
    Token low;
    Token high;
    Token cid;
    while (Operand(low) && (!ranges || Operand(high)) && Operand(cid)) {
      const std::uint32_t first = CodeOf(StringOf(low));
      if (map_.cids_.size() >= kMaxEntries) return;
      map_.cids_.push_back({first, ranges ? CodeOf(StringOf(high)) : first,
                            static_cast<std::uint32_t>(std::max(0.0, NumberOf(cid)))});
    }
  }

  ContentLexer lexer_;
  CMap map_;
};

CMap CMap::Parse(std::string_view file) { return CMapParser(file).Run(); }

CMap CMap::Identity() {
  CMap map;
  map.identity_ = true;
  map.spaces_.push_back({2, 0, 0xFFFF});
  return map;
}

CMap::Code CMap::Next(std::string_view text, std::size_t at) const {
  for (int bytes = 1; bytes <= 4; ++bytes) {
    if (at + static_cast<std::size_t>(bytes) > text.size()) break;
    const std::uint32_t code = CodeOf(text.substr(at, static_cast<std::size_t>(bytes)));
    const bool fits = std::ranges::any_of(spaces_, [&](const Space& s) {
      return s.bytes == bytes && code >= s.low && code <= s.high;
    });
    if (fits) return {code, bytes};
  }
  // A half code at the end, or one outside all spaces: as long as the shortest space.
  int shortest = spaces_.empty() ? 1 : 4;
  for (const Space& s : spaces_) shortest = std::min(shortest, s.bytes);
  const int bytes =
      static_cast<int>(std::min(static_cast<std::size_t>(shortest), text.size() - at));
  return {CodeOf(text.substr(at, static_cast<std::size_t>(bytes))), bytes};
}

const std::string* CMap::TextOf(std::uint32_t code) const {
  const auto it = text_.find(code);
  return it == text_.end() ? nullptr : &it->second;
}

std::uint32_t CMap::CidOf(std::uint32_t code) const {
  if (identity_) return code;
  for (auto it = cids_.rbegin(); it != cids_.rend(); ++it) {
    if (code >= it->low && code <= it->high) return it->cid + (code - it->low);
  }
  return 0;
}

}  // namespace zwartlak::pdf
