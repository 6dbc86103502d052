// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// The constants of the audit format, version 1 (docs/audit-format.md). All that the writer (chain)
// and the verifier share; neither calls the other.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace zwartlak::audit_format {

inline constexpr std::uint64_t kVersion = 1;

// A longer line is refused by the writer and is a problem to the verifier: it bounds memory.
inline constexpr std::size_t kMaxLineBytes = 1 << 20;

// RFC 8785 numbers are IEEE doubles; larger integers would not be exact in other languages.
inline constexpr std::uint64_t kMaxInteger = (1ULL << 53) - 1;

inline constexpr std::string_view kKindStart = "start";
inline constexpr std::string_view kKindRecord = "record";
inline constexpr std::string_view kKindCheckpoint = "checkpoint";

// Key id: this many hexadecimal digits of the SHA-256 of the public key.
inline constexpr std::size_t kKeyIdDigits = 16;

inline constexpr std::string_view kCheckpointsSuffix = ".checkpoints";

}  // namespace zwartlak::audit_format
