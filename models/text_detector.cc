// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "models/text_detector.h"

#include <algorithm>
#include <cmath>
#include <mutex>
#include <opencv2/imgproc.hpp>
#include <optional>

#include "models/pixels.h"
#include "pipeline/core/parallel.h"

namespace zwartlak {
namespace {

// 1920x1080 at half size is four tiles, at full size sixteen: enough for two threads to end
// together, and layers that stay in the cache.
constexpr int kTileWidth = 512;
constexpr int kTileHeight = 288;
constexpr int kTileOverlap = 24;
// A picture up to this size is looked at in full size at once: nothing is won by halving it.
constexpr int kSmallWidth = 1024;
constexpr int kSmallHeight = 1152;
// Values of PP-OCR's own post-processing.
constexpr int kMapThreshold = 77;  // 0.3 of 255
constexpr float kMinScore = 0.45F;
// A core lower than this at half size is text that half size blurs: look again at full size.
constexpr double kSmallCore = 5.0;

// Starts of tiles of `size` that cover `length`, evenly spread.
std::vector<int> Starts(int length, int size) {
  if (length <= size) return {0};
  const int step = size - kTileOverlap;
  const int count = (length - kTileOverlap + step - 1) / step;
  std::vector<int> starts;
  for (int i = 0; i < count; ++i) {
    starts.push_back(static_cast<int>(static_cast<long>(length - size) * i / (count - 1)));
  }
  return starts;
}

// A connected area of the map, as sums over its pixels: no map of labels is ever held.
struct Blob {
  cv::Rect box;
  std::int64_t area = 0;
  std::int64_t sum = 0;  // of the values
  double x = 0, y = 0, xx = 0, yy = 0, xy = 0;

  void Add(const std::uint8_t* row, int at_y, int from, int to) {
    const cv::Rect run(from, at_y, to - from, 1);
    box = area == 0 ? run : box | run;
    area += to - from;
    for (int at_x = from; at_x < to; ++at_x) {
      const double px = at_x;
      const double py = at_y;
      sum += row[at_x];
      x += px, y += py, xx += px * px, yy += py * py, xy += px * py;
    }
  }
  // The line's direction from the second moments; meaningful for long cores only.
  [[nodiscard]] double Direction() const {
    const double n = static_cast<double>(area);
    const double vx = xx / n - x / n * (x / n);
    const double vy = yy / n - y / n * (y / n);
    const double cov = xy / n - x / n * (y / n);
    return 0.5 * std::atan2(2 * cov, vx - vy);
  }
};

// A run of pixels over the threshold; `same` leads to the first run of its area.
struct Piece {
  int y, from, to;
  std::size_t same;
};

std::size_t FirstOf(std::vector<Piece>& pieces, std::size_t i) {
  while (pieces[i].same != i) i = pieces[i].same = pieces[pieces[i].same].same;
  return i;
}

// Runs of the map, those that touch (corners count) joined.
std::vector<Piece> PiecesOf(const cv::Mat& map) {
  std::vector<Piece> pieces;
  std::size_t above = 0;  // first run of the row above
  for (int y = 0; y < map.rows; ++y) {
    const std::size_t own = pieces.size();
    const std::uint8_t* row = map.ptr(y);
    for (int x = 0; x < map.cols; ++x) {
      if (row[x] <= kMapThreshold) continue;
      const int from = x;
      while (x < map.cols && row[x] > kMapThreshold) ++x;
      const std::size_t at = pieces.size();
      pieces.push_back({y, from, x, at});
      while (above < own && (pieces[above].y < y - 1 || pieces[above].to < from)) ++above;
      for (std::size_t i = above; i < own && pieces[i].from <= x; ++i) {
        const std::size_t one = FirstOf(pieces, i);
        const std::size_t other = FirstOf(pieces, at);
        pieces[std::max(one, other)].same = std::min(one, other);
      }
    }
    above = own;
  }
  return pieces;
}

// In the order of their first pixels.
std::vector<Blob> BlobsOf(const cv::Mat& map) {
  std::vector<Piece> pieces = PiecesOf(map);
  std::vector<Blob> blobs;
  std::vector<std::size_t> number(pieces.size());
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const std::size_t first = FirstOf(pieces, i);
    if (first == i) {
      number[i] = blobs.size();
      blobs.emplace_back();
    }
    const Piece& p = pieces[i];
    blobs[number[first]].Add(map.ptr(p.y), p.y, p.from, p.to);
  }
  return blobs;
}

std::vector<TextCore> CoresOf(const cv::Mat& map, double scale) {
  std::vector<TextCore> cores;
  for (const Blob& blob : BlobsOf(map)) {
    const cv::Rect& box = blob.box;
    const auto area = static_cast<double>(blob.area);
    TextCore core;
    core.score = static_cast<float>(static_cast<double>(blob.sum) / area / 255.0);
    if (core.score < kMinScore || area < 3) continue;
    core.box = {box.x / scale, box.y / scale, (box.x + box.width) / scale,
                (box.y + box.height) / scale};
    core.height = core.box.height();
    if (std::max(box.width, box.height) > 3 * std::min(box.width, box.height) ||
        area * 2 < box.area()) {
      core.angle = blob.Direction();
      const double length = std::hypot(core.box.width(), core.box.height());
      const double slanted = area / (scale * scale) / length * 1.15;
      if (std::abs(core.angle) > 0.02) core.height = std::min(core.height, slanted);
    }
    cores.push_back(core);
  }
  return cores;
}

// Cores end before their line does: about half its height above and below, and at its ends.
std::vector<InkRow> MissedBy(std::span<const TextCore> cores, std::span<const InkRow> rows) {
  std::vector<Rect> boxes;
  boxes.reserve(cores.size());
  for (const TextCore& core : cores) {
    const double h = core.height;
    boxes.push_back(
        {core.box.left - h, core.box.top - h / 2, core.box.right + h, core.box.bottom + h / 2});
  }
  return Uncovered(rows, boxes);
}

}  // namespace

