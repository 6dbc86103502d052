// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/text/apply.h"

#include "redactors/text/bar.h"
#include "redactors/text/decode.h"

namespace zwartlak::text {
namespace {

std::size_t CodePoints(std::string_view text) {
  std::size_t n = 0;
  for (const char c : text) n += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  return n;
}

std::string Repeat(std::string_view what, std::size_t times) {
  std::string out;
  out.reserve(what.size() * times);
  for (std::size_t i = 0; i < times; ++i) out += what;
  return out;
}

bool IsKept(char c) { return c == '\n' || c == '\r' || c == '\t'; }

// What stands in the place of `item.span`, in UTF-8.
std::string Replacement(std::string_view text, const PlanItem& item, Charset charset) {
  const std::string_view value = text.substr(item.span.start, item.span.size());
  std::string label = item.op == Operator::kLabel ? item.label : std::string();
  std::string out;
  for (std::size_t at = 0; at < value.size();) {
    if (IsKept(value[at])) {
      out.push_back(value[at++]);
      continue;
    }
    std::size_t end = at;
    while (end < value.size() && !IsKept(value[end])) ++end;
    if (label.empty()) {
      out += Repeat(BarCharacter(charset), BarLength(CodePoints(value.substr(at, end - at))));
    } else {
      out += label;
      label.clear();  // once: the rest of a value over several lines gets bars
    }
    at = end;
  }
  return IsBareJsonNumber(text, item.span) ? '"' + out + '"' : out;
}

std::vector<Span> SpansOf(const std::vector<const PlanItem*>& items) {
  std::vector<Span> spans;
  for (const PlanItem* item : items) spans.push_back(item->span);
  return spans;
}

}  // namespace

Result<RedactedFile> ApplyToText(const IdentifiedMedia& media, const RedactionPlan& plan,
                                 const Limits& limits) {
  const ByteView file = *media.bytes;
  const auto encoding = EncodingOf(file);
  if (!encoding) return Fail(encoding.error().code, Stage::kApply);
  std::vector<const PlanItem*> items;
  for (const PlanItem& item : plan.items) {
    if (item.page == 0 && !item.span.empty()) items.push_back(&item);
  }
  const auto places = Locate(file, *encoding, SpansOf(items));
  if (!places) return Fail(places.error().code, Stage::kApply);
  const SensitiveText text(Decode(file, *encoding));
  RedactedFile out;
  out.type = MediaType::kPlainText;
  std::size_t at = 0;
  const auto copy_to = [&](std::size_t end) {
    out.bytes.insert(out.bytes.end(), file.begin() + static_cast<std::ptrdiff_t>(at),
                     file.begin() + static_cast<std::ptrdiff_t>(end));
  };
  for (std::size_t i = 0; i < items.size(); ++i) {
    copy_to((*places)[i].start);
    const Bytes bar =
        Encode(Replacement(text.Reveal(), *items[i], encoding->charset), encoding->charset);
    out.bytes.insert(out.bytes.end(), bar.begin(), bar.end());
    at = (*places)[i].end;
  }
  copy_to(file.size());
  if (out.bytes.size() > limits.max_output_bytes) return Fail(ErrorCode::kTooLarge, Stage::kApply);
  return out;
}

}  // namespace zwartlak::text
