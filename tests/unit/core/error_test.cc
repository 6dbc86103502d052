// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/core/error.h"

#include <gtest/gtest.h>

#include <set>

#include "pipeline/core/entity_type.h"

namespace zwartlak {
namespace {

TEST(Errors, EveryCodeTellsAPersonWhatToDo) {
  std::set<std::string_view> names;
  for (const ErrorInfo& info : AllErrors()) {
    EXPECT_TRUE(names.insert(info.name).second) << info.name;
    EXPECT_FALSE(info.dutch.empty()) << info.name;
    EXPECT_FALSE(info.english.empty()) << info.name;
    if (info.code != ErrorCode::kNone) {
      EXPECT_TRUE(info.exit_code == 1 || info.exit_code == 3 || info.exit_code == 4) << info.name;
    }
  }
}

TEST(Errors, UnknownCodeIsInternal) {
  EXPECT_EQ(InfoOf(static_cast<ErrorCode>(250)).code, ErrorCode::kInternal);
}

TEST(EntityTypes, NamesAreUniqueAndFoundAgain) {
  for (const EntityInfo& info : AllEntityTypes()) {
    EXPECT_EQ(EntityTypeFromName(info.name), info.type);
  }
  EXPECT_FALSE(EntityTypeFromName("nothing"));
}

}  // namespace
}  // namespace zwartlak
