// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Kept parts seen by others: bad input, other programs, what is told, what the stranger refuses.
#include <gtest/gtest.h>

#include "tests/support/scrub_pdf.h"

namespace zwartlak {
namespace {

using namespace testing_support;

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
