// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Every object by its role: what is not listed goes, and the stranger takes nothing else.
#include <gtest/gtest.h>

#include "redactors/pdf/inspect_structure.h"
#include "tests/conformance/harness.h"
#include "tests/support/small_pdf.h"

namespace zwartlak {
namespace {

using namespace testing_support;
using pdf::ReadStructure;

constexpr const char* kName = "Qirelm";

std::string Cleaned(const SmallPdf& pdf) {
  const std::string file = pdf.Write();
  const ByteView bytes = AsBytes(file);
  const IdentifiedMedia media{MediaType::kPdf,
                              std::make_shared<const Bytes>(bytes.begin(), bytes.end())};
  const Format& format = FormatOf(media);
  const auto output = format.Apply(media, {}, {});
  if (!output) return {};
  const auto check = format.inspector().Check(media, {}, *output);
  EXPECT_TRUE(check && check->boxes_solid && check->outside_untouched && check->metadata_clean);
  return std::string(AsText(output->bytes));
}

bool Holds(std::string_view text, std::string_view what) {
  return text.find(what) != std::string_view::npos;
}

TEST(PdfRoles, WhatIsNotListedGoes) {
  struct Case {
    const char* resources;
    const char* object;   // number 20
    const char* content;  // beside a line of text
    const char* stays;    // in the output
  };
  const Case cases[] = {
      {"/ExtGState << /G 20 0 R >>", "<< /Type /ExtGState /CA 1 /LW 2 /X (Qirelm) /Y /Qirelm >>",
       "/G gs 0 0 9 9 re S", "/LW 2"},
      {"/ExtGState << /G 20 0 R >>", "<< /LW (Qirelm) /CA << /Qirelm 1 >> /D [[3] 0] >>",
       "/G gs 0 0 9 9 re S", "/D ["},
      {"/ExtGState << /G 20 0 R >>", "<< /LW 2 /HT << /HalftoneType 1 /HalftoneName (Qirelm) >> >>",
       "/G gs 0 0 9 9 re S", "/LW 2"},
      {"/ColorSpace << /C [/Separation /Zwart /DeviceGray << /FunctionType 2 /Domain [0 1] /N 1 /X "
       "(Qirelm) >> (Qirelm)] >>",
       "null", "/C cs 1 scn 0 0 9 9 re f", "/Separation"},
      {"/ColorSpace << /C [/CalGray << /WhitePoint [1 1 1] /Qirelm /Qirelm >>] >>", "null",
       "/C cs 0 sc 0 0 9 9 re f", "/CalGray"},
      {"/ColorSpace << /C [/DeviceN [/Zwart] /DeviceGray << /FunctionType 2 /Domain [0 1] /N 1 >> "
       "<< "
       "/Subtype /DeviceN /MixingHints << /Solidities << /Qirelm 1 >> >> >>] >>",
       "null", "/C cs 1 scn 0 0 9 9 re f", "/DeviceN"},
      {"/XObject << /X 20 0 R >>",
       "<< /Subtype /Form /BBox [0 0 9 9] /Name (Qirelm) /Qirelm [(Qirelm)] /Length 14 "
       ">>\nstream\n0 0 4 4 re f  \nendstream",
       "/X Do", "/BBox"},
      {"/XObject << /X 20 0 R >>",
       "<< /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray /Name "
       "(Qirelm) /Label << /Qirelm (Qirelm) >> /Length 1 >>\nstream\nx\nendstream",
       "q 9 0 0 9 0 0 cm /X Do Q", "/Width 1"},
      {"/Shading << /S << /ShadingType 2 /ColorSpace /DeviceGray /Coords [0 0 9 9] /Function << "
       "/FunctionType 2 /Domain [0 1] /N 1 /Qirelm 2 >> /Comment (Qirelm) >> >>",
       "null", "q 0 0 9 9 re W n /S sh Q", "/Coords"},
      {"/Qirelm << /Qirelm (Qirelm) >> /ProcSet [/PDF (Qirelm)]", "null", "", "/Font"},
      {"/Properties << /Qirelm << /Title (Qirelm) >> >>", "null", "/P /Qirelm BDC EMC", "/Font"},
  };
  for (const Case& c : cases) {
    SmallPdf pdf;
    pdf.contents = {Shown("tekst", 10, 80) + c.content};
    pdf.resources = c.resources;
    pdf.objects = {c.object};
    pdf.page = "/Qirelm (Qirelm) /Tabs /S /ArtBox [0 0 1 1] /VP [<< /Name (Qirelm) >>]";
    const std::string output = Cleaned(pdf);
    ASSERT_FALSE(output.empty()) << c.resources;
    const auto structure = ReadStructure(AsBytes(output));
    EXPECT_TRUE(structure.clean) << c.resources;
    EXPECT_FALSE(Holds(output + structure.unpacked, kName)) << c.resources;
    EXPECT_TRUE(Holds(output, c.stays)) << c.resources << output;
  }
}

SmallPdf Plain() {
  SmallPdf pdf;
  pdf.contents = {Shown("tekst", 10, 80) + "/G gs q 9 0 0 9 0 0 cm /X Do Q"};
  pdf.resources = "/ExtGState << /G << /CA 1 >> >> /XObject << /X 20 0 R >>";
  pdf.objects = {
      "<< /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace [/Indexed /DeviceRGB "
      "0 "
      "<102030>] /Length 1 >>\nstream\n\0\nendstream"};
  return pdf;
}

TEST(PdfRoles, TheStrangerTakesNothingElse) {
  const std::string output = Cleaned(Plain());
  ASSERT_TRUE(ReadStructure(AsBytes(output)).clean);
  const auto with = [&](std::string_view what, std::string_view in_its_place) {
    std::string changed = output;
    const std::size_t at = changed.find(what);
    EXPECT_NE(at, std::string::npos) << what << output;
    if (at != std::string::npos) changed.replace(at, what.size(), in_its_place);
    return ReadStructure(AsBytes(changed)).clean;
  };
  EXPECT_TRUE(with("/Width 1", "/Width 1"));
  EXPECT_FALSE(with("/Width 1", "/Width 1 /Qirelm 1"));
  EXPECT_FALSE(with("/Width 1", "/Width 1 /Width 1"));
  EXPECT_FALSE(with("/Width 1", "/Width (1)"));
  EXPECT_FALSE(with("/Width 1", "/Width << /Qirelm 1 >>"));
  EXPECT_FALSE(with("/Width 1", "/Width 1 /Metadata 1 0 R"));
  EXPECT_FALSE(with("/Subtype /Image", "/Subtype /PS"));
  EXPECT_FALSE(with("/Type /Font", "/Type /Font /Name (x)"));
  EXPECT_FALSE(with("/Type /Font", "/Type /Font /Name /x"));
  EXPECT_FALSE(with("/BaseFont /Helvetica", "/BaseFont (Helvetica)"));
  EXPECT_FALSE(with("/CA 1", "/CA 1 /HT /Default"));
  EXPECT_FALSE(with("/Type /Page >>", "/Type /Page /Tabs /S >>"));
  EXPECT_FALSE(with("/Type /Page >>", "/Type /Page /Thumb 6 0 R >>"));
  EXPECT_FALSE(with("/ID [<", "/ID [<51"));
  EXPECT_FALSE(with("/Type /Pages", "/Type /Pages /Qirelm 1"));
  EXPECT_FALSE(with("/Kids", "/Count (x) /Kids"));
  EXPECT_FALSE(with("/ExtGState", "/Properties"));
  EXPECT_FALSE(with("/ExtGState", "/Thing"));
  EXPECT_FALSE(with("/Indexed", "/Sliced"));
  // An object to which nothing refers.
  EXPECT_FALSE(with("1 0 obj", "99 0 obj\n<< /Type /Font >>\nendobj\n1 0 obj"));
}

// Names of fonts and the like are somebody's own: what they spell is searched.
TEST(PdfRoles, NamesAreSearched) {
  SmallPdf pdf = Plain();
  pdf.contents[0] += "/Jan#20Jansen gs";
  pdf.resources =
      "/ExtGState << /G << /CA 1 >> /Jan#20Jansen << /CA 1 >> >> /XObject << /X 20 0 R >>";
  EXPECT_TRUE(Holds(ReadStructure(AsBytes(Cleaned(pdf))).unpacked, "Jan Jansen\n"));
}

}  // namespace
}  // namespace zwartlak
