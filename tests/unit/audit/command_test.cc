// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "apps/cli/audit_command.h"
#include "apps/cli/policy_command.h"
#include "tests/unit/audit/audit_fixture.h"

namespace zwartlak {
namespace {

struct Ran {
  int exit_code = 0;
  std::string out;
  std::string err;
};

Ran RunCli(const std::vector<std::string>& arguments) {
  CLI::App app;
  Ran ran;
  cli::AddAuditCommand(app, ran.exit_code);
  cli::AddPolicyCommand(app, ran.exit_code);
  testing::internal::CaptureStdout();
  testing::internal::CaptureStderr();
  try {
    std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());
    app.parse(reversed);
  } catch (const CLI::ParseError&) {
    ran.exit_code = 2;
  }
  std::fflush(stdout);
  ran.out = testing::internal::GetCapturedStdout();
  ran.err = testing::internal::GetCapturedStderr();
  return ran;
}

class Command : public AuditTest {
 protected:
  Command() { setenv("ZWARTLAK_KEYS", (directory_ + "/keys").c_str(), 1); }

  std::string Other(const std::string& name, const std::string& text) {
    WriteFile(directory_ + "/" + name, text);
    return directory_ + "/" + name;
  }
};

TEST_F(Command, VerifyEndsWithZeroOnlyForAWholeLog) {
  Add(3);
  Ran ran = RunCli({"audit", "verify", log_});
  EXPECT_EQ(ran.exit_code, 0) << ran.out;
  EXPECT_NE(ran.out.find("seals (MAC) yes"), std::string::npos) << ran.out;
  auto lines = ReadLines(log_);
  lines.erase(lines.begin() + 3);
  WriteLines(log_, lines);
  ran = RunCli({"audit", "verify", log_});
  EXPECT_EQ(ran.exit_code, 3);
  EXPECT_NE(ran.out.find("line 4: "), std::string::npos) << ran.out;
  EXPECT_NE(ran.out.find("[line_missing]"), std::string::npos) << ran.out;
  ran = RunCli({"audit", "verify", "--format", "json", log_});
  EXPECT_EQ(ran.exit_code, 3);
  const auto json = nlohmann::json::parse(ran.out);
  EXPECT_FALSE(json.at("whole"));
  EXPECT_EQ(json.at("problems").at(0).at("code"), "line_missing");
}

TEST_F(Command, VerifyWithThePublicKeyAlone) {
  Add(3);
  const std::string key = Other("key.pub", ReadFile(directory_ + "/keys/audit.pub"));
  setenv("ZWARTLAK_KEYS", (directory_ + "/none").c_str(), 1);
  Ran ran = RunCli({"audit", "verify", log_, "--public-key", key, "--format", "json"});
  EXPECT_EQ(ran.exit_code, 0);
  EXPECT_TRUE(nlohmann::json::parse(ran.out).at("checked").at("signatures"));
  EXPECT_FALSE(nlohmann::json::parse(ran.out).at("checked").at("macs"));
  // Without any key a log made anew would look the same, so it is not called whole.
  ran = RunCli({"audit", "verify", log_});
  EXPECT_EQ(ran.exit_code, 4);
  EXPECT_NE(ran.out.find("--public-key"), std::string::npos);
  EXPECT_EQ(RunCli({"audit", "verify", log_, "--public-key", directory_ + "/nothing"}).exit_code,
            4);
  EXPECT_EQ(RunCli({"audit", "verify", log_, "--keys", directory_ + "/nothing"}).exit_code, 4);
  EXPECT_EQ(RunCli({"audit", "verify", log_, "--keys", directory_ + "/keys"}).exit_code, 0);
}

TEST_F(Command, VerifyFindsTheSecondPlace) {
  Add(1);
  const std::string moved = directory_ + "/moved";
  std::filesystem::rename(second_, moved);
  EXPECT_EQ(RunCli({"audit", "verify", log_}).exit_code, 3);
  EXPECT_EQ(RunCli({"audit", "verify", log_, "--checkpoints", moved}).exit_code, 0);
  std::filesystem::remove(log_);
  EXPECT_EQ(RunCli({"audit", "verify", log_, "--checkpoints", moved}).exit_code, 3);
  EXPECT_EQ(RunCli({"audit", "verify", log_}).exit_code, 4);
}

TEST_F(Command, ListFilters) {
  Add(6);
  const auto count = [&](std::vector<std::string> filter) {
    filter.insert(filter.begin(), {"audit", "list", log_});
    const Ran ran = RunCli(filter);
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    return std::ranges::count(ran.out, '\n');
  };
  EXPECT_EQ(count({}), 6);
  EXPECT_EQ(count({"--ticket", "T-4"}), 1);
  EXPECT_EQ(count({"--verdict", "quarantined"}), 2);
  EXPECT_EQ(count({"--entity", "NL_BSN"}), 6);
  EXPECT_EQ(count({"--entity", "IBAN_CODE"}), 0);
  EXPECT_EQ(count({"--since", "2020-01-01"}), 6);
  EXPECT_EQ(count({"--since", "2999"}), 0);
  EXPECT_EQ(count({"--until", "2020-01"}), 0);
  EXPECT_EQ(RunCli({"audit", "list", log_, "--since", "1-1-2020"}).exit_code, 2);
  EXPECT_EQ(RunCli({"audit", "list", log_, "--verdict", "done"}).exit_code, 2);
  EXPECT_EQ(RunCli({"audit", "list", directory_ + "/nothing"}).exit_code, 4);
  EXPECT_EQ(RunCli({"audit", "list", directory_}).exit_code, 4);
  EXPECT_EQ(RunCli({"audit", "list", Other("bad", "x\ny\n")}).exit_code, 3);
}

TEST_F(Command, ShowAndStatistics) {
  Add(3);
  Ran ran = RunCli({"audit", "show", log_, "3", "--format", "json"});
  EXPECT_EQ(ran.out, ReadLines(log_).at(3) + "\n");
  ran = RunCli({"audit", "show", log_, "3"});
  EXPECT_NE(ran.out.find("ticket_id: T-1\n"), std::string::npos) << ran.out;
  EXPECT_EQ(RunCli({"audit", "show", log_, "99"}).exit_code, 2);
  ran = RunCli({"audit", "stats", log_, "--format", "json"});
  const auto json = nlohmann::json::parse(ran.out);
  EXPECT_EQ(json.at("total").at("records"), 3);
  EXPECT_EQ(json.at("removed").at("PERSON"), 6);
  EXPECT_EQ(json.at("verdict").at("quarantined"), 1);
  EXPECT_EQ(RunCli({"audit", "stats", log_}).exit_code, 0);
}

TEST_F(Command, ExportIsSafeForSpreadsheetsAndTerminals) {
  auto log = Open();
  AuditRecord record = SampleRecord();
  record.ticket_id = "=HYPERLINK(\"x\"),\x1b[2J";
  ASSERT_TRUE(log && log->Append(record) && log->Close());
  Ran ran = RunCli({"audit", "export", log_});
  EXPECT_EQ(ran.exit_code, 0);
  EXPECT_EQ(std::ranges::count(ran.out, '\n'), 2);
  EXPECT_NE(ran.out.find("\"'=HYPERLINK(\"\"x\"\"),"), std::string::npos) << ran.out;
  EXPECT_NE(ran.out.find("NL_BSN=1;PERSON=2"), std::string::npos);
  for (const auto* view : {"list", "stats"}) {
    EXPECT_EQ(RunCli({"audit", view, log_}).out.find('\x1b'), std::string::npos) << view;
  }
  EXPECT_EQ(RunCli({"audit", "show", log_, "2"}).out.find('\x1b'), std::string::npos);
}

TEST_F(Command, PolicyShowAndCheck) {
  EXPECT_EQ(RunCli({"policy", "check"}).out, "avg 1.0.0: can be used\n");
  Ran ran = RunCli({"policy", "show", "--format", "json"});
  EXPECT_EQ(nlohmann::json::parse(ran.out).at("entities").at("NL_CASE_NUMBER").at("action"),
            "keep");
  const std::string shown = RunCli({"policy", "show", "--format", "toml"}).out;
  EXPECT_EQ(RunCli({"policy", "check", Other("avg.toml", shown)}).exit_code, 0);
  EXPECT_NE(RunCli({"policy", "show"}).out.find("NL_BSN"), std::string::npos);
  const std::string bad = Other("bad.toml", "name = \"x\"\nversion = \"1\"\n[entity]\n");
  ran = RunCli({"policy", "check", bad});
  EXPECT_EQ(ran.exit_code, 4);
  EXPECT_NE(ran.err.find("line 3: entity is not a key"), std::string::npos) << ran.err;
  EXPECT_EQ(RunCli({"policy", "show", bad}).exit_code, 4);
  EXPECT_EQ(RunCli({"policy"}).exit_code, 2);
  EXPECT_EQ(RunCli({"audit"}).exit_code, 2);
}

}  // namespace
}  // namespace zwartlak

int main(int argc, char** argv) {
  setenv("ZWARTLAK_LANG", "en", 1);
  testing::InitGoogleTest(&argc, argv);
  return RUN_ALL_TESTS();
}
