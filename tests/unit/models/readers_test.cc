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
