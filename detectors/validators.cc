// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "detectors/validators.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <span>

namespace zwartlak {
namespace {

int Digit(char c) { return c - '0'; }

bool AllSame(std::string_view digits) {
  return digits.find_first_not_of(digits.front()) == std::string_view::npos;
}

// 9a+8b+7c+6d+5e+4f+3g+2h-i: the sum behind BSN, RSIN, onderwijsnummer and OB numbers
// (python-stdnum nl/bsn).
int BsnSum(std::string_view nine) {
  int sum = -Digit(nine[8]);
  for (int i = 0; i < 8; ++i) sum += (9 - i) * Digit(nine[static_cast<std::size_t>(i)]);
  return sum;
}

bool PassesElevenTest(std::string digits) {
  if (digits.size() == 8) digits.insert(digits.begin(), '0');
  return digits.size() == 9 && !AllSame(digits) && BsnSum(digits) % 11 == 0;
}

int Mod97(std::string_view text) {
  int rest = 0;
  for (const char c : text) {
    const auto u = static_cast<unsigned char>(c);
    if (std::isdigit(u)) {
      rest = (rest * 10 + Digit(c)) % 97;
    } else {
      rest = (rest * 100 + std::toupper(u) - 'A' + 10) % 97;
    }
  }
  return rest;
}

bool PassesLuhn(std::string_view digits) {  // ISO/IEC 7812-1 annex B
  int sum = 0;
  bool twice = false;
  for (auto it = digits.rbegin(); it != digits.rend(); ++it, twice = !twice) {
    const int d = Digit(*it) * (twice ? 2 : 1);
    sum += d > 9 ? d - 9 : d;
  }
  return sum % 10 == 0;
}

// SWIFT IBAN registry: length by country.
struct IbanCountry {
  std::string_view code;
  std::size_t length;
};
constexpr auto kIbanCountries = std::to_array<IbanCountry>(
    {{"AD", 24}, {"AE", 23}, {"AL", 28}, {"AT", 20}, {"AZ", 28}, {"BA", 20}, {"BE", 16}, {"BG", 22},
     {"BH", 22}, {"BR", 29}, {"BY", 28}, {"CH", 21}, {"CR", 22}, {"CY", 28}, {"CZ", 24}, {"DE", 22},
     {"DK", 18}, {"DO", 28}, {"EE", 20}, {"EG", 29}, {"ES", 24}, {"FI", 18}, {"FO", 18}, {"FR", 27},
     {"GB", 22}, {"GE", 22}, {"GI", 23}, {"GL", 18}, {"GR", 27}, {"GT", 28}, {"HR", 21}, {"HU", 28},
     {"IE", 22}, {"IL", 23}, {"IQ", 23}, {"IS", 26}, {"IT", 27}, {"JO", 30}, {"KW", 30}, {"KZ", 20},
     {"LB", 28}, {"LC", 32}, {"LI", 21}, {"LT", 20}, {"LU", 20}, {"LV", 21}, {"LY", 25}, {"MC", 27},
     {"MD", 24}, {"ME", 22}, {"MK", 19}, {"MR", 27}, {"MT", 31}, {"MU", 30}, {"NL", 18}, {"NO", 15},
     {"PK", 24}, {"PL", 28}, {"PS", 29}, {"PT", 25}, {"QA", 29}, {"RO", 24}, {"RS", 22}, {"SA", 24},
     {"SC", 31}, {"SE", 24}, {"SI", 19}, {"SK", 24}, {"SM", 27}, {"ST", 25}, {"SV", 28}, {"TL", 23},
     {"TN", 24}, {"TR", 26}, {"UA", 29}, {"VA", 22}, {"VG", 24}, {"XK", 20}});

// Dutch geographic area codes of three digits; all others that exist have four (numbering plan,
// wetten.overheid.nl BWBR0010198).
constexpr std::string_view kShortAreas =
    "010 013 015 020 023 024 026 030 033 035 036 038 040 043 045 046 050 053 055 058 070 071 072 "
    "073 074 075 076 077 078 079 ";
constexpr std::string_view kLongAreas =
    "0111 0113 0114 0115 0117 0118 0161 0162 0164 0165 0166 0167 0168 0172 0174 0180 0181 0182 "
    "0183 0184 0186 0187 0222 0223 0224 0226 0227 0228 0229 0251 0252 0255 0294 0297 0299 0313 "
    "0314 0315 0316 0317 0318 0320 0321 0341 0342 0343 0344 0345 0346 0347 0348 0411 0412 0413 "
    "0416 0418 0475 0478 0481 0485 0486 0487 0488 0492 0493 0495 0497 0499 0511 0512 0513 0514 "
    "0515 0516 0517 0518 0519 0521 0522 0523 0524 0525 0527 0528 0529 0541 0543 0544 0545 0546 "
    "0547 0548 0561 0562 0566 0570 0571 0572 0573 0575 0577 0578 0591 0592 0593 0594 0595 0596 "
    "0597 0598 0599 ";

bool Listed(std::string_view code, std::string_view list) {
  return list.find(std::string(code) + " ") != std::string_view::npos;
}

bool InPlan(std::string_view ten) {
  if (ten.starts_with("06")) return ten[2] != '0' && ten[2] != '7' && ten[2] != '9';
  if (ten.starts_with("085") || ten.starts_with("088") || ten.starts_with("084") ||
      ten.starts_with("087") || ten.starts_with("091") || ten.starts_with("082")) {
    return true;
  }
  return Listed(ten.substr(0, 3), kShortAreas) || Listed(ten.substr(0, 4), kLongAreas);
}

Check CheckNational(std::string_view digits) {
  if (digits.starts_with("0800") || digits.starts_with("0900") || digits.starts_with("0906") ||
      digits.starts_with("0909")) {
    return digits.size() == 8 || digits.size() == 11 ? Check::kValid : Check::kReject;
  }
  if (digits.starts_with("097")) {  // machine to machine, and shorter ones
    return digits.size() == 12 ? Check::kValid : Check::kReject;
  }
  if (digits.size() < 9 || digits.size() > 11) return Check::kReject;
  if (digits[0] != '0' || digits[1] == '0') return Check::kReject;
  if (digits.size() != 10) return Check::kPlausible;  // a digit lost or doubled
  if (AllSame(digits.substr(1))) return Check::kReject;
  return InPlan(digits) ? Check::kValid : Check::kPlausible;
}

}  // namespace

std::string DigitsOf(std::string_view value) {
  std::string out;
  std::ranges::copy_if(value, std::back_inserter(out), [](char c) { return c >= '0' && c <= '9'; });
  return out;
}

std::string AlnumOf(std::string_view value) {
  std::string out;
  for (const char c : value) {
    const auto u = static_cast<unsigned char>(c);
    if (u < 0x80 && std::isalnum(u)) out.push_back(static_cast<char>(std::toupper(u)));
  }
  return out;
}

std::string FoldOcrDigits(std::string_view value) {
  static constexpr std::string_view kFrom = "OoQDIl|!iZzSsB";
  static constexpr std::string_view kTo = "00001111122558";
  std::string out(value);
  for (char& c : out) {
    if (const std::size_t at = kFrom.find(c); at != std::string_view::npos) c = kTo[at];
  }
  return out;
}

bool MostlyDigits(std::string_view value) {
  const std::size_t digits = DigitsOf(value).size();
  return digits > 0 && 2 * digits >= DigitsOf(FoldOcrDigits(value)).size();
}

Check CheckBsn(std::string_view value) {
  const std::string digits = DigitsOf(value);
  // A misread or mistyped number behind the word BSN is still somebody's.
  if (digits.size() < 7 || digits.size() > 10 || AllSame(digits)) return Check::kReject;
  return PassesElevenTest(digits) ? Check::kValid : Check::kPlausible;
}

Check CheckOnderwijsnummer(std::string_view value) {  // python-stdnum nl/onderwijsnummer
  const std::string digits = DigitsOf(value);
  if (digits.size() != 9) return Check::kReject;
  return digits.starts_with("10") && BsnSum(digits) % 11 == 5 ? Check::kValid : Check::kPlausible;
}

Check CheckANumber(std::string_view value) {  // MinBZK/OperatieBRP ANummerValidator, rule R1585
  const std::string digits = DigitsOf(value);
  if (digits.size() != 10) return Check::kReject;
  int sum = 0;
  int weighted = 0;
  for (std::size_t i = 0; i < 10; ++i) {
    if (i > 0 && digits[i] == digits[i - 1]) return Check::kPlausible;
    sum += Digit(digits[i]);
    weighted += (1 << i) * Digit(digits[i]);
  }
  const bool valid = digits[0] != '0' && (sum % 11 == 0 || sum % 11 == 5) && weighted % 11 == 0;
  return valid ? Check::kValid : Check::kPlausible;
}

Check CheckBig(std::string_view value) {  // presisnl/bignumber-validator.js
  const std::string digits = DigitsOf(value);
  if (digits.size() != 11) return Check::kReject;
  static constexpr std::array kWeights{1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  int sum = 0;
  for (std::size_t i = 0; i < kWeights.size(); ++i) sum += kWeights[i] * Digit(digits[i + 1]);
  const int rest = 11 - sum % 11;
  const int check = rest == 11 ? 0 : rest == 10 ? 1 : rest;
  return digits[1] == '9' && Digit(digits[0]) == check ? Check::kValid : Check::kPlausible;
}

Check CheckLuhnCard(std::string_view value) {
  const std::string digits = DigitsOf(value);
  if (digits.size() < 13 || digits.size() > 19 || AllSame(digits)) return Check::kReject;
  const int two = std::stoi(digits.substr(0, 2));
  const int four = std::stoi(digits.substr(0, 4));
  // Visa, Mastercard, American Express, Maestro/UnionPay/Discover (ISO/IEC 7812 issuer ranges).
  const bool visa = digits[0] == '4' && (digits.size() == 13 || digits.size() == 16);
  const bool mastercard =
      digits.size() == 16 && ((two >= 51 && two <= 55) || (four >= 2221 && four <= 2720));
  const bool amex = digits.size() == 15 && (two == 34 || two == 37);
  const bool maestro = two == 50 || (two >= 56 && two <= 69);
  const bool diners = digits.size() == 14 && (two == 36 || two == 38 || two == 30);
  if (!visa && !mastercard && !amex && !maestro && !diners) return Check::kReject;
  return PassesLuhn(digits) ? Check::kValid : Check::kPlausible;
}

Check CheckIban(std::string_view value) {  // ISO 13616-1
  const std::string text = AlnumOf(value);
  if (text.size() < 15) return Check::kReject;
  const auto* country =
      std::ranges::find(kIbanCountries, std::string_view(text).substr(0, 2), &IbanCountry::code);
  if (country == kIbanCountries.end()) return Check::kReject;
  if (!std::isdigit(static_cast<unsigned char>(text[2])) ||
      !std::isdigit(static_cast<unsigned char>(text[3]))) {
    return Check::kReject;
  }
  if (text.size() != country->length) {
    // One character lost or doubled: only the Dutch shape is strict enough to say so.
    const bool near = country->code == "NL" && text.size() + 1 >= 18 && text.size() <= 19;
    return near && DigitsOf(text.substr(8)).size() + 8 == text.size() ? Check::kPlausible
                                                                      : Check::kReject;
  }
  const bool valid = Mod97(text.substr(4) + text.substr(0, 4)) == 1;
  if (valid) return Check::kValid;
  if (text.compare(2, 2, "00") == 0) return Check::kReject;  // a form's example; the least is 02
  return country->code == "NL" ? Check::kPlausible : Check::kReject;
}

Check CheckOldBankAccount(
    std::string_view value) {  // 11-test with weights 9..1 or 10..1 (ginfo.nl)
  const std::string digits = DigitsOf(value);
  if (digits.size() < 3 || digits.size() > 10 || AllSame(digits)) return Check::kReject;
  if (digits.size() < 9) return Check::kPlausible;  // giro: no check digit
  int sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    sum += static_cast<int>(digits.size() - i) * Digit(digits[i]);
  }
  return sum % 11 == 0 ? Check::kValid : Check::kPlausible;
}

Check CheckVat(std::string_view value) {  // python-stdnum nl/btw
  const std::string text = AlnumOf(value);
  const std::string_view body = text.starts_with("NL") ? std::string_view(text).substr(2) : text;
  if (body.size() != 12 || body[9] != 'B' || body.substr(10) == "00") return Check::kReject;
  const std::string nine(body.substr(0, 9));
  if (DigitsOf(nine).size() != 9 || DigitsOf(body.substr(10)).size() != 2) return Check::kReject;
  const bool old_style = PassesElevenTest(nine);
  const bool new_style = Mod97("NL" + std::string(body)) == 1;
  return old_style || new_style ? Check::kValid : Check::kPlausible;
}

Check CheckTaxNumber(std::string_view value) {
  const std::string text = AlnumOf(value);
  if (text.size() < 10) return Check::kReject;
  static constexpr std::string_view kKinds = "ABDFHJKLMNOSTVWYZ";
  if (kKinds.find(text[9]) == std::string_view::npos) return Check::kReject;
  return PassesElevenTest(text.substr(0, 9)) ? Check::kValid : Check::kPlausible;
}

Check CheckPhone(std::string_view value) {
  std::string digits = DigitsOf(value);
  const bool plus = value.find('+') != std::string_view::npos;
  if (!plus && digits.starts_with("00"))
    digits.erase(0, 2);
  else if (!plus)
    return CheckNational(digits);
  if (digits.starts_with("31")) {
    digits.erase(0, 2);
    if (!digits.starts_with('0')) digits.insert(digits.begin(), '0');
    return CheckNational(digits);
  }
  // E.164: at most 15 digits, country code never starts with 0.
  if (digits.size() < 9 || digits.size() > 15 || digits[0] == '0') return Check::kReject;
  return Check::kValid;
}

Check CheckBagId(std::string_view value) {
  // Sixteen digits; the first four are a gemeentecode (below 2100), then the kind of object: 01
  // verblijfsobject, 02 ligplaats, 03 standplaats, 10 pand, 20 nummeraanduiding, 30 openbare
  // ruimte.
  const std::string digits = DigitsOf(value);
  if (digits.size() != 16) return Check::kReject;
  static constexpr std::string_view kKinds = "01 02 03 10 20 30 ";
  const bool kind = Listed(digits.substr(4, 2), kKinds);
  return kind && std::stoi(digits.substr(0, 4)) < 2100 && digits.substr(0, 4) != "0000"
             ? Check::kValid
             : Check::kPlausible;
}

}  // namespace zwartlak
