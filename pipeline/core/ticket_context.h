// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// What is known about the ticket before an attachment is read: people named by the operator, and
// keyed digests of values found in the ticket's other attachments. The key is random and lives as
// long as the ticket is being processed; neither is ever written to a disk.
#pragma once

#include <array>
#include <cstdint>
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

// Keyed 64-bit digest (SipHash-2-4) of a folded value; never 0.
std::uint64_t DigestValue(std::string_view folded, const TicketKey& key);

// The digests of a value and of its beginnings, each for the price of what was added.
class GrowingDigest {
 public:
  explicit GrowingDigest(const TicketKey& key);
  void Append(std::string_view folded);
  [[nodiscard]] std::uint64_t Value() const;  // DigestValue of all that was appended
  [[nodiscard]] std::size_t size() const { return size_; }

 private:
  std::array<std::uint64_t, 4> state_;
  std::uint64_t tail_ = 0;  // bytes of an unfinished block, lowest first
  std::size_t size_ = 0;
};

}  // namespace zwartlak
