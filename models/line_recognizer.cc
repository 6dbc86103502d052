// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "models/line_recognizer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <string_view>

#include "models/ctc.h"
#include "models/glyph_boxes.h"
#include "models/ink.h"
#include "models/pixels.h"

namespace zwartlak {
namespace {

constexpr int kHeight = 48;
constexpr double kMargin = 0.25;         // of the line's height, measured best
constexpr double kWordGap = 0.28;        // of the ink's height: narrower is a gap within a word
constexpr double kNarrowWordGap = 0.15;  // the same, where letters stand much closer than that
constexpr double kOverLetterGap = 2.5;
constexpr double kHanging = 0.25;  // of the ink's height
constexpr double kDim = 96;        // a line whose values span less is spread to this
constexpr int kStep = 8;           // pixels of input to one step of the output
constexpr std::array kWidths = {64, 96, 128, 160, 192, 224, 256, 320, 384, 448, 512, 640, 768, 960};

struct Crop {
  cv::Mat pixels;
  double left = 0;  // in the line's frame
};

Crop CutLine(const cv::Mat& picture, const TextLine& line) {
  const double margin = line.row.height() * kMargin;
  const Rect wide{std::floor(line.row.left - std::min(margin, line.room_left)),
                  std::floor(line.row.top - margin),
                  std::ceil(line.row.right + std::min(margin, line.room_right)),
                  std::ceil(line.row.bottom + margin)};
  if (line.frame.upright()) {
    const Rect page{wide.left + line.frame.origin.x, wide.top + line.frame.origin.y,
                    wide.right + line.frame.origin.x, wide.bottom + line.frame.origin.y};
    const cv::Rect cut = ToCvRect(page, picture.size());
    if (cut.empty()) return {};
    return {picture(cut), cut.x - line.frame.origin.x};
  }
  const int width = static_cast<int>(wide.width());
  const int height = static_cast<int>(wide.height());
  if (width <= 0 || height <= 0) return {};
  return {Straighten(picture, line.frame.ToPage(wide), width, height), wide.left};
}

// Dimmed text (under a dark overlay the channels differ by about 16) is spread to where the network
// has seen text. Noise is not: it would fill the spread range itself.
cv::Mat Brighten(const cv::Mat& crop) {
  double low = 0;
  double high = 0;
  cv::minMaxLoc(crop.reshape(1), &low, &high);
  const double span = high - low;
  if (span <= 0 || span >= kDim) return crop;
  cv::Mat bright;
  crop.convertTo(bright, CV_8U, kDim / span, 128 - (low + high) / 2 * kDim / span);
  return bright;
}

int PaddedWidth(int width) {
  const auto it = std::lower_bound(kWidths.begin(), kWidths.end(), width);
  return it == kWidths.end() ? kWidths.back() : *it;
}

// The columns [from, to) of a line as a line of its own.
TextLine PartOf(const TextLine& line, int from, int to) {
  TextLine part = line;
  part.ink.left = line.ink.left + from;
  part.ink.right = line.ink.left + to;
  part.row.left = part.ink.left;
  part.row.right = part.ink.right;
  part.columns.assign(line.columns.begin() + from, line.columns.begin() + to);
  return part;
}

// Cuts a line that is too long for the widest shape, each time at the widest gap of the last half.
std::vector<TextLine> CutLong(const TextLine& line) {
  const double shape = kWidths.back() / static_cast<double>(kHeight);
  const int limit = static_cast<int>((shape * (1 + 2 * kMargin) - 2 * kMargin) * line.row.height());
  std::vector<TextLine> parts;
  const int size = static_cast<int>(line.columns.size());
  int from = 0;
  double room = line.room_left;
  while (size - from > limit) {
    Run gap{from + limit, from + limit};
    for (int x = from + limit / 2; x < from + limit;) {
      int end = x;
      while (end < size && line.columns[static_cast<std::size_t>(end)] == 0) ++end;
      if (end - x > gap.size()) gap = {x, end};
      x = end + 1;
    }
    parts.push_back(PartOf(line, from, gap.from));
    parts.back().room_left = room;
    room = gap.size() / 2.0;
    parts.back().room_right = room;
    from = gap.to;
  }
  parts.push_back(PartOf(line, from, size));
  parts.back().room_left = room;
  return parts;
}

// An address, a key or a number rather than a word, at the end of `before` or the start of `after`:
// beside a digit or a dot the gap is wide without a blank.
bool IsTokenCut(const ReadText& before, const ReadText& after) {
  const auto is_code = [](const ReadChar& c) {
    return c.utf8.size() == 1 &&
           std::string_view("0123456789/=?&_@\\%").find(c.utf8[0]) != std::string_view::npos;
  };
  const auto is_blank = [](const ReadChar& c) { return c.utf8 == " "; };
  const auto head = std::find_if(after.begin(), after.end(), is_blank);
  const auto tail = std::find_if(before.rbegin(), before.rend(), is_blank);
  return std::any_of(before.rbegin(), tail, is_code) || std::any_of(after.begin(), head, is_code);
}

// Whether the gap at which a line was cut is one between words. Long tokens are cut, too: there it
// is as narrow as the gaps between all letters.
bool IsWordGap(const TextLine& line, double gap, bool token) {
  if (gap >= kWordGap * line.ink.height()) return true;
  if (token) return false;
  std::vector<int> gaps;
  int empty = 0;
  for (const int inked : line.columns) {
    if (inked != 0 && empty > 0) gaps.push_back(empty);
    empty = inked == 0 ? empty + 1 : 0;
  }
  if (gaps.empty()) return false;
  const auto middle = gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2);
  std::nth_element(gaps.begin(), middle, gaps.end());
  return gap >= kNarrowWordGap * line.ink.height() && gap >= kOverLetterGap * *middle;
}

bool IsBlank(const std::string& utf8) { return utf8 == " "; }

// Blanks are read from shapes; the ink says where they are.
void MendBlanks(const TextLine& line, const std::vector<std::string>& characters,
                std::vector<CtcChar>& chars, std::vector<CharPlace>& places) {
  const std::vector<bool> none = FalseBlanks(places, line.columns);
  for (std::size_t i = chars.size(); i-- > 0;) {
    if (!none[i]) continue;
    chars.erase(chars.begin() + static_cast<std::ptrdiff_t>(i));
    places.erase(places.begin() + static_cast<std::ptrdiff_t>(i));
  }
  const std::vector<bool> lost = LostBlanks(places, line.columns);
  const auto blank = std::ranges::find_if(places, &CharPlace::blank);
  if (blank == places.end()) return;
  const CtcChar pattern = chars[static_cast<std::size_t>(blank - places.begin())];
  // Narrow letters and digits stand in much room of their own ("jij", "491"), so only where a blank
  // belongs: behind a mark and before a new sentence or word.
  const auto parted = [&](std::size_t i) {
    const std::string& before = characters[chars[i - 1].label];
    const std::string& after = characters[chars[i].label];
    return std::string_view(".,;:!?|)·").find(before) != std::string_view::npos &&
           after.size() == 1 && after[0] >= 'A' && after[0] <= 'Z';
  };
  for (std::size_t i = chars.size(); i-- > 1;) {
    if (!lost[i] || !parted(i)) continue;
    CtcChar added = pattern;
    added.center = (chars[i - 1].center + chars[i].center) / 2;
    chars.insert(chars.begin() + static_cast<std::ptrdiff_t>(i), added);
    places.insert(places.begin() + static_cast<std::ptrdiff_t>(i),
                  {(places[i - 1].center + places[i].center) / 2, true});
  }
}

}  // namespace

