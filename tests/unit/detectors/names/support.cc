// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "tests/unit/detectors/names/support.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace zwartlak::names_test {

std::shared_ptr<const Gazetteer> TheGazetteer() {
  static const auto gazetteer =
      Gazetteer::Open(std::string(ZWARTLAK_BINARY_DIR) + "/share/names.gaz").value();
  return gazetteer;
}

TextRegion RegionOf(std::string_view text) {
  TextRegion region;
  region.segments = SegmentPlainText(text);
  region.text = SensitiveText(std::string(text));
  return region;
}

std::vector<std::string> Found(const Detector& detector, std::string_view text) {
  return Found(detector, RegionOf(text));
}

std::vector<std::string> Found(const Detector& detector, const TextRegion& region,
                               const TicketContext& ticket) {
  std::vector<std::string> out;
  const std::string_view text = region.text.Reveal();
  const Policy policy;
  for (const Finding& f : detector.Detect(region, {policy, ticket})) {
    if (f.score < 0.5) continue;
    out.push_back(std::string(NameOf(f.entity)) + ' ' +
                  std::string(text.substr(f.span.start, f.span.size())));
  }
  std::ranges::sort(out);
  return out;
}

void ExpectFound(const Detector& detector, std::string_view entity, const ValueCase& wanted) {
  std::vector<std::string> expected;
  for (const std::string& value : wanted.found)
    expected.push_back(std::string(entity) + ' ' + value);
  std::ranges::sort(expected);
  EXPECT_EQ(Found(detector, wanted.text), expected) << wanted.text;
}

TextRegion PictureOf(const std::vector<std::pair<double, std::vector<Placed>>>& rows) {
  TextRegion region;
  std::string text;
  std::uint32_t row_index = 0;
  for (const auto& [y, cells] : rows) {
    if (!text.empty()) text += '\n';
    bool first = true;
    for (const Placed& cell : cells) {
      if (!first) text += '\t';
      first = false;
      const auto start = static_cast<std::uint32_t>(text.size());
      text += cell.text;
      const auto end = static_cast<std::uint32_t>(text.size());
      const Rect box{cell.x, y, cell.x + 10.0 * (end - start), y + 18};
      region.segments.push_back({.span = {start, end}, .box = box, .row = row_index});
      region.glyphs.push_back({.span = {start, end}, .quad = Quad::FromRect(box)});
    }
    ++row_index;
  }
  region.text = SensitiveText(std::move(text));
  return region;
}

}  // namespace zwartlak::names_test
