// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "pipeline/policy_file.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

#include "pipeline/audit/sha256.h"

namespace zwartlak {
namespace {

constexpr std::string_view kHead = "name = \"own\"\nversion = \"1.0\"\nextends = \"avg\"\n";

bool Contains(const std::vector<std::string>& list, std::string_view item) {
  return std::ranges::find(list, item) != list.end();
}

TEST(DefaultPolicy, SaysWhatItDoesForEveryEntity) {
  const Policy& avg = DefaultPolicy();
  EXPECT_EQ(avg.name, "avg");
  EXPECT_EQ(avg.version, "1.0.0");
  for (const EntityInfo& info : AllEntityTypes()) {
    const std::string line = std::string("\n").append(info.name).append(" = ");
    EXPECT_NE(DefaultPolicyToml().find(line), std::string::npos) << info.name;
    EXPECT_DOUBLE_EQ(avg.For(info.type).threshold, 0.5) << info.name;
  }
  EXPECT_EQ(avg.For(EntityType::kNlBsn).action, Action::kRemove);
  EXPECT_EQ(avg.For(EntityType::kNlKvk).action, Action::kRemove);
  EXPECT_EQ(avg.For(EntityType::kUnreadText).action, Action::kRemove);
  EXPECT_EQ(avg.For(EntityType::kNlCaseNumber).action, Action::kKeep);
}

TEST(DefaultPolicy, AllowsServiceNumbersAndFunctionalMailboxes) {
  const AllowList& allow = DefaultPolicy().allow;
  for (const std::string_view value : {"112", "14 070", "14 0592"}) {
    EXPECT_TRUE(Contains(allow.values, value)) << value;
  }
  for (const std::string_view mailbox :
       {"info", "formulieren", "gemeente", "postbus", "helpdesk", "servicedesk", "support",
        "noreply", "no-reply", "contact", "klantcontact", "burgerzaken", "webmaster", "admin"}) {
    EXPECT_TRUE(Contains(allow.mailboxes, mailbox)) << mailbox;
  }
  EXPECT_TRUE(allow.domains.empty());
}

TEST(DefaultPolicy, LimitsInTheFileAreThoseOfTheCode) {
  const Limits& file = DefaultPolicy().limits;
  const Limits code;
  EXPECT_EQ(file.max_bytes, code.max_bytes);
  EXPECT_EQ(file.max_pixels, code.max_pixels);
  EXPECT_EQ(file.max_pages, code.max_pages);
  EXPECT_EQ(file.max_document_pages, code.max_document_pages);
  EXPECT_EQ(file.child_memory_bytes, code.child_memory_bytes);
  EXPECT_EQ(file.child_cpu_seconds, code.child_cpu_seconds);
  EXPECT_EQ(file.child_wall_seconds, code.child_wall_seconds);
  EXPECT_EQ(file.child_page_seconds, code.child_page_seconds);
  EXPECT_EQ(file.max_output_bytes, code.max_output_bytes);
}

TEST(DefaultPolicy, DigestIsThatOfTheFile) {
  EXPECT_EQ(DefaultPolicy().digest, Sha256(DefaultPolicyToml()));
}

TEST(ExtendedPolicy, ChangesOnlyWhatItSays) {
  const auto policy = ParsePolicy(std::string(kHead) +
                                  "labels = \"numbered\"\nsecond_reader = \"always\"\n"
                                  "[entities]\nNL_KVK = \"keep\"\nPERSON = {threshold = 0.25}\n"
                                  "HEALTH = {action = \"ask\", threshold = 1}\n"
                                  "[allow]\nvalues = [\"070 123 45 67\"]\n"
                                  "domains = [\"voorbeeld.nl\"]\nmailboxes = [\"sport\"]\n"
                                  "[limits]\nmax_pages = 7\nchild_memory_mb = 512\n"
                                  "[keep]\ntitle = true\nlinks = false\n");
  ASSERT_TRUE(policy) << policy.error();
  EXPECT_EQ(policy->name, "own");
  EXPECT_EQ(policy->labels, Labels::kNumbered);
  EXPECT_EQ(policy->second_reader, SecondReader::kAlways);
  EXPECT_EQ(policy->For(EntityType::kNlKvk).action, Action::kKeep);
  EXPECT_EQ(policy->For(EntityType::kPerson).action, Action::kRemove);
  EXPECT_DOUBLE_EQ(policy->For(EntityType::kPerson).threshold, 0.25);
  EXPECT_EQ(policy->For(EntityType::kHealth).action, Action::kAsk);
  EXPECT_EQ(policy->For(EntityType::kNlCaseNumber).action, Action::kKeep);
  EXPECT_TRUE(Contains(policy->allow.values, "070 123 45 67"));
  EXPECT_TRUE(Contains(policy->allow.values, "112"));
  EXPECT_TRUE(Contains(policy->allow.domains, "voorbeeld.nl"));
  EXPECT_TRUE(Contains(policy->allow.mailboxes, "sport"));
  EXPECT_TRUE(Contains(policy->allow.mailboxes, "info"));
  EXPECT_EQ(policy->limits.max_pages, 7U);
  EXPECT_TRUE(policy->keep.title && !policy->keep.links && policy->keep.bookmarks);
  EXPECT_EQ(policy->limits.child_memory_bytes, 512ULL << 20);
  EXPECT_EQ(policy->limits.max_pixels, DefaultPolicy().limits.max_pixels);
}

TEST(ExtendedPolicy, DigestCoversBytesAndBase) {
  const std::string text(kHead);
  const auto policy = ParsePolicy(text);
  ASSERT_TRUE(policy);
  EXPECT_EQ(policy->digest, Sha256(ToHex(DefaultPolicy().digest) + "\n" + text));
  EXPECT_NE(ParsePolicy(text + "# remark\n")->digest, policy->digest);
}

TEST(Policy, StandingAloneRemovesWhatItDoesNotMention) {
  const auto policy = ParsePolicy("name = \"bare\"\nversion = \"2\"\n");
  ASSERT_TRUE(policy) << policy.error();
  for (const EntityInfo& info : AllEntityTypes()) {
    EXPECT_EQ(policy->For(info.type).action, Action::kRemove) << info.name;
  }
  EXPECT_TRUE(policy->allow.values.empty());
}

struct BadCase {
  std::string_view what;
  std::string_view body;       // after kHead, so its first line is line 4
  std::string_view complaint;  // how the sentence begins
};

class BadPolicy : public testing::TestWithParam<BadCase> {};

TEST_P(BadPolicy, IsRefusedWithLineAndKey) {
  const auto policy = ParsePolicy(std::string(kHead) + std::string(GetParam().body));
  ASSERT_FALSE(policy);
  EXPECT_TRUE(policy.error().starts_with(GetParam().complaint)) << policy.error();
}

INSTANTIATE_TEST_SUITE_P(
    Table, BadPolicy,
    testing::Values(
        BadCase{"UnknownKey", "label = \"none\"\n", "line 4: label is not a key"},
        BadCase{"UnknownTable", "\n[entity]\nPERSON = \"keep\"\n", "line 5: entity is not a key"},
        BadCase{"UnknownEntity", "[entities]\nNL_BSM = \"keep\"\n",
                "line 5: entities.NL_BSM is not an entity type"},
        BadCase{"EntityInLowerCase", "[entities]\nperson = \"keep\"\n",
                "line 5: entities.person is not an entity type"},
        BadCase{"UnknownAction", "[entities]\nPERSON = \"delete\"\n",
                "line 5: entities.PERSON must be one of \"remove\""},
        BadCase{"ActionOfWrongType", "[entities]\nPERSON = {action = 1}\n",
                "line 5: entities.PERSON.action must be text"},
        BadCase{"EntityOfWrongType", "[entities]\nPERSON = 0.5\n",
                "line 5: entities.PERSON must be an action"},
        BadCase{"UnknownEntityKey", "[entities]\nPERSON = {score = 0.5}\n",
                "line 5: entities.PERSON.score is not a key"},
        BadCase{"ThresholdTooHigh", "[entities]\nAGE = {threshold = 1.01}\n",
                "line 5: entities.AGE.threshold must be a number from 0 to 1"},
        BadCase{"ThresholdNegative", "[entities]\nAGE = {threshold = -0.1}\n",
                "line 5: entities.AGE.threshold must"},
        BadCase{"ThresholdNotANumber", "[entities]\nAGE = {threshold = nan}\n",
                "line 5: entities.AGE.threshold must"},
        BadCase{"ThresholdAsText", "[entities]\nAGE = {threshold = \"0.5\"}\n",
                "line 5: entities.AGE.threshold must"},
        BadCase{"LabelsUnknown", "labels = \"some\"\n", "line 4: labels must be one of \"none\""},
        BadCase{"LabelsAsFlag", "labels = true\n", "line 4: labels must be text"},
        BadCase{"SecondReader", "second_reader = \"maybe\"\n",
                "line 4: second_reader must be one of"},
        BadCase{"AllowIsAList", "allow = [\"112\"]\n", "line 4: allow must be a table"},
        BadCase{"AllowUnknownKey", "[allow]\nnumbers = []\n", "line 5: allow.numbers is not a key"},
        BadCase{"AllowText", "[allow]\nvalues = \"112\"\n",
                "line 5: allow.values must be a list of texts"},
        BadCase{"AllowNumber", "[allow]\nvalues = [112]\n",
                "line 5: each item of allow.values must be text"},
        BadCase{"AllowEmpty", "[allow]\nvalues = [\" - \"]\n",
                "line 5: an item of allow.values has no letter or digit"},
        BadCase{"DomainOfACountry", "[allow]\ndomains = [\"nl\"]\n",
                "line 5: an item of allow.domains must be a domain"},
        BadCase{"DomainIsAnAddress", "[allow]\ndomains = [\"info@voorbeeld.nl\"]\n",
                "line 5: an item of allow.domains must be a domain"},
        BadCase{"LimitUnknown", "[limits]\nmax_byte = 1\n",
                "line 5: limits.max_byte is not a limit"},
        BadCase{"LimitZero", "[limits]\nmax_pages = 0\n",
                "line 5: limits.max_pages must be a whole number from 1"},
        BadCase{"LimitNegative", "[limits]\nmax_bytes = -5\n", "line 5: limits.max_bytes must"},
        BadCase{"LimitReal", "[limits]\nmax_bytes = 1.5\n", "line 5: limits.max_bytes must"},
        BadCase{"LimitOver32Bits", "[limits]\nmax_pages = 4294967296\n",
                "line 5: limits.max_pages must"},
        BadCase{"KeepUnknown", "[keep]\nlink = true\n", "line 5: keep.link is not a key"},
        BadCase{"KeepWord", "[keep]\ntitle = \"yes\"\n",
                "line 5: keep.title must be true or false"},
        BadCase{"NoToml", "[entities\n", "line 4: "},
        BadCase{"KeyTwice", "labels = \"none\"\nlabels = \"type\"\n", "line 5: "},
        BadCase{"BadUtf8", "labels = \"\xff\"\n", "line 4: "}),
    [](const auto& test) { return std::string(test.param.what); });

TEST(Policy, NeedsNameVersionAndAKnownBase) {
  EXPECT_EQ(ParsePolicy("version = \"1\"\n").error(), "the policy has no name");
  EXPECT_EQ(ParsePolicy("name = \"x\"\n").error(), "the policy has no version");
  EXPECT_TRUE(ParsePolicy("name = \"x y\"\nversion = \"1\"\n").error().starts_with("line 1: name"));
  EXPECT_TRUE(ParsePolicy("name = \"x\"\nversion = \"1\"\nextends = \"hipaa\"\n")
                  .error()
                  .starts_with("line 3: extends must be"));
  EXPECT_TRUE(ParsePolicy("name = \"avg\"\nversion = \"1\"\nextends = \"avg\"\n")
                  .error()
                  .starts_with("line 1: a policy of your own"));
  EXPECT_FALSE(ParsePolicy(""));
  EXPECT_FALSE(ParsePolicy(std::string((1 << 20) + 1, '#')));
}

TEST(PolicyFile, IsReadFromDisk) {
  const std::string path = testing::TempDir() + "zwartlak_policy_test.toml";
  std::ofstream(path) << kHead;
  const auto policy = LoadPolicyFile(path);
  ASSERT_TRUE(policy) << policy.error();
  EXPECT_EQ(policy->name, "own");
  std::remove(path.c_str());
  EXPECT_EQ(LoadPolicyFile(path).error(), "the file cannot be opened");
  EXPECT_FALSE(LoadPolicyFile(testing::TempDir()));
}

}  // namespace
}  // namespace zwartlak
