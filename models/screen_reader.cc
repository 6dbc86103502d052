// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "models/screen_reader.h"

#include <algorithm>
#include <fstream>
#include <mutex>
#include <new>
#include <opencv2/core.hpp>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "models/column_look_alikes.h"
#include "models/doubt.h"
#include "models/layout.h"
#include "models/line_finder.h"
#include "models/line_recognizer.h"
#include "models/look_alikes.h"
#include "models/pixels.h"
#include "models/stray_ink.h"
#include "models/tesseract_lines.h"
#include "models/text_detector.h"
#include "models/turn.h"
#include "pipeline/core/parallel.h"

namespace zwartlak {
namespace {

// Threads that a child may use side by side; each needs networks of its own.
constexpr int kLanes = 2;
// A page whose characters are believed less than this may be upside down.
constexpr double kUpsideDown = 0.80;

class ScreenReader final : public PageReader {
 public:
  ScreenReader(std::unique_ptr<TextDetector> detector, std::unique_ptr<LineRecognizer> recognizer,
               std::unique_ptr<TesseractLines> second, std::string version)
      : detector_(std::move(detector)),
        recognizer_(std::move(recognizer)),
        second_(std::move(second)),
        version_(std::move(version)) {}

  [[nodiscard]] std::string_view name() const override { return "pp-ocrv6+tesseract"; }
  [[nodiscard]] std::string_view version() const override { return version_; }

  [[nodiscard]] Result<Page> Read(const PixelView& pixels,
                                  const ReadOptions& options) const override {
    Page page;
    page.width = pixels.width;
    page.height = pixels.height;
    try {
      if (pixels.width > 0 && pixels.height > 0) {
        if (auto read = ReadInto(pixels, options, page); !read) {
          return std::unexpected(read.error());
        }
      }
    } catch (const std::bad_alloc&) {
      return Fail(ErrorCode::kOutOfMemory, Stage::kExtract);
    } catch (const std::exception&) {
      return Fail(ErrorCode::kInternal, Stage::kExtract);
    }
    if (page.regions.empty()) page.regions = LayOut({});
    return page;
  }

 private:
  struct Reading {
    std::vector<TextLine> lines;
    std::vector<ReadLine> read;
  };

  Result<void> ReadInto(const PixelView& pixels, const ReadOptions& options, Page& page) const {
    const cv::Mat picture = WrapPixels(pixels);
    const int threads = std::clamp(options.threads, 1, recognizer_->lanes());
    const auto rows = InkRows(picture, threads);
    if (!rows) return std::unexpected(rows.error());
    auto cores = detector_->Find(picture, *rows, threads);
    if (!cores) return std::unexpected(cores.error());
    Turns turns = 0;
    Result<Reading> reading;
    if (LiesOnItsSide(*cores)) {
      turns = 1;
      reading = ReadTurned(picture, turns, options, threads);
    } else {
      reading = ReadCores(picture, std::move(*cores), *rows, options, threads);
    }
    if (!reading) return std::unexpected(reading.error());
    // Upside down: the lines are found all the same, but hardly one is read.
    if (Believable(*reading) < kUpsideDown && reading->lines.size() >= 4) {
      auto other = ReadTurned(picture, turns + 2, options, threads);
      if (!other) return std::unexpected(other.error());
      if (Believable(*other) > Believable(*reading) + 0.1) {
        turns += 2;
        reading = std::move(other);
      }
    }
    for (const ReadLine& line : reading->read) {
      if (line.unread) page.unread.push_back(*line.unread);
    }
    page.regions = LayOut(std::move(reading->read));
    TurnBack(turns, picture.size(), page.regions, page.unread);
    return {};
  }

  // Mean confidence of all characters; the longer a line the more it counts.
  static double Believable(const Reading& reading) {
    double sum = 0;
    double count = 0;
    for (const ReadLine& line : reading.read) {
      for (const ReadChar& c : line.text) sum += c.confidence;
      count += static_cast<double>(line.text.size());
    }
    return count > 0 ? sum / count : 1;
  }

