// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include <algorithm>
#include <array>
#include <cctype>
#include <string>

#include "detectors/validators.h"

namespace zwartlak {
namespace {

// ICAO 9303-3 4.9: weights 7 3 1 over A=10..Z=35, '<'=0, modulo 10.
int MrzSum(std::string_view text) {
  static constexpr std::array kWeights{7, 3, 1};
  int sum = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const int v = c == '<' ? 0 : c >= '0' && c <= '9' ? c - '0' : c - 'A' + 10;
    sum += v * kWeights[i % 3];
  }
  return sum % 10;
}

bool Fits(std::string_view field, char check) {
  // OCR reads O for 0 and I for 1 in the check digit itself too.
  const std::string digit = FoldOcrDigits(std::string_view(&check, 1));
  if (digit == "<") return MrzSum(field) == 0;
  return digit[0] >= '0' && digit[0] <= '9' && MrzSum(field) == digit[0] - '0';
}

bool IsDateField(std::string_view six) {
  const std::string folded = FoldOcrDigits(six);
  return DigitsOf(folded).size() == 6;
}

// ICAO 9303-4/-5/-6: number, birth, expiry and composite in the data line of a passport (44), a
// visa or card of size 2 (36) or the second line of a card (30). How many check digits fit; -1 when
// the dates are no dates.
int FittingChecks(std::string_view line) {
  if (line.size() == 44 || line.size() == 36) {
    if (!IsDateField(line.substr(13, 6)) && !IsDateField(line.substr(21, 6))) return -1;
    const std::size_t last = line.size() - 1;
    const std::string composite = std::string(line.substr(0, 10)) +
                                  std::string(line.substr(13, 7)) +
                                  std::string(line.substr(21, last - 21));
    return Fits(line.substr(0, 9), line[9]) + Fits(line.substr(13, 6), line[19]) +
           Fits(line.substr(21, 6), line[27]) + Fits(composite, line[last]);
  }
  if (line.size() != 30) return -1;
  if (!IsDateField(line.substr(0, 6)) || !IsDateField(line.substr(8, 6))) return -1;
  return Fits(line.substr(0, 6), line[6]) + Fits(line.substr(8, 6), line[14]);
}

// Dutch driving licence, one line of 30: D, then number, then a check digit at the end (RDW).
bool IsLicenceLine(std::string_view line) {
  return line.size() == 30 && line[0] == 'D' && Fits(line.substr(0, 29), line[29]);
}

bool OneOf(std::string_view value, std::string_view list) {  // list: words with a blank after each
  const std::string needle = std::string(value) + " ";
  for (std::size_t at = list.find(needle); at != std::string_view::npos;
       at = list.find(needle, at + 1)) {
    if (at == 0 || list[at - 1] == ' ') return true;
  }
  return false;
}

int Number(std::string_view digits) {
  int n = 0;
  for (const char c : digits) n = n * 10 + (c - '0');
  return n;
}

int MonthOf(std::string_view word) {
  static constexpr std::array<std::string_view, 16> kNames{"jan", "feb", "mrt", "maa", "mar", "apr",
                                                           "mei", "may", "jun", "jul", "aug", "sep",
                                                           "okt", "oct", "nov", "dec"};
  static constexpr std::array kMonths{1, 2, 3, 3, 3, 4, 5, 5, 6, 7, 8, 9, 10, 10, 11, 12};
  std::string three(word.substr(0, 3));
  std::ranges::transform(three, three.begin(), [](char c) { return static_cast<char>(c | 0x20); });
  const auto* it = std::ranges::find(kNames, three);
  return it == kNames.end() ? 0 : kMonths[static_cast<std::size_t>(it - kNames.begin())];
}

bool IsDay(int day, int month, int year) {
  static constexpr std::array kDays{31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month < 0 || month > 12 || day < 0) return false;
  if (year < 100) return day <= 31;
  if (year < 1890 || year > 2035) return false;
  // A day or month of 00 means unknown in the BRP.
  return month == 0 || day <= kDays[static_cast<std::size_t>(month - 1)];
}

}  // namespace

