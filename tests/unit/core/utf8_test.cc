// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/core/utf8.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

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

TEST(FoldValue, KeyIsTheValueWithoutBlanks) {
  std::string key;
  for (const std::string_view value :
       {"Van der Meulen-Özdemir", " 1234.56|789_x\ty ", "\u00a0Łukasz\u2003É", "", "\xff a\xc3"}) {
    std::string expected = FoldValue(value);
    std::erase(expected, ' ');
    FoldKeyTo(value, key);
    EXPECT_EQ(key, expected) << value;
  }
}

TicketKey KeyOf(std::uint8_t seed) {
  TicketKey key;
  for (std::size_t i = 0; i < key.size(); ++i) key[i] = static_cast<std::uint8_t>(seed + i * 7);
  return key;
}

// The definition, computed by the book.
std::uint64_t Slowly(std::string_view text, std::uint64_t point) {
  constexpr auto kPrime = (std::uint64_t{1} << 61) - 1;
  unsigned __int128 sum = 0;
  for (const char c : text) sum = (sum * point + static_cast<unsigned char>(c) + 1U) % kPrime;
  return static_cast<std::uint64_t>(sum) + 1;
}

TEST(DigestValue, IsThePolynomialAtThePointOfTheKey) {
  const TicketKey key = KeyOf(3);
  const ValueDigester digester(key);
  const std::uint64_t point = digester.Of("x").shift;
  std::string text;
  for (int i = 0; i < 200; ++i) {
    EXPECT_EQ(DigestValue(text, key), Slowly(text, point)) << i;
    text.push_back(static_cast<char>(i % 7 == 0 ? 255 - i : 'a' + i % 26));
  }
}

TEST(DigestValue, OfTwoPiecesIsThatOfTheTwoJoined) {
  const TicketKey key = KeyOf(9);
  const ValueDigester digester(key);
  const std::string text =
      "vandermeulenenzijnheellangedubbelenaamdienietophoudtvanderzwartlakstraat";
  for (std::size_t cut = 0; cut <= text.size(); ++cut) {
    const auto before = digester.Of(std::string_view(text).substr(0, cut));
    const auto after = digester.Of(std::string_view(text).substr(cut));
    EXPECT_EQ(ValueDigester::Value(ValueDigester::JoinSum(before.sum, after)),
              DigestValue(text, key));
    const auto joined = ValueDigester::Join(before, after);
    EXPECT_EQ(joined.sum, digester.Of(text).sum);
    EXPECT_EQ(joined.shift, digester.Of(text).shift);
  }
}

// Texts that differ little are told apart, whatever the key, and another key gives other digests.
TEST(DigestValue, TellsTextsApart) {
  for (const TicketKey& key : {TicketKey{}, KeyOf(1), KeyOf(200)}) {
    std::set<std::uint64_t> seen;
    std::size_t texts = 0;
    for (int a = 0; a < 26; ++a) {
      for (int b = 0; b < 26; ++b) {
        for (const std::string_view between : {"", "l", "ooo", "nderm", "eulenstraat"}) {
          std::string text(1, static_cast<char>('a' + a));
          text.append(between).push_back(static_cast<char>('a' + b));
          seen.insert(DigestValue(text, key));
          ++texts;
        }
      }
    }
    EXPECT_EQ(seen.size(), texts);
    EXPECT_FALSE(seen.contains(0));
  }
  EXPECT_NE(DigestValue("sanne", KeyOf(1)), DigestValue("sanne", KeyOf(2)));
  EXPECT_NE(DigestValue("sanne", TicketKey{}), DigestValue("sanne", KeyOf(0)));
}

}  // namespace
}  // namespace zwartlak
