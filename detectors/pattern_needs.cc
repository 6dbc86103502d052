// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// The method is that of RE2's own prefilter: a part of a pattern is known exactly (the few strings
// it can match) or by what a match of it must contain. RE2's costs a compilation of each pattern,
// which the start of the program has no time for.
#include "detectors/pattern_needs.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <cstdint>
#include <optional>

namespace zwartlak {
namespace {

constexpr std::size_t kMostExact = 24;  // strings a part is followed as
constexpr std::size_t kMostNeeds = 160;
constexpr std::size_t kMostInClass = 12;

using Strings = std::vector<std::string>;
using Bytes = std::bitset<256>;

char Lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

// Share of a character in Dutch text, about.
double ShareOf(char c) {
  constexpr std::string_view kOften = "enatirodslghvkmubpwjzcf";
  if (c == ' ') return 0.15;
  const std::size_t at = kOften.find(Lower(c));
  if (at != std::string_view::npos)
    return at == 0 ? 0.16 : 0.08 / (1 + static_cast<double>(at) / 3);
  if (c >= '0' && c <= '9') return 0.004;
  return c == '.' || c == ',' ? 0.01 : 0.002;
}

// What is known of a part of a pattern.
struct Part {
  std::optional<Strings> exact;  // all that it can match
  Strings needs;                 // a match has one of these; empty = nothing known
};

Part Empty() { return {Strings{""}, {}}; }
Part Anything() { return {std::nullopt, {}}; }

void Unique(Strings& strings) {
  std::ranges::sort(strings);
  const auto rest = std::ranges::unique(strings);
  strings.erase(rest.begin(), rest.end());
}

// What a match of the part must have.
Strings NeedsOfPart(const Part& part) {
  if (!part.exact) return part.needs;
  if (std::ranges::any_of(*part.exact, &std::string::empty)) return {};
  return *part.exact;
}

Strings Better(Strings a, Strings b) { return RateOf(b) < RateOf(a) ? std::move(b) : std::move(a); }

Part Then(Part before, const Part& after) {
  if (before.exact && after.exact && before.exact->size() * after.exact->size() <= kMostExact) {
    Strings both;
    for (const std::string& a : *before.exact) {
      for (const std::string& b : *after.exact) both.push_back(a + b);
    }
    Unique(both);
    before.exact = std::move(both);
    return before;
  }
  return {std::nullopt, Better(NeedsOfPart(before), NeedsOfPart(after))};
}

Part Or(const Part& a, const Part& b) {
  if (a.exact && b.exact && a.exact->size() + b.exact->size() <= kMostExact) {
    Part either = a;
    either.exact->insert(either.exact->end(), b.exact->begin(), b.exact->end());
    Unique(*either.exact);
    return either;
  }
  Strings needs = NeedsOfPart(a);
  const Strings more = NeedsOfPart(b);
  if (needs.empty() || more.empty()) return Anything();
  needs.insert(needs.end(), more.begin(), more.end());
  Unique(needs);
  if (needs.size() > kMostNeeds) return Anything();
  return {std::nullopt, std::move(needs)};
}

// Recursive descent; anything it does not know sets `lost`, and then nothing is known.
class Parser {
 public:
  explicit Parser(std::string_view pattern) : p_(pattern) {}

  Strings Run() {
    const Part whole = Alternation();
    if (lost_ || at_ != p_.size()) return {};
    return NeedsOfPart(whole);
  }

 private:
  [[nodiscard]] bool More() const { return at_ < p_.size() && !lost_; }

  bool Take(std::string_view what) {
    if (p_.substr(at_, what.size()) != what) return false;
    at_ += what.size();
    return true;
  }

  Part Alternation() {
    Part all = Sequence();
    while (More() && Take("|")) all = Or(all, Sequence());
    return all;
  }

  // The run of characters at hand is kept exact as long as it may be; where it ends a new one
  // begins, and the best of all of them is what is needed.
  Part Sequence() {
    Part run = Empty();
    Strings best;
    bool whole = true;
    while (More() && p_[at_] != '|' && p_[at_] != ')') {
      const Part next = Repeated(Atom());
      Part joined = Then(run, next);
      if (joined.exact) {
        run = std::move(joined);
        continue;
      }
      whole = false;
      best = BestOf(std::move(best), NeedsOfPart(run));
      if (next.exact) {
        run = next;
      } else {
        best = BestOf(std::move(best), next.needs);
        run = Empty();
      }
    }
    if (whole) return run;
    return {std::nullopt, BestOf(std::move(best), NeedsOfPart(run))};
  }

  static Strings BestOf(Strings a, Strings b) {
    if (b.empty()) return a;
    if (a.empty()) return b;
    return Better(std::move(a), std::move(b));
  }

  Part Repeated(Part part) {
    while (More()) {
      if (Take("*") || Take("?")) {
        part = p_[at_ - 1] == '?' ? Or(part, Empty()) : Anything();
      } else if (Take("+")) {
        part = {std::nullopt, NeedsOfPart(part)};
      } else if (p_[at_] == '{' && at_ + 1 < p_.size() && IsDigit(p_[at_ + 1])) {
        const std::size_t close = p_.find('}', at_);
        if (close == std::string_view::npos) lost_ = true;
        const bool none = p_[at_ + 1] == '0';
        part = none ? Anything() : Part{std::nullopt, NeedsOfPart(part)};
        at_ = close + 1;
      } else {
        break;
      }
      if (More()) static_cast<void>(Take("?"));  // lazy
    }
    return part;
  }

