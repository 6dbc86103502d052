// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <cstdlib>
#include <string>

#include "detectors/validators.h"

namespace zwartlak {
namespace {

std::string Lower(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), [](char c) {
    return static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  });
  return out;
}

template <std::size_t N>
bool In(std::string_view word, const std::array<std::string_view, N>& list) {
  return std::ranges::find(list, word) != list.end();
}

// What stands behind a label where no value is: states, masks, words of a form's description.
constexpr auto kNoValues = std::to_array<std::string_view>({"verplicht",
                                                            "optioneel",
                                                            "required",
                                                            "optional",
                                                            "null",
                                                            "none",
                                                            "nil",
                                                            "undefined",
                                                            "true",
                                                            "false",
                                                            "ja",
                                                            "nee",
                                                            "yes",
                                                            "no",
                                                            "onbekend",
                                                            "unknown",
                                                            "leeg",
                                                            "empty",
                                                            "n.v.t.",
                                                            "nvt",
                                                            "n/a",
                                                            "tekst",
                                                            "text",
                                                            "string",
                                                            "getal",
                                                            "number",
                                                            "nummer",
                                                            "integer",
                                                            "int",
                                                            "varchar",
                                                            "password",
                                                            "wachtwoord",
                                                            "email",
                                                            "e-mail",
                                                            "username",
                                                            "gebruikersnaam",
                                                            "naam",
                                                            "name",
                                                            "vergeten",
                                                            "forgot",
                                                            "wijzigen",
                                                            "change",
                                                            "reset",
                                                            "invalid",
                                                            "ongeldig",
                                                            "incorrect",
                                                            "onjuist",
                                                            "failed",
                                                            "mislukt",
                                                            "verlopen",
                                                            "expired",
                                                            "missing",
                                                            "ontbreekt",
                                                            "hidden",
                                                            "verborgen",
                                                            "redacted",
                                                            "the",
                                                            "de",
                                                            "het",
                                                            "een",
                                                            "a",
                                                            "an",
                                                            "your",
                                                            "uw",
                                                            "je",
                                                            "jouw",
                                                            "mijn",
                                                            "my",
                                                            "this",
                                                            "deze",
                                                            "is",
                                                            "was",
                                                            "en",
                                                            "and",
                                                            "of",
                                                            "or",
                                                            "for",
                                                            "voor",
                                                            "van",
                                                            "in",
                                                            "not",
                                                            "niet",
                                                            "geen",
                                                            "dan",
                                                            "bearer",
                                                            "basic",
                                                            "token",
                                                            "value",
                                                            "waarde",
                                                            "veld",
                                                            "field",
                                                            "system",
                                                            "anonymous",
                                                            "anoniem",
                                                            "nobody",
                                                            "www-data",
                                                            "root",
                                                            "systeem",
                                                            "localhost",
                                                            "guest",
                                                            "gast",
                                                            "public",
                                                            "default",
                                                            "all users",
                                                            "administrator",
                                                            "admin",
                                                            "login",
                                                            "logout",
                                                            "inloggen",
                                                            "uitloggen",
                                                            "op",
                                                            "on",
                                                            "met",
                                                            "with",
                                                            "to",
                                                            "naar",
                                                            "bij",
                                                            "als",
                                                            "if",
                                                            "sterk",
                                                            "zwak",
                                                            "minimaal",
                                                            "maximaal",
                                                            "klik",
                                                            "click",
                                                            "zie",
                                                            "see",
                                                            "user",
                                                            "gebruiker",
                                                            "persoon",
                                                            "cijfers",
                                                            "numeriek",
                                                            "type",
                                                            "function",
                                                            "object",
                                                            "array",
                                                            "select",
                                                            "input",
                                                            "placeholder",
                                                            "label",
                                                            "submit",
                                                            "digid",
                                                            "eherkenning",
                                                            "eidas",
                                                            "defaultappuser",
                                                            "appdata",
                                                            "shared",
                                                            "runner",
                                                            "travis",
                                                            "vagrant",
                                                            "ubuntu",
                                                            "debian",
                                                            "app",
                                                            "node",
                                                            "ingevuld",
                                                            "ja/nee",
                                                            "wel",
                                                            "nieuw",
                                                            "oud",
                                                            "new",
                                                            "old",
                                                            "tonen",
                                                            "show",
                                                            "verbergen",
                                                            "hide"});

