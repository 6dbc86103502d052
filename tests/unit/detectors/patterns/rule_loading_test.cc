// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "detectors/pattern_detector.h"

namespace zwartlak {
namespace {

const std::string kGood = R"([[rule]]
id = "x"
version = 3
entity = "NL_KVK"
patterns = ['\b\d{8}\b']
score = 0.6
match = [["dit is 12345678", "12345678"]]
no_match = ["dit is 1"]
)";

Result<RuleSet> Parse(const std::string& text) {
  const std::vector<RuleFile> files = {{"a.toml", text}};
  return ParseRules(files);
}

TEST(RuleLoading, ReadsARule) {
  const auto rules = Parse(kGood);
  ASSERT_TRUE(rules.has_value());
  ASSERT_EQ(rules->rules.size(), 1U);
  EXPECT_EQ(rules->rules[0].version, 3U);
  EXPECT_EQ(rules->rules[0].entity, EntityType::kNlKvk);
  EXPECT_TRUE(RunRuleExamples(*rules).empty());
}

TEST(RuleLoading, RefusesWhatItDoesNotUnderstand) {
  const std::vector<std::pair<std::string, std::string>> bad = {
      {"no toml", "[[rule"},
      {"nothing", ""},
      {"unknown key", kGood + "colour = 1\n"},
      {"unknown entity", "[[rule]]\nid='x'\nentity='NL_NOTHING'\n"},
      {"unknown validator", kGood + "validator = \"elf\"\n"},
      {"score over one", kGood + "plausible = 1.5\n"},
      {"wrong type", kGood + "window = \"far\"\n"},
      {"needs context without words", kGood + "needs_context = true\n"},
      {"same id twice", kGood + kGood},
      {"unknown macro", kGood + "unless_left = '{{nothing}}'\n"},
      {"no examples", "[[rule]]\nid='x'\nentity='NL_KVK'\npatterns=['a']\nscore=0.5\n"},
      {"stray table", kGood + "\n[other]\nx = 1\n"},
  };
  for (const auto& [name, text] : bad) {
    const auto rules = Parse(text);
    ASSERT_FALSE(rules.has_value()) << name;
    EXPECT_EQ(rules.error().code, ErrorCode::kBadRule) << name;
  }
}

TEST(RuleLoading, APatternThatDoesNotCompileIsABadRule) {
  std::string text = kGood;
  text.replace(text.find("\\b\\d{8}\\b"), 9, "(unclosed");
  const auto rules = Parse(text);
  ASSERT_TRUE(rules.has_value());
  const auto detector = PatternDetector::Create(*rules);
  ASSERT_FALSE(detector.has_value());
  EXPECT_EQ(detector.error().code, ErrorCode::kBadRule);
}

TEST(RuleLoading, FailingExamplesAreNamed) {
  std::string text = kGood;
  text.replace(text.find("dit is 1\""), 9, "dit is 87654321\"");
  const auto rules = Parse(text);
  ASSERT_TRUE(rules.has_value());
  const auto failures = RunRuleExamples(*rules);
  ASSERT_EQ(failures.size(), 1U);
  EXPECT_EQ(failures[0].rule, "x");
  EXPECT_FALSE(failures[0].match);
}

TEST(RuleLoading, ADirectoryWithAFailingExampleDoesNotLoad) {
  const auto folder = std::filesystem::path(testing::TempDir()) / "zwartlak_rules";
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "a.toml") << kGood;
  EXPECT_TRUE(CreateChecked(folder.string()).has_value());
  std::string text = kGood;
  text.replace(text.find("\"12345678\""), 10, "\"1234567\"");
  std::ofstream(folder / "a.toml") << text;
  const auto detector = CreateChecked(folder.string());
  ASSERT_FALSE(detector.has_value());
  EXPECT_EQ(detector.error().code, ErrorCode::kBadRule);
  std::filesystem::remove_all(folder);
  const auto gone = CreateChecked(folder.string());
  ASSERT_FALSE(gone.has_value());
  EXPECT_EQ(gone.error().code, ErrorCode::kUnreadableInput);
}

TEST(RuleLoading, TheDigestFollowsEveryByteAndName) {
  const std::vector<RuleFile> one = {{"a", "x"}, {"b", "y"}};
  const std::vector<RuleFile> turned = {{"b", "y"}, {"a", "x"}};
  const std::vector<RuleFile> moved = {{"a", "xb"}, {"", "y"}};
  EXPECT_EQ(RuleSetDigest(one), RuleSetDigest(turned));
  EXPECT_NE(RuleSetDigest(one), RuleSetDigest(moved));
  EXPECT_NE(RuleSetDigest(), Digest{});
  EXPECT_EQ(RuleSetDigest(), LoadEmbeddedRules()->digest);
}

}  // namespace
}  // namespace zwartlak
