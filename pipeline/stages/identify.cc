// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "pipeline/stages/identify.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "pipeline/core/utf8.h"

namespace zwartlak {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kTextProbe = 64 * 1024;

bool StartsWith(std::string_view text, std::string_view magic, std::size_t at = 0) {
  return text.size() >= at + magic.size() && text.substr(at, magic.size()) == magic;
}

// ISO base media file (ISO/IEC 14496-12): box "ftyp" with a major brand and compatible brands.
MediaType IsoImage(std::string_view data) {
  if (!StartsWith(data, "ftyp", 4) || data.size() < 16) return MediaType::kUnknown;
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(data[i]); };
  const std::size_t declared = (std::size_t{byte(0)} << 24) | (std::size_t{byte(1)} << 16) |
                               (std::size_t{byte(2)} << 8) | std::size_t{byte(3)};
  const std::size_t end = std::min({declared, data.size(), std::size_t{256}});
  bool heic = false;
  for (std::size_t at = 8; at + 4 <= end; at += at == 8 ? 8 : 4) {
    const std::string_view brand = data.substr(at, 4);
    if (brand == "avif" || brand == "avis") return MediaType::kAvif;
    heic = heic || brand == "heic" || brand == "heix" || brand == "hevc" || brand == "heim" ||
           brand == "heis" || brand == "mif1" || brand == "msf1";
  }
  return heic ? MediaType::kHeic : MediaType::kUnknown;
}

// BITMAPFILEHEADER: "BM", size, two zero words, offset; then a header of a known length.
bool IsBmp(std::string_view data) {
  if (!StartsWith(data, "BM") || data.size() < 26) return false;
  static constexpr std::array<unsigned char, 7> kHeaderSizes{12, 40, 52, 56, 64, 108, 124};
  const auto header = static_cast<unsigned char>(data[14]);
  return std::ranges::find(kHeaderSizes, header) != kHeaderSizes.end() &&
         data.substr(15, 3) == "\0\0\0"sv;
}

MediaType PictureBySignature(std::string_view data) {
  if (StartsWith(data, "\x89PNG\r\n\x1a\n"sv)) return MediaType::kPng;
  if (StartsWith(data, "\xFF\xD8\xFF"sv)) return MediaType::kJpeg;
  if (StartsWith(data, "RIFF") && StartsWith(data, "WEBP", 8)) return MediaType::kWebp;
  if (StartsWith(data, "GIF87a") || StartsWith(data, "GIF89a")) return MediaType::kGif;
  if (StartsWith(data, "II*\0"sv) || StartsWith(data, "MM\0*"sv) || StartsWith(data, "II+\0"sv) ||
      StartsWith(data, "MM\0+"sv)) {
    return MediaType::kTiff;
  }
  if (IsBmp(data)) return MediaType::kBmp;
  return IsoImage(data);
}

// A ZIP is found from its end: the end-of-central-directory record, whose comment ends the file
// (APPNOTE.TXT 4.3.16).
bool EndsAsZip(std::string_view data) {
  if (data.size() < 22) return false;
  const std::size_t lowest = data.size() > 22 + 65535 ? data.size() - 22 - 65535 : 0;
  for (std::size_t at = data.size() - 22 + 1; at-- > lowest;) {
    if (!StartsWith(data, "PK\5\6"sv, at)) continue;
    const auto low = static_cast<unsigned char>(data[at + 20]);
    const auto high = static_cast<unsigned char>(data[at + 21]);
    if (at + 22 + low + (std::size_t{high} << 8) == data.size()) return true;
  }
  return false;
}

// PDF readers accept the header anywhere in the first 1024 bytes (ISO 32000-1, annex H.3).
bool HasPdfHeader(std::string_view data) {
  return data.substr(0, 1024 + 5).find("%PDF-") != std::string_view::npos;
}

// Structured formats written in text: read as plain text they would hide values from us (base64,
// entities, control words), so they wait for their own format module.
bool IsStructuredText(std::string_view data) {
  std::string_view head = data.substr(0, 4096);
  if (StartsWith(head, "\xEF\xBB\xBF")) head.remove_prefix(3);
  while (!head.empty() && (head[0] == ' ' || (head[0] >= '\t' && head[0] <= '\r'))) {
    head.remove_prefix(1);
  }
  std::string lower = utf8::Fold(head);
  const auto has = [&](std::string_view word) { return lower.find(word) != std::string::npos; };
  if (StartsWith(lower, "{\\rtf") || StartsWith(lower, "<!doctype html") ||
      StartsWith(lower, "<html") || StartsWith(lower, "%!ps") || StartsWith(lower, "<svg")) {
    return true;
  }
  if (StartsWith(lower, "<?xml") && (has("<svg") || has("<html"))) return true;
  if (StartsWith(lower, "begin:vcard") || StartsWith(lower, "begin:vcalendar")) return true;
  return has("\nmime-version:") && (has("\ncontent-type:") || has("\nreceived:"));
}

bool LooksLikeText(std::string_view data) {
  if (StartsWith(data, "\xFF\xFE") || StartsWith(data, "\xFE\xFF")) return true;
  const std::string_view probe = data.substr(0, kTextProbe);
  std::size_t control = 0;
  for (const char c : probe) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte == 0) return false;
    control += byte < 32 && !(byte >= '\t' && byte <= '\r') && byte != 0x1B;
  }
  return control * 100 <= probe.size();
}

}  // namespace

Result<IdentifiedMedia> Identify(const Attachment& attachment, const Limits& limits) {
  const auto fail = [](ErrorCode code) { return Fail(code, Stage::kIdentify); };
  if (!attachment.bytes || attachment.bytes->empty()) return fail(ErrorCode::kEmpty);
  if (attachment.bytes->size() > limits.max_bytes) return fail(ErrorCode::kTooLarge);
  const std::string_view data = AsText(*attachment.bytes);
  const MediaType picture = PictureBySignature(data);
  const bool pdf = HasPdfHeader(data);
  const bool other = pdf || EndsAsZip(data);
  if (picture != MediaType::kUnknown) {
    if (other) return fail(ErrorCode::kPolyglot);
    return IdentifiedMedia{picture, attachment.bytes};
  }
  if (pdf) {
    if (EndsAsZip(data)) return fail(ErrorCode::kPolyglot);
    return IdentifiedMedia{MediaType::kPdf, attachment.bytes};
  }
  if (other || IsStructuredText(data) || !LooksLikeText(data)) {
    return fail(ErrorCode::kUnsupportedType);
  }
  return IdentifiedMedia{MediaType::kPlainText, attachment.bytes};
}

}  // namespace zwartlak
