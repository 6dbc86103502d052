// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Errors as values. Every failure is one `ErrorCode`; its family, exit code, retry rule and the
// Dutch and English sentence for a person come from the one table in error.cc. An `Error` carries
// numbers only, never a string from a file or from a foreign library, so it may cross the sandbox
// and stand in logs and reports. Stages return `Result<T>`.
#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <span>
#include <string_view>

namespace zwartlak {

enum class ErrorFamily : std::uint8_t { kRefused, kDamaged, kUnverified, kEnvironment, kBug };

// The numbers are part of the audit format: add at the end, never renumber.
enum class ErrorCode : std::uint8_t {
  kNone = 0,
  kUnsupportedType = 1,       // refused: no format module reads this media type
  kPolyglot = 2,              // refused: the bytes are claimed by two formats
  kEncrypted = 3,             // refused: needs a password
  kTooManyPixels = 4,         // refused: over the pixel limit of the policy
  kTooManyPages = 5,          // refused: over the page or frame limit
  kTooLarge = 6,              // refused: over the byte limit
  kEmpty = 7,                 // refused: no bytes at all
  kTooManyChildren = 8,       // refused: container nests or holds too much
  kDamagedFile = 9,           // damaged: the decoder gave up
  kTruncatedFile = 10,        // damaged: the data ends too soon
  kUnsupportedVariant = 11,   // damaged: right type, but a variant we cannot rewrite
  kResidueFound = 12,         // unverified: personal data still readable in the output
  kOutsideChanged = 13,       // unverified: something outside the boxes changed
  kBoxNotSolid = 14,          // unverified: a box is not one solid colour
  kOutputUnreadable = 15,     // unverified: the output cannot be opened again
  kMetadataLeft = 16,         // unverified: metadata survived in the output
  kUnreadText = 17,           // unverified: text that could not be read, and policy says ask
  kNeedsDecision = 18,        // unverified: policy says a person decides on a finding
  kMissingLanguageData = 19,  // environment: tessdata or model weights are absent
  kOutOfMemory = 20,          // environment: memory limit reached
  kDiskFull = 21,             // environment: no room to write
  kUnreadableInput = 22,      // environment: the input cannot be opened or vanished
  kUnwritableOutput = 23,     // environment: the output folder cannot be written
  kTimeout = 24,              // environment: wall or processor time is up
  kCrash = 25,                // bug: the child process died by a signal
  kProtocol = 26,             // bug: the child sent something malformed
  kSandboxViolation = 27,     // bug: a forbidden system call
  kAuditBroken = 28,          // environment: the existing audit log does not verify; not appended
  kBadPolicy = 29,            // environment: the policy file cannot be used
  kBadRule = 30,              // bug: a rule does not load or fails its own examples
  kInternal = 31,             // bug: an invariant of ours does not hold
  kWouldOverwriteInput = 32,  // environment: output would land on an input
  kSymbolicLink = 33,         // refused: not a regular file
  kMissingFont = 34,          // environment: a page needs a font that is not here
  kCount_
};

enum class Stage : std::uint8_t {
  kNone,
  kIdentify,
  kExtract,
  kDetect,
  kPlan,
  kApply,
  kVerify,
  kRecord,
  kDeliver,
  kRunner,
  kSetup
};

// Where in a file, as numbers. 0-based; absent when it does not apply.
struct Locator {
  std::optional<std::uint32_t> page;
  std::optional<std::uint64_t> offset;
};

struct Error {
  ErrorCode code = ErrorCode::kInternal;
  Stage stage = Stage::kNone;
  Locator where;
  int cause = 0;  // errno, signal number or a library's own code; 0 = none
};

template <typename T>
using Result = std::expected<T, Error>;

inline std::unexpected<Error> Fail(ErrorCode code, Stage stage, Locator where = {}, int cause = 0) {
  return std::unexpected(Error{code, stage, where, cause});
}

struct ErrorInfo {
  ErrorCode code;
  std::string_view name;  // stable identifier for reports and the audit log, snake_case
  ErrorFamily family;
  int exit_code;  // 1 bug, 3 quarantined, 4 environment
  bool retryable;
  std::string_view dutch;  // one or two sentences: what happened, what to do
  std::string_view english;
};

// Never fails: an unknown code yields the entry of kInternal.
const ErrorInfo& InfoOf(ErrorCode code);
std::span<const ErrorInfo> AllErrors();
std::string_view NameOf(Stage stage);
std::string_view NameOf(ErrorFamily family);

}  // namespace zwartlak
