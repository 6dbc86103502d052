// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "models/tesseract_reader.h"

#include <tesseract/baseapi.h>

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <new>
#include <opencv2/imgproc.hpp>
#include <optional>
#include <utility>
#include <vector>

#include "models/layout.h"
#include "models/pixels.h"
#include "models/read_line.h"
#include "pipeline/core/parallel.h"

namespace zwartlak {
namespace {

// A gap wider than this share of a word's height parts two segments.
constexpr double kWideGap = 1.0;
// A band higher than this is cut, so that memory does not follow the size of the picture.
constexpr int kBandPixels = 4'000'000;
// More bands than threads, so that these end together; lower bands would part too many lines.
constexpr int kBandRows = 200;
constexpr int kMostBands = 4;
constexpr float kSureWord = 0.6F;

struct Word {
  Rect box;
  ReadText text;
};

struct Band {
  int top = 0;
  int bottom = 0;
};

// How much a row changes along its way: little where no line of text is.
long Unrest(const PixelView& pixels, int y) {
  const std::uint8_t* p = pixels.data + static_cast<std::size_t>(y) * pixels.stride;
  long sum = 0;
  for (int x = 3; x < pixels.width * 3; ++x) sum += std::abs(p[x] - p[x - 3]);
  return sum;
}

// Cuts the page into bands at quiet rows: at least `wanted`, none much larger than kBandPixels.
std::vector<Band> BandsOf(const PixelView& pixels, int wanted) {
  const auto area = static_cast<long>(pixels.width) * pixels.height;
  const int count = static_cast<int>(std::max<long>(wanted, area / kBandPixels + 1));
  std::vector<Band> bands;
  int top = 0;
  for (int i = 1; i <= count && top < pixels.height; ++i) {
    int bottom = pixels.height;
    if (i < count) {
      const int aim = static_cast<int>(static_cast<long>(pixels.height) * i / count);
      const int reach = pixels.height / count / 5;
      long quietest = std::numeric_limits<long>::max();
      for (int y = std::max(top + 1, aim - reach); y < std::min(pixels.height - 1, aim + reach);
           ++y) {
        const long unrest = Unrest(pixels, y) + Unrest(pixels, y - 1) + Unrest(pixels, y + 1);
        if (unrest < quietest) {
          quietest = unrest;
          bottom = y;
        }
      }
    }
    bands.push_back({top, bottom});
    top = bottom;
  }
  return bands;
}

// Characters of a word side by side without holes: an engine of this kind knows the word's box well
// and its letters' boxes roughly.
void SpreadOver(const Rect& box, const std::vector<double>& lefts, ReadText& text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const double from = i == 0 ? box.left : std::clamp(lefts[i], box.left, box.right);
    const double to = i + 1 == text.size()
                          ? box.right
                          : std::clamp(lefts[i + 1], from, std::max(from, box.right));
    text[i].quad = Quad::FromRect({from, box.top, to, box.bottom});
  }
}

Rect BoxOf(const tesseract::ResultIterator& it, tesseract::PageIteratorLevel level, double top) {
  int left = 0, upper = 0, right = 0, lower = 0;
  it.BoundingBox(level, &left, &upper, &right, &lower);
  return {static_cast<double>(left), upper + top, static_cast<double>(right), lower + top};
}

// Words of each text line of the band.
std::vector<std::vector<Word>> WordsOf(tesseract::TessBaseAPI& engine, double top) {
  std::vector<std::vector<Word>> lines;
  const std::unique_ptr<tesseract::ResultIterator> it(engine.GetIterator());
  if (!it) return lines;
  std::vector<double> lefts;
  const auto close_word = [&] {
    if (lines.empty() || lines.back().empty()) return;
    SpreadOver(lines.back().back().box, lefts, lines.back().back().text);
    lefts.clear();
  };
  do {
    const std::unique_ptr<char[]> text(it->GetUTF8Text(tesseract::RIL_SYMBOL));
    if (!text || text[0] == '\0') continue;
    if (it->IsAtBeginningOf(tesseract::RIL_WORD)) {
      close_word();
      if (it->IsAtBeginningOf(tesseract::RIL_TEXTLINE) || lines.empty()) lines.emplace_back();
      lines.back().push_back({BoxOf(*it, tesseract::RIL_WORD, top), {}});
    }
    if (lines.empty() || lines.back().empty()) continue;
    lefts.push_back(BoxOf(*it, tesseract::RIL_SYMBOL, top).left);
    lines.back().back().text.push_back(
        {text.get(), {}, it->Confidence(tesseract::RIL_SYMBOL) / 100.0F});
  } while (it->Next(tesseract::RIL_SYMBOL));
  close_word();
  return lines;
}

// Words of one text line become segments, parted at wide gaps.
void AddSegments(std::vector<Word> words, std::vector<ReadLine>& out) {
  std::optional<Rect> last;
  for (Word& word : words) {
    if (word.text.empty()) continue;
    const double height = std::max(8.0, word.box.height());
    if (!last || word.box.left - last->right > kWideGap * height) {
      out.emplace_back();
      out.back().quad = Quad::FromRect(word.box);
    } else {
      const Rect gap{last->right, std::min(last->top, word.box.top),
                     std::max(last->right, word.box.left), std::max(last->bottom, word.box.bottom)};
      out.back().text.push_back({" ", Quad::FromRect(gap), 1.0F});
      out.back().quad = Quad::FromRect(Union(out.back().quad.Bounds(), word.box));
    }
    last = word.box;
    std::move(word.text.begin(), word.text.end(), std::back_inserter(out.back().text));
  }
}

class WholePageReader final : public PageReader {
 public:
  explicit WholePageReader(TesseractEngines engines) : engines_(std::move(engines)) {}

