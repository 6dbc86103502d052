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

// The line above a quoted mail, of which only the form says that the word is a name.
INSTANTIATE_TEST_SUITE_P(
    Quotations, Names,
    testing::Values(Case{"> On Sun, 16 Nov 2025, Vlasbloemer wrote:", {"Vlasbloemer"}},
                    Case{"On 16 Nov 2025, at 10:12, Qirelm van Zwartjen <q@example.nl> wrote:",
                         {"Qirelm van Zwartjen"}},
                    Case{"Op zo 16 nov. 2025 om 10:12 schreef Korenblom:", {"Korenblom"}},
                    Case{"Op 16-11-2025 schreef Korenblom (Burgerzaken):", {"Korenblom"}},
                    Case{"Am 16.11.2025 um 10:12 schrieb Ackerwinde <a@example.nl>:",
                         {"Ackerwinde"}},
                    Case{"Op 16-11-2025 schreef Servicedesk:", {}},
                    Case{"Op 3 maart schreef hij het volgende:", {}},
                    Case{"De fout die hij schreef Was dit:", {}}));

// Places called after people, and people who are called like places.
INSTANTIATE_TEST_SUITE_P(NamedPlaces, Names,
                         testing::Values(Case{"Zaal 1 = Sanne Qirelzaal", {}},
                                         Case{"de sleutel van de Joke Qirelschool ligt hier", {}},
                                         Case{"J. Qirelplein belde", {"J. Qirelplein"}},
                                         Case{"mevrouw Qirelschool belde", {"Qirelschool"}}));

// Where a name ends.
INSTANTIATE_TEST_SUITE_P(
    Borders, Names,
    testing::Values(Case{"De heren D. de Vroome uit Stein en H. Koops uit Geleen",
                         {"D. de Vroome", "H. Koops"}},
                    Case{"Sanne Jansen uit Zwolle wacht nog", {"Sanne Jansen"}},
                    Case{"Johan op den Berg wacht nog", {"Johan op den Berg"}},
                    Case{"Sanne Jansen's Friese advocaat", {"Sanne Jansen"}},
                    Case{"Dhr. Xie heeft gebeld", {"Xie"}}, Case{"Groet,\nHi Sanne,", {"Sanne"}}));

INSTANTIATE_TEST_SUITE_P(Shortened, Names,
                         testing::Values(Case{"De verdachte F. de R. zwijgt", {"F. de R."}},
                                         Case{"Volgens B. R. van der B. was het anders",
                                              {"B. R. van der B."}},
                                         Case{"de firma A. en B. uit de lijst", {}}));

INSTANTIATE_TEST_SUITE_P(SmallLetters, Names,
                         testing::Values(Case{"offerte via ilse", {"ilse"}},
                                         Case{"vraag sanne even", {"sanne"}},
                                         Case{"dat weet sanne heeft ze gezegd", {"sanne"}},
                                         Case{"offerte via outlook", {}},
                                         Case{"inloggen via status", {}},
                                         Case{"rozen en een merel", {}}));

INSTANTIATE_TEST_SUITE_P(Relations, Names,
                         testing::Values(Case{"Gisteren kwam tante Fien langs", {"Fien"}},
                                         Case{"Zwager Jansen belde", {"Jansen"}}));

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
