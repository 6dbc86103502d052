// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// What the tests of the name, label and address detectors share: a region from text, and findings
// as "ENTITY value" strings that tables can be compared with.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "detectors/gazetteer.h"
#include "pipeline/core/detector.h"

namespace zwartlak::names_test {

std::shared_ptr<const Gazetteer> TheGazetteer();

TextRegion RegionOf(std::string_view text);

// Sorted; findings under 0.5 are left out.
std::vector<std::string> Found(const Detector& detector, std::string_view text);
std::vector<std::string> Found(const Detector& detector, const TextRegion& region,
                               const TicketContext& ticket = {});

// A text and the values of one entity that a detector finds in it.
struct ValueCase {
  std::string_view text;
  std::vector<std::string> found;
};
void ExpectFound(const Detector& detector, std::string_view entity, const ValueCase& wanted);

// A picture's region from rows of words at given x positions; one character is ten pixels wide.
struct Placed {
  double x = 0;
  std::string text;
};
TextRegion PictureOf(const std::vector<std::pair<double, std::vector<Placed>>>& rows);

}  // namespace zwartlak::names_test
