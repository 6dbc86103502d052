// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "pipeline/release.h"

#include <optional>
#include <utility>

#include "pipeline/stages/verify.h"

namespace zwartlak {
namespace {

AuditRecord MakeRecord(const Examined& examined, const Judgement& judgement,
                       const Provenance& provenance) {
  const Outcome& outcome = examined.outcome;
  AuditRecord record;
  record.ticket_id = provenance.ticket_id;
  record.media_type = std::string(InfoOf(examined.type).mime);
  record.input_bytes = examined.bytes;
  record.input_sha256 = examined.sha256;
  record.parent_sha256 = examined.input.parent_sha256;
  record.plan_sha256 = outcome.plan_sha256;
  record.policy = provenance.policy->name + " " + provenance.policy->version;
  record.policy_sha256 = provenance.policy->digest;
  record.rules_sha256 = provenance.rules_sha256;
  record.models_sha256 = provenance.models_sha256;
  record.program_version = provenance.program_version;
  record.verdict = judgement.verdict;
  record.reason = judgement.reason.code;
  if (judgement.verdict == Verdict::kReleased) {
    record.output_sha256 = outcome.verification.output_sha256;
  }
  for (const Finding& f : outcome.findings) {
    if (provenance.policy->For(f.entity).action != Action::kRemove) continue;
    ++record.removed[std::string(NameOf(f.entity))];
    ++record.rules[f.rule];
  }
  record.verify_attempts = outcome.verification.attempts;
  record.residue_found = outcome.verification.residue_found;
  record.unread_areas = outcome.coverage.unread_areas;
  record.hidden_parts_removed = outcome.coverage.hidden_parts_removed;
  const Coverage& coverage = outcome.coverage;
  if (coverage.was_encrypted) record.lost["encryption"] = 1;
  if (coverage.was_signed) record.lost["signature"] = 1;
  if (coverage.was_pdf_a) record.lost["pdf_a"] = 1;
  for (std::size_t i = 0; i < kStageCount; ++i) {
    if (outcome.stage_ms[i] != 0) {
      record.stage_ms[std::string(NameOf(static_cast<Stage>(i)))] = outcome.stage_ms[i];
    }
  }
  return record;
}

std::string SuffixOf(const Examined& examined, const std::set<std::string>& taken) {
  const MediaType out = examined.outcome.file.type;
  if (out == examined.type) return {};
  const std::string_view extensions = InfoOf(out).extensions;
  const std::string_view extension = extensions.substr(0, extensions.find(' '));
  for (int n = 1;; ++n) {
    std::string suffix;
    if (n > 1) suffix.append("-").append(std::to_string(n));
    suffix.append(".").append(extension);
    if (!taken.contains(examined.input.name + suffix)) return suffix;
  }
}

void Withhold(Judgement& judgement, const Error& reason) {
  judgement.verdict = VerdictOf(reason.code);
  judgement.reason = reason;
  judgement.output_name.clear();
}

}  // namespace

Verdict VerdictOf(ErrorCode code) {
  switch (code) {
    case ErrorCode::kNone:
      return Verdict::kReleased;
    // Nothing that a reviewer could decide: there is no file to look at.
    case ErrorCode::kEmpty:
    case ErrorCode::kSymbolicLink:
    case ErrorCode::kEncrypted:
      return Verdict::kRejected;
    default:
      return Verdict::kQuarantined;
  }
}

Result<Judgement> Release(Examined& examined, const std::set<std::string>& taken,
                          const Provenance& provenance, AuditLog& log, TicketStore& store) {
  Outcome& outcome = examined.outcome;
  Judgement judgement{.verdict = VerdictOf(outcome.error.code), .reason = outcome.error};
  std::optional<VerifiedFile> verified;
  if (judgement.verdict == Verdict::kReleased) {
    const std::string suffix = SuffixOf(examined, taken);
    judgement.output_name = examined.input.name + suffix;
    judgement.output_type = outcome.file.type;
    judgement.output_bytes = outcome.file.bytes.size();
    Result<VerifiedFile> sealed = Seal(std::move(outcome.file), outcome.verification);
    if (sealed) {
      verified = std::move(*sealed);
    } else {
      Withhold(judgement, sealed.error());
    }
  }
  Result<AuditReceipt> receipt = log.Append(MakeRecord(examined, judgement, provenance));
  if (!receipt) return std::unexpected(receipt.error());
  judgement.receipt = *receipt;
  if (verified) {
    const std::string_view suffix =
        std::string_view(judgement.output_name).substr(examined.input.name.size());
    const Result<void> delivered = store.Deliver(examined.input.name, suffix, *verified, *receipt,
                                                 ReportJson(examined, judgement, provenance));
    if (delivered) return judgement;
    // The log must not go on saying that it was handed over.
    Withhold(judgement, delivered.error());
    receipt = log.Append(MakeRecord(examined, judgement, provenance));
    if (!receipt) return std::unexpected(receipt.error());
    judgement.receipt = *receipt;
  }
  const Result<void> noticed = store.Notice(examined.input.name, judgement.receipt,
                                            ReportJson(examined, judgement, provenance));
  // The verdict and the record stand; that the report could not be written is a second failure of
  // the same kind and decides the exit code if it is worse.
  if (!noticed) judgement.report_error = noticed.error();
  return judgement;
}

}  // namespace zwartlak
