// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "models/name_model.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "detectors/name_detector.h"
#include "pipeline/audit/sha256.h"
#include "tests/unit/detectors/names/support.h"

namespace zwartlak::names_test {
namespace {

using Strings = std::vector<std::string>;

const std::string kModelPath = std::string(ZWARTLAK_BINARY_DIR) + "/share/names.model";

std::string Bytes(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string WriteTemporary(const std::string& bytes) {
  const std::string path = testing::TempDir() + "/names_test.model";
  std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
  return path;
}

// The weights in the repository are those that models/name_trainer/README.md describes.
TEST(NameModel, ShippedWeightsAreTheDocumentedOnes) {
  const std::string bytes = Bytes(kModelPath);
  const std::string readme =
      Bytes(std::string(ZWARTLAK_SOURCE_DIR) + "/models/name_trainer/README.md");
  ASSERT_FALSE(bytes.empty());
  EXPECT_NE(readme.find(ToHex(Sha256(AsBytes(bytes)))), std::string::npos);
  EXPECT_LT(bytes.size(), 3U << 20);
}

TEST(NameModel, DamagedFilesAreRefused) {
  const std::string bytes = Bytes(kModelPath);
  EXPECT_FALSE(NameModel::Open("/nonexistent").has_value());
  for (const std::size_t size :
       {std::size_t{0}, std::size_t{5}, std::size_t{60}, bytes.size() / 2, bytes.size() - 1}) {
    EXPECT_FALSE(NameModel::Open(WriteTemporary(bytes.substr(0, size))).has_value()) << size;
  }
  EXPECT_FALSE(NameModel::Open(WriteTemporary(bytes + "x")).has_value());
  std::string other = bytes;
  other[0] = 'X';
  EXPECT_FALSE(NameModel::Open(WriteTemporary(other)).has_value());
}

TEST(NameModel, NothingFromNothing) {
  const auto model = NameModel::Open(kModelPath).value();
  NameTagging tagging;
  model->Tag({}, tagging);
  EXPECT_TRUE(tagging.person.empty());
  // Longer than one chain, all alike.
  const std::vector<NameToken> many(
      1000, NameToken{.text = "Groningen", .kind = NameToken::kWord, .upper = true, .letters = 9});
  model->Tag(many, tagging);
  ASSERT_EQ(tagging.person.size(), many.size());
  for (const float p : tagging.person) EXPECT_TRUE(p >= 0 && p <= 1.001F) << p;
}

TEST(NameModel, SameTextSameResult) {
  const auto model = NameModel::Open(kModelPath).value();
  const NameDetector detector(TheGazetteer(), model);
  const std::string text = "Gisteren belde Qirelm Zwartjesma over de brief van Oudekerksma.\n";
  EXPECT_EQ(Found(detector, text), Found(detector, text + "Dank.\n"));
}

using Case = ValueCase;

class WithModel : public testing::TestWithParam<Case> {};

TEST_P(WithModel, AreFound) {
  static const NameDetector detector(TheGazetteer(), NameModel::Open(kModelPath).value());
  ExpectFound(detector, "PERSON", GetParam());
}

INSTANTIATE_TEST_SUITE_P(
    People, WithModel,
    testing::Values(Case{"Volgens Zwartjesma is het gisteren opgelost.", {"Zwartjesma"}},
                    Case{"gisteren belde sanne de boer over haar aanvraag", {"sanne de boer"}},
                    Case{"AANVRAGER IS FATIMA EL AMRANI UIT GRONINGEN", {"FATIMA EL AMRANI"}},
                    Case{"Minister Oudekerksma zei dat de wet er komt.", {"Oudekerksma"}},
                    Case{"De aanvraag van Nguyễn Thị Lan is compleet.", {"Nguyễn Thị Lan"}},
                    Case{"Ik heb met Kwabena Osei-Mensahrko gesproken.",
                         {"Kwabena Osei-Mensahrko"}},
                    Case{"jolanda mollaarts", {"jolanda mollaarts"}},
                    Case{"[12:48] Mei Xongl: goedemorgen", {"Mei Xongl"}},
                    Case{"Bel Kees", {"Kees"}}, Case{"j.w. bakker belt terug", {"j.w. bakker"}},
                    Case{"Mehari Tekleab in Zwolle", {"Mehari Tekleab"}},
                    Case{"Marieke's export klopt", {"Marieke"}},
                    Case{"Bouzidi, Mohamed A.", {"Bouzidi, Mohamed A."}},
                    Case{"van Bouzidinck, L.", {"van Bouzidinck, L."}},
                    Case{"Veld, W.B. in 't", {"Veld, W.B. in 't"}},
                    Case{"E.H. (Eddy) Schuurman was lid", {"E.H. (Eddy) Schuurman"}},
                    Case{"<achternaam>Vink</achternaam>", {"Vink"}},
                    Case{"GET /zoek?naam=Sanne%20Jansen&x=1", {"Sanne%20Jansen"}},
                    Case{"fam. Van 't Zandeind", {"Van 't Zandeind"}},
                    Case{"12345\tYıldızoğlan, M.\tOpen\t12-03-2024", {"Yıldızoğlan, M."}}));

INSTANTIATE_TEST_SUITE_P(
    Nobody, WithModel,
    testing::Values(Case{"De Boer Bouw BV heeft een offerte gestuurd.", {}},
                    Case{"Windows Edge start niet op.", {}}, Case{"Status: Open", {}},
                    Case{"Reden:", {}}, Case{"vorige\tmaand", {}}, Case{"IBAN-veld", {}},
                    Case{"Z/26/15079\tWiderspruch\tErledigt", {}},
                    Case{"Evenementenvergunning X", {}}, Case{"Nr. VJH13RWCC", {}},
                    Case{"Baugenehmigung\tAbgelehnt", {}}, Case{"Blad2 Gereed", {}},
                    Case{"Servicedesk Formulaat <servicedesk@formulaat.nl>\nBeste Formulaat,", {}},
                    Case{"In mei en april is het loket in Groningen dicht.", {}},
                    Case{"UserController.java:31 NullPointerException", {}},
                    Case{"for (int j = 0; j < 10; ++j) sum += values[j];", {}},
                    Case{"De Jan van Galenstraat is afgesloten.", {}},
                    Case{"Naam\tGeboortedatum\tStatus\tBehandelaar", {}},
                    Case{"De gemeente Oldambt en de provincie werken samen.", {}}));

}  // namespace
}  // namespace zwartlak::names_test
