// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// A script in another language, written from docs/audit-format.md, agrees with the C++ verifier on
// logs the C++ made and on the same logs tampered with.
#include <sys/wait.h>

#include <cstdlib>
#include <random>

#include "tests/unit/audit/audit_fixture.h"

namespace zwartlak {
namespace {

class Script : public AuditTest {
 protected:
  // Its exit code.
  [[nodiscard]] int Run() const {
    const std::string command =
        std::string("/usr/bin/python3 " ZWARTLAK_SOURCE_DIR "/tests/support/") +
        "verify_audit.py '" + log_ + "' '" + directory_ + "/keys/audit.pub' > '" + directory_ +
        "/out' 2>&1";
    const int status = std::system(command.c_str());
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }
  [[nodiscard]] std::string Said() const { return ReadFile(directory_ + "/out"); }

  void SetUp() override {
    AuditTest::SetUp();
    if (std::system("/usr/bin/python3 -c 'import nacl.signing' 2>/dev/null") != 0) {
      GTEST_SKIP() << "needs python3-nacl (scripts/deps installs it)";
    }
  }
};

TEST_F(Script, FindsHonestLogsWhole) {
  auto log = Open();
  ASSERT_TRUE(log);
  AuditRecord record = SampleRecord();
  // Everything that JSON can escape, and what it does not.
  record.ticket_id = "\"\\/\b\f\n\r\t\x01\x1f\x7f \u20ac \u2028 \U0001F600 \xff <>&";
  for (int i = 0; i < 9; ++i) ASSERT_TRUE(log->Append(record));
  ASSERT_EQ(Run(), 0) << Said();  // still open
  ASSERT_TRUE(log->Close());
  EXPECT_EQ(Run(), 0) << Said();
  std::ofstream(log_, std::ios::app) << "{\"hidden_parts_removed\":0,\"inp";
  EXPECT_EQ(Run(), 0) << Said();  // torn
  Add(1);
  EXPECT_EQ(Run(), 0) << Said();  // mended
}

TEST_F(Script, FindsTamperedLogs) {
  Add(6);
  const std::string text = ReadFile(log_);
  const std::vector<std::string> lines = ReadLines(log_);
  ASSERT_EQ(Run(), 0) << Said();
  std::mt19937 random(7);
  for (int i = 0; i < 30; ++i) {
    std::string changed = text;
    changed[random() % text.size()] ^= static_cast<char>(1 + random() % 255);
    WriteFile(log_, changed);
    EXPECT_EQ(Run(), 3) << Said();
    EXPECT_FALSE(VerifyAuditLog(log_, PublicOnly()).whole());
  }
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::vector<std::string> changed = lines;
    changed.erase(changed.begin() + static_cast<std::ptrdiff_t>(i));
    WriteLines(log_, changed);
    EXPECT_EQ(Run(), 3) << "removed " << i;
    changed = lines;
    std::swap(changed[i], changed[(i + 1) % lines.size()]);
    WriteLines(log_, changed);
    EXPECT_EQ(Run(), 3) << "swapped " << i;
    changed.assign(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(i));
    WriteLines(log_, changed);
    EXPECT_EQ(Run(), 3) << "cut off at " << i;
  }
  WriteLines(log_, lines);
  std::filesystem::remove(second_);
  EXPECT_EQ(Run(), 3) << Said();
}

}  // namespace
}  // namespace zwartlak
