// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/core/media_type.h"

#include <gtest/gtest.h>

#include <cmath>

namespace zwartlak {
namespace {

TEST(InUnits, TellsPointsOfAPdfAndPixelsOfPictures) {
  EXPECT_EQ(InfoOf(MediaType::kPdf).unit, "point");
  EXPECT_DOUBLE_EQ(InUnits(MediaType::kPdf, 200), 72);
  EXPECT_DOUBLE_EQ(InUnits(MediaType::kPdf, 101), 36.36);
  EXPECT_EQ(InfoOf(MediaType::kPng).unit, "pixel");
  EXPECT_DOUBLE_EQ(InUnits(MediaType::kPng, 100.123), 100.123);
}

// The plan is in whole pixels; what is told of it must tell which.
TEST(InUnits, KeepsEveryPixelApart) {
  for (int pixel = 0; pixel < 20000; ++pixel) {
    const double told = InUnits(MediaType::kPdf, pixel);
    EXPECT_EQ(std::lround(told * PageSpacePerUnit(MediaType::kPdf)), pixel);
  }
}

}  // namespace
}  // namespace zwartlak
