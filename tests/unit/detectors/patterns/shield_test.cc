// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "detectors/shield.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace zwartlak {
namespace {

bool IsShielded(std::string_view text, std::string_view part) {
  const auto start = static_cast<std::uint32_t>(text.find(part));
  const auto end = start + static_cast<std::uint32_t>(part.size());
  return std::ranges::any_of(
      Shields(text), [&](const Span& span) { return span.start <= start && end <= span.end; });
}

TEST(Shields, CoverWhatIsNobodysNumber) {
  const std::vector<std::string> whole = {"3f2504e0-4f89-11d3-9a0c-0305e82c3301",
                                          "2026-01-02T03:04:05.678Z",
                                          "12-03-2024 14:05",
                                          "15/Jul/2025:07:33:14 +0200",
                                          "1732388291123",
                                          "0x80070005",
                                          "#1a2b3c",
                                          "da39a3ee5e6b4b0d3255bfef95601890afd80709",
                                          "v2.14.3",
                                          "versie 1.2.3.4",
                                          "Chrome 131.0.6778.86",
                                          "ORA-00942",
                                          "KB-5034441",
                                          "foutcode: 40213456",
                                          "order 123456789",
                                          "ticketnummer 20240012345",
                                          "€ 1.234.567,89",
                                          "1048576 bytes",
                                          "1920x1080",
                                          "0.123456789",
                                          "FormController.java:123456",
                                          "20260102T030405Z"};
  for (const std::string& text : whole) EXPECT_TRUE(IsShielded("a " + text + " b", text)) << text;
}

TEST(Shields, LeaveNumbersOfPeopleAlone) {
  const std::vector<std::string> people = {
      "999990019", "0612345678",         "06-12345678",        "1234 AB",
      "12-XYZ-3",  "NL91ABNA0417164300", "Postbus 12, 3511 LX"};
  for (const std::string& text : people) {
    const std::string line = "van " + text + " is";
    const auto at = static_cast<std::uint32_t>(line.find(text));
    for (const Span& span : Shields(line)) {
      EXPECT_FALSE(Overlaps(span, {at, at + static_cast<std::uint32_t>(text.size())})) << text;
    }
  }
}

TEST(Shields, AreSortedAndEndAtLineBreaks) {
  const std::string text = "v1.2.3\n2026-01-02 03:04:05\n#aabbcc";
  const std::vector<Span> spans = Shields(text);
  ASSERT_EQ(spans.size(), 3U);
  EXPECT_TRUE(std::ranges::is_sorted(spans));
  for (const Span& span : spans) {
    EXPECT_EQ(text.substr(span.start, span.size()).find('\n'), std::string::npos);
  }
}

}  // namespace
}  // namespace zwartlak
