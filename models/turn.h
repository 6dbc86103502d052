// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Pictures that lie on their side or upside down: quarter turns of pixels and of what was read on
// the turned picture back to the page's own pixels. Pure.
#pragma once

#include <opencv2/core.hpp>
#include <span>

#include "models/text_detector.h"
#include "pipeline/core/document.h"

namespace zwartlak {

// Quarter turns clockwise that make a picture upright: 0 to 3.
using Turns = int;

// A turned copy of `picture`; no copy for 0 turns.
cv::Mat Turn(const cv::Mat& picture, Turns turns);

// Regions read on Turn(picture, turns), in pixels of `picture`, whose size is `size`.
void TurnBack(Turns turns, cv::Size size, std::vector<TextRegion>& regions,
              std::vector<UnreadArea>& unread);

// Whether most long cores stand upright: the page lies on its side.
bool LiesOnItsSide(std::span<const TextCore> cores);

}  // namespace zwartlak
