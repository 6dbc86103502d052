// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// False findings on real Dutch text that has next to no personal data of the fixed formats. Ages,
// birthdays and router addresses in it are right; they count as false here all the same.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "detectors/pattern_detector.h"
#include "pipeline/core/utf8.h"
#include "tests/unit/detectors/patterns/region.h"

namespace zwartlak {
namespace {

std::size_t Words(std::string_view text) {
  std::size_t words = 0;
  for (std::size_t i = 1; i < text.size(); ++i) {
    words += (text[i] == ' ' || text[i] == '\n') && text[i - 1] != ' ' && text[i - 1] != '\n';
  }
  return words;
}

TEST(RealText, FewFindingsInProseAndHelpdeskQuestions) {
  const std::filesystem::path root = std::filesystem::path(ZWARTLAK_SHARED_DATA) / "text";
  if (!std::filesystem::exists(root)) GTEST_SKIP() << "shared data absent: " << root.filename();
  const auto detector = std::move(PatternDetector::CreateEmbedded().value());
  std::size_t words = 0;
  std::size_t findings = 0;
  std::size_t ages = 0;
  std::size_t health = 0;
  for (const char* folder : {"running-nl", "helpdesk-nl"}) {
    for (const auto& file : std::filesystem::directory_iterator(root / folder)) {
      std::ifstream in(file.path(), std::ios::binary);
      const std::string text = utf8::Sanitise(std::string{std::istreambuf_iterator<char>(in), {}});
      words += Words(text);
      for (const Finding& finding : detector->Find(test::PlainRegion(text))) {
        if (finding.score < 0.5) continue;
        std::size_t& count = finding.entity == EntityType::kAge      ? ages
                             : finding.entity == EntityType::kHealth ? health
                                                                     : findings;
        ++count;
      }
    }
  }
  ASSERT_GT(words, 500'000U);
  const auto rate = [words](std::size_t n) {
    return 1000.0 * static_cast<double>(n) / static_cast<double>(words);
  };
  EXPECT_LE(rate(findings), 0.1) << findings;
  // Newspapers and novels do tell people's ages ("de 54-jarige beeldhouwer ...") and illnesses:
  // most of these are no false hits, so they have bounds of their own.
  EXPECT_LE(rate(ages), 0.25) << ages;
  EXPECT_LE(rate(health), 0.1) << health;
  // All at zero would mean that nothing was read.
  EXPECT_GT(findings, 10U);
}

}  // namespace
}  // namespace zwartlak
