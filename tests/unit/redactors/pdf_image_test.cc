// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Pictures on pages: what a box covers is gone from their samples, the rest stays what it was.
#include <gtest/gtest.h>

#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>

#include "redactors/pdf/image_area.h"
#include "redactors/pdf/page_image.h"
#include "redactors/pdf/page_space.h"
#include "tests/conformance/harness.h"
#include "tests/support/small_pdf.h"

namespace zwartlak {
namespace {

using namespace std::string_literals;
using namespace testing_support;

constexpr int kWidth = 60;
constexpr int kHeight = 30;
// The image fills 120 x 60 points from (20, 20): a pixel is 2 points.
constexpr const char* kDraw = "q 120 0 0 60 20 20 cm /I Do Q ";

IdentifiedMedia MediaOf(const SmallPdf& pdf) {
  const std::string file = pdf.Write();
  const ByteView bytes = AsBytes(file);
  return {MediaType::kPdf, std::make_shared<const Bytes>(bytes.begin(), bytes.end())};
}

// A box given in points from the lower left corner of the page, rounded inward to page space.
PixelRect BoxAt(double left, double bottom, double right, double top) {
  const double k = pdf::kPixelsPerPoint;
  return {static_cast<int>(std::ceil(left * k)), static_cast<int>(std::ceil((100 - top) * k)),
          static_cast<int>(right * k), static_cast<int>((100 - bottom) * k)};
}
// Pixels 10 to 30 by 10 to 20 of the image.
const PixelRect kBox = BoxAt(40, 40, 80, 60);

bool IsUnderBox(int x, int y) { return x >= 10 && x < 30 && y >= 10 && y < 20; }

std::string Pattern(int components) {
  std::string samples;
  for (int i = 0; i < kWidth * kHeight * components; ++i) {
    samples += static_cast<char>((i * 37 + i / 11) % 251);
  }
  return samples;
}

std::string Image(const std::string& keys, const std::string& data, int width = kWidth,
                  int height = kHeight) {
  return "<< /Type /XObject /Subtype /Image /Width " + std::to_string(width) + " /Height " +
         std::to_string(height) + ' ' + keys + " /Length " + std::to_string(data.size()) +
         " >>\nstream\n" + data + "\nendstream";
}

SmallPdf PageWith(const std::string& image, const std::string& content = kDraw) {
  SmallPdf pdf;
  pdf.contents = {content};
  pdf.resources = "/XObject << /I 20 0 R >>";
  pdf.objects = {image};
  return pdf;
}

struct Made {
  IdentifiedMedia original;
  RedactionPlan plan;
  RedactedFile file;
};

Made Cover(const SmallPdf& pdf, const std::vector<PixelRect>& boxes) {
  Made made{MediaOf(pdf), {}, {}};
  for (const PixelRect& box : boxes) made.plan.items.push_back({.page = 0, .box = box});
  auto file = FormatOf(made.original).Apply(made.original, made.plan, {});
  EXPECT_TRUE(file) << NameOfCode(file.error());
  if (file) made.file = *std::move(file);
  return made;
}

StructureCheck Check(const Made& made) {
  const auto check = FormatOf(made.original).inspector().Check(made.original, made.plan, made.file);
  EXPECT_TRUE(check);
  return check ? *check : StructureCheck{};
}

bool Passes(const Made& made) {
  const StructureCheck check = Check(made);
  EXPECT_TRUE(check.boxes_solid);
  EXPECT_TRUE(check.outside_untouched);
  EXPECT_TRUE(check.metadata_clean);
  return check.boxes_solid && check.outside_untouched && check.metadata_clean;
}

struct Found {
  int width = 0;
  std::string samples;
};

// All images of the output, decoded, in the order of the file.
std::vector<Found> ImagesOf(const Made& made) {
  QPDF pdf;
  pdf.setSuppressWarnings(true);
  pdf.processMemoryFile("output", reinterpret_cast<const char*>(made.file.bytes.data()),
                        made.file.bytes.size());
  std::vector<Found> found;
  for (QPDFObjectHandle& object : pdf.getAllObjects()) {
    if (!object.isStream() || !object.getDict().getKey("/Subtype").isNameAndEquals("/Image")) {
      continue;
    }
    const auto data = object.getStreamData(qpdf_dl_all);
    found.push_back(
        {static_cast<int>(object.getDict().getKey("/Width").getIntValue()),
         std::string(reinterpret_cast<const char*>(data->getBuffer()), data->getSize())});
  }
  return found;
}

TEST(PdfImage, SamplesUnderABoxGoAndTheOthersStay) {
  for (const int components : {1, 3, 4}) {
    const std::string pattern = Pattern(components);
    const char* space =
        components == 1 ? "/DeviceGray" : (components == 3 ? "/DeviceRGB" : "/DeviceCMYK");
    const Made made =
        Cover(PageWith(Image("/BitsPerComponent 8 /ColorSpace "s + space, pattern)), {kBox});
    ASSERT_TRUE(Passes(made)) << components;
    const auto images = ImagesOf(made);
    ASSERT_EQ(images.size(), 1U);
    ASSERT_EQ(images[0].samples.size(), pattern.size());
    const char black = components == 4 ? '\xFF' : '\0';
    for (int y = 0; y < kHeight; ++y) {
      for (int i = 0; i < kWidth * components; ++i) {
        const auto at = static_cast<std::size_t>(y * kWidth * components + i);
        ASSERT_EQ(images[0].samples[at], IsUnderBox(i / components, y) ? black : pattern[at])
            << components << ' ' << i << ' ' << y;
      }
    }
  }
}

TEST(PdfImage, SlantedTurnedAndFinelyDividedPicturesAreCovered) {
  const std::string grey = "/BitsPerComponent 8 /ColorSpace /DeviceGray";
  for (const char* draw :
       {"q 100 30 -20 50 40 10 cm /I Do Q ", "q 0 60 -120 0 160 20 cm /I Do Q ",
        "q -120 0 0 -60 140 80 cm /I Do Q ", "q 50 50 -30 30 90 5 cm /I Do Q "}) {
    EXPECT_TRUE(Passes(Cover(PageWith(Image(grey, Pattern(1)), draw), {kBox}))) << draw;
  }
  const std::string bits(8 * 30, '\x5A');
  EXPECT_TRUE(
      Passes(Cover(PageWith(Image("/BitsPerComponent 1 /ColorSpace /DeviceGray", bits)), {kBox})));
  EXPECT_TRUE(Passes(
      Cover(PageWith(Image("/ImageMask true /BitsPerComponent 1 /Decode [1 0]", bits)), {kBox})));
  const std::string indexed =
      "/BitsPerComponent 4 /ColorSpace [/Indexed /DeviceRGB 3 <FFFFFF 20A020 000010 CC0000>]";
  std::string nibbles;
  for (int i = 0; i < 30 * 30; ++i) nibbles += "\x01\x23\x30"[i % 3];
  const Made made = Cover(PageWith(Image(indexed, nibbles)), {kBox});
  ASSERT_TRUE(Passes(made));
  EXPECT_EQ(ImagesOf(made)[0].samples.substr(10 * 30 + 5, 10), std::string(10, '\x22'));
}

TEST(PdfImage, MasksBecomeOpaqueUnderABox) {
  SmallPdf pdf =
      PageWith(Image("/BitsPerComponent 8 /ColorSpace /DeviceGray /SMask 21 0 R", Pattern(1)));
  std::string mask(120 * 60, '\x60');
  for (std::size_t i = 0; i < mask.size(); i += 3) mask[i] = '\xF0';
  pdf.objects.push_back(
      Image("/BitsPerComponent 8 /ColorSpace /DeviceGray", mask, 2 * kWidth, 2 * kHeight));
  const Made made = Cover(pdf, {kBox});
  ASSERT_TRUE(Passes(made));
  for (const Found& image : ImagesOf(made)) {
    if (image.width != 2 * kWidth) continue;
    EXPECT_EQ(image.samples.substr(25 * 120 + 20, 40), std::string(40, '\xFF'));
    EXPECT_EQ(image.samples.substr(5 * 120, 120), mask.substr(5 * 120, 120));
  }
}

TEST(PdfImage, InlineImagesAreCovered) {
  const std::string content = "q 120 0 0 60 20 20 cm BI /W 60 /H 30 /BPC 8 /CS /G ID " +
                              Pattern(1) + "\nEI Q " + Shown("Dossier", 150, 80);
  const Made made = Cover(PageWith(Image("", ""), content), {kBox});
  ASSERT_TRUE(Passes(made));
  ASSERT_EQ(ImagesOf(made).size(), 1U);
  EXPECT_EQ(ImagesOf(made)[0].samples.substr(12 * 60 + 10, 20), std::string(20, '\0'));
  EXPECT_EQ(ImagesOf(made)[0].samples.substr(0, 600), Pattern(1).substr(0, 600));
}

std::string Jpeg() {
  pdf::Raster raster{.width = 240, .height = 120, .rgb = {}};
  unsigned state = 7;
  for (int i = 0; i < 240 * 120 * 3; ++i) {
    state = state * 1664525U + 1013904223U;
    raster.rgb.push_back(static_cast<std::uint8_t>(state >> 24));
  }
  const pdf::PageImage image = pdf::ToPageImage(raster);
  return image.jpeg ? image.data : "";
}

TEST(PdfImage, JpegStaysJpeg) {
  const std::string jpeg = Jpeg();
  ASSERT_FALSE(jpeg.empty());
  const std::string keys = "/BitsPerComponent 8 /ColorSpace /DeviceRGB /Filter /DCTDecode";
  const Made made = Cover(PageWith(Image(keys, jpeg, 240, 120)), {kBox});
  ASSERT_TRUE(Passes(made));
  EXPECT_NE(AsText(made.file.bytes).find("/DCTDecode"), std::string_view::npos);
  const std::string before = ImagesOf(Cover(PageWith(Image(keys, jpeg, 240, 120)), {}))[0].samples;
  const std::string after = ImagesOf(made)[0].samples;
  ASSERT_EQ(before.size(), after.size());
  // Rows of blocks that the box does not reach are the same bytes.
  EXPECT_EQ(before.substr(0, 240 * 3 * 40), after.substr(0, 240 * 3 * 40));
  for (std::size_t x = 40; x < 120; ++x) {
    EXPECT_LE(static_cast<unsigned char>(after[(60 * 240 + x) * 3]), 8) << x;
  }
}

TEST(PdfImage, OtherPagesKeepTheirPicture) {
  SmallPdf pdf = PageWith(Image("/BitsPerComponent 8 /ColorSpace /DeviceGray", Pattern(1)));
  pdf.contents.push_back(kDraw);
  const Made made = Cover(pdf, {kBox});
  ASSERT_TRUE(Passes(made));
  const auto images = ImagesOf(made);
  ASSERT_EQ(images.size(), 2U);
  EXPECT_NE(images[0].samples, images[1].samples);
  EXPECT_TRUE(images[0].samples == Pattern(1) || images[1].samples == Pattern(1));
}

TEST(PdfImage, WhatLiesOffThePageGoes) {
  const Made made = Cover(PageWith(Image("/BitsPerComponent 8 /ColorSpace /DeviceGray", Pattern(1)),
                                   "q 240 0 0 60 20 20 cm /I Do Q"),
                          {});
  ASSERT_TRUE(Passes(made));
  // Pixels are 4 points wide: the page ends at the 45th.
  const std::string samples = ImagesOf(made)[0].samples;
  EXPECT_EQ(samples.substr(0, 45), Pattern(1).substr(0, 45));
  EXPECT_EQ(samples.substr(48, 12), std::string(12, '\0'));
}

std::string Words(const Made& made) {
  const auto document = [&] {
    static const BlindReader reader;
    return FormatOf(made.original).inspector().Reread(made.file, &reader, {});
  }();
  std::string words;
  for (const Page& page : document ? document->pages : std::vector<Page>{}) {
    for (const TextRegion& region : page.regions) words += std::string(region.text.Reveal()) + '\n';
  }
  return words;
}

TEST(PdfLabel, StandInBoxesOfTextPicturesAndPagesThatBecomePictures) {
  const std::string image = Image("/BitsPerComponent 8 /ColorSpace /DeviceGray", Pattern(1));
  const std::string shape = "1 0 0 rg 45 45 m 60 80 70 20 75 50 c f ";
  for (const std::string& content :
       {Shown("Dossier van Qirelm", 10, 48), std::string(kDraw), kDraw + shape}) {
    for (const char* turned : {"", "/Rotate 90", "/Rotate 180"}) {
      SmallPdf pdf = PageWith(image, content);
      pdf.page = turned;
      Made made{MediaOf(pdf), {}, {}};
      made.plan.items = {
          {.page = 0, .box = kBox, .op = Operator::kLabel, .label = "[BSN-12]"},
          {.page = 0, .box = BoxAt(5, 5, 10, 9), .op = Operator::kLabel, .label = "[ADRES-1]"}};
      auto file = FormatOf(made.original).Apply(made.original, made.plan, {});
      ASSERT_TRUE(file);
      made.file = *std::move(file);
      EXPECT_TRUE(Passes(made)) << content << turned;
      EXPECT_NE(Words(made).find("[BSN-12]"), std::string::npos) << content << turned;
      EXPECT_EQ(Words(made).find("ADRES"), std::string::npos);  // has no room
    }
  }
}

TEST(PdfInspector, LabelsMustBeThoseOfThePlan) {
  Made made{MediaOf(PageWith(Image("", ""), Shown("Dossier", 10, 80))), {}, {}};
  made.plan.items = {{.page = 0, .box = kBox, .op = Operator::kLabel, .label = "[BSN-12]"}};
  auto file = FormatOf(made.original).Apply(made.original, made.plan, {});
  ASSERT_TRUE(file);
  made.file = *std::move(file);
  ASSERT_TRUE(Passes(made));
  made.plan.items[0].label = "[BSN-13]";
  EXPECT_FALSE(Check(made).boxes_solid);
  made.plan.items[0].label = "";
  made.plan.items[0].op = Operator::kRemove;
  EXPECT_FALSE(Check(made).boxes_solid);
}

// An outline like that of a letter, 6 points high, with a counter within.
std::string Outline(int x, int y) {
  const auto at = [](int a, int b) { return std::to_string(a) + ' ' + std::to_string(b) + ' '; };
  return at(x, y) + "m " + at(x + 4, y) + "l " + at(x + 5, y + 6) + "l " + at(x, y + 5) + "l h " +
         at(x + 1, y + 1) + "m " + at(x + 2, y + 1) + at(x + 3, y + 3) + at(x + 1, y + 4) + "c h ";
}

std::string ContentOf(const Made& made) {
  QPDF pdf;
  pdf.setSuppressWarnings(true);
  pdf.processMemoryFile("output", reinterpret_cast<const char*>(made.file.bytes.data()),
                        made.file.bytes.size());
  QPDFObjectHandle page = pdf.getAllPages().at(0);
  const auto data = page.getKey("/Contents").getStreamData();
  return {reinterpret_cast<const char*>(data->getBuffer()), data->getSize()};
}

TEST(PdfShapes, LettersDrawnAsPathsGo) {
  // One path of three letters, of which the box holds the second; an upright one; a frame.
  const std::string frame = "20 20 m 150 20 l 160 30 l 160 90 l 20 90 l h S ";
  const Made made =
      Cover(PageWith(Image("", ""), frame + Outline(20, 48) + Outline(50, 48) + Outline(90, 48) +
                                        "f 60 45 m 61 45 l 61 52 l 60 52 l h f"),
            {kBox});
  ASSERT_TRUE(Passes(made));
  const std::string content = ContentOf(made);
  EXPECT_EQ(content.find("/Page Do"), std::string::npos);  // no picture
  EXPECT_EQ(content.find("50 48 m"), std::string::npos);
  EXPECT_EQ(content.find("51 49 m"), std::string::npos);
  EXPECT_EQ(content.find("60 45 m"), std::string::npos);
  EXPECT_NE(content.find("20 48 m"), std::string::npos);
  EXPECT_NE(content.find("90 48 m"), std::string::npos);
  EXPECT_NE(content.find("20 20 m"), std::string::npos);
}

TEST(PdfShapes, BoxesMayLieInEachOther) {
  const PixelRect inner{kBox.left + 10, kBox.top + 10, kBox.right - 10, kBox.bottom - 10};
  const std::string image = Image("/BitsPerComponent 8 /ColorSpace /DeviceGray", Pattern(1));
  EXPECT_TRUE(Passes(Cover(PageWith(image), {kBox, inner})));
  EXPECT_TRUE(Passes(Cover(PageWith(image, Shown("Dossier van Qirelm", 10, 48)), {inner, kBox})));
}

TEST(PdfShapes, WhatIsUnclearMakesAPicture) {
  // As high as handwriting over the box and beyond it.
  const Made made =
      Cover(PageWith(Image("", ""), "20 48 m 60 70 90 20 60 50 c 90 60 120 30 150 50 c S"), {kBox});
  ASSERT_TRUE(Passes(made));
  EXPECT_NE(ContentOf(made).find("/Page Do"), std::string::npos);
}

TEST(PdfInspector, SeesShapesInBoxes) {
  Made made = Cover(PageWith(Image("", ""), Outline(50, 48) + "f 0 g 35 35 55 35 re f"), {});
  ASSERT_TRUE(Passes(made));
  made.plan.items.push_back({.page = 0, .box = kBox});
  EXPECT_FALSE(Check(made).boxes_solid);
}

// A black rectangle over a picture can be lifted.
TEST(PdfInspector, LooksUnderBlackRectangles) {
  const std::string image = Image("/BitsPerComponent 8 /ColorSpace /DeviceGray", Pattern(1));
  Made made = Cover(PageWith(image, kDraw + "0 g 35 35 55 35 re f"s), {});
  ASSERT_TRUE(Passes(made));
  made.plan.items.push_back({.page = 0, .box = kBox});
  EXPECT_FALSE(Check(made).boxes_solid);
}

TEST(PdfImageArea, HoldsEveryPixelThatABoxTouches) {
  const Quad aslant{{{{10, 20}, {110, 50}, {80, 130}, {-20, 100}}}};
  const Rect box{30.5, 50.25, 61, 72};
  const auto areas = pdf::PixelsUnder({box}, aslant, 40, 24);
  for (int i = 0; i < 4000; ++i) {
    // A point of the picture, and the pixel that it is of.
    const double u = (i % 80 + 0.5) / 80;
    const double v = (i / 80 + 0.5) / 50;
    const Point p{10 + u * 100 - v * 30, 20 + u * 30 + v * 80};
    if (p.x <= box.left || p.x >= box.right || p.y <= box.top || p.y >= box.bottom) continue;
    const int x = static_cast<int>(u * 40);
    const int y = static_cast<int>(v * 24);
    EXPECT_TRUE(std::ranges::any_of(areas,
                                    [&](const PixelRect& r) {
                                      return x >= r.left && x < r.right && y >= r.top &&
                                             y < r.bottom;
                                    }))
        << x << ' ' << y;
  }
  EXPECT_TRUE(pdf::PixelsUnder({{300, 300, 310, 310}}, aslant, 40, 24).empty());
}

}  // namespace
}  // namespace zwartlak
