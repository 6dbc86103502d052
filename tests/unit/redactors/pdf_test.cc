// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <atomic>

#include "redactors/pdf/image_object.h"
#include "redactors/pdf/inspect_structure.h"
#include "redactors/pdf/page_image.h"
#include "redactors/pdf/page_space.h"
#include "tests/conformance/harness.h"
#include "tests/support/small_pdf.h"

namespace zwartlak {
namespace {

using namespace std::string_literals;
using namespace testing_support;
using pdf::kPixelsPerPoint;
using pdf::ReadStructure;

constexpr double kTolerance = 0.5;  // points

IdentifiedMedia MediaOfPdf(const std::string& file) {
  const ByteView bytes = AsBytes(file);
  return {MediaType::kPdf, std::make_shared<const Bytes>(bytes.begin(), bytes.end())};
}

IdentifiedMedia MediaOfPdf(const SmallPdf& pdf) { return MediaOfPdf(pdf.Write()); }

Result<ExtractedDocument> ExtractFrom(const IdentifiedMedia& media, const Limits& limits = {}) {
  static const BlindReader reader;
  ExtractOptions options;
  options.limits = limits;
  options.reader = &reader;
  return FormatOf(media).Extract(media, options);
}

// The text layer of a page, or nothing: on a picture page it comes behind what the reader, here a
// blind one, saw.
const TextRegion* LayerOf(const ExtractedDocument& document, std::size_t page = 0) {
  for (const TextRegion& region : document.pages.at(page).regions) {
    if (region.origin == Origin::kTextLayer && !region.text.empty()) return &region;
  }
  return nullptr;
}

std::string TextOf(const ExtractedDocument& document, std::size_t page = 0) {
  const TextRegion* layer = LayerOf(document, page);
  return layer == nullptr ? "" : std::string(layer->text.Reveal());
}

std::string TextOf(const Result<ExtractedDocument>& document, std::size_t page = 0) {
  return document ? TextOf(*document, page) : NameOfCode(document.error());
}

// A plan that covers `value` on every page where the text layer has it.
RedactionPlan PlanFor(const ExtractedDocument& document, std::string_view value) {
  RedactionPlan plan;
  for (std::uint32_t page = 0; page < document.pages.size(); ++page) {
    const TextRegion* layer = LayerOf(document, page);
    if (layer == nullptr) continue;
    const std::string_view text = layer->text.Reveal();
    const auto at = static_cast<std::uint32_t>(text.find(value));
    if (at >= text.size()) continue;
    for (const Quad& quad : QuadsOf(*layer, {at, at + static_cast<std::uint32_t>(value.size())})) {
      plan.items.push_back(
          {.page = page,
           .box = CoverPixels(quad.Bounds(), 1, static_cast<int>(document.pages[page].width),
                              static_cast<int>(document.pages[page].height))});
    }
  }
  return plan;
}

struct Cleaned {
  IdentifiedMedia original;
  RedactionPlan plan;
  RedactedFile file;
};

Cleaned Clean(const SmallPdf& pdf, std::string_view value) {
  Cleaned cleaned{MediaOfPdf(pdf), {}, {}};
  const auto document = ExtractFrom(cleaned.original);
  EXPECT_TRUE(document) << NameOfCode(document.error());
  if (!document) return cleaned;
  if (!value.empty()) cleaned.plan = PlanFor(*document, value);
  auto file = FormatOf(cleaned.original).Apply(cleaned.original, cleaned.plan, {});
  EXPECT_TRUE(file) << NameOfCode(file.error());
  if (file) cleaned.file = *std::move(file);
  return cleaned;
}

Result<StructureCheck> Check(const Cleaned& c) {
  return FormatOf(c.original).inspector().Check(c.original, c.plan, c.file);
}

bool Passes(const Cleaned& c) {
  const auto check = Check(c);
  return check && check->boxes_solid && check->outside_untouched && check->metadata_clean;
}

std::string Reread(const Cleaned& c, std::size_t page = 0) {
  static const BlindReader reader;
  return TextOf(FormatOf(c.original).inspector().Reread(c.file, &reader, {}), page);
}

SmallPdf OnePage(const std::string& content) {
  SmallPdf pdf;
  pdf.contents.push_back(content);
  return pdf;
}

TEST(Pdf, TextLayerReadsLikeThePage) {
  const auto document = ExtractFrom(MediaOfPdf(
      OnePage(Shown("Naam", 10, 80) + Shown("Qirelm", 100, 80) + Shown("BSN 999990019", 10, 60))));
  EXPECT_EQ(TextOf(document), "Naam\tQirelm\nBSN 999990019");
}

TEST(Pdf, CharactersHavePlacesInPageSpace) {
  struct Case {
    const char* entry;
    Point where;  // of the first letter's left end, points from the top left of the shown page
    bool upright;
  };
  const Case cases[] = {
      {"", {50, 100 - 40}, true},
      {"/CropBox [20 10 200 100]", {30, 90 - 30}, true},
      {"/Rotate 180", {200 - 50, 40}, true},
      {"/Rotate 90", {40, 50}, false},
      {"/Rotate 270", {100 - 40, 200 - 50}, false},
  };
  for (const Case& c : cases) {
    SmallPdf pdf = OnePage(Shown("Hoekstra", 50, 40));
    pdf.page = c.entry;
    const auto document = ExtractFrom(MediaOfPdf(pdf));
    ASSERT_EQ(TextOf(document), "Hoekstra") << c.entry;
    const Rect glyph = LayerOf(*document)->glyphs.front().quad.Bounds();
    // The baseline lies within the glyph, the left end on its edge.
    EXPECT_LT(glyph.left / kPixelsPerPoint, c.where.x + kTolerance) << c.entry;
    EXPECT_GT(glyph.right / kPixelsPerPoint, c.where.x - kTolerance) << c.entry;
    EXPECT_LT(glyph.top / kPixelsPerPoint, c.where.y + kTolerance) << c.entry;
    EXPECT_GT(glyph.bottom / kPixelsPerPoint, c.where.y - kTolerance) << c.entry;
    EXPECT_EQ(document->pages[0].width > document->pages[0].height, c.upright) << c.entry;
  }
}

TEST(Pdf, WhatIsCoveredIsGoneAndTheRestStays) {
  for (const char* rotate : {"", "/Rotate 90", "/Rotate 180", "/Rotate 270"}) {
    SmallPdf pdf = OnePage(Shown("Dossier van Qirelm afgerond", 10, 80) + Shown("Einde", 10, 60));
    pdf.page = rotate;
    const Cleaned cleaned = Clean(pdf, "Qirelm");
    ASSERT_EQ(cleaned.plan.items.size(), 1U) << rotate;
    EXPECT_TRUE(Passes(cleaned)) << rotate;
    const std::string text = Reread(cleaned);
    EXPECT_EQ(text.find("Qirelm"), std::string::npos) << rotate;
    for (const char* word : {"Dossier", "van", "afgerond", "Einde"}) {
      EXPECT_NE(text.find(word), std::string::npos) << rotate << ' ' << word << " in " << text;
    }
  }
}

TEST(Pdf, BlankPagesPass) {
  SmallPdf pdf;
  pdf.contents = {"", Shown("tekst", 10, 80), "q Q"};
  const Cleaned cleaned = Clean(pdf, "");
  EXPECT_TRUE(Passes(cleaned));
  EXPECT_EQ(Reread(cleaned, 1), "tekst");
}

TEST(Pdf, PagesStayApart) {
  SmallPdf pdf;
  pdf.contents = {Shown("eerste Qirelm", 10, 80), Shown("tweede", 10, 80)};
  const Cleaned cleaned = Clean(pdf, "Qirelm");
  EXPECT_TRUE(Passes(cleaned));
  EXPECT_EQ(Reread(cleaned, 0), "eerste");
  EXPECT_EQ(Reread(cleaned, 1), "tweede");
}

// Letters outside Latin-1 and more different ones than one font has codes for.
TEST(Pdf, ManyLettersKeepTheirNames) {
  SmallPdf pdf = OnePage(Shown("\\351\\374\\337 A-Z 0123456789", 10, 80));
  EXPECT_EQ(Reread(Clean(pdf, "")), "\u00E9\u00FC\u00DF A-Z 0123456789");
}

TEST(Pdf, WhatNobodySeesIsNotHandedOn) {
  const char* const cases[] = {
      "BT 3 Tr /F1 10 Tf 10 40 Td (verborgen) Tj ET",               // invisible
      "BT /F1 10 Tf 10 -40 Td (verborgen) Tj ET",                   // off the page
      "/Span << /ActualText (verborgen) >> BDC EMC % verborgen\n",  // not drawn
  };
  for (const char* hidden : cases) {
    const Cleaned cleaned = Clean(OnePage(Shown("zichtbaar", 10, 80) + hidden), "");
    EXPECT_TRUE(Passes(cleaned)) << hidden;
    EXPECT_EQ(Reread(cleaned), "zichtbaar") << hidden;
  }
}

// What is drawn but cannot be seen is text like any other: found and taken out.
TEST(Pdf, DrawnTextThatCannotBeSeenIsRead) {
  const char* const cases[] = {
      "1 1 1 rg BT /F1 10 Tf 10 40 Td (Qirelm) Tj ET",                   // white on white
      "BT /F1 10 Tf 10 40 Td (Qirelm) Tj ET 1 1 1 rg 0 30 200 30 re f",  // painted over
  };
  for (const char* hidden : cases) {
    const Cleaned cleaned = Clean(OnePage(Shown("zichtbaar", 10, 80) + hidden), "Qirelm");
    ASSERT_EQ(cleaned.plan.items.size(), 1U) << hidden;
    EXPECT_EQ(Reread(cleaned), "zichtbaar") << hidden;
  }
}

TEST(Pdf, NothingButPagesSurvives) {
  SmallPdf pdf = OnePage(Shown("zichtbaar", 10, 80));
  pdf.trailer = "/Info 20 0 R";
  pdf.catalog =
      "/Metadata 21 0 R /OpenAction 22 0 R /Names << /EmbeddedFiles << /Names [(Qirelm.txt) 23 0 "
      "R] "
      ">> >> /Outlines 25 0 R";
  pdf.page = "/Annots [27 0 R] /PieceInfo << /Qirelm << /LastModified (Qirelm) >> >>";
  pdf.objects = {
      "<< /Author (Qirelm) /Title (Qirelm) >>",
      "<< /Type /Metadata /Subtype /XML /Length 6 >>\nstream\nQirelm\nendstream",
      "<< /S /JavaScript /JS (app.alert\\(\"Qirelm\"\\)) >>",
      "<< /Type /Filespec /F (Qirelm.txt) /EF << /F 24 0 R >> >>",
      "<< /Type /EmbeddedFile /Length 6 >>\nstream\nQirelm\nendstream",
      "<< /Type /Outlines /First 26 0 R /Last 26 0 R /Count 1 >>",
      "<< /Title (Qirelm) /Parent 25 0 R /Dest [4 0 R /Fit] >>",
      "<< /Type /Annot /Subtype /Text /Rect [150 10 160 20] /Contents (Qirelm) /F 2 >>",
  };
  const std::string original = pdf.Write();
  ASSERT_NE(original.find("Qirelm"), std::string::npos);
  const Cleaned cleaned = Clean(pdf, "");
  EXPECT_TRUE(Passes(cleaned));
  EXPECT_GE(cleaned.file.hidden_parts_removed, 4U);
  EXPECT_EQ(AsText(cleaned.file.bytes).find("Qirelm"), std::string_view::npos);
  for (const char* name : {"/Info", "/Metadata", "/Annots", "/Names", "/PieceInfo"}) {
    EXPECT_EQ(AsText(cleaned.file.bytes).find(name), std::string_view::npos) << name;
  }
}

TEST(Pdf, EqualInputGivesEqualBytes) {
  const SmallPdf pdf = OnePage(Shown("Dossier Qirelm", 10, 80));
  EXPECT_EQ(Clean(pdf, "Qirelm").file.bytes, Clean(pdf, "Qirelm").file.bytes);
}

TEST(Pdf, BadInputHasANamedError) {
  const SmallPdf good = OnePage(Shown("tekst", 10, 80));
  SmallPdf big = good;
  big.page = "/MediaBox [0 0 14400 14400]";
  SmallPdf two = good;
  two.contents.push_back(good.contents[0]);
  Limits limits;
  limits.max_document_pages = 1;
  EXPECT_EQ(TextOf(ExtractFrom(MediaOfPdf(std::string("%PDF-1.7\nnothing")))), "damaged_file");
  EXPECT_EQ(TextOf(ExtractFrom(MediaOfPdf(std::string("%PDF-1.7\n")))), "damaged_file");
  EXPECT_EQ(TextOf(ExtractFrom(MediaOfPdf(big), limits)), "too_many_pixels");
  EXPECT_EQ(TextOf(ExtractFrom(MediaOfPdf(two), limits)), "too_many_pages");
}

TEST(Pdf, WhatCannotBeDecodedIsAPicture) {
  SmallPdf pdf{.contents = {Shown("Eerste", 20, 60), Shown("Tweede", 20, 60)}};
  std::string file = pdf.Write();
  const std::string plain = "/Length " + std::to_string(pdf.contents[0].size());
  const std::size_t at = file.find(plain + " >>\nstream");
  ASSERT_NE(at, std::string::npos);
  // The table of objects moves: readers repair it.
  file.insert(at + plain.size(), " /Filter /LZWDecode");
  const IdentifiedMedia media = MediaOfPdf(file);
  const auto document = ExtractFrom(media);
  ASSERT_TRUE(document.has_value()) << NameOfCode(document.error());
  EXPECT_EQ(TextOf(*document, 1), "Tweede");
  const auto output = FormatOf(media).Apply(media, {}, Limits{});
  ASSERT_TRUE(output.has_value());
  const auto check = FormatOf(media).inspector().Check(media, {}, *output);
  ASSERT_TRUE(check.has_value());
  EXPECT_TRUE(check->outside_untouched && check->metadata_clean);
}

// A stream that begins in a way of its own: qpdf reads it, Poppler shows nothing of it.
TEST(Pdf, TextThatOnlyOneProgramSeesIsAPicture) {
  std::string file = SmallPdf{.contents = {"BT /F1 10 Tf 20 60 Td (Eerste) Tj ET "}}.Write();
  const std::size_t at = file.find("stream\nBT");
  ASSERT_NE(at, std::string::npos);
  file[at + 6] = '\r';
  const IdentifiedMedia media = MediaOfPdf(file);
  const auto output = FormatOf(media).Apply(media, {}, Limits{});
  ASSERT_TRUE(output.has_value());
  const auto check = FormatOf(media).inspector().Check(media, {}, *output);
  ASSERT_TRUE(check.has_value());
  EXPECT_TRUE(check->outside_untouched && check->metadata_clean);
}

TEST(Pdf, PasswordsAreTold) {
  if (!HasTool("qpdf")) GTEST_SKIP() << "qpdf is not installed";
  const Scratch scratch;
  const std::string plain = OnePage(Shown("tekst", 10, 80)).Write();
  WriteFile(scratch.File("plain.pdf"), AsBytes(plain));
  for (const char* password : {"geheim", "''"}) {
    ASSERT_TRUE(Shell("qpdf --warning-exit-0 --encrypt " + std::string(password) +
                      " eigenaar 256 -- " + scratch.File("plain.pdf") + " " +
                      scratch.File("locked.pdf")));
    const auto document = ExtractFrom(MediaOf(scratch.File("locked.pdf")));
    EXPECT_EQ(TextOf(document), password[0] == 'g' ? "encrypted" : "tekst") << password;
  }
}

// The stranger's own test: each saboteur's file must fail.
TEST(PdfInspector, SeesWhatWasNotDone) {
  const SmallPdf pdf = OnePage(Shown("Dossier Qirelm", 10, 80));
  const Cleaned good = Clean(pdf, "Qirelm");
  ASSERT_TRUE(Passes(good));

  Cleaned unpainted = good;
  unpainted.file = Clean(pdf, "").file;
  ASSERT_TRUE(Check(unpainted));
  EXPECT_FALSE(Check(unpainted)->boxes_solid);

  Cleaned too_much = good;
  too_much.plan = {};
  ASSERT_TRUE(Check(too_much));
  EXPECT_FALSE(Check(too_much)->outside_untouched);

  Cleaned other_page = good;
  other_page.file =
      Clean(OnePage(Shown("Dossier Qirelm", 10, 80) + Shown("extra", 10, 20)), "Qirelm").file;
  ASSERT_TRUE(Check(other_page));
  EXPECT_FALSE(Check(other_page)->outside_untouched);

  SmallPdf with_author = pdf;
  with_author.trailer = "/Info 20 0 R";
  with_author.objects = {"<< /Author (Qirelm) >>"};
  Cleaned original = good;
  original.file.bytes = *MediaOfPdf(with_author).bytes;
  ASSERT_TRUE(Check(original));
  EXPECT_FALSE(Check(original)->metadata_clean);
}

SmallPdf ManyPages(int count) {
  SmallPdf pdf;
  for (int i = 0; i < count; ++i) {
    pdf.contents.push_back(Shown("Dossier " + std::to_string(i), 10, 80));
  }
  return pdf;
}

// Pages are worked on side by side and stand in their order.
TEST(Pdf, ManyPagesKeepTheirOrder) {
  const Cleaned cleaned = Clean(ManyPages(40), "23");
  ASSERT_TRUE(Passes(cleaned));
  for (std::size_t i = 0; i < 40; ++i) {
    EXPECT_EQ(Reread(cleaned, i), i == 23 ? "Dossier" : "Dossier " + std::to_string(i));
  }
}

TEST(PdfInspector, ComparesChangedPagesAndASampleByPixels) {
  const Cleaned cleaned = Clean(ManyPages(60), "23");
  const auto check = Check(cleaned);
  ASSERT_TRUE(check);
  EXPECT_GE(check->pages_by_pixels, 2U);  // the first and the changed one
  EXPECT_LT(check->pages_by_pixels, 30U);
}

// What stays of an operator is written anew; signs that have a meaning in strings too.
TEST(Pdf, SignsOfStringsStayBesideABox) {
  const IdentifiedMedia media =
      MediaOfPdf(SmallPdf{.contents = {Shown("a\\(b\\)c\\\\d geheim e\\)f\\\\", 20, 60)}});
  const auto document = ExtractFrom(media);
  ASSERT_TRUE(document.has_value());
  const RedactionPlan plan = PlanFor(*document, "geheim");
  ASSERT_FALSE(plan.items.empty());
  const auto output = FormatOf(media).Apply(media, plan, Limits{});
  ASSERT_TRUE(output.has_value());
  const IdentifiedMedia again{MediaType::kPdf, std::make_shared<const Bytes>(output->bytes)};
  const std::string text = TextOf(ExtractFrom(again));
  EXPECT_NE(text.find("a(b)c\\d"), std::string::npos) << text;
  EXPECT_NE(text.find("e)f\\"), std::string::npos) << text;
}

// Dots over capitals are higher than boxes are, and go with their letters.
TEST(PdfInspector, MarksOverCoveredCapitalsMayGo) {
  std::string content;
  for (int i = 0; i < 6; ++i)
    content += Shown("\\304\\326\\334\\317" + std::to_string(i) + " rest", 20, 10 + 14 * i);
  const IdentifiedMedia media = MediaOfPdf(SmallPdf{.contents = {content}});
  const auto document = ExtractFrom(media);
  ASSERT_TRUE(document.has_value());
  RedactionPlan plan;
  for (int i = 0; i < 6; ++i) {
    const RedactionPlan one = PlanFor(*document, "\u00c4\u00d6\u00dc\u00cf" + std::to_string(i));
    plan.items.insert(plan.items.end(), one.items.begin(), one.items.end());
  }
  ASSERT_EQ(plan.items.size(), 6U);
  const auto output = FormatOf(media).Apply(media, plan, Limits{});
  ASSERT_TRUE(output.has_value());
  const auto check = FormatOf(media).inspector().Check(media, plan, *output);
  ASSERT_TRUE(check.has_value());
  EXPECT_TRUE(check->outside_untouched);
  EXPECT_TRUE(check->boxes_solid);
}

TEST(PdfInspector, SeesAnotherTextOnAnyPage) {
  const SmallPdf pdf = ManyPages(30);
  for (const std::size_t page : {1U, 7U, 13U, 28U, 29U}) {
    SmallPdf other = pdf;
    other.contents[page] = Shown("Dossier 77", 10, 80);
    Cleaned cleaned = Clean(pdf, "");
    cleaned.file = Clean(other, "").file;
    const auto check = Check(cleaned);
    ASSERT_TRUE(check);
    EXPECT_FALSE(check->outside_untouched) << page;
  }
}

TEST(Pdf, EveryPageIsCounted) {
  const IdentifiedMedia media = MediaOfPdf(ManyPages(20));
  static const BlindReader reader;
  std::atomic<int> pages = 0;
  ExtractOptions options;
  options.reader = &reader;
  options.read.on_page = [&pages] { ++pages; };
  ASSERT_TRUE(FormatOf(media).Extract(media, options));
  EXPECT_EQ(pages, 20);
}

// A lying name of a letter is seen by eye only: once for each font, more would be for nothing.
TEST(PdfInspector, ReadsByEyeWhereAFontIsNew) {
  SmallPdf pdf;
  pdf.contents = {Shown("een", 10, 80), Shown("twee", 10, 80), "BT /F2 10 Tf 10 80 Td (drie) Tj ET",
                  Shown("vier", 10, 80)};
  const Cleaned cleaned = Clean(pdf, "");
  ASSERT_TRUE(Passes(cleaned));
  const BlindReader reader;
  const auto document = FormatOf(cleaned.original).inspector().Reread(cleaned.file, &reader, {});
  ASSERT_TRUE(document);
  EXPECT_EQ(reader.reads, 2);
  EXPECT_EQ(document->pages.size(), 4U);
}

// A full stop right behind a value stays, whole: its box must not take what it does not cover.
TEST(Pdf, PunctuationBesideABoxStaysWhole) {
  const Cleaned cleaned = Clean(OnePage(Shown("Dossier van Qirelm. Einde", 10, 80)), "Qirelm");
  ASSERT_EQ(cleaned.plan.items.size(), 1U);
  EXPECT_TRUE(Passes(cleaned));
  EXPECT_NE(Reread(cleaned).find(". Einde"), std::string::npos);
}

std::string JpegOf(std::string_view app0) {
  using namespace std::string_view_literals;
  std::string out = "\xFF\xD8\xFF\xE0"s;
  out += static_cast<char>(0);
  out += static_cast<char>(app0.size() + 2);
  out += app0;
  return out + std::string("\xFF\xDA\0\x02pixels\xFF\xD9"sv);
}

TEST(Pdf, FramesOfLinksNeedNoPicture) {
  SmallPdf pdf = OnePage(Shown("kept", 10, 50));
  pdf.page =
      "/Annots [<< /Type /Annot /Subtype /Link /Rect [8 46 60 62] /C [1 0 0] /A << /S /URI /URI "
      "(https://example.nl/999990019) >> >>]";
  const Cleaned c = Clean(pdf, "");
  EXPECT_TRUE(Passes(c));
  const auto structure = ReadStructure(c.file.bytes);
  ASSERT_EQ(structure.pages.size(), 1);
  EXPECT_TRUE(structure.pages[0].has_font);
  EXPECT_FALSE(structure.pages[0].has_image);
  EXPECT_EQ(structure.unpacked.find("999990019"), std::string::npos);
}

TEST(Pdf, LettersOverThePagesEdgeStay) {
  const Cleaned c = Clean(OnePage(Shown("edge", 178, 50)), "");
  EXPECT_TRUE(Passes(c));
  EXPECT_EQ(Reread(c), "edge");
}

TEST(Pdf, StrayNumberSignsInNamesAreFollowed) {
  SmallPdf pdf = OnePage("q 50 0 0 50 10 10 cm /Im# Do Q" + Shown("kept", 100, 50));
  pdf.page = "/Resources << /Font << /F1 3 0 R >> /XObject << /Im# 20 0 R >> >>";
  pdf.objects = {
      "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace "
      "/DeviceGray /Length 1 >>\nstream\n\x20\nendstream"};
  EXPECT_TRUE(Passes(Clean(pdf, "")));
}

TEST(Pdf, CodingsAndPalettesInObjectsOfTheirOwnPass) {
  SmallPdf pdf = OnePage("q 50 0 0 50 10 10 cm /Im Do Q");
  pdf.page = "/Resources << /XObject << /Im 20 0 R >> >>";
  pdf.objects = {
      "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace "
      "[/Indexed /DeviceGray 1 22 0 R] /Filter [21 0 R] /Length 3 >>\nstream\n00>\nendstream",
      "/ASCIIHexDecode", "(\x20\x40)"};
  EXPECT_TRUE(Passes(Clean(pdf, "")));
}

TEST(Pdf, BytesBehindDeflatedDataGo) {
  // Deflated "\x20", then a value.
  const std::string data = "\x78\x9c\x53\x00\x00\x00\x21\x00\x21"s;
  const std::string hidden = "999990019";
  SmallPdf pdf = OnePage("q 50 0 0 50 10 10 cm /Im Do Q");
  pdf.page = "/Resources << /XObject << /Im 20 0 R >> >>";
  pdf.objects = {
      "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace "
      "/DeviceGray /Filter /FlateDecode /Length " +
      std::to_string(data.size() + hidden.size()) + " >>\nstream\n" + data + hidden +
      "\nendstream"};
  const Cleaned c = Clean(pdf, "");
  EXPECT_TRUE(Passes(c));
  EXPECT_EQ(AsText(c.file.bytes).find(hidden), std::string_view::npos);
}

TEST(PdfImage, ThumbnailsOfAJpegGo) {
  using namespace std::string_view_literals;
  const struct {
    std::string_view app0;
    bool stays;
  } cases[] = {{"JFIF\0\1\2\0\0\x48\0\x48\0\0"sv, true},
               {"JFIF\0\1\2\0\0\x48\0\x48\1\1rgb"sv, false},
               {"JFXX\0\x13\1\1rgb"sv, false}};
  for (const auto& c : cases) {
    QPDF pdf;
    pdf.emptyPDF();
    QPDFObjectHandle image = QPDFObjectHandle::newStream(&pdf);
    image.replaceStreamData(JpegOf(c.app0), QPDFObjectHandle::newName("/DCTDecode"),
                            QPDFObjectHandle::newNull());
    const auto data = pdf::CleanImage(pdf, image).getRawStreamData();
    const std::string_view bytes(reinterpret_cast<const char*>(data->getBuffer()), data->getSize());
    EXPECT_EQ(bytes.find(c.app0) != std::string_view::npos, c.stays) << c.app0;
    EXPECT_NE(bytes.find("pixels"), std::string_view::npos);
  }
}

TEST(PdfStructure, OnlyWhatIsListedPasses) {
  const Cleaned good = Clean(OnePage(Shown("tekst", 10, 80)), "");
  const std::string file(AsText(good.file.bytes));
  ASSERT_TRUE(ReadStructure(AsBytes(file)).clean);
  const auto with = [&](std::string_view what, std::string_view in_its_place) {
    std::string changed = file;
    const std::size_t at = changed.find(what);
    EXPECT_NE(at, std::string::npos) << what;
    changed.replace(at, what.size(), in_its_place);
    return ReadStructure(AsBytes(changed)).clean;
  };
  EXPECT_FALSE(with("/Type /Catalog", "/Type /Catalog /Lang (nl)"));
  EXPECT_FALSE(with("/Type /Catalog", "/Type /Catalog /Lang <4E4C>"));
  EXPECT_FALSE(with("/Type /Catalog", "/Type /Catalog /Qirelm 1"));
  EXPECT_FALSE(with("/Type /Catalog", "/Type /Catalog /AA << >>"));
  EXPECT_FALSE(with("endobj\n", "endobj\n% Qirelm\n"));
  EXPECT_FALSE(with("%%EOF\n", "%%EOF\nQirelm"));
  EXPECT_FALSE(with("%%EOF\n", "%%EOF\n%%EOF\n"));
  EXPECT_FALSE(with("endobj\n", "endobj\nQirelm\n"));
}

pdf::Raster Painted(int width, int height, auto color) {
  pdf::Raster raster{.width = width, .height = height, .rgb = {}};
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      for (const std::uint8_t c : color(x, y)) raster.rgb.push_back(c);
    }
  }
  return raster;
}

