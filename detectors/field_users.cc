// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include <algorithm>
#include <array>
#include <string>

#include "detectors/field_emit.h"
#include "detectors/name_context.h"
#include "detectors/phrase_gate.h"
#include "pipeline/core/utf8.h"

namespace zwartlak {
namespace {

constexpr double kUserScore = 0.9;

// Begin of every word and phrase that Words, AfterAccount and Greeting look for.
const PhraseGate& Gate() {
  static const PhraseGate gate{"session ",       "sessie ",      "password for ", "for user ",
                               "publickey for ", " door ",       " by ",          "ccount ",
                               "ebruiker ",      "user ",        "reset ",        "ersnaam ",
                               "ogin ",          "lognaam ",     "ngelogd ",      "ingelogd als",
                               "aangemeld als",  "logged ",      "signed in",     "angemeldet",
                               "welkom",         "welcome",      "ingezien door", "gewijzigd",
                               "bekeken door",   "geopend door", "aangemaakt",    "afgesloten",
                               "bijgewerkt",     "verwijderd",   "toegewezen"};
  return gate;
}

// Where "x" stands with a blank before it, as every blank of a line is too much to look at; the
// place of the blank.
std::size_t FindAfterBlank(std::string_view s, std::string_view x, std::size_t from = 0) {
  for (std::size_t at = s.find(x, from + 1); at != std::string_view::npos; at = s.find(x, at + 1)) {
    if (s[at - 1] == ' ') return at - 1;
  }
  return std::string_view::npos;
}

struct Users {
  FieldWork& work;
  std::string_view text = work.layout.text;
  PhraseGate::Which phrases = 0;  // that may stand in the line at hand

  // Where a phrase of the gate stands in `s`, a part of the line at hand.
  [[nodiscard]] std::size_t Find(std::string_view s, std::string_view phrase) const {
    return PhraseGate::Among(phrases, phrase) ? s.find(phrase) : std::string_view::npos;
  }

  // "sanne.boer", "sboer02": a token with a dot between letters or digits behind them.
  [[nodiscard]] static bool IsHandle(std::string_view s, std::size_t at) {
    const std::size_t end = std::min(s.find_first_of(" ,;\"'@/\\()", at), s.size());
    std::string_view token = s.substr(at, end - at);
    while (!token.empty() && token.back() == '.') token.remove_suffix(1);
    if (token.size() < 5 || token.size() > 40 || !utf8::IsLower(utf8::Decode(token, 0).first)) {
      return false;
    }
    for (const std::string_view domain : {".nl", ".com", ".org", ".net", ".js", ".py", ".java"}) {
      if (token.ends_with(domain)) return false;
    }
    const bool digits = token.back() >= '0' && token.back() <= '9';
    return digits || token.find('.') != std::string_view::npos;
  }

  // "tkeulen", "mvdberg": an initial and a listed surname, and no word.
  [[nodiscard]] bool IsInitialAndSurname(std::string_view token) const {
    if (token.size() < 5 || token.size() > 24 || work.IsOrdinary(token)) return false;
    const auto in = [&](char low, char high) {
      return std::ranges::all_of(token, [=](char c) { return c >= low && c <= high; });
    };
    if (!in('a', 'z') && !in('A', 'Z')) return false;
    return (work.words.gazetteer().Lookup(token.substr(1)) & Gazetteer::kSurname) != 0;
  }

  // "wachtwoord reset tkeulen", "account tkeulen": the user without a mark before it.
  void AfterAccount(Span line) {
    const std::string_view s = text.substr(line.start, line.size());
    for (const std::string_view word : {"reset ", "ccount ", "ebruiker ", "ersnaam ", "user ",
                                        "ogin ", "lognaam ", "ngelogd met ", "ngelogd onder "}) {
      const std::size_t at = Find(s, word);
      if (at == std::string_view::npos) continue;
      const std::size_t start = at + word.size();
      const std::size_t end = std::min(s.find_first_of(" ,;.)", start), s.size());
      if (!IsInitialAndSurname(s.substr(start, end - start))) continue;
      work.Emit({line.start + static_cast<std::uint32_t>(start),
                 line.start + static_cast<std::uint32_t>(end)},
                EntityType::kUsername, kUserScore, "account");
    }
  }

