// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "detectors/validators.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace zwartlak {
namespace {

constexpr Check kNo = Check::kReject;
constexpr Check kMaybe = Check::kPlausible;
constexpr Check kYes = Check::kValid;

struct Row {
  std::string validator;
  std::string value;
  Check expected;
};

const std::vector<Row> kRows = {
    {"bsn", "999990019", kYes},
    {"bsn", "9999.90.019", kYes},
    {"bsn", "999 990 019", kYes},
    {"bsn", "99999001", kMaybe},
    {"bsn", "10464554", kYes},
    {"bsn", "010464554", kYes},
    {"bsn", "999990018", kMaybe},
    {"bsn", "000000000", kNo},
    {"bsn", "111111111", kNo},
    {"bsn", "12", kNo},
    {"onderwijsnummer", "101222331", kYes},
    {"onderwijsnummer", "100252333", kMaybe},
    {"a_number", "9376096018", kYes},
    {"a_number", "9361408274", kYes},
    {"a_number", "3471617810", kYes},
    {"a_number", "3612086034", kMaybe},
    {"a_number", "3318160914", kMaybe},
    {"a_number", "347161781", kNo},
    {"big", "89012345601", kYes},
    {"big", "49112345678", kYes},
    {"big", "99012345601", kMaybe},
    {"card", "4111111111111111", kYes},
    {"card", "4111 1111 1111 1112", kMaybe},
    {"card", "378282246310005", kYes},
    {"card", "1111111111111117", kNo},
    {"iban", "NL91ABNA0417164300", kYes},
    {"iban", "nl91 abna 0417 1643 00", kYes},
    {"iban", "NL92ABNA0417164300", kMaybe},
    {"iban", "NL91ABNA041716430", kMaybe},
    {"iban", "DE89370400440532013000", kYes},
    {"iban", "DE89370400440532013001", kNo},
    {"iban", "XX89370400440532013000", kNo},
    {"old_bank_account", "12.34.56.789", kYes},
    {"old_bank_account", "12.34.56.788", kMaybe},
    {"vat", "NL123456782B12", kYes},
    {"vat", "NL000099998B57", kYes},
    {"vat", "NL123456783B12", kMaybe},
    {"vat", "NL123456782B00", kNo},
    {"tax_number", "1234.56.782.H.96", kYes},
    {"tax_number", "1234.56.789.H.96", kMaybe},
    {"tax_number", "1234.56.782.Q.96", kNo},
    {"phone", "0612345678", kYes},
    {"phone", "010-1234567", kYes},
    {"phone", "0493 123456", kYes},
    {"phone", "0212345678", kMaybe},
    {"phone", "+31612345678", kYes},
    {"phone", "+31 (0)10 1234567", kYes},
    {"phone", "0031612345678", kYes},
    {"phone", "0800-1234", kYes},
    {"phone", "+32470123456", kYes},
    {"phone", "0012345678", kNo},
    {"phone", "061234567", kMaybe},
    {"phone", "06123456", kNo},
    {"bag_id", "0344200000012345", kYes},
    {"bag_id", "9999990000012345", kMaybe},
    // ICAO 9303 parts 4, 5 and 6, specimen documents.
    {"mrz", "L898902C36UTO7408122F1204159ZE184226B<<<<<10", kYes},
    {"mrz", "D231458907UTO7408122F1204159<<<<<<<6", kYes},
    {"mrz", "7408122F1204159UTO<<<<<<<<<<<6", kYes},
    {"mrz", "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", kYes},
    {"mrz", "L898902C36UTO74O8122F12O4159ZE184226B<<<<<1O", kYes},
    {"mrz", "ERIKSSON<<ANNA<MARIA<<<<<<<<<<", kMaybe},
    {"mrz", "ABCDEFGHIJKLMNOPQRSTUVWXYZABCD", kNo},
    {"travel_document", "NPE4R2TX6", kYes},
    {"travel_document", "WINDOWS10", kNo},
    {"travel_document", "ERRCODE21", kNo},
    {"travel_document", "1PE4R2TX6", kNo},
    {"plate", "12-XYZ-3", kYes},
    {"plate", "GB-123-T", kYes},
    {"plate", "12xyz3", kYes},
    {"plate", "GBT-12-X", kYes},
    {"plate", "AE-12-34", kYes},
    {"plate", "12-AEI-3", kMaybe},
    {"plate", "12-GVD-3", kNo},
    {"plate", "123-45-6", kNo},
    {"postcode", "1234 AB", kYes},
    {"postcode", "1234AB 12", kYes},
    {"postcode", "12, 1234 AB", kYes},
    {"postcode", "1234 SS", kNo},
    {"postcode", "1234 SA", kNo},
    {"postcode", "0234 AB", kNo},
    {"postcode", "2025 IN", kMaybe},
    {"date", "12-03-1980", kYes},
    {"date", "1980-03-12", kYes},
    {"date", "3 maart 1961", kYes},
    {"date", "19800312", kYes},
    {"date", "00-00-1970", kYes},
    {"date", "32-01-1980", kNo},
    {"date", "12-13-2190", kNo},
    {"age", "42", kYes},
    {"age", "142", kNo},
    {"email", "jan@example.nl", kYes},
    {"email", "logo@2x.png", kNo},
    {"email", "git@github.com", kNo},
    {"ipv4", "82.94.12.7", kYes},
    {"ipv4", "1.2.3.4", kMaybe},
    {"ipv4", "127.0.0.1", kNo},
    {"ipv4", "0.0.0.0", kNo},
    {"ipv4", "255.255.255.0", kNo},
    {"ipv4", "120.0.0.0", kNo},
    {"ipv4", "131.0.6778.86", kNo},
    {"ipv6", "2001:db8::8a2e:370:7334", kYes},
    {"ipv6", "::1", kNo},
    {"ipv6", "12:30:45", kNo},
    {"mac", "00:1a:2b:3c:4d:5e", kYes},
    {"mac", "00:00:00:00:00:00", kNo},
    {"jwt", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.x", kYes},
    {"jwt", "abc.def.ghi", kNo},
    {"secret", "AKIAIOSFODNN7EXAMPLE", kYes},
    {"secret", "aaaaaaaaaaaaaaaa", kNo},
    {"token", "abc123", kYes},
    {"token", "expired", kNo},
    {"password", "Welkom01!", kYes},
    {"password", "geheim", kMaybe},
    {"password", "verplicht", kNo},
    {"password", "********", kNo},
    {"strong_password", "Welkom01", kYes},
    {"strong_password", "koekje#77", kYes},
    {"strong_password", "welkom01", kNo},
    {"strong_password", "FRM-5021", kNo},
    {"strong_password", "Windows11", kNo},
    {"strong_password", "https://example.nl/A1", kNo},
    {"username", "jan.vries", kYes},
    {"username", "root", kNo},
    {"lat_lon", "52.370216, 4.895168", kYes},
    {"lat_lon", "40.712776,-74.005974", kMaybe},
    {"lat_lon", "4.895168, 52.370216", kYes},
    {"lat_lon", "52,370216 / 4,895168", kYes},
    {"lat_lon", "152.370216, 4.895168", kNo},
};

TEST(Validators, Table) {
  for (const Row& row : kRows) {
    const Validator validator = ValidatorNamed(row.validator);
    ASSERT_NE(validator, nullptr) << row.validator;
    EXPECT_EQ(static_cast<int>(validator(row.value)), static_cast<int>(row.expected))
        << row.validator << " " << row.value;
  }
}

TEST(Validators, UnknownNameHasNone) { EXPECT_EQ(ValidatorNamed("elfproef"), nullptr); }

TEST(Validators, SurviveAnyInput) {
  const std::vector<std::string> odd = {"",
                                        " ",
                                        "-",
                                        "@",
                                        "+",
                                        ".",
                                        "\xFF\xFE",
                                        std::string(500, '9'),
                                        std::string(500, '<'),
                                        "NL",
                                        "Ã©",
                                        std::string(3, '\0')};
  for (const Row& row : kRows) {
    for (const std::string& value : odd) static_cast<void>(ValidatorNamed(row.validator)(value));
  }
}

TEST(OcrFolding, LettersThatLookLikeDigits) {
  EXPECT_EQ(FoldOcrDigits("OoQDIl|!iZzSsB"), "00001111122558");
  EXPECT_EQ(FoldOcrDigits("9x9"), "9x9");
  EXPECT_TRUE(MostlyDigits("99999OO19"));
  EXPECT_FALSE(MostlyDigits("Bossis"));
}

}  // namespace
}  // namespace zwartlak