Check CheckMrz(std::string_view value) {
  std::string line;
  for (const char c : value) {
    if (c != ' ' && c != '\t') line.push_back(c);
  }
  const auto fillers = std::ranges::count(line, '<');
  if (line.size() < 28 || line.size() > 46) return Check::kReject;
  const int checks = FittingChecks(line);
  if (checks >= 2 || IsLicenceLine(line)) return Check::kValid;
  // Name line and first line of a card: a document letter, a country, then fillers.
  const bool opens = std::string_view("PIACVD").find(line[0]) != std::string_view::npos;
  if (opens && fillers >= 2) return Check::kValid;
  const bool filled = fillers >= 2 && line.find("<<") != std::string::npos;
  return checks == 1 || filled ? Check::kPlausible : Check::kReject;
}

Check CheckTravelDocument(std::string_view value) {
  // Two letters, six letters or digits, one digit; never the letter O (rvig.nl; python-stdnum).
  const std::string text = AlnumOf(value);
  if (text.size() != 9 || text.find('O') != std::string::npos) return Check::kReject;
  const bool shape = std::isalpha(static_cast<unsigned char>(text[0])) &&
                     std::isalpha(static_cast<unsigned char>(text[1])) &&
                     std::isdigit(static_cast<unsigned char>(text[8]));
  if (!shape) return Check::kReject;
  // Digits among letters: WINDOWS10 and ERROR4021 have the shape too.
  bool mixed = false;
  for (std::size_t i = 2; i + 1 < text.size(); ++i) {
    const auto is_digit = [&](std::size_t at) { return text[at] >= '0' && text[at] <= '9'; };
    mixed = mixed || (is_digit(i) && !is_digit(i + 1));
  }
  return mixed ? Check::kValid : Check::kPlausible;
}

Check CheckPlate(std::string_view value) {
  std::string shape;
  std::string groups;
  for (const char c : value) {
    const auto u = static_cast<unsigned char>(c);
    if (std::isdigit(u)) {
      shape.push_back('9');
    } else if (std::isalpha(u)) {
      shape.push_back('X');
      groups.push_back(static_cast<char>(std::toupper(u)));
    } else if (!shape.empty() && shape.back() != '-') {
      shape.push_back('-');
    }
  }
  static constexpr std::string_view kSidecodes =  // RDW sidecodes 1-14
      "XX-99-99 99-99-XX 99-XX-99 XX-99-XX XX-XX-99 99-XX-XX 99-XXX-9 9-XXX-99 XX-999-X X-999-XX "
      "XXX-99-X X-99-XXX 9-XX-999 999-XX-9 ";
  if (shape.find('-') == std::string::npos) {  // written without dashes: cut where the kind changes
    std::string cut;
    for (const char c : shape) {
      if (!cut.empty() && cut.back() != c) cut.push_back('-');
      cut.push_back(c);
    }
    shape = cut == "XXXX-99"   ? "XX-XX-99"
            : cut == "99-XXXX" ? "99-XX-XX"
            : cut == "XX-9999" ? "XX-99-99"
            : cut == "9999-XX" ? "99-99-XX"
                               : cut;
  }
  if (!OneOf(shape, kSidecodes)) return Check::kReject;
  static constexpr std::string_view kNever = "GVD KKK NSB PKK PSV TBS PVV SGP VVD ";
  if (groups.size() == 3 && OneOf(groups, kNever)) return Check::kReject;
  // Sidecodes 1 to 3 are on old cars and may hold vowels; from 4 on none are issued (O: trailers).
  const bool old_series = groups.size() == 2 && shape.size() == 8;
  const bool vowels = groups.find_first_of("AEIUCQ") != std::string::npos;
  return !old_series && vowels ? Check::kPlausible : Check::kValid;
}

