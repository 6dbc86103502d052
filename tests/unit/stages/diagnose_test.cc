// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/stages/diagnose.h"

#include <gtest/gtest.h>

#include "tests/unit/stages/fixtures.h"

namespace zwartlak {
namespace {

using V = std::vector<std::string>;

TEST(Diagnose, TakesWhatSupportNeedsAndNothingPersonal) {
  const std::string text =
      "https://e-loket.gemeente.example/form/aanvraag?bsn=999999990&stap=2\n"
      "Er is een fout opgetreden bij Sanne\tFoutcode 500\n"
      "Firefox 128.0 op Windows 11\nStap 3 van 5: Gegevens\n"
      "2026-11-23 14:03:11 loket.voorbeeld.nl/mijn/zaken\n"
      "java.lang.NullPointerException at Form.java:12\nfoutloos";
  const auto document = testing::TextDocument(text);
  const auto span = [&](std::string_view word) {
    const auto at = static_cast<std::uint32_t>(text.find(word));
    return Span{at, at + static_cast<std::uint32_t>(word.size())};
  };
  const FindingSet findings{{.entity = EntityType::kNlBsn, .span = span("999999990")},
                            {.entity = EntityType::kPerson, .span = span("Sanne")}};
  const Diagnostics d = Diagnose(document, findings, testing::RemoveAll());
  EXPECT_EQ(d.urls, (V{"https://e-loket.gemeente.example/form/aanvraag?bsn=[...]&stap=2",
                       "loket.voorbeeld.nl/mijn/zaken"}));
  EXPECT_EQ(d.errors, (V{"Er is een fout opgetreden bij [...]", "Foutcode 500",
                         "java.lang.NullPointerException at Form.java:12"}));
  EXPECT_EQ(d.browsers, V{"Firefox 128.0"});
  EXPECT_EQ(d.operating_systems, V{"Windows 11"});
  EXPECT_EQ(d.forms, V{"Stap 3 van 5: Gegevens"});
  EXPECT_EQ(d.codes, V{"Foutcode 500"});
  EXPECT_EQ(d.timestamps, V{"2026-11-23 14:03:11"});
}

TEST(Diagnose, LinesOfADialogBelongTogether) {
  const auto document = testing::DrawnDocument(
      "Menu\n\n\n\nFoutmelding\nDe bijlage past niet\nFoutcode:\tE-12\n\n\n\nHelp");
  auto framed = document;
  // Rows as a reader counts them: without empty ones.
  auto& segments = framed.pages[0].regions[0].segments;
  const double tops[] = {0, 120, 150, 180, 180, 300};
  const std::uint32_t rows[] = {0, 1, 2, 3, 3, 4};
  ASSERT_EQ(segments.size(), 6U);
  for (std::size_t i = 0; i < 6; ++i) {
    segments[i].row = rows[i];
    segments[i].box = {i == 4 ? 200.0 : 0.0, tops[i], i == 4 ? 260.0 : 150.0, tops[i] + 20};
  }
  const Diagnostics d = Diagnose(framed, {}, testing::RemoveAll());
  EXPECT_EQ(d.errors, (V{"Foutmelding", "Foutcode:", "De bijlage past niet", "E-12"}));
}

TEST(Diagnose, StringsAreShortAndValid) {
  std::string text = "fout ";
  for (int i = 0; i < 400; ++i) text += "é";
  const Diagnostics d = Diagnose(testing::TextDocument(text), {}, testing::RemoveAll());
  ASSERT_EQ(d.errors.size(), 1U);
  EXPECT_LE(d.errors[0].size(), 500U);
}

}  // namespace
}  // namespace zwartlak
