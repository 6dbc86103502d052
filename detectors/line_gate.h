// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Which groups of patterns may have a match in a line: one pass over it, whatever their number,
// that looks for what each pattern needs (pattern_needs.h) by its rarest letters. Case does not
// count; says yes a little too often, never no too often.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace zwartlak {

class LineGate {
 public:
  using Groups = std::uint32_t;
  static constexpr std::size_t kMostGroups = 32;

  // A line with one of `needs` is let through to `group`; every line, when there are none.
  void Add(const std::vector<std::string>& needs, std::size_t group);
  [[nodiscard]] Groups Pass(std::string_view line) const;

 private:
  struct Need {
    std::string text;    // as Lowered has it
    std::size_t offset;  // of the letters it is filed under
    Groups group;
  };
  // Needs whose rarest letters have the same hash.
  struct Bucket {
    std::vector<Need> needs;
    Groups groups = 0;  // of all of them
  };

  static std::uint32_t Lowered(char c) { return static_cast<unsigned char>(c) | 0x20U; }
  static std::size_t PairSlot(std::uint32_t a, std::uint32_t b) { return (a * 67 + b) & 0x7FFU; }
  static std::size_t TripleSlot(std::uint32_t a, std::uint32_t b, std::uint32_t c) {
    return ((a << 16 | b << 8 | c) * 2654435761U) >> 19;
  }
  void AddByte(unsigned char byte, Groups group);
  void File(std::uint16_t& slot, Need need);
  // Adds the groups of the needs in `slot` that stand with their rarest letters at `at`.
  void Ask(std::uint16_t slot, std::string_view line, std::size_t at, Groups& pass) const;

  Groups always_ = 0;
  std::array<Groups, 256> bytes_{};
  std::array<std::uint16_t, 1U << 11> pairs_{};  // into buckets_; 0 = none
  std::array<std::uint16_t, 1U << 13> triples_{};
  std::vector<Bucket> buckets_ = std::vector<Bucket>(1);
};

}  // namespace zwartlak
