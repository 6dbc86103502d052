// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "pipeline/audit/keys.h"

#include <sodium.h>
#include <sys/stat.h>

#include <cstdlib>

#include "tests/unit/audit/audit_fixture.h"

namespace zwartlak {
namespace {

using Keys = AuditTest;

mode_t ModeOf(const std::string& path) {
  struct stat info {};
  return stat(path.c_str(), &info) == 0 ? info.st_mode & 0777 : 0;
}

TEST_F(Keys, AreMadeOnceAndOnlyForTheirOwner) {
  const std::string directory = directory_ + "/a/b/keys";
  const auto first = AuditKeys::LoadOrCreate(directory);
  ASSERT_TRUE(first);
  EXPECT_EQ(ModeOf(directory + "/audit.key"), 0600U);
  EXPECT_EQ(ModeOf(directory), 0700U);
  const auto second = AuditKeys::LoadOrCreate(directory);
  ASSERT_TRUE(second);
  EXPECT_EQ(first->public_key(), second->public_key());
  EXPECT_EQ(first->Mac(AsBytes("x")), second->Mac(AsBytes("x")));
  EXPECT_NE(first->key_id(), keys_->key_id());
  EXPECT_EQ(first->key_id().size(), 16U);
}

TEST_F(Keys, PublicKeyIsExportedAndVerifies) {
  const auto key = ReadPublicKey(directory_ + "/keys/audit.pub");
  ASSERT_TRUE(key);
  EXPECT_EQ(*key, keys_->public_key());
  EXPECT_EQ(KeyIdOf(*key), keys_->key_id());
  const AuditSignature signature = keys_->Sign(AsBytes("hello"));
  EXPECT_EQ(crypto_sign_verify_detached(signature.data(), AsBytes("hello").data(), 5, key->data()),
            0);
}

TEST_F(Keys, AreRefusedWhenOthersCanReadThem) {
  const std::string file = directory_ + "/keys/audit.key";
  ASSERT_EQ(chmod(file.c_str(), 0640), 0);
  const auto keys = AuditKeys::LoadOrCreate(directory_ + "/keys");
  ASSERT_FALSE(keys);
  EXPECT_EQ(keys.error().code, ErrorCode::kUnreadableInput);
  EXPECT_EQ(keys.error().cause, EPERM);
}

TEST_F(Keys, DamagedFilesAreRefused) {
  const std::string file = directory_ + "/keys/audit.key";
  const std::string good = ReadFile(file);
  std::string letter = good;
  letter[30] = 'g';
  for (const std::string& bad : {std::string(), good.substr(0, 100), good + "x", letter}) {
    WriteFile(file, bad);
    EXPECT_EQ(AuditKeys::Load(directory_ + "/keys").error().code, ErrorCode::kUnreadableInput);
  }
  WriteFile(file, good);
  EXPECT_TRUE(AuditKeys::Load(directory_ + "/keys"));
  for (const std::string_view bad : {"", "00", "zz"}) {
    WriteFile(directory_ + "/pub", std::string(bad));
    EXPECT_FALSE(ReadPublicKey(directory_ + "/pub"));
  }
  EXPECT_FALSE(ReadPublicKey(directory_ + "/nothing"));
}

TEST_F(Keys, DirectoryThatCannotBeMade) {
  WriteFile(directory_ + "/file", "");
  EXPECT_EQ(AuditKeys::LoadOrCreate(directory_ + "/file/keys").error().code,
            ErrorCode::kUnwritableOutput);
  EXPECT_EQ(AuditKeys::LoadOrCreate("").error().code, ErrorCode::kUnwritableOutput);
  EXPECT_EQ(AuditKeys::Load(directory_ + "/none").error().code, ErrorCode::kUnreadableInput);
}

TEST(KeyDirectory, ComesFromTheEnvironment) {
  setenv("ZWARTLAK_KEYS", "/k", 1);
  setenv("XDG_DATA_HOME", "/x", 1);
  EXPECT_EQ(DefaultKeyDirectory(), "/k");
  unsetenv("ZWARTLAK_KEYS");
  EXPECT_EQ(DefaultKeyDirectory(), "/x/zwartlak/keys");
  unsetenv("XDG_DATA_HOME");
  EXPECT_TRUE(DefaultKeyDirectory().ends_with("/zwartlak/keys"));
}

}  // namespace
}  // namespace zwartlak
