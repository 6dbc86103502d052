// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Every picture format through the same course: read, redact, inspect. The pictures are made by
// ImageMagick, which shares no code with the codecs under test beyond the libraries.
#include "tests/conformance/harness.h"

namespace zwartlak {
namespace {

using namespace testing_support;

struct Variant {
  const char* name;     // of the test
  const char* file;     // with the extension that says the type
  const char* options;  // for `convert`, after the picture is drawn
};

constexpr Variant kVariants[] = {
    {"PngRgb", "a.png", "-type TrueColor png24:"},
    {"PngGrey", "a.png", "-colorspace Gray -depth 8 "},
    {"PngGrey1", "a.png", "-monochrome -depth 1 "},
    {"PngPalette", "a.png", "-colors 16 png8:"},
    {"PngRgb16", "a.png", "-depth 16 png48:"},
    {"PngRgba", "a.png", "-transparent white png32:"},
    {"PngRgba16", "a.png", "-transparent white -depth 16 png64:"},
    {"PngInterlaced", "a.png", "-interlace PNG "},
    {"Jpeg420", "a.jpg", "-sampling-factor 4:2:0 -quality 50 "},
    {"Jpeg422", "a.jpg", "-sampling-factor 4:2:2 -quality 80 "},
    {"Jpeg444", "a.jpg", "-sampling-factor 4:4:4 -quality 95 "},
    {"Jpeg440", "a.jpg", "-sampling-factor 1x2 -quality 80 "},
    {"JpegWorst", "a.jpg", "-quality 5 "},
    {"JpegProgressive", "a.jpg", "-interlace JPEG "},
    {"JpegGrey", "a.jpg", "-colorspace Gray "},
    {"JpegCmyk", "a.jpg", "-colorspace CMYK "},
    {"JpegRgb", "a.jpg", "-define jpeg:colorspace=RGB "},
    {"WebpLossy", "a.webp", "-quality 70 "},
    {"WebpLossless", "a.webp", "-define webp:lossless=true "},
    {"WebpAlpha", "a.webp", "-transparent white "},
    {"Bmp24", "a.bmp", "-type TrueColor bmp3:"},
    {"Bmp8", "a.bmp", "-colors 200 -type Palette bmp3:"},
    {"Bmp1", "a.bmp", "-monochrome bmp3:"},
    {"BmpAlpha", "a.bmp", "-transparent white bmp4:"},
    {"BmpRle", "a.bmp", "-colors 16 -type Palette -compress RLE bmp3:"},
    {"TiffPlain", "a.tif", "-compress None "},
    {"TiffLzw", "a.tif", "-compress LZW "},
    {"TiffDeflate", "a.tif", "-compress Zip "},
    {"TiffJpeg", "a.tif", "-compress JPEG "},
    {"TiffG4", "a.tif", "-monochrome -compress Group4 "},
    {"TiffCmyk", "a.tif", "-colorspace CMYK -depth 8 -compress LZW "},
    {"TiffPalette", "a.tif", "-colors 16 -type Palette -compress LZW "},
    {"TiffGrey16", "a.tif", "-colorspace Gray -depth 16 "},
    {"TiffRgb16", "a.tif", "-depth 16 -compress Zip "},
    {"TiffTiled", "a.tif", "-define tiff:tile-geometry=64x64 -compress Zip "},
    {"TiffAlpha", "a.tif", "-transparent white "},
    {"TiffBig", "a.tif", "tiff64:"},
    {"TiffPlanes", "a.tif", "-interlace Plane -compress LZW "},
    {"GifStill", "a.gif", ""},
    {"GifFullPalette", "a.gif", "-colors 256 "},
    {"GifTransparent", "a.gif", "-transparent white "},
    {"Heic", "a.heic", ""},
    {"Avif", "a.avif", ""},
};

// A coloured ground with text, so that leaks, shifts and lost colours all show.
constexpr const char* kDrawing =
    "convert -size 203x117 gradient:'#fff0e0-#c0d8ff' -pointsize 17 -fill '#203040' "
    "-annotate +9+30 'Jan de Vries 999990019' -fill '#b02020' -annotate +60+55 'Kerkstraat 1' "
    "-fill white -draw 'rectangle 5,70 80,110' -fill black -annotate +10+100 'regel 3' ";

void ExpectPasses(const IdentifiedMedia& media, const RedactionPlan& plan) {
  const Bytes before = *media.bytes;
  const Format& format = FormatOf(media);
  const auto output = format.Apply(media, plan, Limits{});
  ASSERT_TRUE(output.has_value()) << NameOfCode(output.error());
  EXPECT_EQ(before, *media.bytes);
  const auto check = format.inspector().Check(media, plan, *output);
  ASSERT_TRUE(check.has_value()) << NameOfCode(check.error());
  EXPECT_TRUE(check->boxes_solid);
  EXPECT_TRUE(check->outside_untouched);
  EXPECT_TRUE(check->metadata_clean);
}

class PictureTest : public testing::TestWithParam<Variant> {};

TEST_P(PictureTest, IsReadRedactedAndInspected) {
  if (!HasTool("convert")) GTEST_SKIP() << "ImageMagick is not installed";
  const Scratch scratch;
  const std::string file = scratch.File(GetParam().file);
  std::string options = GetParam().options;
  std::string prefix;
  if (options.ends_with(':')) {
    prefix = options.substr(options.rfind(' ') + 1);
    options.resize(options.size() - prefix.size());
  }
  if (!Shell(kDrawing + options + " " + prefix + file)) {
    GTEST_SKIP() << "this ImageMagick cannot write " << GetParam().name;
  }
  const IdentifiedMedia media = MediaOf(file);
  const BlindReader reader;
  const auto document = FormatOf(media).Extract(media, {.reader = &reader});
  ASSERT_TRUE(document.has_value()) << NameOfCode(document.error());
  ASSERT_EQ(document->pages.size(), 1U);
  EXPECT_EQ(document->pages[0].width, 203);
  EXPECT_EQ(document->pages[0].height, 117);
  ExpectPasses(media, {});
  ExpectPasses(media, TwoBoxes(*document));
}

INSTANTIATE_TEST_SUITE_P(All, PictureTest, testing::ValuesIn(kVariants),
                         [](const auto& param) { return std::string(param.param.name); });

struct Animation {
  const char* name;
  const char* file;
  const char* options;
  std::size_t frames;  // ImageMagick joins equal frames in WebP
};

class AnimationTest : public testing::TestWithParam<Animation> {};

// Four frames, of which two look the same: three are read, four come back.
TEST_P(AnimationTest, RepeatedFramesAreReadOnceAndCoveredAll) {
  if (!HasTool("convert")) GTEST_SKIP() << "ImageMagick is not installed";
  const Scratch scratch;
  const std::string file = scratch.File(GetParam().file);
  const std::string frame = " \\( -size 90x60 xc:'#e8f0ff' -fill navy -pointsize 20 -annotate ";
  const std::string command = "convert -delay 20 " + frame + "+5+25 'Jan' \\)" + frame +
                              "+5+45 'Piet' \\)" + frame + "+5+45 'Piet' \\)" + frame +
                              "+30+45 'Truus' \\) " + GetParam().options + file;
  if (!Shell(command)) GTEST_SKIP() << "this ImageMagick cannot write " << GetParam().name;
  const IdentifiedMedia media = MediaOf(file);
  const BlindReader reader;
  const auto document = FormatOf(media).Extract(media, {.reader = &reader});
  ASSERT_TRUE(document.has_value()) << NameOfCode(document.error());
  ASSERT_EQ(document->pages.size(), GetParam().frames);
  EXPECT_EQ(reader.reads, 3);
  RedactionPlan plan;
  plan.items.push_back({.page = 1, .box = {3, 30, 60, 50}});
  ExpectPasses(media, plan);
  const auto output = FormatOf(media).Apply(media, plan, Limits{});
  const auto again = FormatOf(media).inspector().Reread(*output, &reader, {});
  ASSERT_TRUE(again.has_value());
  EXPECT_EQ(again->pages.size(), GetParam().frames);
  ExpectPasses(media, TwoBoxes(*document));
}

constexpr Animation kAnimations[] = {
    {"Gif", "a.gif", "-loop 0 ", 4},
    {"GifDisposed", "a.gif", "-dispose Background -loop 2 ", 4},
    {"Webp", "a.webp", "-define webp:lossless=true -loop 0 ", 3},
    {"Tiff", "a.tif", "-compress LZW ", 4},
};
INSTANTIATE_TEST_SUITE_P(All, AnimationTest, testing::ValuesIn(kAnimations),
                         [](const auto& param) { return std::string(param.param.name); });

class OrientationTest : public testing::TestWithParam<std::tuple<const char*, int>> {};

// The box is asked for on the upright picture, and is looked for on the picture as ImageMagick
// turns it upright.
TEST_P(OrientationTest, BoxStandsWhereTheViewerSeesIt) {
  if (!HasTool("convert") || !HasTool("exiftool")) GTEST_SKIP() << "needs convert and exiftool";
  const auto [extension, orientation] = GetParam();
  const Scratch scratch;
  const std::string file = scratch.File(std::string("a.") + extension);
  ASSERT_TRUE(Shell(std::string(kDrawing) + file));
  ASSERT_TRUE(Shell("exiftool -overwrite_original -n -Orientation=" + std::to_string(orientation) +
                    " " + file));
  const IdentifiedMedia media = MediaOf(file);
  const BlindReader reader;
  const auto document = FormatOf(media).Extract(media, {.reader = &reader});
  ASSERT_TRUE(document.has_value()) << NameOfCode(document.error());
  EXPECT_EQ(document->pages[0].width, orientation >= 5 ? 117 : 203);
  RedactionPlan plan;
  plan.items.push_back({.page = 0, .box = {20, 30, 52, 58}});
  ExpectPasses(media, plan);
  const auto output = FormatOf(media).Apply(media, plan, Limits{});
  const std::string out = scratch.File(std::string("out.") + extension);
  WriteFile(out, output->bytes);
  const std::string inside = "test $(convert " + out +
                             " -auto-orient +repage -crop 32x28+20+30 +repage -format "
                             "'%[fx:maxima<0.03?1:0]' info:) = 1";
  EXPECT_TRUE(Shell(inside));
}

INSTANTIATE_TEST_SUITE_P(All, OrientationTest,
                         testing::Combine(testing::Values("jpg", "tif"), testing::Range(1, 9)));

TEST(LimitsTest, AreKeptFromTheHeaders) {
  if (!HasTool("convert")) GTEST_SKIP() << "ImageMagick is not installed";
  const Scratch scratch;
  const BlindReader reader;
  for (const char* name : {"a.png", "a.jpg", "a.webp", "a.bmp", "a.tif", "a.gif"}) {
    const std::string file = scratch.File(name);
    ASSERT_TRUE(Shell(kDrawing + file));
    const IdentifiedMedia media = MediaOf(file);
    ExtractOptions options{.reader = &reader};
    options.limits.max_pixels = 203 * 117 - 1;
    const auto document = FormatOf(media).Extract(media, options);
    ASSERT_FALSE(document.has_value()) << name;
    EXPECT_EQ(document.error().code, ErrorCode::kTooManyPixels) << name;
    EXPECT_EQ(document.error().stage, Stage::kExtract) << name;
  }
}

TEST(TruncationTest, HalfAFileIsRefused) {
  if (!HasTool("convert")) GTEST_SKIP() << "ImageMagick is not installed";
  const Scratch scratch;
  const BlindReader reader;
  for (const char* name : {"a.png", "a.jpg", "a.webp", "a.bmp", "a.tif", "a.gif"}) {
    const std::string file = scratch.File(name);
    ASSERT_TRUE(Shell(kDrawing + file));
    Bytes half = ReadFile(file);
    half.resize(half.size() / 2);
    const IdentifiedMedia media{TypeByName(file), std::make_shared<const Bytes>(half)};
    const auto document = FormatOf(media).Extract(media, {.reader = &reader});
    ASSERT_FALSE(document.has_value()) << name;
    EXPECT_EQ(InfoOf(document.error().code).family, ErrorFamily::kDamaged) << name;
  }
}

TEST(GroundTest, WhiteStrokesOnNothingAreReadOnBlackToo) {
  if (!HasTool("convert")) GTEST_SKIP() << "ImageMagick is not installed";
  const Scratch scratch;
  const std::string file = scratch.File("a.png");
  ASSERT_TRUE(
      Shell("convert -size 120x40 xc:none -fill white -pointsize 20 -annotate +5+25 Jan "
            "png32:" +
            file));
  const IdentifiedMedia media = MediaOf(file);
  const BlindReader reader;
  ASSERT_TRUE(FormatOf(media).Extract(media, {.reader = &reader}).has_value());
  EXPECT_EQ(reader.reads, 2);
}

TEST(LabelTest, IsWrittenInTheBoxAndAllowedThere) {
  if (!HasTool("convert")) GTEST_SKIP() << "ImageMagick is not installed";
  const Scratch scratch;
  const std::string file = scratch.File("a.png");
  ASSERT_TRUE(Shell(kDrawing + file));
  const IdentifiedMedia media = MediaOf(file);
  RedactionPlan plan;
  plan.items.push_back(
      {.page = 0, .box = {10, 10, 90, 40}, .op = Operator::kLabel, .label = "[BSN-1]"});
  ExpectPasses(media, plan);
  const auto labelled = FormatOf(media).Apply(media, plan, Limits{});
  RedactionPlan solid = plan;
  solid.items[0].op = Operator::kRemove;
  const auto check = FormatOf(media).inspector().Check(media, solid, *labelled);
  ASSERT_TRUE(check.has_value());
  EXPECT_FALSE(check->boxes_solid);
}

}  // namespace
}  // namespace zwartlak
