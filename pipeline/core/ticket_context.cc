// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "pipeline/core/ticket_context.h"

#include <array>
#include <cstring>

#include "pipeline/core/utf8.h"

namespace zwartlak {
namespace {

std::uint64_t Load64(const std::uint8_t* p) {
  std::uint64_t v = 0;
  std::memcpy(&v, p, sizeof v);
  return v;
}

// Characters that OCR takes for each other become one of them.
constexpr char32_t FoldConfusion(char32_t c) {
  switch (c) {
    case U'0':
      return U'o';
    case U'1':
    case U'i':
    case U'|':
      return U'l';
    case U'5':
      return U's';
    case U'8':
      return U'b';
    default:
      return c;
  }
}

}  // namespace

namespace {

constexpr char kParts = 1;    // parts words
constexpr char kNothing = 2;  // is not seen

// What becomes of an ASCII character: itself folded, or one of the two above.
constexpr std::array<char, 128> kFoldedAscii = [] {
  std::array<char, 128> out{};
  for (std::size_t c = 0; c < out.size(); ++c) {
    const char32_t base = FoldConfusion(utf8::FoldLetter(static_cast<char32_t>(c)));
    const bool parts = utf8::IsSpace(static_cast<char32_t>(c)) || c == '-' || c == '_';
    out[c] = utf8::IsLetterOrDigit(base) ? static_cast<char>(base) : parts ? kParts : kNothing;
  }
  return out;
}();

// Appends what is left of the character at `at`; its length.
std::size_t FoldBeyondAscii(std::string_view value, std::size_t at, bool& gap, std::string& out) {
  const auto [c, length] = utf8::Decode(value, at);
  const char32_t base = FoldConfusion(utf8::FoldLetter(c));
  if (utf8::IsLetterOrDigit(base)) {
    if (gap && !out.empty()) out.push_back(' ');
    gap = false;
    utf8::Append(base, out);
  } else if (utf8::IsSpace(c)) {
    gap = true;
  }
  return length;
}

}  // namespace

std::string FoldValue(std::string_view value) {
  std::string out;
  bool gap = false;
  for (std::size_t i = 0; i < value.size();) {
    if (static_cast<unsigned char>(value[i]) >= 0x80) {
      i += FoldBeyondAscii(value, i, gap, out);
      continue;
    }
    const char folded = kFoldedAscii[static_cast<unsigned char>(value[i++])];
    if (folded == kParts) gap = true;
    if (folded == kParts || folded == kNothing) continue;
    if (gap && !out.empty()) out.push_back(' ');
    gap = false;
    out.push_back(folded);
  }
  return out;
}

void FoldKeyTo(std::string_view value, std::string& out) {
  out.clear();
  bool gap = false;
  for (std::size_t i = 0; i < value.size();) {
    if (static_cast<unsigned char>(value[i]) >= 0x80) {
      gap = false;
      i += FoldBeyondAscii(value, i, gap, out);
      continue;
    }
    const char folded = kFoldedAscii[static_cast<unsigned char>(value[i++])];
    if (folded != kParts && folded != kNothing) out.push_back(folded);
  }
}

ValueDigester::ValueDigester(const TicketKey& key) {
  // Both halves count. A key of zeros, as tests have it, gives an ordinary point as well.
  const Wide both = (Wide{Load64(key.data()) ^ 0x736f6d6570736575ULL} << 64) |
                    (Load64(key.data() + 8) ^ 0x646f72616e646f6dULL);
  const std::uint64_t point = static_cast<std::uint64_t>(both % (kPrime - 0x10000)) + 0x10000;
  powers_[0] = 1;
  for (std::size_t i = 1; i < powers_.size(); ++i) {
    powers_[i] = Reduce(Wide{powers_[i - 1]} * point);
  }
}

// Terms have no need of each other, so they are computed side by side and reduced once.
ValueDigester::Piece ValueDigester::OfShort(std::string_view folded) const {
  Wide sum = 0;
  const std::uint64_t* power = powers_.data() + folded.size();
  for (const char c : folded) sum += Wide{*--power} * (static_cast<unsigned char>(c) + 1U);
  return {Reduce(sum), powers_[folded.size()]};
}

ValueDigester::Piece ValueDigester::Of(std::string_view folded) const {
  Piece piece = OfShort(folded.substr(0, kPowers));
  for (std::size_t at = kPowers; at < folded.size(); at += kPowers) {
    piece = Join(piece, OfShort(folded.substr(at, kPowers)));
  }
  return piece;
}

std::uint64_t DigestValue(std::string_view folded, const TicketKey& key) {
  return ValueDigester::Value(ValueDigester(key).Of(folded).sum);
}

}  // namespace zwartlak
