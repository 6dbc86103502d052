// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Whether any of some phrases may occur in a text: one pass over it, whatever their number, before
// each is looked for. Says yes too often (by the four letters that a phrase begins with, case of
// ASCII letters aside), never no too often.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <cstring>
#include <initializer_list>
#include <string_view>

namespace zwartlak {

class PhraseGate {
 public:
  // Each phrase has at least kLength bytes.
  PhraseGate(std::initializer_list<std::string_view> phrases) {
    for (const std::string_view phrase : phrases) begins_.set(SlotOf(phrase.data()));
  }

  [[nodiscard]] bool MayOccur(std::string_view text) const {
    for (std::size_t i = 0; i + kLength <= text.size(); ++i) {
      if (begins_.test(SlotOf(text.data() + i))) return true;
    }
    return false;
  }

  // Which of them may occur, for Among: 0 when none does.
  using Which = std::uint64_t;
  [[nodiscard]] Which WhichMayOccur(std::string_view text) const {
    Which which = 0;
    for (std::size_t i = 0; i + kLength <= text.size(); ++i) {
      const std::size_t slot = SlotOf(text.data() + i);
      which |= Which{begins_.test(slot)} << (slot % 64);
    }
    return which;
  }
  // `phrase` begins like one that the gate was made of.
  [[nodiscard]] static bool Among(Which which, std::string_view phrase) {
    return (which >> (SlotOf(phrase.data()) % 64) & 1U) != 0;
  }

  static constexpr std::size_t kLength = 4;

 private:
  static std::size_t SlotOf(const char* p) {
    std::uint32_t four = 0;
    std::memcpy(&four, p, kLength);
    return ((four | 0x20202020U) * 2654435761U) >> 18;
  }

  std::bitset<1U << 14> begins_;
};

}  // namespace zwartlak
