// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Links, bookmarks, page labels and titles: what is clean stays, what is found or not shown goes.
#include <gtest/gtest.h>

#include <array>
#include <cstdio>

#include "pipeline/stages/detect.h"
#include "pipeline/stages/plan.h"
#include "redactors/pdf/inspect_structure.h"
#include "redactors/pdf/web_address.h"
#include "tests/conformance/harness.h"
#include "tests/support/small_pdf.h"
#include "tests/unit/stages/fixtures.h"

namespace zwartlak {
namespace {

using namespace testing_support;
using pdf::ReadStructure;

constexpr const char* kName = "Qirelm";

struct Scrubbed {
  RedactionPlan plan;
  std::string output;  // empty: failed
  std::string unpacked;
  bool clean = false;
};

Policy KeepAll() {
  Policy policy = testing::RemoveAll();
  policy.keep.title = true;
  return policy;
}

// Through extract, a detector that knows the name, plan, apply and the stranger.
Scrubbed Scrub(const std::string& file, const Policy& policy = KeepAll()) {
  static const BlindReader reader;
  const ByteView bytes = AsBytes(file);
  const IdentifiedMedia media{MediaType::kPdf,
                              std::make_shared<const Bytes>(bytes.begin(), bytes.end())};
  const Format& format = FormatOf(media);
  Scrubbed run;
  ExtractOptions options;
  options.reader = &reader;
  options.keep = policy.keep;
  const auto document = format.Extract(media, options);
  if (!document) return run;
  const auto detectors = testing::DetectorsFor({{kName, EntityType::kPerson, 0.9}});
  const TicketContext ticket;
  const FindingSet findings = Detect(*document, detectors, {policy, ticket});
  const auto plan = Plan(*document, findings, policy);
  EXPECT_TRUE(plan);
  run.plan = *plan;
  const auto output = format.Apply(media, *plan, {});
  if (!output) return run;
  run.output = std::string(AsText(output->bytes));
  run.unpacked = ReadStructure(output->bytes).unpacked;
  const auto check = format.inspector().Check(media, *plan, *output);
  run.clean = check && check->boxes_solid && check->outside_untouched && check->metadata_clean;
  return run;
}

Scrubbed Scrub(const SmallPdf& pdf, const Policy& policy = KeepAll()) {
  return Scrub(pdf.Write(), policy);
}

std::string OutputOf(const Scrubbed& run, const std::string& command) {
  const Scratch scratch;
  const std::string path = scratch.File("out.pdf");
  std::ofstream(path, std::ios::binary) << run.output;
  std::string out;
  FILE* pipe = popen((command + " " + path + " 2>&1").c_str(), "r");
  if (pipe == nullptr) return out;
  char buffer[4096];
  for (std::size_t n = 0; (n = fread(buffer, 1, sizeof buffer, pipe)) > 0;) out.append(buffer, n);
  pclose(pipe);
  return out;
}

bool Holds(std::string_view text, std::string_view what) {
  return text.find(what) != std::string_view::npos;
}

SmallPdf TwoPages() {
  SmallPdf pdf;
  pdf.contents = {Shown("Inleiding van het stuk", 10, 80) + Shown("Bijlage", 10, 40),
                  Shown("Hoofdstuk 2 Besluit", 10, 80)};
  return pdf;
}

std::string Link(const std::string& rest) {
  return "<< /Type /Annot /Subtype /Link /Rect [8 36 60 52] /Border [0 0 1] /Contents (Qirelm) "
         "/NM (Qirelm) " +
         rest + " >>";
}

std::string Uri(const std::string& address) {
  return "/A << /S /URI /URI (" + address + ") /Next << /S /JavaScript /JS (Qirelm) >> >>";
}

SmallPdf WithLink(const std::string& rest) {
  SmallPdf pdf = TwoPages();
  pdf.page = "/Annots [20 0 R]";
  pdf.objects = {Link(rest)};
  return pdf;
}

SmallPdf WithBookmark(const std::string& rest) {
  SmallPdf pdf = TwoPages();
  pdf.catalog = "/Outlines 20 0 R";
  pdf.objects = {"<< /Type /Outlines /First 21 0 R /Last 21 0 R /Count 1 >>",
                 "<< /Parent 20 0 R " + rest + " >>"};
  return pdf;
}

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
      {"http://a.nl/%00", ""},
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
    const bool space = c.written.find("%20") != std::string_view::npos;
    if (space) continue;  // a blank in an address is refused or escaped; never as it is
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

std::string Items(int count, const std::string& each) {
  std::string out;
  for (int i = 0; i < count; ++i) out += each;
  return out;
}

TEST(PdfKept, BadInputEnds) {
  SmallPdf cyclic = TwoPages();
  cyclic.catalog = "/Outlines 20 0 R /PageLabels 23 0 R /Names << /Dests 24 0 R >>";
  cyclic.objects = {
      "<< /First 21 0 R /Last 22 0 R /Count 999999999 >>",
      "<< /Title (Besluit) /Parent 20 0 R /Next 22 0 R /First 21 0 R /Dest (a) >>",
      "<< /Title (Besluit) /Parent 20 0 R /Next 21 0 R /First 20 0 R /Count -2147483648 >>",
      "<< /Kids [23 0 R 23 0 R] /Nums [0 23 0 R -1 << >> 0 << /S /D >> 99 << >> 1] >>",
      "<< /Kids [24 0 R] /Names [(a) 24 0 R (a)] >>"};
  const Scrubbed turned = Scrub(cyclic);
  EXPECT_TRUE(turned.clean);
  EXPECT_EQ(ReadStructure(AsBytes(turned.output)).parts.strings.size(), 2U);

  SmallPdf deep = TwoPages();
  deep.catalog = "/Outlines 20 0 R";
  deep.objects = {"<< /First 21 0 R /Last 21 0 R /Count 1 >>"};
  for (int i = 0; i < 1000; ++i) {
    const std::string next = std::to_string(22 + i);
    deep.objects.push_back("<< /Title (Besluit) /First " + next + " 0 R /Last " + next + " 0 R >>");
  }
  const Scrubbed flat = Scrub(deep);
  EXPECT_TRUE(flat.clean);
  EXPECT_GT(ReadStructure(AsBytes(flat.output)).parts.strings.size(), 10U);

  SmallPdf many = TwoPages();
  many.page = "/Annots [" + Items(120'000, "20 0 R ") + "]";
  many.objects = {Link("/Dest [6 0 R /XYZ 1e30 -1e30 0]")};
  many.contents.resize(1);
  const Scrubbed bounded = Scrub(many);
  EXPECT_TRUE(bounded.output.empty() || bounded.clean);

  for (const char* odd :
       {"/Rect (x)", "/Rect [1 2]", "/Rect [0 0 0 0]", "/Rect [900 900 990 990]"}) {
    SmallPdf pdf = TwoPages();
    pdf.page = "/Annots [20 0 R 5 null << >>]";
    pdf.objects = {"<< /Subtype /Link " + std::string(odd) + " /Dest [4 0 R /Fit] >>"};
    const Scrubbed run = Scrub(pdf);
    EXPECT_TRUE(run.clean) << odd;
    EXPECT_FALSE(Holds(run.output, "/Link")) << odd;
  }
}

SmallPdf Rich() {
  SmallPdf pdf = TwoPages();
  pdf.page = "/Annots [25 0 R 26 0 R]";
  pdf.catalog =
      "/Outlines 20 0 R /PageLabels << /Nums [0 << /S /r >> 1 << /S /D >>] >> /PageMode "
      "/UseOutlines";
  pdf.objects = {
      "<< /Type /Outlines /First 21 0 R /Last 23 0 R /Count 3 >>",
      "<< /Title (Inleiding) /Parent 20 0 R /Next 23 0 R /First 22 0 R /Last 22 0 R /Count 1 /Dest "
      "[4 0 R /Fit] >>",
      "<< /Title (Bijlage) /Parent 21 0 R /Dest [4 0 R /XYZ 0 50 0] >>",
      "<< /Title (Hoofdstuk 2 Besluit) /Parent 20 0 R /Prev 21 0 R /A << /S /GoTo /D (doel) >> >>",
      "null",
      Link(Uri("https://example.nl/pad")),
      Link("/Dest [6 0 R /XYZ 0 90 0]")};
  pdf.catalog += " /Names << /Dests << /Names [(doel) [6 0 R /XYZ 10 90 0]] >> >>";
  return pdf;
}

TEST(PdfKept, OtherProgramsSeeThem) {
  for (const char* tool : {"qpdf", "mutool", "pdftohtml", "pdfinfo"}) {
    if (!HasTool(tool)) GTEST_SKIP() << tool << " is not installed";
  }
  const Scrubbed run = Scrub(Rich());
  ASSERT_TRUE(run.clean);
  const std::string checked = OutputOf(run, "qpdf --check");
  EXPECT_TRUE(Holds(checked, "No syntax or stream encoding errors")) << checked;
  EXPECT_FALSE(Holds(checked, "WARNING")) << checked;
  EXPECT_EQ(OutputOf(run, "pdfinfo -dests"), "Page  Destination                 Name\n");
  const std::string urls = OutputOf(run, "pdfinfo -url");
  EXPECT_TRUE(Holds(urls, "https://example.nl/pad")) << urls;
  const std::string outline = OutputOf(run, "sh -c 'mutool show $0 outline'");
  for (const char* title : {"\"Inleiding\"", "\"Bijlage\"", "\"Hoofdstuk 2 Besluit\"", "#page=2"}) {
    EXPECT_TRUE(Holds(outline, title)) << outline;
  }
  const std::string xml = OutputOf(run, "pdftohtml -xml -i -stdout");
  EXPECT_TRUE(Holds(xml, "<item page=\"2\">Hoofdstuk 2 Besluit</item>")) << xml;
  EXPECT_TRUE(Holds(xml, "href=\"https://example.nl/pad\"")) << xml;
}

// The user is told what the copy can no longer promise.
TEST(PdfKept, SignaturesAndPdfAAreNoticed) {
  struct Case {
    const char* catalog;
    const char* object;
    bool is_signed;
    bool pdf_a;
  };
  const Case cases[] = {
      {"", "null", false, false},
      {"/AcroForm << /Fields [20 0 R] >>", "<< /FT /Sig /V << /Type /Sig >> >>", true, false},
      {"/AcroForm << /Fields [20 0 R] >>", "<< /FT /Sig /T (hier) >>", false, false},
      {"/AcroForm << /Fields [20 0 R] >>", "<< /FT /Tx /V << /Type /Sig >> >>", false, false},
      {"/AcroForm << /Fields [20 0 R] >>",
       "<< /FT /Sig /Kids [20 0 R << /V << /Type /DocTimeStamp >> >>] >>", true, false},
      {"/AcroForm << /Fields [20 0 R 20 0 R] >>", "<< /FT /Sig /Kids [20 0 R] >>", false, false},
      {"/Perms << /DocMDP 20 0 R >>", "<< /Type /Sig >>", true, false},
      {"/OutputIntents [<< /S /GTS_PDFA1 >>]", "null", false, true},
      {"/OutputIntents [<< /S /GTS_PDFX >>]", "null", false, false},
      {"/Metadata 20 0 R",
       "<< /Type /Metadata /Subtype /XML /Length 54 >>\nstream\n<x xmlns:pdfaid="
       "'http://www.aiim.org/pdfa/ns/id/'>2</x>   \nendstream",
       false, true},
      {"/Metadata 20 0 R", "<< /Length 3 >>\nstream\nabc\nendstream", false, false},
      {"/Metadata 99 0 R", "null", false, false},
  };
  static const BlindReader reader;
  ExtractOptions options;
  options.reader = &reader;
  for (const Case& c : cases) {
    SmallPdf pdf = TwoPages();
    pdf.catalog = c.catalog;
    pdf.objects = {c.object};
    const std::string file = pdf.Write();
    const ByteView bytes = AsBytes(file);
    const IdentifiedMedia media{MediaType::kPdf,
                                std::make_shared<const Bytes>(bytes.begin(), bytes.end())};
    const auto document = FormatOf(media).Extract(media, options);
    ASSERT_TRUE(document) << c.catalog;
    EXPECT_EQ(document->coverage.was_signed, c.is_signed) << c.catalog << c.object;
    EXPECT_EQ(document->coverage.was_pdf_a, c.pdf_a) << c.catalog << c.object;
  }
}

// What our writer does not write is not clean, whoever wrote it.
TEST(PdfKept, TheStrangerKnowsOnlyWhatIsListed) {
  const Scrubbed run = Scrub(Rich());
  ASSERT_TRUE(run.clean);
  const auto with = [&](std::string_view what, std::string_view in_its_place) {
    std::string changed = run.output;
    const std::size_t at = changed.find(what);
    EXPECT_NE(at, std::string::npos) << what;
    if (at != std::string::npos) changed.replace(at, what.size(), in_its_place);
    return ReadStructure(AsBytes(changed)).clean;
  };
  EXPECT_TRUE(with("/Link", "/Link"));
  EXPECT_FALSE(with("/Link", "/Text"));
  EXPECT_FALSE(with("/Subtype /Link", "/Subtype /Link /Contents (x)"));
  EXPECT_FALSE(with("/Subtype /Link", "/Subtype /Link /NM (x)"));
  EXPECT_FALSE(with("/Border [ 0 0 0 ]", "/Border [ 0 0 1 ]"));
  EXPECT_FALSE(with("/Border [ 0 0 0 ]", "/Border [ 0 0 0 (x) ]"));
  EXPECT_FALSE(with("/XYZ", "/FitR"));
  EXPECT_FALSE(with("/S /URI", "/S /Launch"));
  EXPECT_FALSE(with("/S /URI", "/S /URI /IsMap true"));
  EXPECT_FALSE(with("(https://example.nl/pad)", "(file://example.nl/pad)"));
  EXPECT_FALSE(with("(https://example.nl/pad)", "(https://example.nl/pad#x)"));
  EXPECT_FALSE(with("(https://example.nl/pad)", "(https://example.nl/\xE9)"));
  EXPECT_FALSE(with("/Title (Inleiding)", "/Title (Inleiding) /C [ 1 0 0 ]"));
  EXPECT_FALSE(with("/Title (Inleiding)", "/Title (Inl\xE9iding)"));
  EXPECT_FALSE(with("/Title (Inleiding)", "/Title (Inleiding) /Title (x)"));
  EXPECT_FALSE(with("/Type /Outlines", "/Type /Outlines /X 1"));
  EXPECT_FALSE(with("/S /r", "/S /r /X 1"));
  EXPECT_FALSE(with("/PageLabels", "/Labels"));
  EXPECT_FALSE(with("/Annots", "/Annot"));
  for (const char* key : {"/Parent", "/Prev", "/Last"}) {
    const std::size_t at = run.output.rfind(key);
    const std::size_t number = run.output.find_first_of("0123456789", at);
    std::string changed = run.output;
    changed[number] = changed[number] == '1' ? '2' : '1';
    EXPECT_FALSE(ReadStructure(AsBytes(changed)).clean) << key;
  }
}

}  // namespace
}  // namespace zwartlak