Result<std::unique_ptr<LineRecognizer>> LineRecognizer::Load(const std::string& model_dir,
                                                             int lanes) {
  std::unique_ptr<LineRecognizer> recognizer(new LineRecognizer());
  std::ifstream list(model_dir + "/characters.txt");
  recognizer->characters_.emplace_back();
  for (std::string line; std::getline(list, line);) recognizer->characters_.push_back(line);
  if (recognizer->characters_.size() < 2) {
    return Fail(ErrorCode::kMissingLanguageData, Stage::kSetup);
  }
  const std::size_t classes = recognizer->characters_.size();
  auto networks =
      LoadLanes(model_dir + "/recogniser.xml", lanes, [&](Network& network) -> Result<void> {
        for (const int width : kWidths) {
          const cv::Mat warm(kHeight, width, CV_8UC3, cv::Scalar::all(128));
          const auto run = network.Run(warm.data, 1, kHeight, width);
          if (!run) return std::unexpected(run.error());
          if (run->dims[3] != classes) return Fail(ErrorCode::kMissingLanguageData, Stage::kSetup);
        }
        return {};
      });
  if (!networks) return std::unexpected(networks.error());
  recognizer->networks_ = std::move(*networks);
  return recognizer;
}

Result<void> LineRecognizer::ReadPart(const cv::Mat& picture, const TextLine& line, int lane,
                                      ReadText& out) const {
  const Crop crop = CutLine(picture, line);
  if (crop.pixels.empty()) return {};
  const double scale = static_cast<double>(kHeight) / crop.pixels.rows;
  const int scaled =
      std::clamp(static_cast<int>(std::lround(crop.pixels.cols * scale)), 1, kWidths.back());
  const double along = static_cast<double>(scaled) / crop.pixels.cols;
  const int width = PaddedWidth(scaled);
  const cv::Mat input = ToNetworkInput(Brighten(crop.pixels), {scaled, kHeight}, width, kHeight);
  const auto output = networks_[static_cast<std::size_t>(lane)]->Run(input.data, 1, kHeight, width);
  if (!output) return std::unexpected(output.error());

  std::vector<CtcChar> chars = DecodeCtc(output->data, output->dims[2], output->dims[3]);
  // Blanks at the ends say nothing, and two in a row no more than one.
  std::erase_if(chars, [&](const CtcChar& c) { return c.label >= characters_.size(); });
  const auto blank = [&](const CtcChar& c) { return IsBlank(characters_[c.label]); };
  while (!chars.empty() && blank(chars.front())) chars.erase(chars.begin());
  while (!chars.empty() && blank(chars.back())) chars.pop_back();
  chars.erase(std::unique(chars.begin(), chars.end(),
                          [&](const CtcChar& a, const CtcChar& b) { return blank(a) && blank(b); }),
              chars.end());

  std::vector<CharPlace> places;
  for (const CtcChar& c : chars) {
    places.push_back({c.center * kStep / along + crop.left - line.ink.left, blank(c)});
  }
  MendBlanks(line, characters_, chars, places);
  const std::vector<Interval> intervals = PlaceGlyphs(places, line.columns, kStep / along);
  // An underscore hangs free below the letters, often too far to count as their ink.
  const bool hangs =
      std::ranges::any_of(chars, [&](const CtcChar& c) { return characters_[c.label] == "_"; });
  const double bottom = line.ink.bottom + (hangs ? kHanging * line.ink.height() : 0);
  for (std::size_t i = 0; i < chars.size(); ++i) {
    const Rect box{line.ink.left + intervals[i].from, line.ink.top, line.ink.left + intervals[i].to,
                   bottom};
    out.push_back({characters_[chars[i].label], line.frame.ToPage(box), chars[i].confidence});
  }
  return {};
}

Result<ReadText> LineRecognizer::Read(const cv::Mat& picture, const TextLine& line,
                                      int lane) const {
  ReadText text;
  const std::vector<TextLine> parts = CutLong(line);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    ReadText read;
    if (auto done = ReadPart(picture, parts[i], lane, read); !done) {
      return std::unexpected(done.error());
    }
    const bool word_gap = i > 0 && IsWordGap(line, parts[i].ink.left - parts[i - 1].ink.right,
                                             IsTokenCut(text, read));
    if (!text.empty() && !read.empty() && word_gap) {
      const Quad& before = text.back().quad;
      const Quad& after = read.front().quad;
      text.push_back({" ",
                      {{before.corners[1], after.corners[0], after.corners[3], before.corners[2]}},
                      1.0F});
    }
    text.insert(text.end(), read.begin(), read.end());
  }
  return text;
}

}  // namespace zwartlak