  void EmitToken(Span line, std::size_t at, EntityType entity) {
    const std::string_view s = text.substr(line.start, line.size());
    const std::size_t end = std::min(s.find_first_of(" ,;\"'@", at), s.size());
    const Span span{line.start + static_cast<std::uint32_t>(at),
                    line.start + static_cast<std::uint32_t>(end)};
    const Label label{entity, LabelKind::kStrong};
    const std::string_view value = text.substr(span.start, span.size());
    const ValueFit fit = FitValue(label, value, work.words);
    if (fit.fit != Fit::kNo && !work.labels.MatchExact(value)) {
      work.Emit(span, entity, kUserScore, "log");
    }
  }

  // Tokens that words before them tell: "session 4f9c...", "password for sboer from".
  void Words(Span line) {
    const std::string_view s = text.substr(line.start, line.size());
    const auto emit = [&](std::size_t at, EntityType entity) { EmitToken(line, at, entity); };
    for (const std::string_view word : {"session ", "sessie "}) {
      if (const auto at = Find(s, word); at != std::string_view::npos) {
        emit(at + word.size(), EntityType::kSessionId);
      }
    }
    for (const std::string_view word : {"password for ", "for user ", "publickey for "}) {
      if (const auto at = Find(s, word); at != std::string_view::npos) {
        emit(at + word.size(), EntityType::kUsername);
      }
    }
    // "ingezien door sanne.boer", "Account sboer is geblokkeerd": only what is no word.
    for (const std::string_view word : {" door ", " by "}) {
      if (const auto at = Find(s, word);
          at != std::string_view::npos && IsHandle(s, at + word.size()))
        emit(at + word.size(), EntityType::kUsername);
    }
    for (const std::string_view word : {"ccount ", "ebruiker ", "user "}) {
      const auto at = Find(s, word);
      if (at == std::string_view::npos) continue;
      const std::size_t start = at + word.size();
      const std::size_t end = s.find(' ', start);
      if (end == std::string_view::npos || end < start + 4) continue;
      const std::string_view rest = s.substr(end + 1);
      const bool verb = rest.starts_with("is ") || rest.starts_with("heeft ") ||
                        rest.starts_with("has ") || rest.starts_with("was ") ||
                        rest.starts_with("wordt ") || rest.starts_with("from ");
      const std::string_view token = s.substr(start, end - start);
      if (verb && !work.IsOrdinary(token) && utf8::IsLower(utf8::Decode(token, 0).first)) {
        emit(start, EntityType::kUsername);
      }
    }
  }

  // The user of an access log ("192.0.2.1 - sboer [") and of a shell prompt ("sboer@web1:~$").
  void Marks(Span line) {
    const std::string_view s = text.substr(line.start, line.size());
    const auto emit = [&](std::size_t at, EntityType entity) { EmitToken(line, at, entity); };
    constexpr std::size_t kLatest = 46;
    if (const auto dash = FindAfterBlank(s.substr(0, kLatest + 2), "- ");
        dash != std::string_view::npos && dash > 2) {
      const std::size_t end = s.find(" [", dash);
      const bool address = s.substr(0, dash).find(' ') == std::string_view::npos;
      if (address && end != std::string_view::npos && end < dash + 60 && s[dash + 3] != '-') {
        emit(dash + 3, EntityType::kUsername);
      }
    }
    // "192.0.2.1 sboer [26/Dec/2025:14:52:37": the reader drops the dashes.
    static constexpr std::string_view kMonths = "JanFebMarAprMayJunJulAugSepOctNovDec";
    for (std::size_t open = FindAfterBlank(s, "["); open != std::string_view::npos;
         open = FindAfterBlank(s, "[", open + 1)) {
      const std::string_view date = s.substr(open + 2, 12);
      if (date.size() < 12 || date[2] != '/' || date[6] != '/' ||
          kMonths.find(date.substr(3, 3)) == std::string_view::npos) {
        continue;
      }
      const std::size_t start = s.find_last_of(" \t", open - 1);
      if (open > 2 && start != std::string_view::npos && start + 2 < open) {
        emit(start + 1, EntityType::kUsername);
      }
      break;
    }
    const std::size_t at = s.substr(0, 40).find('@');
    if (at != std::string_view::npos && at > 1) {
      const std::size_t prompt = s.find_first_of("$#", at);
      const std::size_t colon = s.find(':', at);
      const bool shell = prompt != std::string_view::npos && prompt < at + 60 && colon < prompt &&
                         s.substr(0, at - 1).find_first_of(" \t") == std::string_view::npos;
      if (shell) emit(0, EntityType::kUsername);
    }
  }

