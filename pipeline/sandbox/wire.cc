// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "pipeline/sandbox/wire.h"

#include <algorithm>
#include <string_view>

#include "pipeline/core/utf8.h"
#include "pipeline/sandbox/archive.h"

namespace zwartlak {
namespace {

constexpr std::uint32_t kMagic = 0x315a575a;  // "ZWZ1"
constexpr std::size_t kMaxIdentifier = 80;
constexpr std::size_t kMaxExtension = 8;
constexpr std::size_t kMaxQuads = 4096;
constexpr std::size_t kAnyNumber = std::numeric_limits<std::uint32_t>::max();

template <typename Enum>
constexpr Enum Last(Enum count) {
  return static_cast<Enum>(static_cast<std::uint8_t>(count) - 1);
}

bool IsIdentifier(std::string_view text) {
  return std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
  });
}

// C0, DEL and C1: what a terminal or a log viewer might obey.
bool IsControl(char32_t c) { return c < 0x20 || (c >= 0x7f && c < 0xa0); }

bool IsPlain(std::string_view text) {
  if (!utf8::IsValid(text)) return false;
  for (std::size_t at = 0; at < text.size();) {
    const auto [c, size] = utf8::Decode(text, at);
    if (IsControl(c)) return false;
    at += size;
  }
  return true;
}

// Valid UTF-8 without control characters, cut at a character's end.
std::string Plain(std::string_view text, std::size_t max) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto [c, size] = utf8::Decode(text, at);
    at += size;
    const std::size_t before = out.size();
    utf8::Append(IsControl(c) ? U' ' : c, out);
    if (out.size() > max) {
      out.resize(before);
      break;
    }
  }
  return out;
}

void CleanList(std::vector<std::string>& list) {
  if (list.size() > kMaxDiagnostics) list.resize(kMaxDiagnostics);
  for (std::string& text : list) text = Plain(text, kMaxDiagnosticBytes);
}

template <typename Archive>
void Fields(Archive& a, Span& span) {
  a.Integer(span.start);
  a.Integer(span.end);
  a.Require(span.start <= span.end);
}

template <typename Archive>
void Fields(Archive& a, Quad& quad) {
  for (Point& p : quad.corners) {
    a.Real(p.x);
    a.Real(p.y);
  }
}

template <typename Archive>
void Fields(Archive& a, PixelRect& box) {
  for (int* side : {&box.left, &box.top, &box.right, &box.bottom}) a.Integer(*side);
}

template <typename Archive>
void Fields(Archive& a, Error& error) {
  a.Choice(error.code, Last(ErrorCode::kCount_));
  a.Choice(error.stage, Stage::kSetup);
  bool has_page = error.where.page.has_value();
  bool has_offset = error.where.offset.has_value();
  std::uint32_t page = error.where.page.value_or(0);
  std::uint64_t offset = error.where.offset.value_or(0);
  a.Flag(has_page);
  a.Integer(page);
  a.Flag(has_offset);
  a.Integer(offset);
  a.Integer(error.cause);
  a.Require((has_page || page == 0) && (has_offset || offset == 0));
  error.where.page = has_page ? std::optional(page) : std::nullopt;
  error.where.offset = has_offset ? std::optional(offset) : std::nullopt;
}

template <typename Archive>
void Fields(Archive& a, RedactedFile& file) {
  a.Choice(file.type, Last(MediaType::kCount_));
  a.Integer(file.hidden_parts_removed);
  a.Block(file.bytes);
}

template <typename Archive>
void Fields(Archive& a, VerificationReport& report) {
  a.Raw(report.output_sha256.data(), report.output_sha256.size());
  a.Choice(report.failure, Last(ErrorCode::kCount_));
  a.Integer(report.attempts);
  a.Integer(report.residue_found);
  a.Integer(report.pages_by_pixels);
  for (bool* flag :
       {&report.passed, &report.reopened, &report.boxes_solid, &report.outside_untouched,
        &report.metadata_clean, &report.text_clean, &report.raw_clean}) {
    a.Flag(*flag);
  }
}

template <typename Archive>
void Fields(Archive& a, Finding& finding) {
  a.Choice(finding.entity, Last(EntityType::kCount_));
  a.Integer(finding.page);
  a.Integer(finding.region);
  Fields(a, finding.span);
  a.List(finding.quads, 64, kMaxQuads, [](auto& b, Quad& quad) { Fields(b, quad); });
  a.Real(finding.score);
  a.Require(finding.score >= 0 && finding.score <= 1);
  a.Text(finding.detector, kMaxIdentifier, IsIdentifier);
  a.Text(finding.rule, kMaxIdentifier, IsIdentifier);
  a.Integer(finding.rule_version);
  a.Integer(finding.value_digest);
}

template <typename Archive>
void Fields(Archive& a, PlanItem& item) {
  a.Integer(item.page);
  a.Integer(item.string);
  Fields(a, item.box);
  Fields(a, item.span);
  a.Choice(item.entity, Last(EntityType::kCount_));
  a.Choice(item.op, Operator::kLabel);
  a.List(item.findings, 4, kAnyNumber, [](auto& b, std::uint32_t& index) { b.Integer(index); });
}

