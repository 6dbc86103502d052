// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "detectors/label_vocabulary.h"

#include <gtest/gtest.h>

namespace zwartlak {
namespace {

struct Case {
  std::string_view text;
  std::string_view entity;  // empty: no personal label
};

class Labels : public testing::TestWithParam<Case> {};

TEST_P(Labels, AreKnown) {
  static const LabelVocabulary vocabulary;
  const auto label = vocabulary.Match(GetParam().text);
  const bool personal = label && label->personal();
  EXPECT_EQ(personal ? NameOf(label->entity) : std::string_view(), GetParam().entity)
      << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    All, Labels,
    testing::Values(Case{"Achternaam", "PERSON"}, Case{"ACHTERNAAM *", "PERSON"},
                    Case{"Achternaam (verplicht)", "PERSON"}, Case{"Uw achternaam:", "PERSON"},
                    Case{"Wat is uw geboortedatum?", "DATE_OF_BIRTH"},
                    Case{"Geb.datum", "DATE_OF_BIRTH"}, Case{"geboorteDatum", "DATE_OF_BIRTH"},
                    Case{"Geboortedatum kind 1", "DATE_OF_BIRTH"},
                    Case{"aanvrager.achternaam", "PERSON"}, Case{"V00rnaam", "PERSON"},
                    Case{"Achtemaam", ""}, Case{"Achtrnaam", "PERSON"},
                    Case{"Straat en huisnummer", "ADDRESS"}, Case{"Straatenhuisnummer", "ADDRESS"},
                    Case{"E-mailadres", "EMAIL_ADDRESS"}, Case{"BSN", "NL_BSN"},
                    Case{"B5N", "NL_BSN"}, Case{"Achternaam \xE2\x96\xB2", "PERSON"},
                    Case{"Status", ""}, Case{"Zaaknummer", ""}, Case{"Naam organisatie", ""},
                    Case{"BSN is verplicht", "NL_BSN"}, Case{"Vul een geldig getal in", ""},
                    Case{"", ""}, Case{"sanne@example.nl", ""}, Case{"999990019", ""}));

}  // namespace
}  // namespace zwartlak
