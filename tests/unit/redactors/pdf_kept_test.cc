// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Links, bookmarks, page labels and titles: what is clean stays, what is found or not shown goes.
#include <gtest/gtest.h>

#include <array>

#include "redactors/pdf/web_address.h"
#include "tests/support/scrub_pdf.h"

namespace zwartlak {
namespace {

using namespace testing_support;

TEST(PdfKept, LinksLeadWhereTheyLed) {
  struct Case {
    const char* link;
    const char* kept;  // in the unpacked output or the file; empty: the link goes
  };
  const Case cases[] = {
      {"/Dest [6 0 R /XYZ 0 90 null]", "/XYZ"},
      {"/Dest [6 0 R /Fit]", "/Fit"},
      {"/Dest [1 /FitH 50]", "/XYZ"},
      {"/A << /S /GoTo /D [6 0 R /FitR 1 2 3 4] >>", "/XYZ"},
      {"/Dest (doel)", "/Fit"},
      {"/Dest /oud", "/Fit"},
      {"/Dest (nergens)", ""},
      {"/Dest [99 0 R /Fit]", ""},
      {"/Dest [3 0 R /Fit]", ""},
      {"/Dest [7 /Fit]", ""},
      {"/Dest []", ""},
      {"/A << /S /URI /URI (https://www.Example.nl/Pad/naar#Qirelm) >>",
       "https://www.example.nl/Pad/naar\n"},
      {"/A << /S /URI /URI (HTTPS://example.nl/pad?naam=Qirelm) >>", "https://example.nl/pad\n"},
      {"/A << /S /URI /URI (https://example.nl/caf%C3%A9) >>", "https://example.nl/caf\u00E9\n"},
      {"/A << /S /URI /URI (https://example.nl/Qirelm) >>", ""},
      {"/A << /S /URI /URI (https://example.nl/%51irelm) >>", ""},
      {"/A << /S /URI /URI (https://example.nl/%2551irelm) >>", ""},
      {"/A << /S /URI /URI (https://example.nl/dossier/99999001) >>", ""},
      {"/A << /S /URI /URI (https://example.nl/in/jan-jansen) >>", ""},
      {"/A << /S /URI /URI (https://example.nl/~jansen/) >>", ""},
      {"/A << /S /URI /URI (https://example.nl/kAj3df9DkL2mNv8sQwErTy) >>", ""},
      {"/A << /S /URI /URI (https://jan:geheim@example.nl/) >>", ""},
      {"/A << /S /URI /URI (mailto:info@example.nl?subject=Qirelm) >>", "mailto:info@example.nl\n"},
      {"/A << /S /URI /URI (mailto:jan.jansen@example.nl) >>", ""},
      {"/A << /S /URI /URI (javascript:alert) >>", ""},
      {"/A << /S /URI /URI (pad/zonder/host) >>", ""},
      {"/A << /S /Launch /F (Qirelm.exe) >>", ""},
      {"/A << /S /GoToR /F (Qirelm.pdf) /D [0 /Fit] >>", ""},
      {"/A << /S /JavaScript /JS (Qirelm) >>", ""},
  };
  Policy policy = KeepAll();
  policy.allow.mailboxes = {"info"};
  for (const Case& c : cases) {
    SmallPdf pdf = WithLink(c.link);
    pdf.catalog =
        "/Names << /Dests << /Names [(Qirelm) [4 0 R /Fit] (doel) << /D [6 0 R /Fit] >>] >> >> "
        "/Dests << /oud [6 0 R /Fit] /Qirelm [4 0 R /Fit] >>";
    const Scrubbed run = Scrub(pdf, policy);
    EXPECT_TRUE(run.clean) << c.link;
    const std::string everything = run.output + run.unpacked;
    EXPECT_FALSE(Holds(everything, kName)) << c.link;
    EXPECT_EQ(Holds(run.output, "/Link"), *c.kept != '\0') << c.link;
    EXPECT_TRUE(Holds(everything, c.kept)) << c.link;
  }
}

TEST(PdfKept, AddressesAreReduced) {
  struct Case {
    std::string_view address;
    std::string_view written;  // empty: refused
  };
  const Case cases[] = {
      {"http://a.nl", "http://a.nl"},
      {" http://a.nl/x y ", "http://a.nl/x%20y"},
      {"http://a.nl/(x)", "http://a.nl/%28x%29"},
      {"http://a.nl/\xC3\xA9", "http://a.nl/%C3%A9"},
      {"http://a.nl/\xE9", ""},
      {"http://a.nl/%", ""},
      {"http://a.nl/%4", ""},
      {"http://a.nl/x%20y", "http://a.nl/x%20y"},
      {"http://a.nl/%00", ""},
      {"http://a.nl/%0Ax", ""},
      {"http://a.nl/%C2%A0x", ""},
      {"http://a.nl/\xE2\x80\x8B", ""},
      {"http://a.nl/%E2%80%AE", ""},
      {"http://", ""},
      {"http:///pad", ""},
      {"http://%61.nl", ""},
      {"mailto:a@b.nl,c@d.nl", ""},
      {"mailto:", ""},
      {"ftp://a.nl", ""},
      {"tel:0612345678", ""},
      {"", ""},
  };
  for (const Case& c : cases) {
    const auto reduced = pdf::ReduceAddress(c.address, false);
    EXPECT_EQ(reduced ? reduced->written : "", c.written) << c.address;
  }
  EXPECT_EQ(pdf::ReduceAddress("http://a.nl/?q=1#x", true)->written, "http://a.nl/?q=1");
}

TEST(PdfKept, LinksUnderBoxesLoseTheirAddress) {
  SmallPdf pdf = WithLink(Uri("https://example.nl/pad"));
  pdf.contents[0] = Shown("Qirelm", 10, 40);
  pdf.contents[1] = Shown("anders", 10, 40);
  const Scrubbed run = Scrub(pdf);
  EXPECT_TRUE(run.clean);
  // Both pages have the link: that of the second stays.
  EXPECT_EQ(ReadStructure(AsBytes(run.output)).parts.strings.size(), 1U);
}

TEST(PdfKept, BookmarksSayWhatThePagesShow) {
  struct Case {
    const char* bookmark;
    const char* title;
  };
  const Case cases[] = {
      {"/Title (Hoofdstuk 2) /Dest [6 0 R /Fit]", "Hoofdstuk 2\n"},
      {"/Title (Inleiding Qirelm) /Dest [6 0 R /Fit]", "Inleiding \u2588\u2588\u2588\u2588\n"},
      {"/Title <FEFF0051006900720065006C006D> /Dest [6 0 R /Fit]", "\u2588\u2588\u2588\u2588\n"},
      {"/Title (999990019) /Dest [6 0 R /Fit]", "p. 2\n"},
      {"/Title (Besluit over Jansen) /Dest [6 0 R /Fit]", "p. 2\n"},
      {"/Title (Q\\000i\\000r\\000elm) /Dest [6 0 R /Fit]", "p. 2\n"},
      {"/Title <FEFF0051200B006900720065006C006D> /Dest [6 0 R /Fit]",
       "\u2588\u2588\u2588\u2588\n"},
      {"/Title (Besluit) /A << /S /URI /URI (http://example.nl/Qirelm) >>", "Besluit\n"},
      {"/Title (Andersom)", "-\n"},
      {"/Title /Qirelm", "-\n"},
  };
  for (const Case& c : cases) {
    const Scrubbed run = Scrub(WithBookmark(std::string(c.bookmark) + " /C [1 0 0] /SE 20 0 R"));
    EXPECT_TRUE(run.clean) << c.bookmark;
    EXPECT_TRUE(Holds(run.unpacked, c.title)) << c.bookmark << "\n" << run.unpacked;
    EXPECT_FALSE(Holds(run.output + run.unpacked, kName)) << c.bookmark;
    EXPECT_FALSE(Holds(run.output + run.unpacked, "999990019")) << c.bookmark;
  }
}

TEST(PdfKept, LabelsAndTitles) {
  SmallPdf pdf = TwoPages();
  pdf.trailer = "/Info << /Title (Hoofdstuk 2) /Author (Qirelm) /Keywords (Qirelm) >>";
  pdf.catalog =
      "/PageLabels << /Kids [<< /Nums [0 << /S /r >> 1 << /S /D /St 5 /P (Bijlage ) >>] >>] >>";
  const Scrubbed run = Scrub(pdf);
  EXPECT_TRUE(run.clean);
  EXPECT_TRUE(Holds(run.unpacked, "Bijlage\n"));
  EXPECT_TRUE(Holds(run.unpacked, "Hoofdstuk 2\n"));
  EXPECT_FALSE(Holds(run.output, kName));
  pdf.trailer = "/Info << /Title (Stuk van Qirelm) >>";
  pdf.catalog =
      "/PageLabels << /Nums [0 << /P (999990019) >> 1 << /P (Qirelm) /St 123456782 >>] >>";
  const Scrubbed dirty = Scrub(pdf);
  EXPECT_TRUE(dirty.clean);
  for (const char* value : {kName, "999990019", "123456782", "Stuk"}) {
    EXPECT_FALSE(Holds(dirty.output + dirty.unpacked, value)) << value;
  }
  Policy policy = testing::RemoveAll();
  pdf = TwoPages();
  pdf.trailer = "/Info << /Title (Hoofdstuk 2) >>";
  EXPECT_FALSE(Holds(Scrub(pdf, policy).output, "/Info"));
}

TEST(PdfKept, ThePolicyDecides) {
  SmallPdf pdf = WithBookmark("/Title (Besluit) /A << /S /URI /URI (http://example.nl/) >>");
  pdf.page = "/Annots [22 0 R]";
  pdf.objects.push_back(Link("/Dest [6 0 R /Fit]"));
  Policy policy = testing::RemoveAll();
  policy.keep.links = false;
  const Scrubbed no_links = Scrub(pdf, policy);
  EXPECT_TRUE(no_links.clean);
  EXPECT_FALSE(Holds(no_links.output, "/Annots"));
  EXPECT_FALSE(Holds(no_links.output, "example"));
  EXPECT_TRUE(Holds(no_links.output, "/Outlines"));
  policy.keep = {.links = true, .bookmarks = false};
  const Scrubbed no_bookmarks = Scrub(pdf, policy);
  EXPECT_TRUE(no_bookmarks.clean);
  EXPECT_TRUE(Holds(no_bookmarks.output, "/Annots"));
  EXPECT_FALSE(Holds(no_bookmarks.output, "/Outlines"));
  policy.keep.url_queries = true;
  const Scrubbed query = Scrub(WithLink(Uri("https://example.nl/?pagina=2")), policy);
  EXPECT_TRUE(query.clean);
  EXPECT_TRUE(Holds(query.unpacked, "https://example.nl/?pagina=2\n"));
}

std::array<double, 4> NumbersAfter(std::string_view text, std::string_view key) {
  std::array<double, 4> v{};
  const std::size_t at = text.find(key);
  if (at != std::string_view::npos) {
    std::sscanf(std::string(text.substr(at + key.size(), 80)).c_str(), " [ %lf %lf %lf %lf", &v[0],
                &v[1], &v[2], &v[3]);
  }
  return v;
}

// A page that becomes a picture has another space than it had.
TEST(PdfKept, PlacesFollowThePage) {
  struct Case {
    const char* entry;
    bool picture;
    std::array<double, 4> place;  // of [8 36 60 52] on a page of 200 x 100
  };
  const Case cases[] = {
      {"", false, {8, 36, 60, 52}},
      {"", true, {8, 36, 60, 52}},
      {"/Rotate 90", false, {8, 36, 60, 52}},
      {"/Rotate 90", true, {36, 140, 52, 192}},
      {"/Rotate 180", true, {140, 48, 192, 64}},
      {"/Rotate 270", true, {48, 8, 64, 60}},
      {"/CropBox [5 10 190 95]", false, {8, 36, 60, 52}},
      {"/CropBox [5 10 190 95]", true, {3, 26, 55, 42}},
      {"/CropBox [10 40 190 95]", false, {10, 40, 60, 52}},
  };
  for (const Case& c : cases) {
    SmallPdf pdf = WithLink("/Dest [6 0 R /XYZ 100 60 0]");
    pdf.page += std::string(" ") + c.entry;
    if (c.picture) {
      pdf.contents[0] += " /Form 5 Tf BT 10 10 Td (x) Tj ET";  // an unknown font
    }
    const Scrubbed run = Scrub(pdf);
    EXPECT_TRUE(run.clean) << c.entry << c.picture;
    const auto structure = ReadStructure(AsBytes(run.output));
    ASSERT_FALSE(structure.pages.empty());
    EXPECT_EQ(structure.pages[0].has_image, c.picture) << c.entry;
    const auto place = NumbersAfter(run.output, "/Rect");
    for (std::size_t i = 0; i < 4; ++i) {
      EXPECT_NEAR(place[i], c.place[i], 0.5) << c.entry << c.picture << i;
    }
    EXPECT_TRUE(Holds(run.output, "/XYZ")) << c.entry << c.picture;
  }
}

}  // namespace
}  // namespace zwartlak
