// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/stages/identify.h"

#include <gtest/gtest.h>

#include <string>

namespace zwartlak {
namespace {

using namespace std::string_literals;

Result<IdentifiedMedia> Of(const std::string& data, Limits limits = {}) {
  Attachment attachment;
  const ByteView view = AsBytes(data);
  attachment.bytes = std::make_shared<const Bytes>(view.begin(), view.end());
  return Identify(attachment, limits);
}

TEST(Identify, KnowsTypesByContent) {
  const struct {
    std::string data;
    MediaType type;
  } kCases[] = {
      {"\x89PNG\r\n\x1a\n...."s, MediaType::kPng},
      {"\xFF\xD8\xFF\xE0...."s, MediaType::kJpeg},
      {"RIFF\x10\0\0\0WEBPVP8 "s, MediaType::kWebp},
      {"GIF89a......"s, MediaType::kGif},
      {"%PDF-1.7\n"s, MediaType::kPdf},
      {"junk before it\n%PDF-1.4\n"s, MediaType::kPdf},
      {"II*\0........"s, MediaType::kTiff},
      {"MM\0*........"s, MediaType::kTiff},
      {"\0\0\0\x18"
       "ftypheic\0\0\0\0mif1heic"s,
       MediaType::kHeic},
      {"\0\0\0\x18"
       "ftypmif1\0\0\0\0mif1avif"s,
       MediaType::kAvif},
      {"BM\x46\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0\1\0\0\0\1\0\0\0"s, MediaType::kBmp},
      {"Naam: Sanne\n"s, MediaType::kPlainText},
      {"BM is geen plaatje maar een afkorting van iets"s, MediaType::kPlainText},
      {"Caf\xE9 in Latin-1"s, MediaType::kPlainText},
      {"\xFF\xFEN\0a\0a\0m\0"s, MediaType::kPlainText},
  };
  for (const auto& c : kCases) {
    const auto media = Of(c.data);
    ASSERT_TRUE(media) << InfoOf(c.type).mime;
    EXPECT_EQ(media->type, c.type) << InfoOf(c.type).mime;
  }
}

TEST(Identify, RefusesWithANamedReason) {
  const std::string zip_end = "PK\5\6"s + std::string(18, '\0');
  const struct {
    std::string data;
    ErrorCode code;
  } kCases[] = {
      {"", ErrorCode::kEmpty},
      {"%PDF-1.7\n" + zip_end, ErrorCode::kPolyglot},
      {"\x89PNG\r\n\x1a\n%PDF-1.4"s, ErrorCode::kPolyglot},
      {"\xFF\xD8\xFF\xE0 picture "s + zip_end, ErrorCode::kPolyglot},
      {"PK\3\4 archive "s + zip_end, ErrorCode::kUnsupportedType},
      {"\0\1\2\3 binary"s, ErrorCode::kUnsupportedType},
      {"<!DOCTYPE html><p>x", ErrorCode::kUnsupportedType},
      {"  {\\rtf1 hidden}", ErrorCode::kUnsupportedType},
      {"Received: x\nMIME-Version: 1.0\nContent-Type: text/plain\n", ErrorCode::kUnsupportedType},
  };
  for (const auto& c : kCases) {
    const auto media = Of(c.data);
    ASSERT_FALSE(media) << InfoOf(c.code).name;
    EXPECT_EQ(media.error().code, c.code);
    EXPECT_EQ(media.error().stage, Stage::kIdentify);
  }
}

TEST(Identify, ByteLimit) {
  EXPECT_EQ(Of("1234567", {.max_bytes = 6}).error().code, ErrorCode::kTooLarge);
  EXPECT_TRUE(Of("123456", {.max_bytes = 6}));
}

}  // namespace
}  // namespace zwartlak
