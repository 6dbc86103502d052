// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Borrowed pixels as OpenCV sees them, and the crops that readers take from them. Nothing here
// copies a whole picture: a 100-megapixel page is read through crops and tiles. Channel order stays
// that of the view (R, G, B) until a network wants it turned.
#pragma once

#include <opencv2/core.hpp>

#include "pipeline/core/geometry.h"
#include "pipeline/core/reader.h"

namespace zwartlak {

// A header over the view's own memory. OpenCV wants a mutable pointer; nobody writes through it.
cv::Mat WrapPixels(const PixelView& pixels);

// `r` grown to whole pixels and cut to the picture.
cv::Rect ToCvRect(const Rect& r, cv::Size limit);
Rect FromCvRect(const cv::Rect& r);

// Scales `source` (RGB) into the top left of a blue-green-red picture of `width` x `height`; what
// it does not fill is grey 128, which the networks see as zero. Shrinking averages, growing is
// bilinear.
cv::Mat ToNetworkInput(const cv::Mat& source, cv::Size scaled, int width, int height);

// The page part under `quad` turned upright, `width` x `height`; outside the picture the edge goes
// on.
cv::Mat Straighten(const cv::Mat& picture, const Quad& quad, int width, int height);

}  // namespace zwartlak