  // "INGELOGD ALS NOUR", "Welkom, anna.kroelaarts", "Signed in as Sanne de Boer".
  void Greeting(Span line) {
    static constexpr std::string_view kPhrases[] = {
        "ingelogd als",    "aangemeld als",   "logged in as",    "signed in as",  "logged on as",
        "angemeldet als",  "welkom terug",    "welkom",          "welcome back",  "welcome",
        "ingezien door",   "gewijzigd door",  "bekeken door",    "geopend door",  "aangemaakt door",
        "afgesloten door", "bijgewerkt door", "verwijderd door", "toegewezen aan"};
    const std::string folded = utf8::Fold(text.substr(line.start, line.size()));
    if (folded.size() != line.size()) return;  // offsets would not agree
    for (const std::string_view phrase : kPhrases) {
      const std::size_t at = Find(folded, phrase);
      if (at == std::string::npos || (at > 0 && folded[at - 1] >= 'a' && folded[at - 1] <= 'z')) {
        continue;
      }
      std::size_t start = at + phrase.size();
      while (start < folded.size() &&
             std::string_view(" ,:\t").find(folded[start]) != std::string_view::npos) {
        ++start;
      }
      if (start == at + phrase.size() || start >= folded.size()) continue;
      After({line.start + static_cast<std::uint32_t>(start), line.end}, phrase);
      return;
    }
  }

  void After(Span rest, std::string_view phrase) {
    const std::string_view s = text.substr(rest.start, rest.size());
    const std::size_t end = std::min(s.find_first_of(" ,;!|\t\"'()<"), s.size());
    std::string_view token = s.substr(0, end);
    while (!token.empty() && token.back() == '.') token.remove_suffix(1);
    if (token.size() < 3 || work.labels.MatchExact(token)) return;
    // "INGELOGD ALS SBOER. / AFMELDEN": a stop or a separator ends the name as the line's end does.
    const std::size_t after = std::min(s.find_first_not_of(' ', end), s.size());
    const bool alone = end == s.size() || s[end] != ' ' || token.size() < end ||
                       after == s.size() || s[after] == '/' || s[after] == '-';
    const ValueFit fit = FitValue({EntityType::kUsername, LabelKind::kStrong}, token, work.words);
    const bool handle = utf8::IsLower(utf8::Decode(token, 0).first) && !work.IsOrdinary(token);
    // "Welkom" greets anybody; only a user name or a name after it says whom.
    const bool listed = (work.words.gazetteer().Lookup(token) & Gazetteer::kCommonFirstName) != 0;
    const bool account = phrase.ends_with(" als") || phrase.ends_with(" as");
    if (fit.fit == Fit::kNo || !(handle || (alone && (account || listed)))) return;
    work.Emit({rest.start, rest.start + static_cast<std::uint32_t>(token.size())}, fit.entity,
              kUserScore, "signed_in");
  }
};

}  // namespace

void FindUsers(FieldWork& work) {
  Users users{work};
  const std::string_view text = work.layout.text;
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = std::min(text.find('\n', start), text.size());
    const Span line{static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)};
    users.Marks(line);
    users.phrases = Gate().WhichMayOccur(text.substr(start, end - start));
    if (users.phrases != 0) {
      users.Words(line);
      users.AfterAccount(line);
      users.Greeting(line);
    }
    start = end + 1;
  }
}

}  // namespace zwartlak