Check CheckPostcode(std::string_view value) {
  // Only the code itself; a house number before or after it is the rule's business.
  std::size_t at = 0;
  for (; at + 4 <= value.size(); ++at) {
    const std::string_view four = value.substr(at, 4);
    const bool digits = DigitsOf(four).size() == 4 && four[0] != '0';
    const std::string rest = AlnumOf(value.substr(at + 4));
    if (digits && rest.size() >= 2 && std::isalpha(static_cast<unsigned char>(rest[0])) &&
        std::isalpha(static_cast<unsigned char>(rest[1]))) {
      break;
    }
  }
  if (at + 4 > value.size()) return Check::kReject;
  std::size_t letters = at + 4;
  while (letters < value.size() && !std::isalpha(static_cast<unsigned char>(value[letters]))) {
    ++letters;
  }
  const std::string_view pair = value.substr(letters, 2);
  const std::string upper = AlnumOf(pair);
  if (upper == "SA" || upper == "SD" || upper == "SS") return Check::kReject;
  // Words and units that follow a number or a year: "2025 IN", "1000 MB".
  static constexpr std::string_view kFriends =
      "AM PM IN OP EN DE OM IS TE TO OF AF AL NU WE IK KB MB GB TB KM CM MM KG MG ML MS PX PT ST "
      "ND "
      "TH NO OK ID PC UI EU CE BC VS US NL BE UK ER ON OR AS IF AT BY MW KW VA DI DO VR ZA ZO MA ";
  const bool upper_case = pair == upper;
  if (OneOf(upper, kFriends) && letters > at + 4) return Check::kPlausible;
  return upper_case ? Check::kValid : Check::kPlausible;
}

Check CheckDate(std::string_view value) {
  std::array<int, 3> numbers{};
  std::array<std::size_t, 3> lengths{};
  std::size_t n = 0;
  int month = 0;
  for (std::size_t i = 0; i < value.size();) {
    const auto u = static_cast<unsigned char>(value[i]);
    std::size_t end = i + 1;
    if (std::isdigit(u) || std::isalpha(u)) {
      const bool digit = std::isdigit(u) != 0;
      const auto same = [&](char c) {
        const auto v = static_cast<unsigned char>(c);
        return digit ? std::isdigit(v) != 0 : std::isalpha(v) != 0;
      };
      while (end < value.size() && same(value[end])) ++end;
      if (!digit) {
        month = month == 0 ? MonthOf(value.substr(i, end - i)) : month;
      } else if (n < 3 && end - i <= 8) {
        numbers[n] = Number(value.substr(i, end - i));
        lengths[n++] = end - i;
      }
    }
    i = end;
  }
  if (n == 1 && lengths[0] == 8) {  // yyyymmdd (BRP) or ddmmyyyy
    const int all = numbers[0];
    const bool ok = IsDay(all % 100, all / 100 % 100, all / 10000) ||
                    IsDay(all / 1000000, all / 10000 % 100, all % 10000);
    return ok ? Check::kValid : Check::kReject;
  }
  if (n == 2 && month > 0) {
    return IsDay(numbers[0], month, numbers[1]) || IsDay(numbers[1], month, numbers[0])
               ? Check::kValid
               : Check::kReject;
  }
  if (n != 3) return Check::kReject;
  const bool ok = lengths[0] == 4 ? IsDay(numbers[2], numbers[1], numbers[0])
                                  : IsDay(numbers[0], numbers[1], numbers[2]) ||
                                        IsDay(numbers[1], numbers[0], numbers[2]);
  return ok ? Check::kValid : Check::kReject;
}

Check CheckAge(std::string_view value) {
  const std::string digits = DigitsOf(value);
  return !digits.empty() && digits.size() <= 3 && Number(digits) <= 120 ? Check::kValid
                                                                        : Check::kReject;
}

}  // namespace zwartlak
