// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/registry.h"

#include <algorithm>

#include "redactors/image/format.h"
#include "redactors/pdf/format.h"
#include "redactors/text/format.h"

namespace zwartlak {

std::vector<std::unique_ptr<Format>> MakeFormats() {
  std::vector<std::unique_ptr<Format>> formats;
  formats.push_back(image::MakeImageFormat());
  formats.push_back(pdf::MakePdfFormat());
  formats.push_back(text::MakeTextFormat());
  return formats;
}

const Format* FormatFor(std::span<const std::unique_ptr<Format>> formats, MediaType type) {
  const auto reads = [type](const std::unique_ptr<Format>& format) {
    return std::ranges::count(format->types(), type) > 0;
  };
  const auto it = std::ranges::find_if(formats, reads);
  return it == formats.end() ? nullptr : it->get();
}

}  // namespace zwartlak
