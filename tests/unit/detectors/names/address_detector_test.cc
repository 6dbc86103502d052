// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "detectors/address_detector.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/unit/detectors/names/support.h"

namespace zwartlak::names_test {
namespace {

using Strings = std::vector<std::string>;

using Case = ValueCase;

class Addresses : public testing::TestWithParam<Case> {};

TEST_P(Addresses, AreFound) {
  static const AddressDetector detector(TheGazetteer());
  ExpectFound(detector, "ADDRESS", GetParam());
}

INSTANTIATE_TEST_SUITE_P(
    Streets, Addresses,
    testing::Values(Case{"Ik woon op de Kerkstraat 12a in een flat", {"Kerkstraat 12a"}},
                    Case{"1e Helmersstraat 4 bis", {"1e Helmersstraat 4 bis"}},
                    Case{"Burg. v. Dijkln 12-III", {"Burg. v. Dijkln 12-III"}},
                    Case{"Kerkstraat 12 bis a, Groningen", {"Kerkstraat 12 bis a, Groningen"}},
                    Case{"kerkstraat 12 bis a, groningen", {"kerkstraat 12 bis a, groningen"}},
                    Case{"Kerkstraat 12 II, 2e klas", {"Kerkstraat 12 II"}},
                    Case{"Piet Qirelmstra, Markt 14.", {"Markt 14"}},
                    Case{"zij woont op Zwartjenoord 14, zegt ze", {"Zwartjenoord 14"}}));

INSTANTIATE_TEST_SUITE_P(
    Whole, Addresses,
    testing::Values(
        Case{"Postbus 12, 9700 AA Groningen", {"Postbus 12, 9700 AA Groningen"}},
        Case{"Kerkstraat 12, 9712 AB Groningen.", {"Kerkstraat 12, 9712 AB Groningen"}},
        Case{"Kerkstraat 114-bis, 9712AB, Groningen", {"Kerkstraat 114-bis, 9712AB, Groningen"}},
        Case{"(Kerkstraat 12, 9712 AB Bergen op Zoom, rekening 1)",
             {"Kerkstraat 12, 9712 AB Bergen op Zoom"}},
        Case{"Kerkstraat 12 te Groningen belde", {"Kerkstraat 12", "Groningen"}},
        Case{"Kerkstraat 12\n9712 AB Groningen", {"Kerkstraat 12\n9712 AB Groningen"}},
        Case{"Kerkstraat 12,\n9712 AB Groningen\n\nGroningen, 12 maart",
             {"Kerkstraat 12,\n9712 AB Groningen"}},
        Case{"> Kerkstraat 12\n> 9712 AB Groningen\n> Groet",
             {"Kerkstraat 12\n> 9712 AB Groningen"}},
        Case{"Kerkstraat nr. 12 (9712 AB Groningen)", {"Kerkstraat nr. 12 (9712 AB Groningen)"}},
        Case{"kerkstraat 12, 9712 ab groningen", {"kerkstraat 12, 9712 ab groningen"}},
        Case{"Kerkstraat 12, Kees", {"Kerkstraat 12"}},
        Case{"ik woon op 't Zandt 175 in Sittard", {"'t Zandt 175", "Sittard"}}));

INSTANTIATE_TEST_SUITE_P(
    Abroad, Addresses,
    testing::Values(Case{"Veldstraat 3\n9000 Gent", {"Veldstraat 3\n9000 Gent"}},
                    Case{"Veldstraat 3 bus 2, B-9000 Gent, Belgi\xC3\xAB",
                         {"Veldstraat 3 bus 2, B-9000 Gent, Belgi\xC3\xAB"}},
                    Case{"Hauptstra\xC3\x9F"
                         "e 5, 48529 Nordhorn",
                         {"Hauptstra\xC3\x9F"
                          "e 5, 48529 Nordhorn"}},
                    Case{"Hauptstra\xC3\x9F"
                         "e 5\n48529 Nordhorn\nDeutschland",
                         {"Hauptstra\xC3\x9F"
                          "e 5\n48529 Nordhorn\nDeutschland"}},
                    Case{"12 Baker Street, London NW1 6XE", {"12 Baker Street, London NW1 6XE"}},
                    Case{"12 Baker Street\nLondon NW1 6XE\nUnited Kingdom",
                         {"12 Baker Street\nLondon NW1 6XE\nUnited Kingdom"}},
                    Case{"1234 Elm Street, Apt 5, Springfield, IL 62704",
                         {"1234 Elm Street, Apt 5, Springfield, IL 62704"}},
                    Case{"12, rue de Rivoli, 75001 Paris", {"12, rue de Rivoli, 75001 Paris"}}));

INSTANTIATE_TEST_SUITE_P(
    Innocent, Addresses,
    testing::Values(Case{"Stap 3 van 5", {}}, Case{"Windows 11", {}}, Case{"Pagina 12", {}},
                    Case{"De Kerkstraat is afgesloten", {}}, Case{"Groningen is een stad", {}},
                    Case{"Kerkstraat 12:30 uur", {}}, Case{"12 Window Close", {}},
                    Case{"Markt 14", {}}, Case{"Germany\nUnited Kingdom", {}},
                    Case{"1024 Kleuren in beeld", {}}));

}  // namespace
}  // namespace zwartlak::names_test