  static bool IsDigit(char c) { return c >= '0' && c <= '9'; }

  Part Atom() {
    const char c = p_[at_++];
    switch (c) {
      case '(':
        return Group();
      case '[':
        return Class();
      case '.':
        return Anything();
      case '^':
      case '$':
        return Empty();
      case '\\':
        return Escape();
      case '*':
      case '+':
      case '?':
        lost_ = true;
        return Anything();
      default:
        return {Strings{std::string(1, Lower(c))}, {}};
    }
  }

  Part Group() {
    if (Take("?")) {
      if (Take("P<")) {
        const std::size_t close = p_.find('>', at_);
        lost_ |= close == std::string_view::npos;
        at_ = close + 1;
      } else {
        while (More() && (p_[at_] == 'i' || p_[at_] == 's' || p_[at_] == 'm' || p_[at_] == '-')) {
          ++at_;
        }
        if (Take(")")) return Empty();
        lost_ |= !Take(":");
      }
    }
    if (lost_) return Anything();
    Part inner = Alternation();
    lost_ |= !Take(")");
    return inner;
  }

  // The character behind a backslash, or a class of them.
  std::optional<Bytes> EscapedClass(char c) {
    Bytes set;
    for (unsigned b = 0; b < 256; ++b) {
      const bool digit = b >= '0' && b <= '9';
      const bool letter = (b | 0x20U) >= 'a' && (b | 0x20U) <= 'z';
      const bool blank = b == ' ' || b == '\t' || b == '\n' || b == '\f' || b == '\r';
      const char kind = Lower(c);
      set[b] = kind == 'd' ? digit : kind == 'w' ? digit || letter || b == '_' : blank;
    }
    switch (c) {
      case 'd':
      case 'w':
      case 's':
        return set;
      case 'D':
      case 'W':
      case 'S':
        return ~set;
      default:
        return std::nullopt;
    }
  }

  char EscapedCharacter(char c) {
    if (c == 't') return '\t';
    if (c == 'n') return '\n';
    if (c == 'r') return '\r';
    if (c == 'x') return Hexadecimal();
    const bool word = IsDigit(c) || (Lower(c) >= 'a' && Lower(c) <= 'z');
    lost_ |= word;
    return c;
  }

  char Hexadecimal() {
    const auto value = [](char c) {
      const std::size_t at = std::string_view("0123456789abcdef").find(Lower(c));
      return at == std::string_view::npos ? -1 : static_cast<int>(at);
    };
    if (at_ + 2 > p_.size() || value(p_[at_]) < 0 || value(p_[at_ + 1]) < 0) {
      lost_ = true;
      return 0;
    }
    const int byte = value(p_[at_]) * 16 + value(p_[at_ + 1]);
    at_ += 2;
    return static_cast<char>(byte);
  }

  Part Escape() {
    if (!More()) {
      lost_ = true;
      return Anything();
    }
    const char c = p_[at_++];
    if (c == 'b' || c == 'B' || c == 'A' || c == 'z') return Empty();
    if (const auto set = EscapedClass(c)) return OfBytes(*set);
    return {Strings{std::string(1, Lower(EscapedCharacter(c)))}, {}};
  }

  static Part OfBytes(const Bytes& set) {
    Strings strings;
    for (unsigned b = 0; b < 256; ++b) {
      if (set[b]) strings.emplace_back(1, Lower(static_cast<char>(b)));
    }
    Unique(strings);
    if (strings.empty() || strings.size() > kMostInClass) return Anything();
    return {std::move(strings), {}};
  }

  Part Class() {
    Bytes set;
    const bool negated = Take("^");
    for (bool first = true; More() && (first || p_[at_] != ']'); first = false) {
      if (Take("[:")) lost_ = true;
      char low = p_[at_++];
      if (low == '\\' && More()) {
        const char c = p_[at_++];
        if (const auto known = EscapedClass(c)) {
          set |= *known;
          continue;
        }
        low = EscapedCharacter(c);
      }
      char high = low;
      if (at_ + 1 < p_.size() && p_[at_] == '-' && p_[at_ + 1] != ']') {
        ++at_;
        high = p_[at_++];
        if (high == '\\' && More()) high = EscapedCharacter(p_[at_++]);
      }
      for (unsigned b = static_cast<unsigned char>(low); b <= static_cast<unsigned char>(high);
           ++b) {
        set.set(b);
      }
    }
    lost_ |= !Take("]");
    return OfBytes(negated ? ~set : set);
  }

  std::string_view p_;
  std::size_t at_ = 0;
  bool lost_ = false;
};

double RateOfOne(std::string_view text) {
  double rate = 1;
  for (const char c : text) rate *= ShareOf(c);
  return rate;
}

}  // namespace

std::string_view RarestPart(std::string_view text) {
  constexpr std::size_t kLength = 3;
  std::string_view best = text.substr(0, kLength);
  for (std::size_t i = 1; i + kLength <= text.size(); ++i) {
    const std::string_view part = text.substr(i, kLength);
    if (RateOfOne(part) < RateOfOne(best)) best = part;
  }
  return best;
}

double RateOf(const std::vector<std::string>& strings) {
  if (strings.empty()) return 1;
  double sum = 0;
  for (const std::string& s : strings) sum += RateOfOne(RarestPart(s));
  return std::min(sum, 1.0);
}

std::vector<std::string> NeedsOf(std::string_view pattern) { return Parser(pattern).Run(); }

}  // namespace zwartlak
