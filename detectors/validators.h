// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Check digits and other tests that tell a real number from one that only looks like it. Pure
// functions over the value as it stands in the text: blanks, dots, dashes and tabs between the
// characters are skipped. Sources stand at each rule in the .cc files.
#pragma once

#include <string>
#include <string_view>

namespace zwartlak {

enum class Check {
  kReject,     // cannot be one
  kPlausible,  // has the shape; the check digit is wrong, or the number plan does not list it
  kValid,
};

using Validator = Check (*)(std::string_view value);

// The validator a rule names; nullptr if there is none of that name.
Validator ValidatorNamed(std::string_view name);

std::string DigitsOf(std::string_view value);  // the ASCII digits, nothing else
std::string AlnumOf(std::string_view value);   // ASCII letters (made upper case) and digits

// Digits for letters and signs that OCR takes them for: O Q D -> 0, I l i | ! -> 1, Z -> 2, S -> 5,
// B -> 8. Length is kept.
std::string FoldOcrDigits(std::string_view value);
// Whether enough true digits are left for it to be a misread number rather than a word.
bool MostlyDigits(std::string_view value);

// Numbers (validators.cc)
Check CheckBsn(std::string_view value);  // 11-test, 8 or 9 digits, not all the same
Check CheckOnderwijsnummer(std::string_view value);
Check CheckANumber(std::string_view value);
Check CheckBig(std::string_view value);
Check CheckLuhnCard(std::string_view value);  // payment card: length, issuer range and Luhn
Check CheckIban(std::string_view value);      // country, length, mod 97
Check CheckOldBankAccount(std::string_view value);
Check CheckVat(std::string_view value);        // NL VAT id
Check CheckTaxNumber(std::string_view value);  // aanslagnummer, loonheffingennummer
Check CheckPhone(std::string_view value);      // Dutch number plan, or + and a country code
Check CheckBagId(std::string_view value);

// Documents, plates, places (document_validators.cc)
Check CheckMrz(std::string_view value);  // one line of a machine-readable zone
Check CheckTravelDocument(std::string_view value);
Check CheckPlate(std::string_view value);
Check CheckPostcode(std::string_view value);
Check CheckDate(std::string_view value);  // a day that exists, 1890..2035
Check CheckAge(std::string_view value);   // 0..120

// Machine words (text_validators.cc)
Check CheckEmail(std::string_view value);
Check CheckIpv4(std::string_view value);
Check CheckIpv6(std::string_view value);
Check CheckMac(std::string_view value);
Check CheckJwt(std::string_view value);
Check CheckSecret(std::string_view value);  // entropy: random rather than a word
Check CheckToken(std::string_view value);   // a value after a key that names a secret
Check CheckPassword(std::string_view value);
// Has a small letter, a digit and a capital or a symbol: without a label that is sure.
Check CheckStrongPassword(std::string_view value);
Check CheckUsername(std::string_view value);
Check CheckFreeValue(std::string_view value);  // a value, not "verplicht", "null", "***"
Check CheckCode(std::string_view value);       // at least two digits in it
Check CheckMixed(std::string_view value);      // letters and digits
Check CheckLatLon(std::string_view value);

}  // namespace zwartlak
