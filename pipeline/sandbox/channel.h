// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Frames on the pipe from a child to its parent. Fixed sizes except for the answer, whose length
// and SHA-256 stand in its header. After an answer or a failure nothing may follow.
//
//   'P' stage:u8 pages:u32                progress, any number of times
//   'A' length:u64 sha256:32 payload      the answer, once
//   'F' error code:u8                     the work threw, once, instead of an answer
//
// Numbers are little endian.
#pragma once

#include <cstddef>
#include <cstdint>

namespace zwartlak::channel {

inline constexpr std::uint8_t kProgress = 'P';
inline constexpr std::uint8_t kAnswer = 'A';
inline constexpr std::uint8_t kFailure = 'F';
inline constexpr std::size_t kProgressSize = 6;
inline constexpr std::size_t kAnswerHeaderSize = 1 + 8 + 32;
inline constexpr std::size_t kFailureSize = 2;

template <typename Number>
void Store(Number value, std::uint8_t* to) {
  for (std::size_t i = 0; i < sizeof(Number); ++i) {
    to[i] = static_cast<std::uint8_t>(static_cast<std::uint64_t>(value) >> (8 * i));
  }
}

template <typename Number>
Number Load(const std::uint8_t* from) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < sizeof(Number); ++i) value |= std::uint64_t{from[i]} << (8 * i);
  return static_cast<Number>(value);
}

}  // namespace zwartlak::channel