bool IsMask(std::string_view value) {
  return value.find_first_not_of("*xX.-_#\xE2\x80\xA2\x97\x8F<>[]{}()%$?") ==
         std::string_view::npos;
}

bool HasDigit(std::string_view value) {
  return std::ranges::any_of(value, [](char c) { return c >= '0' && c <= '9'; });
}

bool HasSymbol(std::string_view value) {
  return std::ranges::any_of(value, [](char c) {
    return std::string_view("!@#$%^&*+=?_~").find(c) != std::string_view::npos;
  });
}

// Shannon entropy in bits a character.
double Entropy(std::string_view value) {
  std::array<int, 256> counts{};
  for (const char c : value) ++counts[static_cast<unsigned char>(c)];
  double bits = 0;
  for (const int n : counts) {
    if (n == 0) continue;
    const double p = static_cast<double>(n) / static_cast<double>(value.size());
    bits -= p * std::log2(p);
  }
  return bits;
}

// "Windows11", "Edge126", "iOS17.5": a product with its version.
bool IsVersioned(std::string_view value) {
  static constexpr auto kProducts = std::to_array<std::string_view>(
      {"windows", "win",     "edge",   "chrome",    "firefox", "safari", "ios",  "ipados",
       "macos",   "android", "office", "outlook",   "word",    "excel",  "java", "python",
       "php",     "node",    "utf",    "iso",       "sha",     "oauth",  "http", "tls",
       "html",    "stap",    "versie", "formulier", "ipad",    "iphone", "v"});
  const std::size_t digits = value.find_first_of("0123456789");
  std::string head = Lower(value.substr(0, std::min(digits, value.size())));
  while (!head.empty() && head.back() == '-') head.pop_back();
  return In(head, kProducts);
}

}  // namespace

Check CheckFreeValue(std::string_view value) {
  while (!value.empty() &&
         std::string_view(".,;:)('\"").find(value.back()) != std::string_view::npos)
    value.remove_suffix(1);
  if (value.size() < 2 || IsMask(value) || In(Lower(value), kNoValues)) return Check::kReject;
  return Check::kValid;
}

Check CheckCode(std::string_view value) {
  const auto digits = std::ranges::count_if(value, [](char c) { return c >= '0' && c <= '9'; });
  return digits >= 2 ? Check::kValid : Check::kReject;
}

Check CheckMixed(std::string_view value) {
  const bool letter = std::ranges::any_of(
      value, [](char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; });
  return letter && HasDigit(value) ? Check::kValid : Check::kReject;
}

Check CheckEmail(std::string_view value) {
  const std::size_t at = value.find('@');
  const std::size_t dot = value.rfind('.');
  if (dot == std::string_view::npos) {  // jan (at) example (punt) nl
    const std::string lower = Lower(value);
    const bool spelled =
        lower.find("punt") != std::string::npos || lower.find("dot") != std::string::npos;
    return spelled ? Check::kValid : Check::kReject;
  }
  // Retina picture names (logo@2x.png) and package versions have the shape too.
  static constexpr auto kFiles = std::to_array<std::string_view>(
      {"png", "jpg", "jpeg", "gif", "svg", "webp", "ico", "css", "js",  "ts",   "json", "html",
       "php", "py",  "dll",  "exe", "so",  "jar",  "log", "txt", "yml", "yaml", "toml", "lock"});
  if (In(Lower(value.substr(dot + 1)), kFiles)) return Check::kReject;
  if (at != std::string_view::npos) {
    static constexpr auto kServices = std::to_array<std::string_view>({"git", "hg", "svn"});
    if (In(Lower(value.substr(0, at)), kServices)) return Check::kReject;
  }
  return Check::kValid;
}

Check CheckIpv4(std::string_view value) {
  std::array<int, 4> octets{};
  std::size_t n = 0;
  for (std::size_t i = 0; i < value.size() && n < 4; ++n) {
    const std::size_t end = std::min(value.find('.', i), value.size());
    if (end - i == 0 || end - i > 3) return Check::kReject;
    if (end - i > 1 && value[i] == '0') return Check::kReject;
    octets[n] = std::atoi(std::string(value.substr(i, end - i)).c_str());
    if (octets[n] > 255) return Check::kReject;
    i = end + 1;
  }
  if (n != 4 || octets[0] == 0 || octets[0] == 127 || octets[0] == 255) return Check::kReject;
  // Browser versions (120.0.0.0), netmasks, broadcast, multicast: nobody's address.
  const bool zeros = octets[1] == 0 && octets[2] == 0 && octets[3] == 0;
  if (zeros || octets[0] >= 224) return Check::kReject;
  // Single digits all over (1.2.3.4) are as often a version or a paragraph.
  const bool small = std::ranges::all_of(octets, [](int o) { return o < 10; });
  return small ? Check::kPlausible : Check::kValid;
}