TEST(PdfPageImage, TakesTheSmallestForm) {
  using Colors = pdf::PageImage::Colors;
  using Rgb = std::array<std::uint8_t, 3>;
  const auto grey = Painted(64, 64, [](int x, int) {
    const auto v = static_cast<std::uint8_t>(x);
    return Rgb{v, v, v};
  });
  const auto few = Painted(64, 64, [](int x, int) {
    return Rgb{static_cast<std::uint8_t>(x), 9, 0};
  });
  const auto many = Painted(64, 64, [](int x, int y) {
    return Rgb{static_cast<std::uint8_t>(x), static_cast<std::uint8_t>(y), 7};
  });
  const auto noise = Painted(64, 64, [](int x, int y) {
    auto v = static_cast<unsigned>(x + 64 * y) * 2654435761U;
    v = (v ^ (v >> 15)) * 2246822519U;
    return Rgb{static_cast<std::uint8_t>(v >> 24), static_cast<std::uint8_t>(v >> 16),
               static_cast<std::uint8_t>(v >> 8)};
  });
  EXPECT_EQ(pdf::ToPageImage(grey).colors, Colors::kGrey);
  EXPECT_EQ(pdf::ToPageImage(few).colors, Colors::kPalette);
  EXPECT_EQ(pdf::ToPageImage(many).colors, Colors::kRgb);
  EXPECT_FALSE(pdf::ToPageImage(many).jpeg);
  EXPECT_TRUE(pdf::ToPageImage(noise).jpeg);
}

}  // namespace
}  // namespace zwartlak
