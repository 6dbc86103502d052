// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "models/doubt.h"

#include <algorithm>
#include <string>

#include "pipeline/core/utf8.h"

namespace zwartlak {
namespace {

constexpr float kSureChar = 0.70F;
constexpr float kSureLine = 0.90F;
// Under this one or two characters are an icon.
constexpr float kUnreadable = 0.60F;
// A word believed less was guessed from blurred, tiny or scribbled letters: those are from 0.3 to
// 0.75. On 222 real screens 15 areas stay under it, most of them cut off, covered or pixelated.
constexpr float kReadable = 0.75F;
// Width over height from which a line holds three letters or more, and from which so many that
// fewer than three read mean that it was not read.
constexpr double kWord = 2.5;
constexpr double kLongLine = 5.0;
constexpr double kLeastHeight = 6;
constexpr double kStrayWordHeight = 11;

char32_t CodePoint(const ReadChar& c) { return utf8::Decode(c.utf8, 0).first; }

// 11-test of a BSN (Wet algemene bepalingen burgerservicenummer) over nine digits.
bool PassesElevenTest(const std::string& digits) {
  int sum = 0;
  for (std::size_t i = 0; i < 8; ++i) sum += (digits[i] - '0') * static_cast<int>(9 - i);
  return (sum - (digits[8] - '0')) % 11 == 0;
}

// ISO 13616: the remainder modulo 97 of the rearranged number is 1.
bool PassesIban(const std::string& iban) {
  int rest = 0;
  for (std::size_t i = 0; i < iban.size(); ++i) {
    const char c = iban[(i + 4) % iban.size()];
    if (c >= '0' && c <= '9') {
      rest = (rest * 10 + (c - '0')) % 97;
    } else {
      rest = (rest * 100 + (c - 'A' + 10)) % 97;
    }
  }
  return rest == 1;
}

// A word of nine (or, with a doubled one, ten) digits, or a Dutch IBAN, that fails its check.
bool FailsCheck(const std::string& compact) {
  std::string run;
  for (std::size_t i = 0; i <= compact.size(); ++i) {
    const char c = i < compact.size() ? compact[i] : '\0';
    if (c >= '0' && c <= '9') {
      run += c;
      continue;
    }
    if (run.size() == 9 && !PassesElevenTest(run)) return true;
    run.clear();
  }
  const std::size_t at = compact.find("NL");
  if (at != std::string::npos && compact.size() >= at + 8) {
    const std::string iban = compact.substr(at, 18);
    const bool shaped = std::all_of(iban.begin(), iban.end(), [](char c) {
      return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
    });
    const bool bank = iban.size() > 8 && iban[4] >= 'A' && iban[7] >= 'A';
    if (shaped && bank && (iban.size() != 18 || !PassesIban(iban))) return true;
  }
  return false;
}

// A letter that looks like a digit between digits, or the reverse: 99O4, 1O3, Jan5en.
bool OddMixture(const ReadText& text) {
  static constexpr std::u32string_view kLikeDigit = U"OoIlSBZ|";
  static constexpr std::u32string_view kLikeLetter = U"0158";
  for (std::size_t i = 1; i + 1 < text.size(); ++i) {
    const char32_t before = CodePoint(text[i - 1]);
    const char32_t c = CodePoint(text[i]);
    const char32_t after = CodePoint(text[i + 1]);
    const bool digits = utf8::IsDigit(before) && utf8::IsDigit(after);
    if (digits && kLikeDigit.find(c) != std::u32string_view::npos) return true;
    const bool letters = utf8::IsLower(before) && utf8::IsLower(after);
    if (letters && kLikeLetter.find(c) != std::u32string_view::npos) return true;
  }
  return false;
}

std::string Compact(const ReadText& text) {
  std::string out;
  for (const ReadChar& c : text) {
    if (c.utf8 == " " || c.utf8 == ".") continue;
    out += c.utf8;
  }
  return out;
}

// What remains of a reading when look-alikes and marks are folded together.
std::string Folded(const ReadText& text) {
  std::string out;
  for (const ReadChar& c : text) {
    const char32_t code = CodePoint(c);
    if (!utf8::IsLetterOrDigit(code)) continue;
    switch (code) {
      case U'O':
      case U'o':
      case U'0':
        out += '0';
        break;
      case U'I':
      case U'l':
      case U'1':
      case U'i':
      case U'|':
        out += '1';
        break;
      default:
        utf8::Append(utf8::FoldLetter(code), out);
    }
  }
  return out;
}

int LettersAndDigits(const ReadText& text) {
  return static_cast<int>(std::count_if(text.begin(), text.end(), [](const ReadChar& c) {
    return utf8::IsLetterOrDigit(CodePoint(c));
  }));
}

// Letters stand close, the icons of a tool bar do not; and their columns differ, those of a bar do
// not.
bool IsLikeLetters(const std::vector<int>& columns) {
  const auto inked = std::count_if(columns.begin(), columns.end(), [](int n) { return n > 0; });
  std::ptrdiff_t changes = 0;
  for (std::size_t i = 1; i < columns.size(); ++i) changes += columns[i] != columns[i - 1];
  const auto size = static_cast<std::ptrdiff_t>(columns.size());
  return inked * 10 >= size * 6 && changes >= 4;
}

}  // namespace

bool IsDoubtful(const ReadText& text) {
  if (LettersAndDigits(text) == 0) return false;
  const bool unsure = std::any_of(text.begin(), text.end(), [](const ReadChar& c) {
    return c.confidence < kSureChar && c.utf8 != " ";
  });
  return unsure || MeanConfidence(text) < kSureLine || OddMixture(text) ||
         FailsCheck(Compact(text));
}

bool IsIcon(const ReadText& text) { return text.size() <= 2 && MeanConfidence(text) < kUnreadable; }

bool Disagree(const ReadText& first, const ReadText& second) {
  return Folded(first) != Folded(second);
}

bool IsStrayInk(const ReadText& text) {
  return LettersAndDigits(text) < 2 || MeanConfidence(text) < kUnreadable;
}

std::optional<UnreadArea> UnreadAreaOf(const TextLine& line, const ReadText& text,
                                       const ReadText& second) {
  // A second reader that reads something else is as sure of its guess as of anything.
  const bool agreed = !second.empty() && !Disagree(text, second);
  const float confidence =
      agreed ? std::max(MeanConfidence(text), MeanConfidence(second)) : MeanConfidence(text);
  const double aspect = line.ink.width() / std::max(1.0, line.ink.height());
  const bool tall = line.ink.height() >= kLeastHeight;
  // Noise of a compressed picture makes small stray words.
  const bool sized = aspect >= kLongLine ||
                     (aspect >= kWord && (!line.stray || line.ink.height() >= kStrayWordHeight));
  const bool mumbled = tall && sized && LettersAndDigits(text) >= 3 && confidence < kReadable;
  // The detector sees a long line of text; what it says is next to nothing.
  const bool mute = tall && !line.stray && aspect >= kLongLine && IsLikeLetters(line.columns) &&
                    text.size() < 3 && MeanConfidence(text) < kReadable;
  if (!mumbled && !mute) return {};
  return UnreadArea{line.frame.ToPage(line.ink), confidence};
}

}  // namespace zwartlak