struct TextDetector::Tile {
  cv::Rect area;  // scaled pixels
  cv::Rect keep;  // part of it that is written: the rim knows too little of its surroundings
};

// Each tile writes up to the middle of its overlap with the next, so no two write the same pixel.
std::vector<TextDetector::Tile> TextDetector::TilesOf(cv::Size size) {
  struct Part {
    int start, keep_from, keep_to;
  };
  const auto parts_of = [](int length, int tile) {
    const std::vector<int> starts = Starts(length, tile);
    std::vector<Part> parts;
    for (std::size_t i = 0; i < starts.size(); ++i) {
      const int from = i == 0 ? 0 : parts.back().keep_to;
      const int to = i + 1 == starts.size() ? length : (starts[i] + tile + starts[i + 1]) / 2;
      parts.push_back({starts[i], from, to});
    }
    return parts;
  };
  std::vector<Tile> tiles;
  for (const Part& y : parts_of(size.height, kTileHeight)) {
    for (const Part& x : parts_of(size.width, kTileWidth)) {
      const cv::Rect area =
          cv::Rect(x.start, y.start, kTileWidth, kTileHeight) & cv::Rect({0, 0}, size);
      tiles.push_back(
          {area, {x.keep_from, y.keep_from, x.keep_to - x.keep_from, y.keep_to - y.keep_from}});
    }
  }
  return tiles;
}

Result<std::unique_ptr<TextDetector>> TextDetector::Load(const std::string& model_dir, int lanes) {
  std::unique_ptr<TextDetector> detector(new TextDetector());
  // The first run builds its kernels; done here it is shared by every child.
  auto networks =
      LoadLanes(model_dir + "/detector.xml", lanes, [](Network& network) -> Result<void> {
        const cv::Mat warm(kTileHeight, kTileWidth, CV_8UC3, cv::Scalar::all(128));
        const auto run = network.Run(warm.data, 1, kTileHeight, kTileWidth);
        if (!run) return std::unexpected(run.error());
        network.ReleaseScratch();
        return {};
      });
  if (!networks) return std::unexpected(networks.error());
  detector->lanes_ = std::move(*networks);
  return detector;
}

