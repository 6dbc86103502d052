// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// What is known about the ticket before an attachment is read: people named by the operator, and
// keyed digests of values found in the ticket's other attachments. The key is random and lives as
// long as the ticket is being processed; neither is ever written to a disk.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/core/entity_type.h"
#include "pipeline/core/sensitive_text.h"

namespace zwartlak {

using TicketKey = std::array<std::uint8_t, 16>;

struct KnownValue {
  std::uint64_t digest = 0;  // DigestValue of the folded value
  EntityType entity = EntityType::kPerson;
  std::uint8_t words = 1;  // number of words the value had
  friend bool operator==(const KnownValue&, const KnownValue&) = default;
  friend auto operator<=>(const KnownValue&, const KnownValue&) = default;
};

struct TicketContext {
  TicketKey key{};
  std::vector<SensitiveText> persons;  // --person and the requester: always looked for
  std::vector<KnownValue> known;       // sorted by digest
};

// The value as it is compared across a ticket: lower case, diacritics removed, punctuation and
// blanks other than single spaces between words removed, characters that OCR confuses (0/O, 1/l/I,
// 5/S, 8/B) folded together. Input and output are UTF-8.
std::string FoldValue(std::string_view value);

// The same without the blanks, written over `out`.
void FoldKeyTo(std::string_view value, std::string& out);

// Keyed digests of folded text: a polynomial of its bytes modulo 2^61 - 1 at a point that the key
// gives. Two different texts of n bytes have one digest for at most n of the 2^61 points, so a
// search does not mistake them; and what is said in two pieces has the digest of the two joined,
// so a run of words costs one multiplication a word. It hides nothing from one who knows the
// ticket's key, which, like the digests, never leaves the memory.
class ValueDigester {
 public:
  // Of some text, and the factor that makes room for it behind another.
  struct Piece {
    std::uint64_t sum = 0;
    std::uint64_t shift = 1;
  };

  explicit ValueDigester(const TicketKey& key);
  [[nodiscard]] Piece Of(std::string_view folded) const;
  [[nodiscard]] static Piece Join(const Piece& before, const Piece& after) {
    return {Reduce(Wide{before.sum} * after.shift + after.sum),
            Reduce(Wide{before.shift} * after.shift)};
  }
  // DigestValue of the sum of a piece; never 0.
  [[nodiscard]] static std::uint64_t Value(std::uint64_t sum) { return sum + 1; }
  // Sum of the run that `before` begins and `after` ends.
  [[nodiscard]] static std::uint64_t JoinSum(std::uint64_t before, const Piece& after) {
    return Reduce(Wide{before} * after.shift + after.sum);
  }

 private:
  using Wide = unsigned __int128;
  static constexpr std::uint64_t kPrime = (std::uint64_t{1} << 61) - 1;
  static constexpr std::size_t kPowers = 32;

  // For what is less than 2^122; the result is less than the prime.
  static std::uint64_t Reduce(Wide x) {
    const std::uint64_t folded =
        (static_cast<std::uint64_t>(x) & kPrime) + static_cast<std::uint64_t>(x >> 61);
    return folded >= kPrime ? folded - kPrime : folded;
  }
  [[nodiscard]] Piece OfShort(std::string_view folded) const;

  std::array<std::uint64_t, kPowers + 1> powers_{};
};

// Digest of a whole folded value.
std::uint64_t DigestValue(std::string_view folded, const TicketKey& key);

}  // namespace zwartlak
