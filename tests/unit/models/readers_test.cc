// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Both readers through the module, as the program uses them: loaded once, read in forked children.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <functional>
#include <opencv2/imgproc.hpp>
#include <string>

#include "models/reader_loader.h"

namespace zwartlak {
namespace {

const Readers& Loaded() {
  static const Result<Readers> readers = LoadReaders();
  if (!readers) std::abort();
  return *readers;
}

// Runs `work` in a child; true if it returned true.
bool InChild(const std::function<bool()>& work) {
  const pid_t child = fork();
  if (child == 0) {
    alarm(120);
    _exit(work() ? 0 : 1);
  }
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

PixelView View(const cv::Mat& m) {
  return {m.data, m.cols, m.rows, static_cast<std::size_t>(m.step)};
}

cv::Mat Page(int width, int height) {
  cv::Mat page(height, width, CV_8UC3, cv::Scalar::all(255));
  cv::putText(page, "Burgerservicenummer", {30, 60}, cv::FONT_HERSHEY_SIMPLEX, 0.8, {0, 0, 0}, 2,
              cv::LINE_AA);
  cv::putText(page, "999990019", {500, 60}, cv::FONT_HERSHEY_SIMPLEX, 0.8, {0, 0, 0}, 2,
              cv::LINE_AA);
  return page;
}

TEST(Readers, NoThreadIsAliveAfterLoading) {
  Loaded();
  const auto tasks = std::filesystem::directory_iterator("/proc/self/task");
  EXPECT_EQ(std::distance(begin(tasks), end(tasks)), 1);
}

TEST(Readers, ReadAfterAFork) {
  const Readers& readers = Loaded();
  for (const PageReader* reader : {readers.screen.get(), readers.whole_page.get()}) {
    EXPECT_TRUE(InChild([&] {
      const auto page = reader->Read(View(Page(800, 600)), {});
      return page && page->regions[0].text.Reveal() == "Burgerservicenummer\t999990019" &&
             page->regions[0].segments.size() == 2;
    })) << reader->name();
  }
}

TEST(Readers, GlyphsStandOnTheInk) {
  EXPECT_TRUE(InChild([&] {
    const auto page = Loaded().screen->Read(View(Page(800, 600)), {});
    if (!page || page->regions[0].segments.size() != 2) return false;
    const Rect box = page->regions[0].segments[1].box;
    return box.left > 490 && box.left < 510 && box.top > 38 && box.bottom < 70;
  }));
}

// Number of unread areas and of characters read after `spoil` has been at the page.
std::pair<std::size_t, std::size_t> ReadSpoiled(const std::function<void(cv::Mat&)>& spoil) {
  cv::Mat page = Page(800, 600);
  spoil(page);
  const auto read = Loaded().screen->Read(View(page), {});
  if (!read) return {99, 0};
  return {read->unread.size(), read->regions[0].text.Reveal().size()};
}

TEST(Readers, TextThatCannotBeReadIsTold) {
  EXPECT_TRUE(InChild([] {
    return ReadSpoiled([](cv::Mat& page) { cv::GaussianBlur(page, page, {0, 0}, 7); }).first > 0;
  })) << "blurred";
  EXPECT_TRUE(InChild([] {
    return ReadSpoiled([](cv::Mat& page) {
             cv::Mat small;
             cv::resize(page, small, {}, 1.0 / 6, 1.0 / 6, cv::INTER_AREA);
             cv::resize(small, page, page.size(), 0, 0, cv::INTER_NEAREST);
           }).first > 0;
  })) << "pixelated";
}

TEST(Readers, WhatIsReadOrNoTextIsNotUnread) {
  EXPECT_TRUE(InChild([] { return ReadSpoiled([](cv::Mat&) {}).first == 0; }));
  EXPECT_TRUE(InChild([] {
    return ReadSpoiled([](cv::Mat& page) {
             page.setTo(cv::Scalar::all(255));
             for (int i = 0; i < 8; ++i) {
               cv::circle(page, {60 + 40 * i, 100}, 9, {30, 30, 30}, 2, cv::LINE_AA);
               cv::rectangle(page, {400, 300 - 20 * i, 30, 20 * i}, {200, 120, 0}, cv::FILLED);
               cv::line(page, {50, 400 + 8 * i}, {300, 420 - 3 * i}, {0, 90, 200}, 2, cv::LINE_AA);
             }
           }).first == 0;
  })) << "icons and a chart";
}

TEST(Readers, TextUnderADarkOverlayIsRead) {
  EXPECT_TRUE(InChild([] {
    cv::Mat page = Page(800, 600);
    page.convertTo(page, -1, 16.0 / 255, 40);
    const auto read = Loaded().screen->Read(View(page), {});
    return read && read->regions[0].text.Reveal() == "Burgerservicenummer\t999990019";
  }));
}

TEST(Readers, OddSizesAreNotAnError) {
  const std::pair<int, int> kSizes[] = {{1, 1},    {3, 2},     {4000, 1},
                                        {1, 4000}, {6000, 30}, {20, 3000}};
  for (const auto& [width, height] : kSizes) {
    for (const auto* reader : {Loaded().screen.get(), Loaded().whole_page.get()}) {
      EXPECT_TRUE(InChild([&] {
        const cv::Mat page(height, width, CV_8UC3, cv::Scalar(250, 240, 230));
        const auto read = reader->Read(View(page), {});
        return read && !read->regions.empty() && read->regions[0].text.empty();
      })) << reader->name()
          << " " << width << "x" << height;
    }
  }
  EXPECT_TRUE(InChild([&] { return Loaded().screen->Read({}, {}).has_value(); }));
}

TEST(Readers, AbsentWeightsAreNamed) {
  const auto readers = LoadReaders("/nonexistent");
  ASSERT_FALSE(readers.has_value());
  EXPECT_EQ(readers.error().code, ErrorCode::kMissingLanguageData);
}

}  // namespace
}  // namespace zwartlak
