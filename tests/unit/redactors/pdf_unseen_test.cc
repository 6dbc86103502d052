// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Text that is drawn and cannot be seen leaves a page that stays text.
#include <gtest/gtest.h>

#include "redactors/pdf/page_space.h"
#include "tests/conformance/harness.h"
#include "tests/support/small_pdf.h"

namespace zwartlak {
namespace {

using namespace testing_support;

struct Seen {
  bool passes = false;
  std::string text;
};

Seen CleanText(const SmallPdf& pdf) {
  static const BlindReader reader;
  const std::string file = pdf.Write();
  const ByteView bytes = AsBytes(file);
  const IdentifiedMedia media{MediaType::kPdf,
                              std::make_shared<const Bytes>(bytes.begin(), bytes.end())};
  const auto out = FormatOf(media).Apply(media, {}, {});
  EXPECT_TRUE(out) << NameOfCode(out.error());
  if (!out) return {};
  const Inspector& inspector = FormatOf(media).inspector();
  const auto check = inspector.Check(media, {}, *out);
  const auto again = inspector.Reread(*out, &reader, {});
  EXPECT_TRUE(check && again);
  if (!check || !again) return {};
  return {check->boxes_solid && check->outside_untouched && check->metadata_clean,
          std::string(again->pages.at(0).regions.at(0).text.Reveal())};
}

SmallPdf PageOf(const std::string& content) {
  SmallPdf pdf;
  pdf.contents = {content};
  pdf.resources = "/ExtGState << /Clear << /ca 0 >> >>";
  return pdf;
}

// What hides "Qirelm" on a page that says "Dossier" beside it.
TEST(PdfUnseen, TextThatNobodySeesGoes) {
  const std::string shown = Shown("Dossier", 10, 80);
  const std::string word = Shown("Qirelm", 100, 40);
  const std::string ways[] = {
      "1 g " + word + "0 g ",                                    // white on white
      "0 0 0 0 k " + word + "0 g ",                              // the same in inks
      "0.2 0.4 0.1 rg 90 30 80 30 re f 0.2 0.4 0.1 rg " + word,  // in the colour of its ground
      word + "1 g 90 30 80 30 re f 0 g ",                        // painted over
      word + "0 0 1 rg 90 30 m 180 30 l 180 60 l 90 60 l h f 0 g ",
      "q 0 0 50 20 re W n " + word + "Q ",  // clipped away
      "q /Clear gs " + word + "Q ",         // transparent
      "/DeviceRGB cs 1 1 1 sc " + word + "0 g ",
  };
  for (const std::string& way : ways) {
    const Seen result = CleanText(PageOf(way + shown));
    EXPECT_EQ(result.text, "Dossier") << way;
    EXPECT_TRUE(result.passes) << way;
  }
}

TEST(PdfUnseen, TextThatShowsStays) {
  const std::string word = Shown("Qirelm", 100, 40);
  const std::string ways[] = {
      "0 0.3 0.1 rg 90 30 80 30 re f 1 g " + word,          // white on dark
      word + "1 g 90 70 80 10 re f 0 g ",                   // painted beside it
      word + "0 g 80 30 m 180 30 l 180 31 l 80 31 l h f ",  // a rule through its foot
      "q 90 30 100 40 re W n " + word + "Q ",
      "0 0 1 RG " + word + "90 30 80 30 re S ",
      "0.9 g 90 30 80 30 re f 0.8 g " + word + "0 g ",  // faint, but to be seen
  };
  for (const std::string& way : ways) {
    const Seen result = CleanText(PageOf(way));
    EXPECT_EQ(result.text, "Qirelm") << way;
    EXPECT_TRUE(result.passes) << way;
  }
}

}  // namespace
}  // namespace zwartlak
