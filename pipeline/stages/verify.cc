// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "pipeline/stages/verify.h"

#include <algorithm>
#include <iterator>

#include "pipeline/audit/sha256.h"
#include "pipeline/core/utf8.h"
#include "pipeline/stages/kept_strings.h"
#include "pipeline/stages/plan.h"
#include "pipeline/stages/raw_search.h"
#include "pipeline/stages/repeat.h"
#include "pipeline/stages/residue.h"
#include "pipeline/stages/show_boxes.h"

namespace zwartlak {

struct VerifySeal {
  static VerifiedFile Make(RedactedFile file, const VerificationReport& report) {
    return {std::move(file), report};
  }
};

namespace {

// Compressed pixels hold any six bytes once in 10^14 places; shorter values turn up by chance.
constexpr std::size_t kShortestRawBinary = 8;
constexpr std::size_t kShortestRawText = 4;

// What was removed and may stand nowhere else, as it was written in the original.
std::vector<std::string_view> RemovedValues(const VerifyInput& input, const Policy& policy) {
  std::vector<std::string_view> values;
  for (const Finding& f : input.findings) {
    if (f.span.empty() || policy.For(f.entity).action != Action::kRemove) continue;
    const TextRegion& region = input.document.pages[f.page].regions[f.region];
    const std::string_view value = region.text.Reveal().substr(f.span.start, f.span.size());
    std::ranges::move(RepeatableParts(f, value, policy), std::back_inserter(values));
  }
  std::ranges::sort(values);
  const auto rest = std::ranges::unique(values);
  values.erase(rest.begin(), rest.end());
  return values;
}

bool StandsAlone(std::string_view text, std::size_t at, std::size_t size) {
  const auto letter = [&](std::size_t i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    return byte >= 0x80 || utf8::IsLetterOrDigit(byte);
  };
  const bool before = at > 0 && letter(at - 1) && letter(at);
  const bool after = at + size < text.size() && letter(at + size) && letter(at + size - 1);
  return !before && !after;
}

// Offsets in the output's text are not offsets in the original's: the bars have other lengths. So
// residue in text is found again in the original by its characters, as words of its own.
RedactionPlan PlanTextResidue(const ExtractedDocument& reread, const FindingSet& residue,
                              const VerifyInput& input) {
  RedactionPlan plan;
  plan.policy_digest = input.plan.policy_digest;
  for (const Finding& f : residue) {
    const std::string_view read = reread.pages[f.page].regions[f.region].text.Reveal();
    const std::string_view value = read.substr(f.span.start, f.span.size());
    const std::string_view text = input.document.pages[f.page].regions[0].text.Reveal();
    for (std::size_t at = text.find(value); at != std::string_view::npos;
         at = text.find(value, at + value.size())) {
      if (!StandsAlone(text, at, value.size())) continue;
      plan.items.push_back(
          {.page = f.page,
           .span = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + value.size())},
           .entity = f.entity});
    }
  }
  return Merge(plan, {});
}

// The plan for the residue; its findings have no numbers in the first round's set.
Result<RedactionPlan> PlanResidue(const ExtractedDocument& reread, const FindingSet& residue,
                                  const VerifyInput& input, const Policy& policy) {
  if (input.output.type == MediaType::kPlainText) return PlanTextResidue(reread, residue, input);
  Policy without_labels = policy;
  without_labels.labels = Labels::kNone;
  Result<RedactionPlan> plan = Plan(reread, residue, without_labels);
  if (!plan) return plan;
  for (PlanItem& item : plan->items) {
    item.findings.clear();
    // Strings that did not stay are not counted in the output: all of the page go.
    if (item.string != kNoString) item.string = kEveryString;
  }
  // What the first round did not find may stand in a string that was kept.
  std::vector<std::string_view> values;
  for (const Finding& f : residue) {
    if (f.span.empty()) continue;
    const std::string_view text = reread.pages[f.page].regions[f.region].text.Reveal();
    values.push_back(text.substr(f.span.start, f.span.size()));
  }
  std::ranges::move(DropStringsWith(values, input.document), std::back_inserter(plan->items));
  return Merge(*plan, {});
}

ErrorCode FirstFailure(const VerificationReport& r) {
  if (!r.reopened) return ErrorCode::kOutputUnreadable;
  if (!r.boxes_solid) return ErrorCode::kBoxNotSolid;
  if (!r.outside_untouched) return ErrorCode::kOutsideChanged;
  if (!r.metadata_clean) return ErrorCode::kMetadataLeft;
  if (!r.raw_clean || !r.text_clean) return ErrorCode::kResidueFound;
  return ErrorCode::kNone;
}

}  // namespace

Result<Verification> Verify(const VerifyInput& input, const VerifyTools& tools,
                            const DetectContext& context) {
  Verification result;
  VerificationReport& report = result.report;
  report.attempts = 1;
  report.output_sha256 = Sha256(input.output.bytes);
  const Inspector& inspector = tools.format.inspector();
  const Result<StructureCheck> check = inspector.Check(input.original, input.plan, input.output);
  if (!check) return std::unexpected(check.error());
  report.reopened = true;
  report.boxes_solid = check->boxes_solid;
  report.outside_untouched = check->outside_untouched;
  report.metadata_clean = check->metadata_clean;
  report.pages_by_pixels = check->pages_by_pixels;
  const bool is_text = input.output.type == MediaType::kPlainText;
  const std::vector<std::string_view> removed = RemovedValues(input, context.policy);
  const Result<Bytes> unpacked = inspector.Unpacked(input.output);
  if (!unpacked) return std::unexpected(unpacked.error());
  report.raw_clean = !HoldsAnyValue(input.output.bytes, removed,
                                    is_text ? kShortestRawText : kShortestRawBinary, is_text) &&
                     !HoldsAnyValue(*unpacked, removed, kShortestRawBinary, true);
  report.failure = FirstFailure(report);
  const bool structure_fails =
      !report.boxes_solid || !report.outside_untouched || !report.metadata_clean;
  if (structure_fails) return result;

  Result<ExtractedDocument> reread = inspector.Reread(input.output, tools.reader, tools.read);
  if (!reread) return std::unexpected(reread.error());
  report.metadata_clean = HoldsOnlyKept(*reread, input.document, input.plan);
  report.failure = FirstFailure(report);
  if (!report.metadata_clean) return result;
  ShowPlan(input.plan, *reread);
  const FindingSet residue =
      FindResidue(*reread, {input.document, input.findings, input.plan}, tools.detectors, context);
  report.residue_found = static_cast<std::uint32_t>(residue.size());
  report.text_clean = residue.empty();
  report.failure = FirstFailure(report);
  report.passed = report.failure == ErrorCode::kNone;
  if (!residue.empty()) {
    Result<RedactionPlan> more = PlanResidue(*reread, residue, input, context.policy);
    if (!more) return std::unexpected(more.error());
    result.residue = std::move(*more);
  }
  return result;
}

Result<VerifiedFile> Seal(RedactedFile file, const VerificationReport& report) {
  if (!report.passed) {
    const ErrorCode code =
        report.failure == ErrorCode::kNone ? ErrorCode::kInternal : report.failure;
    return Fail(code, Stage::kVerify);
  }
  if (FirstFailure(report) != ErrorCode::kNone || Sha256(file.bytes) != report.output_sha256) {
    return Fail(ErrorCode::kInternal, Stage::kVerify);
  }
  return VerifySeal::Make(std::move(file), report);
}

}  // namespace zwartlak
