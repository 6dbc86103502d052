// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "models/stray_ink.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdint>
#include <opencv2/imgproc.hpp>

#include "pipeline/core/parallel.h"

namespace zwartlak {
namespace {

// What is wider than this in every direction is an area, not a stroke.
constexpr int kStroke = 9;
// A stroke differs from its ground by at least this; text under a dark overlay by about 16.
constexpr int kLeastContrast = 5;
// The strongest stroke of a row differs by this much more.
constexpr int kMoreContrast = 3;
// Where every other pixel differs (paper, a camera's noise), strokes differ this much more often.
constexpr int kOverNoise = 4;
constexpr int kLeastLetter = 3;
constexpr int kLeastRow = 4;
constexpr int kLargestRow = 30;
// Letters and words of one row are nearer to each other than this.
constexpr int kJoin = 11;
constexpr int kLeastStrokes = 4;
constexpr int kBand = 1024;
constexpr int kBandOverlap = 48;  // more than a row is high
// Labels are wide: they are made for a part of a band at a time. A row that is kept lies so far
// from the part's ends that it is found just as in the whole band.
constexpr int kPart = 256;

// Keeps the components that may be a letter, or a word whose letters touch.
cv::Mat LettersOf(const cv::Mat& strokes) {
  cv::Mat labels;
  cv::Mat stats;
  cv::Mat centroids;
  const int count = cv::connectedComponentsWithStats(strokes, labels, stats, centroids, 8, CV_32S);
  std::vector<std::uint8_t> keep(static_cast<std::size_t>(count), 0);
  for (int i = 1; i < count; ++i) {
    const int* s = stats.ptr<int>(i);
    const int width = s[cv::CC_STAT_WIDTH];
    const int height = s[cv::CC_STAT_HEIGHT];
    const bool sized = height >= kLeastLetter && height <= kLargestRow && width <= 12 * height;
    const bool solid = s[cv::CC_STAT_AREA] * 10 > width * height * 9 && width > height;
    keep[static_cast<std::size_t>(i)] = sized && !solid ? 255 : 0;
  }
  cv::Mat letters(strokes.size(), CV_8U);
  for (int y = 0; y < labels.rows; ++y) {
    const int* label = labels.ptr<int>(y);
    std::uint8_t* out = letters.ptr(y);
    for (int x = 0; x < labels.cols; ++x) out[x] = keep[static_cast<std::size_t>(label[x])];
  }
  return letters;
}

int MostStrokes(const cv::Mat& letters) {
  int most = 0;
  for (int y = 0; y < letters.rows; ++y) {
    const std::uint8_t* p = letters.ptr(y);
    int strokes = 0;
    for (int x = 0; x < letters.cols; ++x) strokes += p[x] != 0 && (x == 0 || p[x - 1] == 0);
    most = std::max(most, strokes);
  }
  return most;
}

// Text stands on a quiet ground; the texture of a photograph goes on above and below.
bool StandsFree(const cv::Mat& strokes, const cv::Rect& box) {
  int inked = 0;
  int all = 0;
  for (const int y : {box.y - 2, box.y - 1, box.br().y, box.br().y + 1}) {
    if (y < 0 || y >= strokes.rows) continue;
    inked += cv::countNonZero(strokes(cv::Rect(box.x, y, box.width, 1)));
    all += box.width;
  }
  return inked * 5 <= all;
}

int LeastContrast(const cv::Mat& contrast) {
  std::array<std::size_t, 256> histogram{};
  for (int y = 0; y < contrast.rows; ++y) {
    const std::uint8_t* p = contrast.ptr(y);
    for (int x = 0; x < contrast.cols; ++x) ++histogram[p[x]];
  }
  std::size_t seen = 0;
  int middle = 0;
  while ((seen += histogram[static_cast<std::size_t>(middle)]) * 2 < contrast.total()) ++middle;
  return std::max(kLeastContrast, std::min(255, middle * kOverNoise));
}

// Rows of one polarity whose middle is in `keep`; `contrast` is how far each pixel stands out from
// its ground.
void AddRowsOfPart(const cv::Mat& contrast, int least, cv::Point origin, cv::Range keep,
                   std::vector<InkRow>& out) {
  const cv::Mat strokes = contrast >= least;
  const cv::Mat letters = LettersOf(strokes);
  cv::Mat joined;
  cv::morphologyEx(letters, joined, cv::MORPH_CLOSE,
                   cv::getStructuringElement(cv::MORPH_RECT, {kJoin, 1}));
  cv::Mat labels;
  cv::Mat stats;
  cv::Mat centroids;
  const int count = cv::connectedComponentsWithStats(joined, labels, stats, centroids, 8, CV_32S);
  for (int i = 1; i < count; ++i) {
    const int* s = stats.ptr<int>(i);
    const cv::Rect box(s[cv::CC_STAT_LEFT], s[cv::CC_STAT_TOP], s[cv::CC_STAT_WIDTH],
                       s[cv::CC_STAT_HEIGHT]);
    if (box.height < kLeastRow || box.height > kLargestRow || box.width < 2 * box.height) continue;
    const int middle = box.y + box.height / 2;
    if (middle < keep.start || middle >= keep.end) continue;
    const int most = MostStrokes(letters(box));
    if (most < kLeastStrokes || most * box.height * 2 < box.width) continue;
    double strongest = 0;
    cv::minMaxLoc(contrast(box), nullptr, &strongest);
    if (strongest < least + kMoreContrast || !StandsFree(strokes, box)) continue;
    const cv::Rect page = box + origin;
    out.push_back({{static_cast<double>(page.x), static_cast<double>(page.y),
                    static_cast<double>(page.br().x), static_cast<double>(page.br().y)},
                   most,
                   static_cast<int>(strongest)});
  }
}

void AddRows(const cv::Mat& contrast, cv::Point origin, cv::Range keep, std::vector<InkRow>& out) {
  const int least = LeastContrast(contrast);
  for (int top = keep.start; top < keep.end; top += kPart) {
    const int bottom = std::min(keep.end, top + kPart);
    const int from = std::max(0, top - kBandOverlap);
    const int to = std::min(contrast.rows, bottom + kBandOverlap);
    AddRowsOfPart(contrast.rowRange(from, to), least, {origin.x, origin.y + from},
                  {top - from, bottom - from}, out);
  }
}

}  // namespace

Result<std::vector<InkRow>> InkRows(const cv::Mat& picture, int threads) {
  struct Look {
    int top;
    int way;
    std::vector<InkRow> rows = {};
  };
  std::vector<Look> looks;
  for (int top = 0; top < picture.rows; top += kBand) {
    for (const int way : {cv::MORPH_BLACKHAT, cv::MORPH_TOPHAT}) looks.push_back({top, way});
  }
  const cv::Mat kernel = cv::getStructuringElement(cv::MORPH_RECT, {kStroke, kStroke});
  std::atomic<bool> failed = false;
  ForEachParallel(looks.size(), threads, [&](std::size_t i, int) {
    try {
      Look& look = looks[i];
      const int bottom = std::min(picture.rows, look.top + kBand);
      const int from = std::max(0, look.top - kBandOverlap);
      const int to = std::min(picture.rows, bottom + kBandOverlap);
      cv::Mat grey;
      cv::cvtColor(picture.rowRange(from, to), grey, cv::COLOR_RGB2GRAY);
      cv::Mat contrast;
      cv::morphologyEx(grey, contrast, look.way, kernel);
      AddRows(contrast, {0, from}, {look.top - from, bottom - from}, look.rows);
    } catch (const std::exception&) {  // cv::Exception or bad_alloc: no room for the strip
      failed = true;
    }
  });
  if (failed) return Fail(ErrorCode::kOutOfMemory, Stage::kExtract);
  std::vector<InkRow> rows;
  for (const Look& look : looks) rows.insert(rows.end(), look.rows.begin(), look.rows.end());
  return rows;
}

std::vector<InkRow> Uncovered(std::span<const InkRow> rows, std::span<const Rect> boxes) {
  std::vector<InkRow> out;
  std::vector<std::pair<double, double>> covered;
  for (const InkRow& row : rows) {
    const double middle = row.box.center().y;
    covered.clear();
    for (const Rect& box : boxes) {
      if (box.top <= middle && box.bottom >= middle && box.right > row.box.left &&
          box.left < row.box.right) {
        covered.emplace_back(box.left, box.right);
      }
    }
    std::sort(covered.begin(), covered.end());
    covered.emplace_back(row.box.right, row.box.right);
    double from = row.box.left;
    for (const auto& [left, right] : covered) {
      if (left - from > row.box.height()) {
        out.push_back({{from, row.box.top, left, row.box.bottom}, row.strokes, row.contrast});
      }
      from = std::max(from, right);
    }
  }
  return out;
}

}  // namespace zwartlak
