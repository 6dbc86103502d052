// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "pipeline/audit/log_line.h"

#include <sodium/utils.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "pipeline/audit/audit_format.h"
#include "pipeline/audit/canonical_json.h"

namespace zwartlak {
namespace {

using audit_format::kKindCheckpoint;
using audit_format::kKindRecord;
using audit_format::kKindStart;

bool AreIdentifiers(const std::map<std::string, std::uint32_t>& counts) {
  const auto plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '_' || c == '-' || c == ':' || c == '/';
  };
  return std::ranges::all_of(counts, [&](const auto& entry) {
    return !entry.first.empty() && entry.first.size() <= 128 &&
           std::ranges::all_of(entry.first, plain);
  });
}

CanonicalObject Begin(const LineHead& head, std::string_view kind) {
  CanonicalObject object;
  object.Text("kind", kind).Number("seq", head.seq).Text("time", head.time);
  object.Text("prev", ToHex(head.prev));
  return object;
}

std::string WithMac(CanonicalObject& object, const AuditKeys& keys) {
  object.Text("mac", ToHex(keys.Mac(AsBytes(object.ToString()))));
  return object.ToString();
}

std::string SignedWithMac(CanonicalObject& object, const LogHead& log, const AuditKeys& keys) {
  object.Text("log", log.log_id).Number("records", log.records).Text("key", keys.key_id());
  object.Text("sig", ToHex(keys.Sign(AsBytes(object.ToString()))));
  return WithMac(object, keys);
}

// Takes `"name":"value",` out of a canonical line. Inside a JSON string a quote is escaped, and the
// format's inner objects hold numbers only, so the first match is the member itself. Neither "mac"
// nor "sig" is ever the last member of a line.
std::string CutMember(std::string& line, std::string_view name) {
  const std::string start = std::string("\"").append(name).append("\":\"");
  const std::size_t at = line.find(start);
  if (at == std::string::npos) return {};
  const std::size_t end = line.find("\",", at + start.size());
  if (end == std::string::npos) return {};
  const std::string value = line.substr(at + start.size(), end - at - start.size());
  line.erase(at, end + 2 - at);
  return value;
}

bool SameSecret(std::string_view a, std::string_view b) {
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

std::unexpected<Error> Broken() { return Fail(ErrorCode::kAuditBroken, Stage::kRecord); }

Result<OwnLine> ReadMembers(std::string_view line, const std::string& key_id) {
  const nlohmann::json json = nlohmann::json::parse(line);
  OwnLine own;
  const auto kind = json.at("kind").get<std::string>();
  if (kind != kKindRecord && kind != kKindStart && kind != kKindCheckpoint) return Broken();
  own.seq = json.at("seq").get<std::uint64_t>();
  own.prev = json.at("prev").get<std::string>();
  if (kind == kKindRecord) return own;
  own.kind = kind == kKindStart ? LineKind::kStart : LineKind::kCheckpoint;
  own.log.log_id = json.at("log").get<std::string>();
  own.log.records = json.at("records").get<std::uint64_t>();
  if (json.at("key").get<std::string>() != key_id) return Broken();
  return own;
}

}  // namespace

Result<std::string> MakeRecordLine(const LineHead& head, const AuditRecord& record,
                                   const AuditKeys& keys) {
  if (!AreIdentifiers(record.removed) || !AreIdentifiers(record.rules) ||
      !AreIdentifiers(record.stage_ms) || !AreIdentifiers(record.lost) ||
      record.input_bytes > audit_format::kMaxInteger) {
    return Fail(ErrorCode::kInternal, Stage::kRecord);
  }
  CanonicalObject object = Begin(head, kKindRecord);
  object.Text("ticket_id", record.ticket_id).Text("media_type", record.media_type);
  object.Number("input_bytes", record.input_bytes);
  object.Text("input_sha256", ToHex(record.input_sha256));
  if (record.parent_sha256 != Digest{}) {
    object.Text("parent_sha256", ToHex(record.parent_sha256));
  }
  object.Text("plan_sha256", ToHex(record.plan_sha256));
  object.Text("output_sha256", ToHex(record.output_sha256));
  object.Text("policy", record.policy).Text("policy_sha256", ToHex(record.policy_sha256));
  object.Text("rules_sha256", ToHex(record.rules_sha256));
  object.Text("models_sha256", ToHex(record.models_sha256));
  object.Text("program_version", record.program_version);
  object.Text("verdict", NameOf(record.verdict)).Text("reason", InfoOf(record.reason).name);
  object.Counts("removed", record.removed).Counts("rules", record.rules);
  object.Number("verify_attempts", record.verify_attempts);
  object.Number("residue_found", record.residue_found);
  object.Number("unread_areas", record.unread_areas);
  object.Number("hidden_parts_removed", record.hidden_parts_removed);
  if (!record.lost.empty()) object.Counts("lost", record.lost);
  object.Counts("stage_ms", record.stage_ms);
  std::string line = WithMac(object, keys);
  if (line.size() >= audit_format::kMaxLineBytes) return Fail(ErrorCode::kTooLarge, Stage::kRecord);
  return line;
}

std::string MakeStartLine(const LineHead& head, const LogHead& log, std::uint64_t torn_bytes,
                          const AuditKeys& keys) {
  CanonicalObject object = Begin(head, kKindStart);
  object.Number("format", audit_format::kVersion).Text("program_version", ZWARTLAK_VERSION);
  object.Number("torn_bytes", torn_bytes);
  return SignedWithMac(object, log, keys);
}

std::string MakeCheckpointLine(const LineHead& head, const LogHead& log, const AuditKeys& keys) {
  CanonicalObject object = Begin(head, kKindCheckpoint);
  return SignedWithMac(object, log, keys);
}

Result<OwnLine> ReadOwnLine(std::string_view line, const AuditKeys& keys) {
  std::string rest(line);
  const std::string mac = CutMember(rest, "mac");
  if (!SameSecret(mac, ToHex(keys.Mac(AsBytes(rest))))) return Broken();
  Result<OwnLine> own = Broken();
  try {
    own = ReadMembers(line, keys.key_id());
  } catch (const nlohmann::json::exception&) {
    return Broken();
  }
  if (own && own->kind != LineKind::kRecord) {
    const std::string signature = CutMember(rest, "sig");
    if (!SameSecret(signature, ToHex(keys.Sign(AsBytes(rest))))) return Broken();
  }
  return own;
}

}  // namespace zwartlak
