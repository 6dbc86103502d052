// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "detectors/line_gate.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "detectors/matcher.h"
#include "detectors/pattern_needs.h"
#include "detectors/rule.h"

namespace zwartlak {
namespace {

using Strings = std::vector<std::string>;

TEST(PatternNeeds, ReadsThemOffThePattern) {
  const struct {
    std::string_view pattern;
    Strings needs;
  } kCases[] = {
      {"(?i:sess(?:ion|ie))[:=]", {"sessie:", "sessie=", "session:", "session="}},
      {"\\bBSN\\b", {"bsn"}},
      {"a?b*", {}},
      {"(?:kaart|x*)", {}},
      {"\\d{9}", {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"}},
      {"[^a-z]+@[a-z]{2,8}", {"@"}},
      {"x{0,3}y", {"y"}},
      {"(?:ab){2}", {"ab"}},
      {"[a-f-]", {"-", "a", "b", "c", "d", "e", "f"}},
      {"[]a]", {"]", "a"}},
      {"\\x41\\.", {"a."}},
      {"(?P<n>pin)code", {"pincode"}},
      {"a{,3}", {"a{,3}"}},
      {"\\pL@", {}},         // not of the part that is known
      {"[[:alpha:]]@", {}},  // the same
      {"(abc", {}},
      {"abc)", {}},
      {"", {}},
  };
  for (const auto& c : kCases) EXPECT_EQ(NeedsOf(c.pattern), c.needs) << c.pattern;
}

bool Lets(std::string_view pattern, std::string_view line) {
  LineGate gate;
  gate.Add(NeedsOf(pattern), 3);
  return gate.Pass(line) == 8;
}

TEST(LineGate, LetsThroughWhatMayMatch) {
  EXPECT_TRUE(Lets("(?i:caf\\xe9)", "CAF\xC9"));
  EXPECT_TRUE(Lets("(?i:sessie)", "de SESSIE"));
  EXPECT_FALSE(Lets("(?i:sessie)", "de sess"));
  EXPECT_FALSE(Lets("ww", "w"));
  EXPECT_TRUE(Lets("ww", "ww"));
  EXPECT_FALSE(Lets("@", "a`b"));
  EXPECT_TRUE(Lets("a*", ""));
}

// Whatever a pattern of the program matches, its needs let through: the examples of all rules, and
// pieces of them thrown together.
TEST(LineGate, NeverStopsAMatch) {
  const RuleSet rules = LoadEmbeddedRules().value();
  Strings pieces;
  for (const Rule& rule : rules.rules) {
    for (const auto* list : {&rule.match, &rule.no_match}) {
      for (const RuleExample& example : *list) pieces.push_back(example.text);
    }
  }
  std::mt19937 random(7);
  Strings lines = pieces;
  for (int i = 0; i < 1500; ++i) {
    std::string line;
    for (int k = 0; k < 3; ++k) {
      const std::string& piece = pieces[random() % pieces.size()];
      line += piece.substr(random() % (piece.size() + 1), 4 + random() % 30);
    }
    if (i % 5 == 0)
      std::ranges::transform(line, line.begin(), [](char c) {
        return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
      });
    lines.push_back(line);
  }
  for (const Rule& rule : rules.rules) {
    Strings sources = rule.patterns;
    if (!rule.trigger.empty()) sources.push_back(rule.trigger);
    for (const std::string& source : sources) {
      const Pattern pattern(source);
      LineGate gate;
      gate.Add(NeedsOf(source), 0);
      for (const std::string& line : lines) {
        const bool stopped = gate.Pass(line) == 0;
        EXPECT_FALSE(stopped && pattern.Occurs(line)) << rule.id << ": " << line;
      }
    }
  }
}

}  // namespace
}  // namespace zwartlak
