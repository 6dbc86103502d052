// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#pragma once

#include <cstdint>
#include <string>

namespace zwartlak::trainer {

// Seven bits a byte, lowest first.
inline void AppendNumber(std::uint64_t value, std::string& out) {
  for (; value >= 0x80; value >>= 7) out += static_cast<char>((value & 0x7FU) | 0x80U);
  out += static_cast<char>(value);
}

}  // namespace zwartlak::trainer
