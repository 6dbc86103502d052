// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Random valid values in random sentences are found; random machine numbers are not.
#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <random>
#include <string>
#include <vector>

#include "detectors/pattern_detector.h"
#include "detectors/validators.h"
#include "tests/unit/detectors/patterns/region.h"

namespace zwartlak {
namespace {

constexpr int kRounds = 400;

class Maker {
 public:
  int Number(int from, int to) { return std::uniform_int_distribution(from, to)(engine_); }
  template <typename List>
  const auto& Pick(const List& list) {
    return list[static_cast<std::size_t>(Number(0, static_cast<int>(std::size(list)) - 1))];
  }
  std::string Digits(int n) {
    std::string out;
    while (n-- > 0) out.push_back(static_cast<char>('0' + Number(0, 9)));
    return out;
  }
  std::string Letters(int n, std::string_view from) {
    std::string out;
    while (n-- > 0) out.push_back(Pick(from));
    return out;
  }
  // 9 digits of the test range that pass the 11-test.
  std::string Bsn() {
    for (;;) {
      std::string digits = "999" + Digits(6);
      if (CheckBsn(digits) == Check::kValid) return digits;
    }
  }
  std::string Iban() {
    static constexpr std::array kBanks{"TSTB", "LAKB", "OEFN"};
    const std::string rest = std::string(Pick(kBanks)) + Digits(10);
    for (int check = 2; check < 99; ++check) {
      std::array<char, 3> two{};
      std::snprintf(two.data(), two.size(), "%02d", check);
      const std::string iban = "NL" + std::string(two.data()) + rest;
      if (CheckIban(iban) == Check::kValid) return iban;
    }
    return {};
  }
  std::string Plate() {
    static constexpr std::array kShapes{"99-XXX-9", "9-XXX-99", "XX-999-X", "X-999-XX",
                                        "XX-99-XX", "99-XX-XX", "XXX-99-X"};
    for (;;) {
      std::string plate = Pick(kShapes);
      for (char& c : plate) {
        if (c == '9') c = Digits(1)[0];
        if (c == 'X') c = Letters(1, "BDFGHJKLNPRSTVXZ")[0];
      }
      if (CheckPlate(plate) == Check::kValid) return plate;
    }
  }
  std::string Phone() {
    static constexpr std::array kForms{"06%s", "06-%s", "+316%s", "+31 6 %s", "0031 6 %s"};
    std::array<char, 32> out{};
    std::snprintf(out.data(), out.size(), Pick(kForms),
                  (std::to_string(Number(1, 5)) + Digits(7)).c_str());
    return out.data();
  }
  std::string Sentence(const std::string& value) {
    static constexpr std::array kBefore{"Het gaat om ", "Zij gaf op: ", "\"", "(", "", "waarde "};
    static constexpr std::array kAfter{" en verder niets.", "\"", ")", "",
                                       ", graag nakijken",  "\t"};
    return Pick(kBefore) + value + Pick(kAfter);
  }
  std::string Guid() {
    return Letters(8, kHex) + "-" + Letters(4, kHex) + "-" + Letters(4, kHex) + "-" +
           Letters(4, kHex) + "-" + Letters(12, kHex);
  }
  std::string Time() {
    std::array<char, 64> out{};
    std::snprintf(out.data(), out.size(), "%04d-%02d-%02dT%02d:%02d:%02d.%03dZ", Number(2015, 2030),
                  Number(1, 12), Number(1, 28), Number(0, 23), Number(0, 59), Number(0, 59),
                  Number(0, 999));
    return out.data();
  }
  std::string Version() {
    return "version " + std::to_string(Number(0, 140)) + "." + std::to_string(Number(0, 30)) + "." +
           std::to_string(Number(0, 9999)) + "." + std::to_string(Number(0, 300));
  }

 private:
  static constexpr std::string_view kHex = "0123456789abcdef";
  std::mt19937 engine_{20260301};
};

class PatternProperty : public testing::Test {
 protected:
  void ExpectFound(const std::string& text, const std::string& value) const {
    EXPECT_TRUE(test::Covers(detector_->Find(test::PlainRegion(text)), text, value)) << text;
  }
  void ExpectNothing(const std::string& text) const {
    for (const Finding& finding : detector_->Find(test::PlainRegion(text))) {
      EXPECT_LT(finding.score, 0.5) << finding.rule << " in: " << text;
    }
  }
  std::unique_ptr<PatternDetector> detector_ = std::move(PatternDetector::CreateEmbedded().value());
  Maker maker_;
};

TEST_F(PatternProperty, ValidValuesAreFoundInAnySentence) {
  for (int i = 0; i < kRounds; ++i) {
    for (const std::string& value :
         {maker_.Bsn(), maker_.Iban(), maker_.Plate(), maker_.Phone(),
          maker_.Letters(6, "abcdefghij") + "@" + maker_.Letters(5, "klmnop") + ".example",
          std::to_string(maker_.Number(1000, 9999)) + " " + maker_.Letters(2, "BDFHJLRWXZ")}) {
      ExpectFound(maker_.Sentence(value), value);
    }
  }
}

TEST_F(PatternProperty, LabelledNumbersAreFoundEvenWithAWrongDigit) {
  for (int i = 0; i < kRounds; ++i) {
    std::string bsn = maker_.Bsn();
    bsn[8] = static_cast<char>('0' + (bsn[8] - '0' + maker_.Number(0, 9)) % 10);
    static constexpr std::array kLabels{
        "BSN: ", "bsn=", "Burgerservicenummer\t", "\"bsn\": \"", "BSN van de aanvrager is ",
        "<bsn>"};
    ExpectFound(maker_.Pick(kLabels) + bsn, bsn);
  }
}

TEST_F(PatternProperty, MachineNumbersAreLeftAlone) {
  for (int i = 0; i < kRounds; ++i) {
    ExpectNothing("id " + maker_.Guid() + " klaar");
    ExpectNothing(maker_.Time() + " INFO gestart");
    ExpectNothing("Firefox " + maker_.Version());
    ExpectNothing("commit " + maker_.Letters(40, "0123456789abcdef"));
    ExpectNothing("0x" + maker_.Letters(8, "0123456789abcdef") + " #" +
                  maker_.Letters(6, "0123456789abcdef"));
    ExpectNothing("ticket " + maker_.Digits(9) + ", bedrag EUR " + maker_.Digits(4) + ",50");
    ExpectNothing("at a.b.C.d(C.java:" + maker_.Digits(4) + ")");
  }
}

TEST_F(PatternProperty, SpansStayInsideTheTextAndAreSorted) {
  for (int i = 0; i < kRounds; ++i) {
    std::string text;
    for (int k = 0; k < 200; ++k) text.push_back(static_cast<char>(maker_.Number(9, 126)));
    std::uint32_t last = 0;
    for (const Finding& finding : detector_->Find(test::PlainRegion(text))) {
      EXPECT_LT(finding.span.start, finding.span.end);
      EXPECT_LE(finding.span.end, text.size());
      EXPECT_GE(finding.span.start, last);
      last = finding.span.start;
    }
  }
}

}  // namespace
}  // namespace zwartlak
