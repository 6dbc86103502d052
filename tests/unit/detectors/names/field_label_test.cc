// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "detectors/field_label.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <random>

#include "tests/unit/detectors/names/support.h"

namespace zwartlak::names_test {
namespace {

using Strings = std::vector<std::string>;

const FieldLabelDetector& TheDetector() {
  static const FieldLabelDetector detector(TheGazetteer());
  return detector;
}

struct Case {
  std::string_view text;
  Strings found;
};

class FieldLabels : public testing::TestWithParam<Case> {};

TEST_P(FieldLabels, FindValues) {
  Strings expected = GetParam().found;
  std::ranges::sort(expected);
  EXPECT_EQ(Found(TheDetector(), GetParam().text), expected) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    Beside, FieldLabels,
    testing::Values(
        Case{"Achternaam: Zwartjenstra", {"PERSON Zwartjenstra"}},
        Case{"Achternaam    Zwartjenstra", {"PERSON Zwartjenstra"}},
        Case{"BSN: 99999OO19", {"NL_BSN 99999OO19"}}, Case{"BSN 999990019", {"NL_BSN 999990019"}},
        Case{"\"partnerNaam\": \"Rik te Wolfsvenneken\"", {"PERSON Rik te Wolfsvenneken"}},
        Case{"email=zhang53aziggo-post.example", {"EMAIL_ADDRESS zhang53aziggo-post.example"}},
        Case{"Leeftijd: 34 jaar", {"AGE 34 jaar"}},
        Case{"NAME     AGE\nweb-1    5d12h\nweb-2    41m", {}},
        Case{"Briefadres    Geheimhouding", {}}, Case{"Achternaam:  dd-mm-jj", {}},
        Case{"Stap 2: Gegevens partner    Eigenschappen", {}},
        Case{"Voornaam: sanne\nAchternaam: de boer", {"PERSON de boer", "PERSON sanne"}},
        Case{"Adres: Kerkstraat 12a, 9712 AB Groningen",
             {"ADDRESS Kerkstraat 12a, 9712 AB Groningen"}},
        Case{"Gebruikersnaam: sboer01\nWachtwoord: Zon!2024",
             {"PASSWORD Zon!2024", "USERNAME sboer01"}},
        Case{"mijn wachtwoord is Zomer2024!", {"PASSWORD Zomer2024!"}},
        Case{"Geboortedatum   12 maart 1980", {"DATE_OF_BIRTH 12 maart 1980"}},
        Case{"Tussenvoegsel:  van der", {"PERSON van der"}},
        Case{"Aangemaakt door: Fatima El Amrani op 12-03-2024", {"PERSON Fatima El Amrani"}}));

INSTANTIATE_TEST_SUITE_P(Compound, FieldLabels,
                         testing::Values(Case{"Kind 2 naam / geboortedatum      Qirel / 19-06-2014",
                                              {"DATE_OF_BIRTH 19-06-2014", "PERSON Qirel"}},
                                         Case{"Naam/BSN: Qirelmolen / 999990019",
                                              {"NL_BSN 999990019", "PERSON Qirelmolen"}},
                                         Case{"Naam / geboortedatum      niet bekend / n.v.t.", {}},
                                         Case{"Naam / kleur      Qirel / groen / rood", {}},
                                         Case{"Adres en/of naam      zie bijlage", {}}));

INSTANTIATE_TEST_SUITE_P(
    Structured, FieldLabels,
    testing::Values(Case{R"({"achternaam": "Zwartjenstra", "status": "open"})",
                         {"PERSON Zwartjenstra"}},
                    Case{"<ns:achternaam>de Boer</ns:achternaam>", {"PERSON de Boer"}},
                    Case{"2024-03-12 10:42:01 INFO naam=Sanne de Boer status=open bsn=999990019",
                         {"NL_BSN 999990019", "PERSON Sanne de Boer"}},
                    Case{"voornaam;achternaam;status\nSanne;Zwartjenstra;open\nXiu;Qirelm;dicht",
                         {"PERSON Qirelm", "PERSON Sanne", "PERSON Xiu", "PERSON Zwartjenstra"}},
                    Case{"Naam              Geboortedatum   Status\n"
                         "Sanne de Boer     12-03-1980      Open\n"
                         "K. Jansen         01-01-1975      Gesloten\n",
                         {"DATE_OF_BIRTH 01-01-1975", "DATE_OF_BIRTH 12-03-1980",
                          "PERSON K. Jansen", "PERSON Sanne de Boer"}}));

INSTANTIATE_TEST_SUITE_P(
    Innocent, FieldLabels,
    testing::Values(Case{"Achternaam   verplicht   tekst\nBSN          verplicht   9 cijfers", {}},
                    Case{"Achternaam | tekstveld | ja\nGeboortedatum | datum | ja | dd-mm-jjjj",
                         {}},
                    Case{"BSN is verplicht", {}}, Case{"Achternaam: Vul uw achternaam in", {}},
                    Case{"Voornaam\nAchternaam\nGeboortedatum\nBSN", {}},
                    Case{"Naam: Parkeervergunning aanvragen", {}}, Case{"Wachtwoord vergeten?", {}},
                    Case{"Gebruikersnaam   Wachtwoord   Inloggen", {}},
                    Case{"Telefoon: n.v.t.", {}}, Case{"Wachtwoord: ********", {}},
                    Case{"E-mail: verstuurd", {}}));

// A form with labels above the boxes, two columns.
TEST(FieldLabelPicture, LabelsAbove) {
  const TextRegion region = PictureOf({
      {100, {{50, "Voornaam *"}, {450, "Achternaam *"}}},
      {130, {{60, "Xiuying"}, {460, "Qirelm"}}},
      {190, {{50, "Straat en huisnummer"}, {450, "Woonplaats"}}},
      {220, {{60, "Kerkstraat 12 bis"}, {460, "Groningen"}}},
      {280, {{50, "Vorige"}, {450, "Volgende"}}},
  });
  EXPECT_EQ(Found(TheDetector(), region), (Strings{"ADDRESS Groningen", "ADDRESS Kerkstraat 12 bis",
                                                   "PERSON Qirelm", "PERSON Xiuying"}));
}

// A column is a column to its end, also for a cell that reads badly; an empty cell stays empty.
TEST(FieldLabelPicture, ColumnToItsEnd) {
  const TextRegion region = PictureOf({
      {100, {{50, "Zaaknummer"}, {250, "Achternaam \xE2\x96\xB2"}, {500, "BSN"}}},
      {140, {{50, "Z-2024-001"}, {250, "Bakker"}, {500, "999990019"}}},
      {180, {{50, "Z-2024-002"}, {250, "Qlr3!m"}, {500, "99999OO2?"}}},
      {220, {{50, "Z-2024-003"}, {500, "999990032"}}},
      {260, {{50, "Z-2024-004"}, {250, "de Vries"}, {500, "-"}}},
  });
  EXPECT_EQ(Found(TheDetector(), region),
            (Strings{"NL_BSN 999990019", "NL_BSN 999990032", "NL_BSN 99999OO2?", "PERSON Bakker",
                     "PERSON Qlr3!m", "PERSON de Vries"}));
}

// The order of the columns does not matter.
// With their values under bars, keys and what is left between them line up like a header.
TEST(FieldLabelPicture, KeysAreNoHeader) {
  const auto region = PictureOf({
      {20, {{140, "\"sessionId\":"}, {600, ", \"voornamen\":"}, {900, ", \"bsn\":"}}},
      {40, {{140, "Feb 24 14:32:33"}, {600, "cache"}, {900, "35 ms"}}},
      {60, {{140, "2025-07-16T18:28"}, {600, "job"}, {900, "12 ms"}}},
  });
  EXPECT_EQ(Found(TheDetector(), region), Strings{});
}

TEST(FieldLabelProperty, PermutedColumnsFindTheSame) {
  const std::vector<Strings> columns{
      {"Naam", "Sanne de Boer", "Xiu Qirelm", "K. van Dijk"},
      {"Geboortedatum", "12-03-1980", "01-01-1975", "31-12-2001"},
      {"Status", "Open", "Gesloten", "Wacht op klant"},
      {"BSN", "999990019", "999990032", "999990044"},
      {"Zaaknummer", "Z-24-1", "Z-24-2", "Z-24-3"},
      {"Woonplaats", "Groningen", "Haren", "Assen"},
  };
  std::vector<std::size_t> order(columns.size());
  std::iota(order.begin(), order.end(), 0U);
  std::mt19937 rng(7);
  Strings first;
  for (int round = 0; round < 40; ++round) {
    std::vector<std::pair<double, std::vector<Placed>>> rows;
    for (std::size_t r = 0; r < 4; ++r) {
      std::vector<Placed> cells;
      for (std::size_t c = 0; c < order.size(); ++c) {
        cells.push_back({40.0 + 180.0 * static_cast<double>(c), columns[order[c]][r]});
      }
      rows.emplace_back(100.0 + 36.0 * static_cast<double>(r), cells);
    }
    const Strings found = Found(TheDetector(), PictureOf(rows));
    if (round == 0) first = found;
    EXPECT_EQ(found.size(), 12U);
    EXPECT_EQ(found, first);
    std::shuffle(order.begin(), order.end(), rng);
  }
}

}  // namespace
}  // namespace zwartlak::names_test
