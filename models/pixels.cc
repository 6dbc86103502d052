// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "models/pixels.h"

#include <opencv2/imgproc.hpp>

namespace zwartlak {

cv::Mat WrapPixels(const PixelView& pixels) {
  return {pixels.height, pixels.width, CV_8UC3, const_cast<std::uint8_t*>(pixels.data),
          pixels.stride};
}

cv::Rect ToCvRect(const Rect& r, cv::Size limit) {
  const PixelRect p = CoverPixels(r, 0, limit.width, limit.height);
  return {p.left, p.top, p.width(), p.height()};
}

Rect FromCvRect(const cv::Rect& r) {
  return {static_cast<double>(r.x), static_cast<double>(r.y), static_cast<double>(r.x + r.width),
          static_cast<double>(r.y + r.height)};
}

cv::Mat ToNetworkInput(const cv::Mat& source, cv::Size scaled, int width, int height) {
  cv::Mat input(height, width, CV_8UC3, cv::Scalar::all(128));
  scaled.width = std::clamp(scaled.width, 1, width);
  scaled.height = std::clamp(scaled.height, 1, height);
  cv::Mat part = input(cv::Rect({0, 0}, scaled));
  const bool shrinks = scaled.height < source.rows;
  cv::Mat resized;
  cv::resize(source, resized, scaled, 0, 0, shrinks ? cv::INTER_AREA : cv::INTER_LINEAR);
  cv::cvtColor(resized, part, cv::COLOR_RGB2BGR);
  return input;
}

cv::Mat Straighten(const cv::Mat& picture, const Quad& quad, int width, int height) {
  const auto corner = [&](std::size_t i) {
    return cv::Point2f(static_cast<float>(quad.corners[i].x),
                       static_cast<float>(quad.corners[i].y));
  };
  const cv::Point2f from[4] = {corner(0), corner(1), corner(2), corner(3)};
  const float w = static_cast<float>(width);
  const float h = static_cast<float>(height);
  const cv::Point2f to[4] = {{0, 0}, {w, 0}, {w, h}, {0, h}};
  // Only the part under the quad is touched, so a huge page costs no more than its crop.
  cv::Mat out;
  cv::warpPerspective(picture, out, cv::getPerspectiveTransform(from, to), {width, height},
                      cv::INTER_LINEAR, cv::BORDER_REPLICATE);
  return out;
}

}  // namespace zwartlak
