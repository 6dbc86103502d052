// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "detectors/name_detector.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/unit/detectors/names/support.h"

namespace zwartlak::names_test {
namespace {

using Strings = std::vector<std::string>;

using Case = ValueCase;

class Names : public testing::TestWithParam<Case> {};

TEST_P(Names, AreFound) {
  static const NameDetector detector(TheGazetteer());
  ExpectFound(detector, "PERSON", GetParam());
}

INSTANTIATE_TEST_SUITE_P(
    InText, Names,
    testing::Values(Case{"Ik sprak mevrouw Qirelmstra gisteren.", {"Qirelmstra"}},
                    Case{"Ik sprak mevrouw jansen gisteren.", {"jansen"}},
                    Case{"Gebeld door dhr. K. van der Meulen over de zaak.", {"K. van der Meulen"}},
                    Case{"Beste Sanne,", {"Sanne"}}, Case{"Hoi Kees, dank je wel", {"Kees"}},
                    Case{"Geachte heer Van der Meulen,", {"Van der Meulen"}},
                    Case{"Met vriendelijke groet,\n\nQirelm Zwartjen\nGemeente Groningen",
                         {"Qirelm Zwartjen"}},
                    Case{"Groet, Sanne", {"Sanne"}},
                    Case{"Toegewezen aan Fatima El Amrani op maandag", {"Fatima El Amrani"}},
                    Case{"Jansen, J.W. staat op de lijst", {"Jansen, J.W."}},
                    Case{"De aanvraag van Mehmet Y\xC4\xB1ld\xC4\xB1rim staat open",
                         {"Mehmet Y\xC4\xB1ld\xC4\xB1rim"}},
                    Case{"Nguyen Thi Huong belde", {"Nguyen Thi Huong"}},
                    Case{"Van: Piotr Kowalczyk <p.kowalczyk@example.nl>", {"Piotr Kowalczyk"}},
                    Case{"SANNE DE BOER heeft gebeld", {"SANNE DE BOER"}},
                    Case{"Anna Jansen-de Vries", {"Anna Jansen-de Vries"}},
                    // a verb in small letters ends the name
                    Case{"De heer te Molenstegen belde boos op", {"te Molenstegen"}},
                    Case{"Huisarts Qirelmstra heeft getekend", {"Qirelmstra"}},
                    Case{"Johan in 't Veld wacht nog", {"Johan in 't Veld"}},
                    Case{"Qirelmstra, Piotr", {"Qirelmstra, Piotr"}},
                    Case{"Hee @Kees kijk jij even", {"Kees"}},
                    Case{"Laurens de Rijpgracht belde", {"Laurens de Rijpgracht"}}));

INSTANTIATE_TEST_SUITE_P(
    Innocent, Names,
    testing::Values(Case{"De Boer Bouw BV heeft een factuur gestuurd", {}},
                    Case{"Gemeente Groningen", {}}, Case{"Bakker & Zn levert brood", {}},
                    Case{"Windows Edge en Google Chrome", {}},
                    Case{"Status Open, Mijn Gegevens, Nieuwe Aanvraag", {}},
                    Case{"at nl.example.UserController.java:42", {}},
                    Case{"ERROR Main Thread stopped", {}}, Case{"Jan van Galenstraat 12", {}},
                    Case{"Bergen op Zoom en Den Haag", {}}, Case{"Geachte heer/mevrouw,", {}},
                    Case{"Beste collega,", {}}, Case{"", {}}, Case{"Bel Gemeente", {}},
                    Case{"op de Laurens de Rijpgracht", {}}, Case{"de gracht", {}},
                    Case{"[12:48] Status: open", {}}));

}  // namespace
}  // namespace zwartlak::names_test