Check CheckIpv6(std::string_view value) {
  in6_addr address{};
  const std::string text(value);
  if (inet_pton(AF_INET6, text.c_str(), &address) != 1) return Check::kReject;
  const auto colons = std::ranges::count(value, ':');
  // ::1, :: and C++ scopes (a::b) are no addresses of people.
  return colons >= 3 && HasDigit(value) ? Check::kValid : Check::kReject;
}

Check CheckMac(std::string_view value) {
  const std::string hex = AlnumOf(value);
  if (hex.size() != 12) return Check::kReject;
  return hex.find_first_not_of(hex.front()) == std::string::npos ? Check::kReject : Check::kValid;
}

Check CheckJwt(std::string_view value) {  // RFC 7519: base64url of a JSON object starts with eyJ
  return std::ranges::count(value, '.') >= 1 && value.starts_with("eyJ") ? Check::kValid
                                                                         : Check::kReject;
}

Check CheckSecret(std::string_view value) {
  if (value.size() < 12 || IsMask(value) || In(Lower(value), kNoValues)) return Check::kReject;
  const bool words = !HasDigit(value);
  return Entropy(value) >= (words ? 4.0 : 3.0) ? Check::kValid : Check::kReject;
}

Check CheckToken(std::string_view value) {
  if (CheckFreeValue(value) == Check::kReject || value.size() < 6) return Check::kReject;
  if (HasDigit(value)) return Check::kValid;
  return value.size() >= 16 && Entropy(value) > 3.5 ? Check::kValid : Check::kReject;
}

Check CheckPassword(std::string_view value) {
  if (CheckFreeValue(value) == Check::kReject || value.size() < 4) return Check::kReject;
  return HasDigit(value) || HasSymbol(value) ? Check::kValid : Check::kPlausible;
}

Check CheckStrongPassword(std::string_view value) {
  while (!value.empty() && (value.back() == '.' || value.back() == ':')) value.remove_suffix(1);
  const auto any = [value](int (*is)(int)) {
    return std::ranges::any_of(value,
                               [is](char c) { return is(static_cast<unsigned char>(c)) != 0; });
  };
  if (CheckPassword(value) != Check::kValid || value.size() < 6) return Check::kReject;
  if (!any(std::isdigit) || !any(std::islower)) return Check::kReject;
  // Addresses of pages, paths, placeholders and dates hold digits too, and so do versions.
  if (value.find_first_of("/\\{}[]") != std::string_view::npos || value.contains("..") ||
      IsVersioned(value)) {
    return Check::kReject;
  }
  const bool symbol = value.find_first_of("!@#$%^&*?+=") != std::string_view::npos;
  return symbol || any(std::isupper) ? Check::kValid : Check::kReject;
}

Check CheckUsername(std::string_view value) {
  if (CheckFreeValue(value) == Check::kReject || value.size() < 3) return Check::kReject;
  const bool machine = HasDigit(value) || value.find_first_of("._-\\@") != std::string_view::npos;
  return machine ? Check::kValid : Check::kPlausible;
}

Check CheckLatLon(std::string_view value) {
  std::string text(value);
  // "52,1234 / 4,5678": a decimal comma, unless a comma is what parts the two.
  if (text.find('.') == std::string::npos) std::ranges::replace(text, ',', '.');
  const std::size_t cut = text.find_first_of(",;/ \t");
  if (cut == std::string::npos) return Check::kReject;
  const std::size_t second = text.find_first_of("-0123456789", cut);
  if (second == std::string::npos) return Check::kReject;
  const double lat = std::strtod(text.c_str(), nullptr);
  const double lon = std::strtod(text.c_str() + second, nullptr);
  if (std::abs(lat) > 90 || std::abs(lon) > 180) return Check::kReject;
  // The Netherlands: 50.7..53.7 N, 3.2..7.3 E. Elsewhere it needs a label.
  const auto here = [](double north, double east) {
    return north > 50.5 && north < 53.8 && east > 3.1 && east < 7.4;
  };
  // GeoJSON has the longitude first.
  return here(lat, lon) || here(lon, lat) ? Check::kValid : Check::kPlausible;
}

}  // namespace zwartlak
