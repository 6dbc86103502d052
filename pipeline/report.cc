// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "pipeline/report.h"

#include <nlohmann/json.hpp>

#include "pipeline/core/utf8.h"

namespace zwartlak {
namespace {

using Json = nlohmann::ordered_json;

Json ReasonJson(const Error& reason) {
  const ErrorInfo& info = InfoOf(reason.code);
  if (reason.code == ErrorCode::kNone) return Json{{"code", info.name}};
  Json json{{"code", info.name},
            {"family", NameOf(info.family)},
            {"stage", NameOf(reason.stage)},
            {"retryable", info.retryable},
            {"nl", info.dutch},
            {"en", info.english}};
  if (reason.where.page) json["page"] = *reason.where.page;
  if (reason.where.offset) json["offset"] = *reason.where.offset;
  if (reason.cause != 0) json["cause"] = reason.cause;
  return json;
}

Json BoxJson(MediaType type, const Rect& r) {
  Json json = Json::array();
  for (const double side : {r.left, r.top, r.right, r.bottom}) json.push_back(InUnits(type, side));
  return json;
}

Json BoxJson(MediaType type, const PixelRect& r) {
  if (PageSpacePerUnit(type) != 1) return BoxJson(type, r.ToRect());
  return Json::array({r.left, r.top, r.right, r.bottom});
}

Json FindingJson(const Finding& f, MediaType type) {
  Json json{{"entity", NameOf(f.entity)}, {"rule", f.rule},   {"rule_version", f.rule_version},
            {"detector", f.detector},     {"score", f.score}, {"page", f.page}};
  if (f.quads.empty()) {
    json["start"] = f.span.start;
    json["end"] = f.span.end;
    return json;
  }
  json["boxes"] = Json::array();
  for (const Quad& quad : f.quads) json["boxes"].push_back(BoxJson(type, quad.Bounds()));
  return json;
}

Json PlanItemJson(const PlanItem& item, MediaType type) {
  Json json{{"entity", NameOf(item.entity)}, {"page", item.page}};
  if (item.box.empty()) {
    if (item.string != kNoString) json["string"] = item.string;
    json["start"] = item.span.start;
    json["end"] = item.span.end;
  } else {
    json["box"] = BoxJson(type, item.box);
  }
  return json;
}

// Counts and items of what was (or would be) removed; kept findings are nobody's business.
void AddFindings(const Examined& examined, const Policy& policy, Json& json) {
  Json counts = Json::object();
  Json items = Json::array();
  for (const Finding& f : examined.outcome.findings) {
    if (policy.For(f.entity).action == Action::kKeep) continue;
    const std::string entity(NameOf(f.entity));
    counts[entity] = counts.value(entity, 0) + 1;
    items.push_back(FindingJson(f, examined.type));
  }
  json["removed"] = std::move(counts);
  json["findings"] = std::move(items);
  json["plan"] = {{"sha256", ToHex(examined.outcome.plan_sha256)}, {"items", Json::array()}};
  for (const PlanItem& item : examined.outcome.plan) {
    json["plan"]["items"].push_back(PlanItemJson(item, examined.type));
  }
}

Json CoverageJson(const Outcome& outcome, MediaType type) {
  const Coverage& c = outcome.coverage;
  Json json{{"pages", c.pages},
            {"segments", c.segments},
            {"second_reader_segments", c.second_reader_segments},
            {"unread_areas", c.unread_areas},
            {"hidden_parts_removed", c.hidden_parts_removed}};
  json["unit"] = InfoOf(type).unit;
  json["page_sizes"] = Json::array();
  for (const PageSize& page : outcome.pages) {
    json["page_sizes"].push_back(
        Json::array({InUnits(type, page.width), InUnits(type, page.height)}));
  }
  return json;
}

Json VerificationJson(const VerificationReport& r) {
  return {{"passed", r.passed},
          {"attempts", r.attempts},
          {"residue_found", r.residue_found},
          {"reopened", r.reopened},
          {"boxes_solid", r.boxes_solid},
          {"outside_untouched", r.outside_untouched},
          {"metadata_clean", r.metadata_clean},
          {"text_clean", r.text_clean},
          {"raw_clean", r.raw_clean},
          {"pages_by_pixels", r.pages_by_pixels}};
}

Json DiagnosticsJson(const Diagnostics& d) {
  return {{"urls", d.urls},
          {"browsers", d.browsers},
          {"operating_systems", d.operating_systems},
          {"errors", d.errors},
          {"codes", d.codes},
          {"forms", d.forms},
          {"timestamps", d.timestamps},
          {"screen_size", d.screen_size}};
}

// What the input was and its clean copy is not.
Json LostJson(std::string_view dutch, std::string_view english) {
  return {{"input", true}, {"output", false}, {"nl", dutch}, {"en", english}};
}

void AddLost(const Coverage& coverage, Json& json) {
  if (coverage.was_encrypted) {
    json["encryption"] = LostJson("Het bestand was versleuteld; de schone kopie is dat niet.",
                                  "The file was encrypted; the clean copy is not.");
  }
  if (coverage.was_signed) {
    json["signature"] = LostJson(
        "Het bestand was digitaal ondertekend. Elke wijziging maakt een handtekening ongeldig; de "
        "schone kopie heeft er geen.",
        "The file was digitally signed. Any change makes a signature invalid; the clean copy has "
        "none.");
  }
  if (coverage.was_pdf_a) {
    json["pdf_a"] = LostJson(
        "Het bestand was volgens zijn gegevens PDF/A. De schone kopie zegt dat niet meer en "
        "voldoet "
        "er mogelijk niet aan.",
        "The file said that it was PDF/A. The clean copy no longer says so and may not conform to "
        "it.");
  }
}

Json PackedJson(const Examined& examined) {
  Json names = Json::array();
  for (const std::string& name : examined.packed) names.push_back(utf8::Sanitise(name));
  return {{"files", std::move(names)},
          {"nl",
           "In het bestand zaten andere bestanden. Ze zijn uit de schone kopie weg en apart "
           "behandeld; elk heeft een eigen rapport."},
          {"en",
           "Other files were packed in the file. They are gone from the clean copy and were "
           "processed on their own; each has its own report."}};
}

Json TimingsJson(const Outcome& outcome) {
  Json json = Json::object();
  for (std::size_t i = 0; i < kStageCount; ++i) {
    if (outcome.stage_ms[i] == 0) continue;
    json[std::string(NameOf(static_cast<Stage>(i)))] = outcome.stage_ms[i];
  }
  return json;
}

Json OutputJson(const Examined& examined, const Judgement& judgement) {
  if (judgement.verdict != Verdict::kReleased) return nullptr;
  return {{"name", utf8::Sanitise(judgement.output_name)},
          {"media_type", InfoOf(judgement.output_type).mime},
          {"bytes", judgement.output_bytes},
          {"sha256", ToHex(examined.outcome.verification.output_sha256)}};
}

}  // namespace

std::string ReportJson(const Examined& examined, const Judgement& judgement,
                       const Provenance& provenance) {
  const Policy& policy = *provenance.policy;
  const Outcome& outcome = examined.outcome;
  Json json{{"report_version", 1},
            {"program", "zwartlak " + provenance.program_version},
            {"ticket", provenance.ticket_id},
            {"verdict", NameOf(judgement.verdict)},
            {"reason", ReasonJson(judgement.reason)}};
  json["input"] = {{"name", utf8::Sanitise(examined.input.wanted_name)},
                   {"media_type", InfoOf(examined.type).mime},
                   {"bytes", examined.bytes},
                   {"sha256", ToHex(examined.sha256)}};
  if (examined.input.name != examined.input.wanted_name) {
    json["input"]["renamed_to"] = utf8::Sanitise(examined.input.name);
  }
  AddLost(outcome.coverage, json);
  if (!examined.input.parent.empty()) {
    json["parent"] = {{"name", utf8::Sanitise(examined.input.parent)},
                      {"sha256", ToHex(examined.input.parent_sha256)}};
  }
  if (!examined.packed.empty()) json["packed"] = PackedJson(examined);
  json["output"] = OutputJson(examined, judgement);
  json["name_may_hold_personal_data"] = outcome.name_is_personal;
  json["policy"] = {
      {"name", policy.name}, {"version", policy.version}, {"sha256", ToHex(policy.digest)}};
  json["rules_sha256"] = ToHex(provenance.rules_sha256);
  json["models_sha256"] = ToHex(provenance.models_sha256);
  json["readers"] = provenance.readers;
  json["audit"] = {{"seq", judgement.receipt.seq},
                   {"line_sha256", ToHex(judgement.receipt.line_sha256)}};
  AddFindings(examined, policy, json);
  json["coverage"] = CoverageJson(outcome, examined.type);
  json["verification"] = VerificationJson(outcome.verification);
  json["diagnostics"] = DiagnosticsJson(outcome.diagnostics);
  json["timings_ms"] = TimingsJson(outcome);
  json["passes"] = examined.passes;
  json["child"] = {{"peak_memory_bytes", examined.peak_memory_bytes}, {"cpu_ms", examined.cpu_ms}};
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace zwartlak
