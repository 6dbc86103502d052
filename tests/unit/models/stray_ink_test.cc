// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// What counts as a row of letter-sized ink, and what of it nobody covers.
#include "models/stray_ink.h"

#include <gtest/gtest.h>

#include <opencv2/imgproc.hpp>
#include <string>

namespace zwartlak {
namespace {

cv::Mat Ground(int grey) { return {200, 400, CV_8UC3, cv::Scalar::all(grey)}; }

void Write(cv::Mat& picture, cv::Point at, double scale, int grey) {
  cv::putText(picture, "Voorvoegsel van de heer", at, cv::FONT_HERSHEY_SIMPLEX, scale,
              cv::Scalar::all(grey), 1, cv::LINE_AA);
}

bool HasRowNear(const std::vector<InkRow>& rows, double x, double y) {
  for (const InkRow& row : rows) {
    if (row.box.left <= x && row.box.right >= x && row.box.top <= y && row.box.bottom >= y) {
      return true;
    }
  }
  return false;
}

TEST(InkRows, FindsSmallFaintAndLightText) {
  struct Case {
    const char* what;
    int ground;
    int ink;
    double scale;
  };
  const Case kCases[] = {{"small", 255, 0, 0.3},
                         {"light on dark", 30, 150, 0.35},
                         {"faint", 60, 76, 0.4},
                         {"large", 255, 0, 0.7}};
  for (const Case& c : kCases) {
    cv::Mat picture = Ground(c.ground);
    Write(picture, {40, 100}, c.scale, c.ink);
    EXPECT_TRUE(HasRowNear(*InkRows(picture, 2), 80, 96)) << c.what;
  }
}

TEST(InkRows, RulesAreasAndNoiseAreNoText) {
  cv::Mat picture = Ground(255);
  cv::rectangle(picture, {20, 20}, {380, 60}, cv::Scalar::all(120));
  cv::rectangle(picture, {20, 80}, {200, 120}, cv::Scalar(0, 120, 200), cv::FILLED);
  cv::line(picture, {0, 150}, {399, 150}, cv::Scalar::all(0), 3);
  cv::circle(picture, {300, 100}, 10, cv::Scalar::all(0), 2);
  EXPECT_TRUE(InkRows(picture, 2)->empty());

  cv::Mat noise = Ground(0);
  cv::RNG random(7);
  random.fill(noise, cv::RNG::NORMAL, 128, 25);
  EXPECT_TRUE(InkRows(noise, 2)->empty());
}

TEST(InkRows, ARowWhereTwoBandsMeetIsFoundAsAnywhereElse) {
  const auto found = [](int y) {
    cv::Mat picture(2100, 400, CV_8UC3, cv::Scalar::all(255));
    Write(picture, {40, y}, 0.4, 0);
    return InkRows(picture, 2)->size();
  };
  EXPECT_GE(found(500), 1U);
  for (const int y : {1020, 1024, 1028, 1034}) EXPECT_EQ(found(y), found(500)) << y;
}

TEST(Uncovered, LeavesThePartsThatNoBoxHolds) {
  const std::vector<InkRow> rows{{{10, 20, 110, 30}, 20, 100}};
  const auto left = [&](std::vector<Rect> boxes) {
    std::vector<std::pair<double, double>> parts;
    for (const InkRow& row : Uncovered(rows, boxes)) {
      parts.emplace_back(row.box.left, row.box.right);
    }
    return parts;
  };
  using Parts = std::vector<std::pair<double, double>>;
  EXPECT_EQ(left({}), (Parts{{10, 110}}));
  EXPECT_EQ(left({{0, 15, 200, 40}}), (Parts{}));
  EXPECT_EQ(left({{0, 26, 200, 40}}), (Parts{{10, 110}}));  // below the middle
  EXPECT_EQ(left({{10, 15, 50, 40}, {80, 15, 110, 40}}), (Parts{{50, 80}}));
  EXPECT_EQ(left({{10, 15, 55, 40}, {60, 15, 110, 40}}), (Parts{}));  // a narrow gap
}

}  // namespace
}  // namespace zwartlak
