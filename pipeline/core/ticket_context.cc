// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// SipHash-2-4 after Aumasson and Bernstein, "SipHash: a fast short-input PRF" (2012), written here
// because core uses the standard library only.
#include "pipeline/core/ticket_context.h"

#include <bit>
#include <cstring>

#include "pipeline/core/utf8.h"

namespace zwartlak {
namespace {

struct SipState {
  std::uint64_t v0, v1, v2, v3;
  void Round() {
    v0 += v1;
    v1 = std::rotl(v1, 13) ^ v0;
    v0 = std::rotl(v0, 32);
    v2 += v3;
    v3 = std::rotl(v3, 16) ^ v2;
    v0 += v3;
    v3 = std::rotl(v3, 21) ^ v0;
    v2 += v1;
    v1 = std::rotl(v1, 17) ^ v2;
    v2 = std::rotl(v2, 32);
  }
  void Absorb(std::uint64_t m) {
    v3 ^= m;
    Round();
    Round();
    v0 ^= m;
  }
};

std::uint64_t Load64(const std::uint8_t* p) {
  std::uint64_t v = 0;
  std::memcpy(&v, p, sizeof v);
  return v;
}

// Characters that OCR takes for each other become one of them.
char32_t FoldConfusion(char32_t c) {
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

std::string FoldValue(std::string_view value) {
  std::string out;
  bool gap = false;
  for (std::size_t i = 0; i < value.size();) {
    const auto [c, length] = utf8::Decode(value, i);
    i += length;
    const char32_t base = FoldConfusion(utf8::FoldLetter(c));
    if (utf8::IsLetterOrDigit(base)) {
      if (gap && !out.empty()) out.push_back(' ');
      gap = false;
      utf8::Append(base, out);
    } else if (utf8::IsSpace(c) || c == U'-' || c == U'_') {
      gap = true;
    }
  }
  return out;
}

std::uint64_t DigestValue(std::string_view folded, const TicketKey& key) {
  GrowingDigest digest(key);
  digest.Append(folded);
  return digest.Value();
}

GrowingDigest::GrowingDigest(const TicketKey& key) {
  const std::uint64_t k0 = Load64(key.data());
  const std::uint64_t k1 = Load64(key.data() + 8);
  state_ = {k0 ^ 0x736f6d6570736575ULL, k1 ^ 0x646f72616e646f6dULL, k0 ^ 0x6c7967656e657261ULL,
            k1 ^ 0x7465646279746573ULL};
}

void GrowingDigest::Append(std::string_view folded) {
  SipState s{state_[0], state_[1], state_[2], state_[3]};
  for (const char c : folded) {
    tail_ |= static_cast<std::uint64_t>(static_cast<unsigned char>(c)) << (8 * (size_ % 8));
    if (++size_ % 8 != 0) continue;
    s.Absorb(tail_);
    tail_ = 0;
  }
  state_ = {s.v0, s.v1, s.v2, s.v3};
}

std::uint64_t GrowingDigest::Value() const {
  SipState s{state_[0], state_[1], state_[2], state_[3]};
  s.Absorb(tail_ | static_cast<std::uint64_t>(size_) << 56);
  s.v2 ^= 0xff;
  for (int i = 0; i < 4; ++i) s.Round();
  const std::uint64_t digest = s.v0 ^ s.v1 ^ s.v2 ^ s.v3;
  return digest == 0 ? 1 : digest;
}

}  // namespace zwartlak