  Result<Reading> ReadTurned(const cv::Mat& picture, Turns turns, const ReadOptions& options,
                             int threads) const {
    const cv::Mat turned = Turn(picture, turns);
    const auto rows = InkRows(turned, threads);
    if (!rows) return std::unexpected(rows.error());
    auto cores = detector_->Find(turned, *rows, threads);
    if (!cores) return std::unexpected(cores.error());
    return ReadCores(turned, std::move(*cores), *rows, options, threads);
  }

  Result<Reading> ReadCores(const cv::Mat& picture, std::vector<TextCore> cores,
                            std::span<const InkRow> rows, const ReadOptions& options,
                            int threads) const {
    Reading out;
    out.lines = FindLines(picture, std::move(cores));
    AddStrayLines(picture, rows, out.lines);
    // Long lines first: they cost most, and a thread must not end up alone with one.
    std::sort(out.lines.begin(), out.lines.end(), [](const TextLine& a, const TextLine& b) {
      return a.row.width() * b.row.height() > b.row.width() * a.row.height();
    });
    out.read.resize(out.lines.size());
    std::mutex mutex;
    std::optional<Error> failure;
    ForEachParallel(out.lines.size(), threads, [&](std::size_t i, int lane) {
      auto done = ReadOne(picture, out.lines[i], options.second_reader, lane);
      if (done) {
        out.read[i] = std::move(*done);
      } else {
        const std::lock_guard lock(mutex);
        failure = done.error();
      }
    });
    if (failure) return std::unexpected(*failure);
    SettleColumns(out.read);
    return out;
  }

  Result<ReadLine> ReadOne(const cv::Mat& picture, const TextLine& line, SecondReader when,
                           int lane) const {
    ReadLine out;
    out.quad = line.frame.ToPage(line.ink);
    try {
      auto text = recognizer_->Read(picture, line, lane);
      if (!text) return std::unexpected(text.error());
      out.text = std::move(*text);
      if (IsIcon(out.text)) out.text.clear();
      SettleLookAlikes(out.text);
      out.doubtful = IsDoubtful(out.text);
      const bool ask =
          when == SecondReader::kAlways || (when == SecondReader::kDoubtful && out.doubtful);
      if (ask && !out.text.empty()) {
        out.second = second_->Read(picture, line, lane);
        SettleLookAlikes(out.second);
        out.doubtful = out.doubtful || Disagree(out.text, out.second);
      }
      out.unread = UnreadAreaOf(line, out.text, out.second);
      if (line.stray && IsStrayInk(out.text)) out.text.clear();
      return out;
    } catch (const std::bad_alloc&) {
      return Fail(ErrorCode::kOutOfMemory, Stage::kExtract);
    } catch (const std::exception&) {
      return Fail(ErrorCode::kInternal, Stage::kExtract);
    }
  }

  std::unique_ptr<TextDetector> detector_;
  std::unique_ptr<LineRecognizer> recognizer_;
  std::unique_ptr<TesseractLines> second_;
  std::string version_;
};

}  // namespace

Result<std::unique_ptr<PageReader>> MakeScreenReader(const std::string& model_dir,
                                                     const TesseractEngines& engines) {
  // A thread pool of OpenCV would not survive a fork.
  cv::setNumThreads(0);
  auto detector = TextDetector::Load(model_dir, kLanes);
  if (!detector) return std::unexpected(detector.error());
  auto recognizer = LineRecognizer::Load(model_dir, kLanes);
  if (!recognizer) return std::unexpected(recognizer.error());
  auto second = std::make_unique<TesseractLines>(engines);
  // The first line of the manifest stands for the recogniser's characters, the rest for the
  // weights.
  std::ifstream manifest(model_dir + "/manifest.txt");
  std::string version;
  for (std::string line; std::getline(manifest, line);) version += line.substr(0, 8);
  return std::make_unique<ScreenReader>(std::move(*detector), std::move(*recognizer),
                                        std::move(second), std::move(version));
}

}  // namespace zwartlak
