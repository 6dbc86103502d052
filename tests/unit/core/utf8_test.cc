// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/core/utf8.h"

#include <gtest/gtest.h>

#include "pipeline/core/ticket_context.h"

namespace zwartlak {
namespace {

TEST(Utf8, FoldsLetters) {
  const struct {
    std::string_view in, out;
  } kCases[] = {{"Özdemir", "ozdemir"},       {"ŁUKASZ", "lukasz"},
                {"Nguyễn Thị", "nguyen thi"}, {"Ümit Şahin", "umit sahin"},
                {"ĲSSELSTEIN", "isselstein"}, {"İpek", "ipek"}};
  for (const auto& c : kCases) EXPECT_EQ(utf8::Fold(c.in), c.out) << c.in;
}

TEST(Utf8, MalformedBytesNeverRunPastTheEnd) {
  for (const std::string_view bad :
       {"\xC3", "\xE2\x82", "\xF0\x9F\x98", "\x80", "\xC0\xAF", "\xED\xA0\x80",
        "a\xFF"
        "b"}) {
    EXPECT_FALSE(utf8::IsValid(bad));
    EXPECT_TRUE(utf8::IsValid(utf8::Sanitise(bad)));
  }
}

TEST(Utf8, CaseOfLetters) {
  EXPECT_TRUE(utf8::IsUpper(U'É'));
  EXPECT_TRUE(utf8::IsLower(U'ş'));
  EXPECT_EQ(utf8::ToLower(U'Ÿ'), U'ÿ');
  EXPECT_FALSE(utf8::IsLetter(U'×'));
  EXPECT_FALSE(utf8::IsLetter(U'€'));
  EXPECT_TRUE(utf8::IsLetter(U'李'));
}

TEST(FoldValue, SameValueWrittenDifferently) {
  EXPECT_EQ(FoldValue("Van der Meulen-Özdemir"), FoldValue("VAN DER MEULEN ozdemir"));
  EXPECT_EQ(FoldValue("1234.56.789"), FoldValue("123456789"));
  EXPECT_EQ(FoldValue("lO1"), FoldValue("1OI"));
  EXPECT_NE(FoldValue("Sanne"), FoldValue("Sanna"));
}

TEST(DigestValue, MatchesTheReferenceVector) {
  // SipHash-2-4 paper, appendix A: key 00..0f, message 00..0e.
  TicketKey key;
  std::string message;
  for (std::uint8_t i = 0; i < 16; ++i) key[i] = i;
  for (char i = 0; i < 15; ++i) message.push_back(i);
  EXPECT_EQ(DigestValue(message, key), 0xa129ca6149be45e5ULL);
}

}  // namespace
}  // namespace zwartlak
