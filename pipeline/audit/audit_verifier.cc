// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "pipeline/audit/audit_verifier.h"

#include <fcntl.h>
#include <sodium.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>

#include "pipeline/audit/audit_format.h"
#include "pipeline/audit/log_reader.h"

namespace zwartlak {
namespace {

using enum AuditProblem;
using audit_format::kKindCheckpoint;
using audit_format::kKindRecord;
using audit_format::kKindStart;

std::string HashOf(std::string_view text) {
  Digest digest;
  crypto_hash_sha256(digest.data(), AsBytes(text).data(), text.size());
  return ToHex(digest);
}

template <std::size_t N>
std::optional<std::array<std::uint8_t, N>> Unhex(const std::string& hex) {
  std::array<std::uint8_t, N> out;
  if (hex.size() != 2 * N ||
      sodium_hex2bin(out.data(), N, hex.data(), hex.size(), nullptr, nullptr, nullptr) != 0) {
    return std::nullopt;
  }
  return out;
}

// True if the piece has an object that ends before the piece does. A write that was cut short never
// looks so; a line feed that somebody changed does.
bool ClosesEarly(std::string_view piece) {
  int depth = 0;
  bool in_text = false;
  for (std::size_t i = 0; i < piece.size(); ++i) {
    const char c = piece[i];
    if (in_text) {
      if (c == '\\') ++i;
      in_text = c != '"';
    } else if (c == '"') {
      in_text = true;
    } else if (c == '{') {
      ++depth;
    } else if (c == '}' && --depth <= 0) {
      return i + 1 < piece.size();
    }
  }
  return false;
}

struct Sizes {
  std::uint64_t log = 0;
  std::uint64_t second_place = 0;
};

// Both sizes at one moment at which no program is writing: without the lock, a checkpoint written
// between two looks would seem to be missing from one of the files.
std::optional<Sizes> Measure(const std::string& log, const std::string& second_place) {
  const int fd = open(log.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return std::nullopt;
  flock(fd, LOCK_SH);
  struct stat info {};
  Sizes sizes;
  const bool regular = fstat(fd, &info) == 0 && S_ISREG(info.st_mode);
  sizes.log = static_cast<std::uint64_t>(info.st_size);
  if (stat(second_place.c_str(), &info) == 0) {
    sizes.second_place = static_cast<std::uint64_t>(info.st_size);
  }
  close(fd);
  return regular ? std::optional(sizes) : std::nullopt;
}

class Verifier {
 public:
  Verifier(const AuditVerifyOptions& options, LineReader& second_place)
      : options_(options), second_place_(second_place) {
    result_.signatures_checked = options.public_key.has_value();
    result_.macs_checked = options.mac_key.has_value();
    result_.second_place_checked = second_place.is_open();
    if (options.public_key) key_id_ = KeyId(*options.public_key);
    second_line_ = second_place_.Next();
  }

  void Check(const RawLine& line);
  AuditVerification Finish();

 private:
  static std::string KeyId(ByteView key) {
    return HashOf(AsText(key)).substr(0, audit_format::kKeyIdDigits);
  }

  void Report(AuditProblem problem, std::uint64_t line, bool in_second_place = false) {
    if (!InfoOf(problem).is_note) ++result_.problems;
    if (result_.findings.size() < AuditVerification::kMaxFindings) {
      result_.findings.push_back({problem, line, in_second_place});
    }
  }

  void CheckPlace(const LogEntry& entry, std::uint64_t line);
  void CheckMac(const LogEntry& entry, std::uint64_t line);
  void CheckSignature(const LogEntry& entry, std::uint64_t line);
  void CheckKind(const LogEntry& entry, const RawLine& line);
  void CompareWithSecondPlace(const std::string& checkpoint, std::uint64_t seq);

  const AuditVerifyOptions& options_;
  LineReader& second_place_;
  std::optional<RawLine> second_line_;  // the first one not yet met in the log
  std::uint64_t behind_ = 0;            // checkpoints of the log that the second place lacks
  AuditVerification result_;
  std::string key_id_;
  std::uint64_t next_seq_ = 0;
  std::string head_ = std::string(64, '0');
};

void Verifier::CheckPlace(const LogEntry& entry, std::uint64_t line) {
  const std::uint64_t seq = entry.Number("seq");
  if (seq > next_seq_) Report(kLineMissing, line);
  if (seq < next_seq_) Report(kLineOutOfPlace, line);
  next_seq_ = seq + 1;
  if (entry.Text("prev") != head_) Report(kChainBroken, line);
}

void Verifier::CheckMac(const LogEntry& entry, std::uint64_t line) {
  if (!options_.mac_key) return;
  const auto mac = Unhex<crypto_auth_hmacsha256_BYTES>(entry.Text("mac"));
  const std::string message = entry.Without({"mac"});
  if (!mac || crypto_auth_hmacsha256_verify(mac->data(), AsBytes(message).data(), message.size(),
                                            options_.mac_key->data()) != 0) {
    Report(kMacWrong, line);
  }
}

void Verifier::CheckSignature(const LogEntry& entry, std::uint64_t line) {
  const std::string key = entry.Text("key");
  if (result_.key_id.empty()) result_.key_id = key;
  if (!options_.public_key) {
    if (key != result_.key_id) Report(kOtherKey, line);
    return;
  }
  if (key != key_id_) {
    Report(kOtherKey, line);
    return;
  }
  const auto signature = Unhex<crypto_sign_BYTES>(entry.Text("sig"));
  const std::string message = entry.Without({"mac", "sig"});
  if (!signature || crypto_sign_verify_detached(signature->data(), AsBytes(message).data(),
                                                message.size(), options_.public_key->data()) != 0) {
    Report(kSignatureWrong, line);
  }
}

void Verifier::CheckKind(const LogEntry& entry, const RawLine& line) {
  const std::string kind = entry.Text("kind");
  if (line.number == 1 && kind != kKindStart) Report(kNoStart, line.number);
  if (kind == kKindRecord) {
    ++result_.records;
    ++result_.uncovered;
    return;
  }
  if (kind != kKindStart && kind != kKindCheckpoint) {
    Report(kUnknownKind, line.number);
    return;
  }
  for (const auto* name : {"key", "log", "sig"}) {
    if (!entry.texts.contains(name)) Report(kMissingField, line.number);
  }
  CheckSignature(entry, line.number);
  if (result_.log_id.empty()) result_.log_id = entry.Text("log");
  if (entry.Text("log") != result_.log_id) Report(kOtherLog, line.number);
  if (!entry.numbers.contains("records") || entry.Number("records") != result_.records) {
    Report(kWrongCount, line.number);
  }
  if (kind == kKindCheckpoint) {
    ++result_.checkpoints;
    result_.uncovered = 0;
    CompareWithSecondPlace(line.text, entry.Number("seq"));
  }
}

void Verifier::CompareWithSecondPlace(const std::string& checkpoint, std::uint64_t seq) {
  while (second_line_) {
    const RawLine& line = *second_line_;
    if (line.complete && line.text == checkpoint) {
      second_line_ = second_place_.Next();
      return;
    }
    // A copy that was cut short by a crash: the writer finishes it on the next run.
    if (!line.complete && checkpoint.starts_with(line.text)) {
      second_line_.reset();
      break;
    }
    Report(kSecondPlaceUnlike, line.number, true);
    const std::optional<LogEntry> entry = ParseLogLine(line.text);
    if (entry && entry->Number("seq") > seq) return;
    const bool same_place = entry && entry->Number("seq") == seq;
    second_line_ = second_place_.Next();
    if (same_place) return;
  }
  ++behind_;
}

void Verifier::Check(const RawLine& line) {
  result_.lines = line.number;
  if (line.too_long) {
    Report(kLineTooLong, line.number);
  } else if (const std::optional<LogEntry> entry = ParseLogLine(line.text); !entry) {
    const bool torn = !line.complete && !ClosesEarly(line.text);
    Report(torn ? kTornEnd : kNotJson, line.number);
    if (torn) {
      --result_.lines;
      return;
    }
  } else {
    if (!line.complete) Report(kTornEnd, line.number);
    if (!entry->canonical) Report(kNotCanonical, line.number);
    const bool has_all = entry->numbers.contains("seq") && entry->texts.contains("prev") &&
                         entry->texts.contains("mac") && entry->texts.contains("time");
    if (!has_all) Report(kMissingField, line.number);
    CheckPlace(*entry, line.number);
    CheckMac(*entry, line.number);
    CheckKind(*entry, line);
  }
  head_ = HashOf(line.text);
  result_.head = head_;
}

AuditVerification Verifier::Finish() {
  if (result_.lines == 0) Report(kEmpty, 0);
  if (second_line_) Report(kCutOff, second_line_->number, true);
  // A log of one line is one whose program was interrupted before its first checkpoint.
  if (result_.lines > 1 && (result_.checkpoints == 0 || !result_.second_place_checked)) {
    Report(kSecondPlaceMissing, 0);
  } else if (behind_ > 1) {
    Report(kSecondPlaceUnlike, 0);
  } else if (behind_ == 1) {
    Report(kSecondPlaceBehind, 0);
  }
  if (result_.uncovered > 0) Report(kOpenEnd, result_.lines);
  return result_;
}

AuditVerification Unreadable(const AuditVerification& so_far) {
  AuditVerification result = so_far;
  ++result.problems;
  result.findings.push_back({kUnreadable, 0, false});
  return result;
}

}  // namespace

AuditVerification VerifyAuditLog(const std::string& path, const AuditVerifyOptions& options) {
  if (sodium_init() < 0) return Unreadable({});
  const std::string second_path = options.checkpoints_path.empty()
                                      ? path + std::string(audit_format::kCheckpointsSuffix)
                                      : options.checkpoints_path;
  const std::optional<Sizes> sizes = Measure(path, second_path);
  if (!sizes) return Unreadable({});
  LineReader log(path, sizes->log);
  LineReader second_place(second_path, sizes->second_place);
  if (!log.is_open()) return Unreadable({});
  Verifier verifier(options, second_place);
  while (const std::optional<RawLine> line = log.Next()) verifier.Check(*line);
  const AuditVerification result = verifier.Finish();
  return log.failed() || second_place.failed() ? Unreadable(result) : result;
}

}  // namespace zwartlak
