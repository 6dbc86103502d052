// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "detectors/ticket_names.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/unit/detectors/names/support.h"

namespace zwartlak::names_test {
namespace {

struct Case {
  std::string_view text;
  std::vector<std::string> found;
};

class TicketNames : public testing::TestWithParam<Case> {};

TEST_P(TicketNames, AreFound) {
  static const TicketNameDetector detector(TheGazetteer());
  TicketContext ticket;
  ticket.persons.emplace_back("Sanne van der Qirelmstra");
  std::vector<std::string> expected = GetParam().found;
  std::ranges::sort(expected);
  EXPECT_EQ(Found(detector, RegionOf(GetParam().text), ticket), expected) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    All, TicketNames,
    testing::Values(Case{"gebeld met Sanne van der Qirelmstra",
                         {"PERSON Sanne van der Qirelmstra"}},
                    Case{"S. van der Qirelmstra", {"PERSON S. van der Qirelmstra"}},
                    Case{"Qirelmstra, Sanne van der", {"PERSON Qirelmstra, Sanne"}},
                    Case{"volgens Sanne klopt het", {"PERSON Sanne"}},
                    Case{"VAN DER Q1RELMSTRA", {"PERSON VAN DER Q1RELMSTRA"}},
                    Case{"mevrouw van der qirelmstra", {"PERSON van der qirelmstra"}},
                    Case{"svanderqirelmstra02 logde in", {"USERNAME svanderqirelmstra02"}},
                    Case{"mail aan sanne.vanderqirelmstra@example.nl",
                         {"EMAIL_ADDRESS sanne.vanderqirelmstra@example.nl"}},
                    Case{"Jan Jansen heeft gebeld", {}}, Case{"", {}}));

TEST(TicketNamesWithout, NobodyNothing) {
  const TicketNameDetector detector(TheGazetteer());
  EXPECT_TRUE(Found(detector, RegionOf("Sanne de Boer"), {}).empty());
}

}  // namespace
}  // namespace zwartlak::names_test