template <typename Archive>
void Fields(Archive& a, KnownValue& value) {
  a.Integer(value.digest);
  a.Choice(value.entity, Last(EntityType::kCount_));
  a.Integer(value.words);
}

template <typename Archive>
void Fields(Archive& a, PageSize& page) {
  a.Real(page.width);
  a.Real(page.height);
  a.Integer(page.frame_ms);
}

template <typename Archive>
void Fields(Archive& a, Coverage& c) {
  for (std::uint32_t* n : {&c.pages, &c.segments, &c.second_reader_segments, &c.unread_areas,
                           &c.hidden_parts_removed}) {
    a.Integer(*n);
  }
  for (bool* flag : {&c.was_encrypted, &c.was_signed, &c.was_pdf_a}) a.Flag(*flag);
}

template <typename Archive>
void Fields(Archive& a, Diagnostics& d) {
  for (std::vector<std::string>* list :
       {&d.urls, &d.browsers, &d.operating_systems, &d.errors, &d.codes, &d.forms, &d.timestamps}) {
    a.List(*list, 4, kMaxDiagnostics,
           [](auto& b, std::string& text) { b.Text(text, kMaxDiagnosticBytes, IsPlain); });
  }
  a.Text(d.screen_size, kMaxDiagnosticBytes, IsPlain);
}

template <typename Archive>
void Fields(Archive& a, SensitiveText& text) {
  std::string clear(text.Reveal());
  a.Text(clear, kMaxRevealedBytes, IsPlain);
  text = SensitiveText(std::move(clear));
}

template <typename Archive>
void Fields(Archive& a, PackedFile& f) {
  a.Text(f.extension, kMaxExtension, IsIdentifier);
  a.Block(f.bytes);
  a.Choice(f.error, Last(ErrorCode::kCount_));
}

template <typename Archive>
void Fields(Archive& a, Outcome& o) {
  std::uint32_t magic = kMagic;
  a.Integer(magic);
  a.Require(magic == kMagic);
  Fields(a, o.error);
  Fields(a, o.file);
  Fields(a, o.verification);
  a.List(o.findings, 40, kAnyNumber, [](auto& b, Finding& f) { Fields(b, f); });
  a.List(o.texts, 4, kAnyNumber, [](auto& b, SensitiveText& t) { Fields(b, t); });
  a.List(o.plan, 38, kAnyNumber, [](auto& b, PlanItem& i) { Fields(b, i); });
  a.Raw(o.plan_sha256.data(), o.plan_sha256.size());
  a.List(o.values, 10, kAnyNumber, [](auto& b, KnownValue& v) { Fields(b, v); });
  a.List(o.words, 8, kAnyNumber, [](auto& b, std::uint64_t& w) { b.Integer(w); });
  a.List(o.pages, 24, kAnyNumber, [](auto& b, PageSize& p) { Fields(b, p); });
  Fields(a, o.coverage);
  Fields(a, o.diagnostics);
  a.List(o.packed, 13, kMaxPacked, [](auto& b, PackedFile& f) { Fields(b, f); });
  a.Flag(o.name_is_personal);
  for (std::uint32_t& ms : o.stage_ms) a.Integer(ms);
}

// What holds between fields.
bool IsConsistent(const Outcome& o) {
  if (!o.texts.empty() && o.texts.size() != o.findings.size()) return false;
  const auto in_pages = [&](std::uint32_t page) { return page < o.pages.size(); };
  return std::ranges::all_of(o.findings, [&](const Finding& f) { return in_pages(f.page); }) &&
         std::ranges::all_of(o.plan, [&](const PlanItem& item) { return in_pages(item.page); }) &&
         std::ranges::is_sorted(o.words);
}

}  // namespace

Bytes EncodeOutcome(Outcome outcome) {
  Diagnostics& d = outcome.diagnostics;
  for (std::vector<std::string>* list :
       {&d.urls, &d.browsers, &d.operating_systems, &d.errors, &d.codes, &d.forms, &d.timestamps}) {
    CleanList(*list);
  }
  d.screen_size = Plain(d.screen_size, kMaxDiagnosticBytes);
  for (SensitiveText& text : outcome.texts) {
    text = SensitiveText(Plain(text.Reveal(), kMaxRevealedBytes));
  }
  Bytes out;
  out.reserve(outcome.file.bytes.size() + 4096);
  wire::Writer writer(out);
  Fields(writer, outcome);
  return out;
}

Result<Outcome> DecodeOutcome(ByteView message) {
  Outcome outcome;
  wire::Reader reader(message);
  Fields(reader, outcome);
  if (!reader.ok() || !reader.at_end() || !IsConsistent(outcome)) {
    return Fail(ErrorCode::kProtocol, Stage::kRunner);
  }
  return outcome;
}

}  // namespace zwartlak