  [[nodiscard]] std::string_view name() const override { return "tesseract"; }
  [[nodiscard]] std::string_view version() const override {
    return tesseract::TessBaseAPI::Version();
  }

  [[nodiscard]] Result<Page> Read(const PixelView& pixels,
                                  const ReadOptions& options) const override {
    Page page;
    page.width = pixels.width;
    page.height = pixels.height;
    try {
      std::vector<ReadLine> lines;
      if (pixels.width > 2 && pixels.height > 2) {
        auto read = ReadBands(pixels, options);
        if (!read) return std::unexpected(read.error());
        lines = std::move(*read);
      }
      page.regions = LayOut(std::move(lines));
      return page;
    } catch (const std::bad_alloc&) {
      return Fail(ErrorCode::kOutOfMemory, Stage::kVerify);
    } catch (const std::exception&) {
      return Fail(ErrorCode::kInternal, Stage::kVerify);
    }
  }

 private:
  Result<std::vector<ReadLine>> ReadBands(const PixelView& pixels,
                                          const ReadOptions& options) const {
    const int threads = std::clamp(options.threads, 1, static_cast<int>(engines_.size()));
    // The number of bands must not depend on the number of threads: the same page, the same text.
    const std::vector<Band> bands =
        BandsOf(pixels, std::clamp(pixels.height / kBandRows, 1, kMostBands));
    std::vector<std::vector<ReadLine>> parts(bands.size());
    std::vector<char> failed(bands.size(), 0);
    ForEachParallel(bands.size(), threads, [&](std::size_t i, int lane) {
      try {
        failed[i] =
            !ReadBand(pixels, bands[i], *engines_[static_cast<std::size_t>(lane)], parts[i]);
      } catch (const std::exception&) {
        failed[i] = 1;
      }
    });
    if (std::find(failed.begin(), failed.end(), 1) != failed.end()) {
      return Fail(ErrorCode::kOutOfMemory, Stage::kVerify);
    }
    std::vector<ReadLine> lines;
    for (auto& part : parts) std::move(part.begin(), part.end(), std::back_inserter(lines));
    return lines;
  }

  static bool ReadBand(const PixelView& pixels, const Band& band, tesseract::TessBaseAPI& engine,
                       std::vector<ReadLine>& out) {
    engine.SetPageSegMode(tesseract::PSM_SPARSE_TEXT);
    // Grey: the engine makes a copy of four bytes a pixel of colours, and looks for a threshold in
    // each channel.
    cv::Mat grey;
    cv::cvtColor(WrapPixels(pixels).rowRange(band.top, band.bottom), grey, cv::COLOR_RGB2GRAY);
    engine.SetImage(grey.data, grey.cols, grey.rows, 1, static_cast<int>(grey.step));
    grey.release();
    engine.SetSourceResolution(96);
    if (engine.Recognize(nullptr) != 0) return false;
    for (auto& words : WordsOf(engine, band.top)) AddSegments(std::move(words), out);
    engine.Clear();
    for (ReadLine& line : out) line.doubtful = MeanConfidence(line.text) < kSureWord;
    return true;
  }

  TesseractEngines engines_;
};

}  // namespace

std::unique_ptr<PageReader> MakeWholePageReader(TesseractEngines engines) {
  return std::make_unique<WholePageReader>(std::move(engines));
}

}  // namespace zwartlak