Result<void> TextDetector::RunTiles(const cv::Mat& picture, std::span<const Tile> tiles,
                                    double scale, cv::Mat& map, int threads) const {
  std::mutex mutex;
  std::optional<Error> failure;
  const int lanes = std::min(threads, static_cast<int>(lanes_.size()));
  ForEachParallel(tiles.size(), lanes, [&](std::size_t i, int lane) {
    const Tile& tile = tiles[i];
    const cv::Rect source = ToCvRect({tile.area.x / scale, tile.area.y / scale,
                                      tile.area.br().x / scale, tile.area.br().y / scale},
                                     picture.size());
    const cv::Mat input =
        ToNetworkInput(picture(source), tile.area.size(), kTileWidth, kTileHeight);
    const auto output =
        lanes_[static_cast<std::size_t>(lane)]->Run(input.data, 1, kTileHeight, kTileWidth);
    if (!output) {
      const std::lock_guard lock(mutex);
      failure = output.error();
      return;
    }
    const cv::Mat probability(kTileHeight, kTileWidth, CV_32F, const_cast<float*>(output->data));
    cv::Mat target = map(tile.keep);
    probability(tile.keep - tile.area.tl()).convertTo(target, CV_8U, 255.0);
  });
  // Its layers take more than the largest picture; what follows needs the room.
  for (const auto& lane : lanes_) lane->ReleaseScratch();
  if (failure) return std::unexpected(*failure);
  return {};
}

Result<std::vector<TextCore>> TextDetector::Find(const cv::Mat& picture,
                                                 std::span<const InkRow> ink_rows,
                                                 int threads) const {
  const auto scaled = [&](double scale) {
    return cv::Size(std::max(1, static_cast<int>(picture.cols * scale)),
                    std::max(1, static_cast<int>(picture.rows * scale)));
  };

  const bool small = picture.cols <= kSmallWidth && picture.rows <= kSmallHeight;
  double scale = small ? 1.0 : 0.5;
  cv::Mat map = cv::Mat::zeros(scaled(scale), CV_8U);
  auto tiles = TilesOf(map.size());
  if (auto ran = RunTiles(picture, tiles, scale, map, threads); !ran) {
    return std::unexpected(ran.error());
  }
  std::vector<TextCore> cores = CoresOf(map, scale);
  if (small) return cores;

  // Once more, at full size, where the text is small or where rows of ink were not seen.
  const std::vector<InkRow> missed = MissedBy(cores, ink_rows);
  std::vector<Tile> again;
  for (const Tile& tile : TilesOf(scaled(1.0))) {
    int low = 0;
    int all = 0;
    const Rect area = FromCvRect(tile.area);
    for (const TextCore& core : cores) {
      if (Intersect(core.box, area).empty()) continue;
      ++all;
      low += core.height / 2 < kSmallCore ? 1 : 0;
    }
    const Rect keep = FromCvRect(tile.keep);
    const bool unseen = std::any_of(missed.begin(), missed.end(), [&](const InkRow& row) {
      return !Intersect(row.box, keep).empty();
    });
    if (unseen || (all > 0 && low * 3 > all)) again.push_back(tile);
  }
  if (again.empty()) return cores;
  // Elsewhere the coarse map still speaks.
  cv::Mat fine;
  cv::resize(map, fine, scaled(1.0), 0, 0, cv::INTER_LINEAR);
  map.release();
  if (auto ran = RunTiles(picture, again, 1.0, fine, threads); !ran) {
    return std::unexpected(ran.error());
  }
  return CoresOf(fine, 1.0);
}

}  // namespace zwartlak
