// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "models/tesseract_lines.h"

#include <tesseract/baseapi.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <string_view>

#include "models/glyph_boxes.h"
#include "models/pixels.h"

namespace zwartlak {
namespace {

constexpr int kHeight = 40;  // measured best
constexpr double kMargin = 0.35;
constexpr int kWhite = 12;  // white margin around, pixels

struct Crop {
  cv::Mat pixels;
  double left = 0;  // in the line's frame
};

Crop CutLine(const cv::Mat& picture, const TextLine& line) {
  const double margin = line.row.height() * kMargin;
  const Rect wide{std::floor(line.row.left - margin), std::floor(line.row.top - margin),
                  std::ceil(line.row.right + margin), std::ceil(line.row.bottom + margin)};
  if (line.frame.upright()) {
    const cv::Rect cut =
        ToCvRect({wide.left + line.frame.origin.x, wide.top + line.frame.origin.y,
                  wide.right + line.frame.origin.x, wide.bottom + line.frame.origin.y},
                 picture.size());
    if (cut.empty()) return {};
    return {picture(cut), cut.x - line.frame.origin.x};
  }
  const int width = std::max(1, static_cast<int>(wide.width()));
  const int height = std::max(1, static_cast<int>(wide.height()));
  return {Straighten(picture, line.frame.ToPage(wide), width, height), wide.left};
}

using Colour = std::array<double, 3>;

Colour MedianOf(std::vector<std::array<std::uint8_t, 3>>& pixels) {
  Colour median{};
  const auto middle = pixels.begin() + static_cast<std::ptrdiff_t>(pixels.size() / 2);
  for (std::size_t c = 0; c < 3; ++c) {
    std::nth_element(pixels.begin(), middle, pixels.end(),
                     [&](const auto& a, const auto& b) { return a[c] < b[c]; });
    median[c] = (*middle)[c];
  }
  return median;
}

// Grey: the colours on the axis from the background to the ink, dark on white.
cv::Mat Normalise(const cv::Mat& crop) {
  std::vector<std::array<std::uint8_t, 3>> border;
  std::vector<std::array<std::uint8_t, 3>> all;
  for (int y = 0; y < crop.rows; ++y) {
    const std::uint8_t* p = crop.ptr(y);
    for (int x = 0; x < crop.cols; ++x, p += 3) {
      all.push_back({p[0], p[1], p[2]});
      if (y < 2 || y >= crop.rows - 2) border.push_back(all.back());
    }
  }
  const Colour ground = MedianOf(border);
  const auto distance = [&](const std::array<std::uint8_t, 3>& p) {
    double d = 0;
    for (std::size_t c = 0; c < 3; ++c) d += (p[c] - ground[c]) * (p[c] - ground[c]);
    return d;
  };
  // Ink: the middle of the tenth that is farthest from the background.
  const auto tenth =
      static_cast<std::ptrdiff_t>(all.size() - std::max<std::size_t>(1, all.size() / 10));
  std::vector<std::array<std::uint8_t, 3>> far = all;
  std::nth_element(far.begin(), far.begin() + tenth, far.end(),
                   [&](const auto& a, const auto& b) { return distance(a) < distance(b); });
  far.erase(far.begin(), far.begin() + tenth);
  const Colour ink = MedianOf(far);
  double length = 0;
  for (std::size_t c = 0; c < 3; ++c) length += (ink[c] - ground[c]) * (ink[c] - ground[c]);
  cv::Mat grey(crop.size(), CV_8U);
  std::size_t i = 0;
  for (int y = 0; y < crop.rows; ++y) {
    std::uint8_t* out = grey.ptr(y);
    for (int x = 0; x < crop.cols; ++x, ++i) {
      double along = 0;
      for (std::size_t c = 0; c < 3; ++c) along += (all[i][c] - ground[c]) * (ink[c] - ground[c]);
      const double share = length > 0 ? std::clamp(along / length, 0.0, 1.0) : 0.0;
      out[x] = static_cast<std::uint8_t>(std::lround(255 * (1 - share)));
    }
  }
  return grey;
}

struct Symbol {
  std::string utf8;
  double center = 0;  // pixels of the normalised picture
  float confidence = 0;
};

// Blanks stand where a word begins.
std::vector<Symbol> SymbolsOf(tesseract::TessBaseAPI& engine) {
  std::vector<Symbol> symbols;
  const std::unique_ptr<tesseract::ResultIterator> it(engine.GetIterator());
  if (!it) return symbols;
  constexpr auto kSymbol = tesseract::RIL_SYMBOL;
  do {
    const std::unique_ptr<char[]> text(it->GetUTF8Text(kSymbol));
    if (!text || text[0] == '\0' || text[0] == ' ') continue;
    int left = 0, top = 0, right = 0, bottom = 0;
    it->BoundingBox(kSymbol, &left, &top, &right, &bottom);
    if (!symbols.empty() && it->IsAtBeginningOf(tesseract::RIL_WORD))
      symbols.push_back({" ", 0, 1});
    symbols.push_back({text.get(), (left + right) / 2.0, it->Confidence(kSymbol) / 100.0F});
  } while (it->Next(kSymbol));
  return symbols;
}

}  // namespace

ReadText TesseractLines::Read(const cv::Mat& picture, const TextLine& line, int lane) const {
  const Crop crop = CutLine(picture, line);
  if (crop.pixels.empty()) return {};
  const double scale = static_cast<double>(kHeight) / crop.pixels.rows;
  const int width = std::max(1, static_cast<int>(std::lround(crop.pixels.cols * scale)));
  cv::Mat scaled;
  cv::resize(Normalise(crop.pixels), scaled, {width, kHeight}, 0, 0,
             scale < 1 ? cv::INTER_AREA : cv::INTER_CUBIC);
  cv::Mat framed;
  cv::copyMakeBorder(scaled, framed, kWhite, kWhite, kWhite, kWhite, cv::BORDER_CONSTANT,
                     cv::Scalar(255));
  tesseract::TessBaseAPI& engine = *engines_[static_cast<std::size_t>(lane)];
  engine.SetPageSegMode(tesseract::PSM_RAW_LINE);
  engine.SetImage(framed.data, framed.cols, framed.rows, 1, static_cast<int>(framed.step));
  engine.SetSourceResolution(300);
  if (engine.Recognize(nullptr) != 0) return {};
  const std::vector<Symbol> symbols = SymbolsOf(engine);
  engine.Clear();

  std::vector<CharPlace> places;
  const double along = static_cast<double>(width) / crop.pixels.cols;
  for (const Symbol& s : symbols) {
    places.push_back({(s.center - kWhite) / along + crop.left - line.ink.left, s.utf8 == " "});
  }
  const std::vector<Interval> intervals = PlaceGlyphs(places, line.columns, 6 / along);
  ReadText text;
  for (std::size_t i = 0; i < symbols.size(); ++i) {
    const Rect box{line.ink.left + intervals[i].from, line.ink.top, line.ink.left + intervals[i].to,
                   line.ink.bottom};
    text.push_back({symbols[i].utf8, line.frame.ToPage(box), symbols[i].confidence});
  }
  return text;
}

}  // namespace zwartlak
