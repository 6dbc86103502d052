// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Columns whose header nobody knows, users who are signed in, secrets cut by the reader.
#include <gtest/gtest.h>

#include "detectors/field_label.h"
#include "detectors/name_detector.h"
#include "tests/unit/detectors/names/support.h"

namespace zwartlak::names_test {
namespace {

using Strings = std::vector<std::string>;

const FieldLabelDetector& TheDetector() {
  static const FieldLabelDetector detector(TheGazetteer());
  return detector;
}

TextRegion TableOf(const std::vector<Strings>& rows) {
  std::vector<std::pair<double, std::vector<Placed>>> placed;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    std::vector<Placed> cells;
    for (std::size_t c = 0; c < rows[r].size(); ++c) {
      cells.push_back({40.0 + 260.0 * static_cast<double>(c), rows[r][c]});
    }
    placed.emplace_back(100.0 + 36.0 * static_cast<double>(r), cells);
  }
  return PictureOf(placed);
}

TEST(InferredColumns, NamesBirthDaysAndTowns) {
  const Strings found =
      Found(TheDetector(), TableOf({{"BSN", "Kwalifix", "Prullaria", "Dinges"},
                                    {"999990019", "Jansen", "12-03-1940", "Assen"},
                                    {"999990032", "Bakker", "01-01-1975", "Haren"},
                                    {"999990044", "de Vries", "3-12-2001", "Groningen"}}));
  EXPECT_EQ(found,
            (Strings{"ADDRESS Assen", "ADDRESS Groningen", "ADDRESS Haren",
                     "DATE_OF_BIRTH 01-01-1975", "DATE_OF_BIRTH 12-03-1940",
                     "DATE_OF_BIRTH 3-12-2001", "NL_BSN 999990019", "NL_BSN 999990032",
                     "NL_BSN 999990044", "PERSON Bakker", "PERSON Jansen", "PERSON de Vries"}));
}

TEST(InferredColumns, DatesOfThisYearAndWordsStay) {
  const Strings found = Found(TheDetector(), TableOf({{"BSN", "Prullaria", "Kwalifix"},
                                                      {"999990019", "12-03-2025", "Gesloten"},
                                                      {"999990032", "01-01-2025", "Open"},
                                                      {"999990044", "03-12-2024", "Open"}}));
  EXPECT_EQ(found, (Strings{"NL_BSN 999990019", "NL_BSN 999990032", "NL_BSN 999990044"}));
}

// Not a table of people: towns alone say nothing about anybody.
TEST(InferredColumns, NoPeopleNoInference) {
  EXPECT_EQ(Found(TheDetector(), TableOf({{"Status", "Dinges", "Type"},
                                          {"Open", "Assen", "Melding"},
                                          {"Open", "Haren", "Melding"},
                                          {"Open", "Groningen", "Melding"}})),
            Strings{});
}

struct Row {
  std::string_view text;
  Strings found;
};

class LabelClasses : public testing::TestWithParam<Row> {};

TEST_P(LabelClasses, FindValues) {
  EXPECT_EQ(Found(TheDetector(), GetParam().text), GetParam().found);
}

INSTANTIATE_TEST_SUITE_P(
    All, LabelClasses,
    testing::Values(
        // by the word that tells
        Row{"Eigen achternaam: Qirelm", {"PERSON Qirelm"}},
        Row{"Naam volgens paspoort: Jansen", {"PERSON Jansen"}},
        Row{"Aanmeldnaam: jpeters", {"USERNAME jpeters"}},
        Row{"Correspondentieadres: Kerkstraat 12", {"ADDRESS Kerkstraat 12"}},
        // and not by a word beside a verb or another subject
        Row{"Rijbewijs verlengen\t2026-07-26", {}}, Row{"Status paspoort\t26-07-2026", {}},
        Row{"Geboren te: Groningen", {"ADDRESS Groningen"}},
        Row{"Geboren te: 12-03-1980", {"DATE_OF_BIRTH 12-03-1980"}},
        // the value and no more
        Row{"Adres: Kerkstraat 12 in plaats van het oude", {"ADDRESS Kerkstraat 12"}},
        Row{"Klant: Samuel Bakker (Awesome Comp...", {"PERSON Samuel Bakker"}},
        Row{"Voorvoegsel van de aanvrager", {}}, Row{"Login: DigiD", {}},
        Row{"Postcode: 4.2.16", {}}, Row{"Paspoort: REGISSEUR", {}},
        // who is signed in
        Row{"Ingelogd als adenhartog", {"USERNAME adenhartog"}},
        Row{"INGELOGD ALS NOUR", {"USERNAME NOUR"}},
        Row{"INGELOGD ALS NOUR. / WACHTWOORD WIJZIGEN / AFMELDEN", {"USERNAME NOUR"}},
        Row{"Ingelogd als beheerder / Afmelden", {}},
        Row{"Welkom, anna.kroelaarts", {"USERNAME anna.kroelaarts"}},
        Row{"Dossier ingezien door esmeek", {"USERNAME esmeek"}}, Row{"Ingelogd als beheerder", {}},
        Row{"Welkom, inwoner", {}},
        Row{"192.0.2.1 jpeters [26/Dec/2025:14:52:37 +0200] \"GET /\"", {"USERNAME jpeters"}},
        Row{"jpeters @web1:~$ ls", {"USERNAME jpeters"}}));

TEST(CutByTheReader, KeyInOneSegmentValueInTheNext) {
  const TextRegion region = PictureOf({{100,
                                        {{40, "{\"id\": 1, \"city\":"},
                                         {300, "\"Groningen\","},
                                         {480, "\"level\":"},
                                         {600, "\"info\""}}}});
  EXPECT_EQ(Found(TheDetector(), region), (Strings{"ADDRESS Groningen"}));
}

TEST(CutByTheReader, SecretGoesOnInTheNextRow) {
  const TextRegion region = PictureOf({{100, {{40, "token=eyJhbGciOiJIUzI1NiJ9.eyJz"}}},
                                       {130, {{40, "dWIiOiJ9x7QmZ&page=1"}}},
                                       {160, {{40, "2025-01-01 gewoon"}}}});
  EXPECT_EQ(Found(TheDetector(), region),
            (Strings{"SECRET_KEY dWIiOiJ9x7QmZ", "SECRET_KEY eyJhbGciOiJIUzI1NiJ9.eyJz"}));
}

}  // namespace
}  // namespace zwartlak::names_test
