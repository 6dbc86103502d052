// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// What hides around a picture must not come out, and the stranger must see it if it does.
#include <lcms2.h>

#include <algorithm>

#include "tests/conformance/harness.h"

namespace zwartlak {
namespace {

using namespace testing_support;

constexpr std::string_view kSecret = "GEHEIM-999990019-Fatima";

bool Holds(ByteView bytes, std::string_view what) {
  return std::search(bytes.begin(), bytes.end(), what.begin(), what.end()) != bytes.end();
}

StructureCheck CheckOf(const IdentifiedMedia& media, const RedactionPlan& plan, Bytes bytes) {
  const RedactedFile claim{media.type, std::move(bytes)};
  const auto check = FormatOf(media).inspector().Check(media, plan, claim);
  return check ? *check : StructureCheck{};
}

std::string Drawing(const Scratch& scratch, const std::string& name) {
  const std::string file = scratch.File(name);
  EXPECT_TRUE(
      Shell("convert -size 160x90 gradient:white-skyblue -pointsize 16 -annotate +9+30 "
            "'Jan de Vries' " +
            file));
  return file;
}

class HiddenTest : public testing::TestWithParam<const char*> {};

TEST_P(HiddenTest, PlantedMetadataIsGone) {
  if (!HasTool("convert") || !HasTool("exiftool")) GTEST_SKIP() << "needs convert and exiftool";
  const Scratch scratch;
  const std::string file = Drawing(scratch, GetParam());
  const std::string s(kSecret);
  // Types differ in what they can hold; what exiftool cannot write is no leak.
  Shell("exiftool -overwrite_original -EXIF:Artist=" + s + " -EXIF:UserComment=" + s +
        " -XMP-dc:Title=" + s + " -IPTC:Caption-Abstract=" + s + " -Comment=" + s +
        " -EXIF:GPSLatitude=52.1 -PNG:Author=" + s + " -EXIF:ImageDescription=" + s +
        " -XMP-photoshop:City=" + s + " " + file);
  Bytes bytes = ReadFile(file);
  const bool planted = Holds(bytes, kSecret);
  if (!file.ends_with(".tif")) {
    bytes.insert(bytes.end(), kSecret.begin(), kSecret.end());
  }
  ASSERT_TRUE(planted || !file.ends_with(".tif"));
  const IdentifiedMedia media{TypeByName(file), std::make_shared<const Bytes>(bytes)};
  const auto output = FormatOf(media).Apply(media, {}, Limits{});
  ASSERT_TRUE(output.has_value()) << NameOfCode(output.error());
  EXPECT_GT(output->hidden_parts_removed, 0U);
  EXPECT_FALSE(Holds(output->bytes, kSecret));
  const std::string out = scratch.File(std::string("out-") + GetParam());
  WriteFile(out, output->bytes);
  EXPECT_FALSE(Shell("exiftool -a -U -ee " + out + " | grep -q GEHEIM"));
  EXPECT_TRUE(CheckOf(media, {}, output->bytes).metadata_clean);
  EXPECT_FALSE(CheckOf(media, {}, bytes).metadata_clean) << "the stranger overlooks the original";
  Bytes tail = output->bytes;
  tail.push_back('x');
  EXPECT_FALSE(CheckOf(media, {}, tail).metadata_clean) << "the stranger overlooks a tail";
}

INSTANTIATE_TEST_SUITE_P(All, HiddenTest,
                         testing::Values("a.png", "a.jpg", "a.webp", "a.gif", "a.tif", "a.bmp"),
                         [](const auto& param) { return std::string(param.param).substr(2); });

TEST(ProfileTest, TextOfAProfileIsGoneAndItsColoursStay) {
  if (!HasTool("convert") || !HasTool("exiftool")) GTEST_SKIP() << "needs convert and exiftool";
  const Scratch scratch;
  const std::string icc = scratch.File("srgb.icc");
  const cmsHPROFILE profile = cmsCreate_sRGBProfile();
  ASSERT_TRUE(cmsSaveProfileToFile(profile, icc.c_str()));
  cmsCloseProfile(profile);
  for (const char* name : {"a.png", "a.jpg", "a.tif", "a.webp"}) {
    const std::string file = Drawing(scratch, name);
    ASSERT_TRUE(Shell("mogrify -profile " + icc + " " + file));
    ASSERT_TRUE(Shell("exiftool -ICC_Profile:all " + file + " | grep -qi 'no copyright'")) << name;
    const IdentifiedMedia media = MediaOf(file);
    const auto output = FormatOf(media).Apply(media, {}, Limits{});
    ASSERT_TRUE(output.has_value()) << name;
    EXPECT_TRUE(CheckOf(media, {}, output->bytes).metadata_clean) << name;
    const std::string out = scratch.File(std::string("out-") + name);
    WriteFile(out, output->bytes);
    EXPECT_TRUE(Shell("exiftool -ICC_Profile:all " + out + " | grep -q 'Red Matrix'")) << name;
    EXPECT_FALSE(
        Shell("exiftool -ICC_Profile:all " + out + " | grep -qi 'no copyright\\|built-in'"))
        << name;
  }
}

TEST(TransparencyTest, ColourUnderNothingIsGone) {
  if (!HasTool("convert")) GTEST_SKIP() << "ImageMagick is not installed";
  const Scratch scratch;
  const std::string file = scratch.File("a.png");
  // Black text on white whose alpha is zero everywhere but in a corner.
  ASSERT_TRUE(
      Shell("convert -size 160x90 xc:white -pointsize 30 -annotate +9+50 Geheim "
            "-alpha set -channel A -evaluate set 0 -region 10x10+0+0 -evaluate set 100% "
            "+channel png32:" +
            file));
  const IdentifiedMedia media = MediaOf(file);
  const auto output = FormatOf(media).Apply(media, {}, Limits{});
  ASSERT_TRUE(output.has_value());
  const std::string out = scratch.File("out.png");
  WriteFile(out, output->bytes);
  EXPECT_TRUE(Shell("test $(convert " + out +
                    " -alpha off -crop 150x80+10+10 +repage -format '%k' info:) = 1"));
}

// A redactor that does what bad redactors do must not get past the stranger.
class NaiveTest : public testing::Test {
 protected:
  void SetUp() override {
    if (!HasTool("convert") || !HasTool("exiftool")) GTEST_SKIP() << "needs convert, exiftool";
    file_ = Drawing(scratch_, "a.png");
    ASSERT_TRUE(
        Shell("exiftool -overwrite_original -Comment=" + std::string(kSecret) + " " + file_));
    media_ = MediaOf(file_);
    plan_.items.push_back({.page = 0, .box = {8, 15, 60, 36}});
    good_ = FormatOf(media_).Apply(media_, plan_, Limits{})->bytes;
  }
  // The good output, treated further by ImageMagick without metadata.
  Bytes Treated(const std::string& options) {
    const std::string from = scratch_.File("good.png");
    const std::string to = scratch_.File("bad.png");
    WriteFile(from, good_);
    EXPECT_TRUE(Shell("convert " + from + " " + options + " -define png:exclude-chunks=all " + to));
    return ReadFile(to);
  }
  Scratch scratch_;
  std::string file_;
  IdentifiedMedia media_;
  RedactionPlan plan_;
  Bytes good_;
};

TEST_F(NaiveTest, TheGoodOnePasses) {
  const StructureCheck check = CheckOf(media_, plan_, good_);
  EXPECT_TRUE(check.boxes_solid && check.outside_untouched && check.metadata_clean);
}

TEST_F(NaiveTest, HalfTransparentBox) {
  const std::string out = scratch_.File("half.png");
  ASSERT_TRUE(
      Shell("convert " + file_ + " -fill 'rgba(0,0,0,0.9)' -draw 'rectangle 8,15 59,35' " + out));
  EXPECT_FALSE(CheckOf(media_, plan_, ReadFile(out)).boxes_solid);
}

TEST_F(NaiveTest, OnePixelOfTheBoxLeft) {
  EXPECT_FALSE(CheckOf(media_, plan_, Treated("-fill '#010101' -draw 'point 20,20'")).boxes_solid);
}

TEST_F(NaiveTest, OnePixelOutsideChanged) {
  EXPECT_FALSE(
      CheckOf(media_, plan_, Treated("-fill '#010101' -draw 'point 100,80'")).outside_untouched);
}

TEST_F(NaiveTest, BoxOneColumnTooFar) {
  RedactionPlan shifted = plan_;
  ++shifted.items[0].box.left;
  ++shifted.items[0].box.right;
  const auto output = FormatOf(media_).Apply(media_, shifted, Limits{});
  const StructureCheck check = CheckOf(media_, plan_, output->bytes);
  EXPECT_FALSE(check.boxes_solid);
  EXPECT_FALSE(check.outside_untouched);
}

TEST_F(NaiveTest, CommentKept) { EXPECT_FALSE(CheckOf(media_, {}, *media_.bytes).metadata_clean); }

TEST_F(NaiveTest, OldBytesAfterTheEnd) {
  Bytes bytes = good_;
  bytes.insert(bytes.end(), media_.bytes->begin() + 40, media_.bytes->end());
  EXPECT_FALSE(CheckOf(media_, plan_, bytes).metadata_clean);
}

TEST(NaiveJpegTest, BlurAndWeakBoxesAreSeen) {
  if (!HasTool("convert")) GTEST_SKIP() << "ImageMagick is not installed";
  const Scratch scratch;
  const std::string file = Drawing(scratch, "a.jpg");
  const IdentifiedMedia media = MediaOf(file);
  RedactionPlan plan;
  plan.items.push_back({.page = 0, .box = {8, 15, 60, 36}});
  for (const char* bad :
       {"-region 52x21+8+15 -blur 0x6", "-fill '#141414' -draw 'rectangle 8,15 59,35'",
        "-fill 'rgba(0,0,0,0.85)' -draw 'rectangle 8,15 59,35'"}) {
    const std::string out = scratch.File("bad.jpg");
    ASSERT_TRUE(Shell("convert " + file + " " + bad + " " + out));
    EXPECT_FALSE(CheckOf(media, plan, ReadFile(out)).boxes_solid) << bad;
  }
}

}  // namespace
}  // namespace zwartlak
