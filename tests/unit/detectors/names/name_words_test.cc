// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "detectors/name_words.h"

#include <gtest/gtest.h>

#include "detectors/gazetteer_format.h"
#include "detectors/name_mailboxes.h"
#include "tests/unit/detectors/names/support.h"

namespace zwartlak::names_test {
namespace {

Tokens Lexed(std::string_view text) {
  static const NameWords words(TheGazetteer());
  Tokens out;
  words.Lex(text, {0, static_cast<std::uint32_t>(text.size())}, out);
  return out;
}

// A word is hashed while it is cut: the same as by itself.
TEST(NameWords, HashIsThatOfTheWord) {
  for (const std::string_view word :
       {"Jansen", "Yıldırım", "O’Brien", "Jansen-de", "B0er", "ÖZDEMİR", "d'Ancona"}) {
    const Tokens tokens = Lexed(word);
    ASSERT_EQ(tokens.size(), 1U) << word;
    EXPECT_EQ(tokens[0].hash, gazetteer::Hash(word)) << word;
  }
}

TEST(NameWords, GenitiveIsNoPartOfTheName) {
  const Tokens tokens = Lexed("Marieke's foto’s");
  ASSERT_EQ(tokens.size(), 2U);
  EXPECT_EQ(tokens[0].Stem().size(), 7U);
  EXPECT_TRUE(tokens[0].NameListed());
  EXPECT_EQ(tokens[1].Stem().size(), 4U);
  EXPECT_TRUE(tokens[1].Ordinary());
}

TEST(NameWords, InitialsInSmallLetters) {
  EXPECT_EQ(Lexed("gebeld door j.w. bakker")[2].kind, TokenKind::kInitials);
  EXPECT_NE(Lexed("dit is o.a. gemeld")[2].kind, TokenKind::kInitials);
  EXPECT_NE(Lexed("a. eerste stap")[0].kind, TokenKind::kInitials);
}

TEST(NameWords, CompoundsAreWords) {
  EXPECT_TRUE(Lexed("Evenementenvergunning")[0].Ordinary());
  EXPECT_TRUE(Lexed("IBAN-veld")[0].Ordinary());
  EXPECT_EQ(TheGazetteer()->CompoundTail("parkeerontheffing"), 10U);
  EXPECT_EQ(TheGazetteer()->CompoundTail("qirelmstra"), 0U);
}

TEST(NameWords, TagsAndFileEndingsEndAWord) {
  EXPECT_TRUE(Lexed("<roepnaam>Jesse</roepnaam>")[3].IsWord());
  EXPECT_TRUE(Lexed("foto Bakker.pdf")[1].IsWord());
  EXPECT_FALSE(Lexed("zie Bakker.java")[1].IsWord());
}

TEST(MailWords, PeopleAndOrganisations) {
  const NameWords words(TheGazetteer());
  const MailWords mail =
      ReadMailWords("sanne.meulenbroek@post.example, servicedesk@formulaat.example", words);
  EXPECT_TRUE(mail.people.contains(gazetteer::Hash("Meulenbroek")));
  EXPECT_FALSE(mail.people.contains(gazetteer::Hash("servicedesk")));
  EXPECT_TRUE(mail.organisations.contains(gazetteer::Hash("Formulaat")));
  EXPECT_FALSE(mail.organisations.contains(gazetteer::Hash("post")));
}

}  // namespace
}  // namespace zwartlak::names_test
