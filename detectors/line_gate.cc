// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "detectors/line_gate.h"

#include <algorithm>
#include <utility>

#include "detectors/pattern_needs.h"

namespace zwartlak {

// A capital as well: the same letter but for one bit.
void LineGate::AddByte(unsigned char byte, Groups group) {
  bytes_[byte] |= group;
  if ((byte >= 'a' && byte <= 'z') || byte >= 0xC0) bytes_[byte ^ 0x20U] |= group;
}

void LineGate::File(std::uint16_t& slot, Need need) {
  if (slot == 0) {
    slot = static_cast<std::uint16_t>(buckets_.size());
    buckets_.emplace_back();
  }
  Bucket& bucket = buckets_[slot];
  bucket.groups |= need.group;
  bucket.needs.push_back(std::move(need));
}

void LineGate::Add(const std::vector<std::string>& needs, std::size_t group) {
  const Groups bit = Groups{1} << group;
  if (needs.empty()) always_ |= bit;
  for (const std::string& need : needs) {
    const std::string_view part = RarestPart(need);
    if (part.empty()) {
      always_ |= bit;
      continue;
    }
    if (part.size() == 1) {
      AddByte(static_cast<unsigned char>(part[0]), bit);
      continue;
    }
    Need filed{need, static_cast<std::size_t>(part.data() - need.data()), bit};
    std::ranges::transform(filed.text, filed.text.begin(),
                           [](char c) { return static_cast<char>(Lowered(c)); });
    const auto letter = [&](std::size_t i) { return Lowered(part[i]); };
    File(part.size() == 2 ? pairs_[PairSlot(letter(0), letter(1))]
                          : triples_[TripleSlot(letter(0), letter(1), letter(2))],
         std::move(filed));
  }
}

void LineGate::Ask(std::uint16_t slot, std::string_view line, std::size_t at, Groups& pass) const {
  const Bucket& bucket = buckets_[slot];
  if ((bucket.groups & ~pass) == 0) return;
  for (const Need& need : bucket.needs) {
    if ((need.group & ~pass) == 0 || at < need.offset) continue;
    const std::string_view there = line.substr(at - need.offset, need.text.size());
    const bool same = std::ranges::equal(
        there, need.text, {}, [](char c) { return Lowered(c); },
        [](char c) { return static_cast<unsigned char>(c); });
    if (same) pass |= need.group;
  }
}

LineGate::Groups LineGate::Pass(std::string_view line) const {
  Groups pass = always_;
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const std::uint32_t c = Lowered(line[i]);
    pass |= bytes_[static_cast<unsigned char>(line[i])];
    const std::uint16_t pair = pairs_[PairSlot(b, c)];
    const std::uint16_t triple = triples_[TripleSlot(a, b, c)];
    if (pair != 0 && i >= 1) Ask(pair, line, i - 1, pass);
    if (triple != 0 && i >= 2) Ask(triple, line, i - 2, pass);
    a = b;
    b = c;
  }
  return pass;
}

}  // namespace zwartlak
