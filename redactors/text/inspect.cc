// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/text/inspect.h"

#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/ucnv_err.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "redactors/text/bar.h"
#include "redactors/text/charset.h"

namespace zwartlak::text {
namespace {

// Bytes that are no UTF-8, one by one as Windows-1252.
void OnStrayBytes(const void*, UConverterToUnicodeArgs* args, const char* bytes, std::int32_t size,
                  UConverterCallbackReason reason, UErrorCode* status) {
  if (reason > UCNV_IRREGULAR) return;
  *status = U_ZERO_ERROR;
  for (std::int32_t i = 0; i < size; ++i) {
    const auto unit = static_cast<UChar>(FromWindows1252(static_cast<std::uint8_t>(bytes[i])));
    ucnv_cbToUWriteUChars(args, &unit, 1, 0, status);
  }
}

const char* NameOf(Charset charset) {
  switch (charset) {
    case Charset::kUtf16Le:
      return "UTF-16LE";
    case Charset::kUtf16Be:
      return "UTF-16BE";
    case Charset::kWindows1252:
      return "windows-1252";
    case Charset::kUtf8:
      break;
  }
  return "UTF-8";
}

struct Converter {
  UConverter* handle = nullptr;
  Converter() = default;
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;
  ~Converter() { ucnv_close(handle); }
};

Result<std::string> DecodeAnew(ByteView file, const Encoding& encoding) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter;
  converter.handle = ucnv_open(NameOf(encoding.charset), &status);
  if (U_FAILURE(status)) return Fail(ErrorCode::kOutputUnreadable, Stage::kVerify);
  if (encoding.charset == Charset::kUtf8) {
    ucnv_setToUCallBack(converter.handle, OnStrayBytes, nullptr, nullptr, nullptr, &status);
  }
  const char* from = reinterpret_cast<const char*>(file.data()) + encoding.mark;
  const char* const end = reinterpret_cast<const char*>(file.data()) + file.size();
  std::string out;
  out.reserve(file.size());
  std::vector<UChar> units(1 << 16);
  do {
    status = U_ZERO_ERROR;
    UChar* to = units.data();
    ucnv_toUnicode(converter.handle, &to, units.data() + units.size(), &from, end, nullptr,
                   static_cast<UBool>(1), &status);
    if (U_FAILURE(status) && status != U_BUFFER_OVERFLOW_ERROR) {
      return Fail(ErrorCode::kOutputUnreadable, Stage::kVerify);
    }
    icu::UnicodeString(false, units.data(), static_cast<std::int32_t>(to - units.data()))
        .toUTF8String(out);
  } while (status == U_BUFFER_OVERFLOW_ERROR);
  return out;
}

// Walks the output beside the original. Every step returns false at the first difference.
class Walk {
 public:
  Walk(std::string_view before, std::string_view after, std::string_view bar)
      : before_(before), after_(after), bar_(bar) {}

  bool Same(std::size_t until) {
    if (until < at_ || until > before_.size()) return false;
    const std::string_view expected = before_.substr(at_, until - at_);
    return TakeText(expected) && (at_ = until, true);
  }
  // The span is gone: a bar or the label for each of its lines.
  bool Gone(const PlanItem& item) {
    const bool quoted = IsBareJsonNumber(before_, item.span);
    if (quoted && !TakeText("\"")) return false;
    std::string_view label = item.op == Operator::kLabel ? std::string_view(item.label) : "";
    std::size_t characters = 0;
    for (; at_ <= item.span.end; ++at_) {
      const bool ends = at_ == item.span.end || std::string_view("\n\r\t").contains(before_[at_]);
      if (!ends) {
        characters += (static_cast<unsigned char>(before_[at_]) >> 6) != 2;
        continue;
      }
      if (characters > 0 && !TakeBar(characters, label)) return false;
      characters = 0;
      if (at_ == item.span.end) break;
      if (!TakeText(before_.substr(at_, 1))) return false;
    }
    return !quoted || TakeText("\"");
  }
  bool AtEnd() const { return out_ == after_.size(); }

 private:
  bool TakeText(std::string_view expected) {
    if (after_.substr(out_, expected.size()) != expected) return false;
    out_ += expected.size();
    return true;
  }
  bool TakeBar(std::size_t characters, std::string_view& label) {
    if (!label.empty()) return TakeText(std::exchange(label, ""));
    for (std::size_t i = 0; i < BarLength(characters); ++i) {
      if (!TakeText(bar_)) return false;
    }
    return true;
  }

  std::string_view before_;
  std::string_view after_;
  std::string_view bar_;
  std::size_t at_ = 0;
  std::size_t out_ = 0;
};

bool SameMark(ByteView a, ByteView b, const Encoding& encoding) {
  return b.size() >= encoding.mark &&
         std::equal(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(encoding.mark), b.begin());
}

class TextInspector final : public Inspector {
 public:
  Result<StructureCheck> Check(const IdentifiedMedia& original, const RedactionPlan& plan,
                               const RedactedFile& output) const override {
    const auto encoding = EncodingOf(*original.bytes);
    if (!encoding || !SameMark(*original.bytes, output.bytes, *encoding)) {
      return Fail(ErrorCode::kOutputUnreadable, Stage::kVerify);
    }
    // The output is read in the original's charset: apply promises to keep it.
    const auto before = DecodeAnew(*original.bytes, *encoding);
    const auto after = DecodeAnew(output.bytes, *encoding);
    if (!before || !after) return Fail(ErrorCode::kOutputUnreadable, Stage::kVerify);
    StructureCheck check{.boxes_solid = true, .outside_untouched = true, .metadata_clean = true};
    Walk walk(*before, *after, BarCharacter(encoding->charset));
    for (const PlanItem& item : plan.items) {
      if (item.span.empty()) continue;
      if (item.page != 0 || !walk.Same(item.span.start)) {
        check.outside_untouched = false;
        return check;
      }
      if (!walk.Gone(item)) {
        check.boxes_solid = false;
        return check;
      }
    }
    check.outside_untouched = walk.Same(before->size()) && walk.AtEnd();
    return check;
  }

  Result<ExtractedDocument> Reread(const RedactedFile& output, const PageReader*,
                                   const ReadOptions&) const override {
    const auto encoding = EncodingOf(output.bytes);
    if (!encoding) return Fail(ErrorCode::kOutputUnreadable, Stage::kVerify);
    auto decoded = DecodeAnew(output.bytes, *encoding);
    if (!decoded) return std::unexpected(decoded.error());
    ExtractedDocument document;
    document.type = MediaType::kPlainText;
    TextRegion region;
    region.segments = SegmentPlainText(*decoded);
    region.text = SensitiveText(*std::move(decoded));
    document.coverage = {.pages = 1,
                         .segments = static_cast<std::uint32_t>(region.segments.size())};
    Page page;
    for (const Segment& segment : region.segments) {
      page.width = std::max(page.width, segment.box.right);
      page.height = std::max(page.height, segment.box.bottom);
    }
    page.regions.push_back(std::move(region));
    document.pages.push_back(std::move(page));
    return document;
  }
};

}  // namespace

std::unique_ptr<Inspector> MakeTextInspector() { return std::make_unique<TextInspector>(); }

}  // namespace zwartlak::text
