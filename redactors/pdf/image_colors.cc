// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/pdf/image_colors.h"

#include <algorithm>
#include <limits>
#include <string>

namespace zwartlak::pdf {
namespace {

using Object = QPDFObjectHandle;

bool IsStencil(Object image) {
  Object mask = image.getDict().getKey("/ImageMask");
  return mask.isBool() && mask.getBoolValue();
}

std::string FamilyOf(Object space) {
  if (space.isName()) return space.getName();
  if (!space.isArray() || space.getArrayNItems() < 1) return {};
  Object family = space.getArrayItem(0);
  return family.isName() ? family.getName() : std::string();
}

// 0 if the colour space is none that an image may have.
int ComponentsOf(Object space) {
  const std::string family = FamilyOf(space);
  if (family == "/DeviceGray" || family == "/CalGray" || family == "/Indexed" ||
      family == "/Separation" || family == "/G" || family == "/I") {
    return 1;
  }
  if (family == "/DeviceRGB" || family == "/CalRGB" || family == "/Lab" || family == "/RGB") {
    return 3;
  }
  if (family == "/DeviceCMYK" || family == "/CMYK") return 4;
  if (!space.isArray() || space.getArrayNItems() < 2) return 0;
  Object second = space.getArrayItem(1);
  if (family == "/DeviceN" && second.isArray()) return std::min(second.getArrayNItems(), 32);
  if (family != "/ICCBased" || !second.isStream()) return 0;
  Object n = second.getDict().getKey("/N");
  return n.isInteger() ? static_cast<int>(std::clamp(n.getIntValue(), 0LL, 4LL)) : 0;
}

// Colours are of light (0 is black) or of ink.
bool IsOfInk(Object space) {
  const std::string family = FamilyOf(space);
  return family == "/Separation" || family == "/DeviceN" || ComponentsOf(space) == 4;
}

std::string BytesOf(Object lookup) {
  if (lookup.isString()) return lookup.getStringValue();
  if (!lookup.isStream()) return {};
  const auto data = lookup.getStreamData(qpdf_dl_specialized);
  return {reinterpret_cast<const char*>(data->getBuffer()), data->getSize()};
}

std::uint32_t DarkestOf(Object space, std::uint32_t largest) {
  if (space.getArrayNItems() < 4) return 0;
  Object base = space.getArrayItem(1);
  const auto parts = static_cast<std::size_t>(std::max(ComponentsOf(base), 1));
  const std::string palette = BytesOf(space.getArrayItem(3));
  long best = std::numeric_limits<long>::max();
  std::uint32_t index = 0;
  for (std::uint32_t i = 0; i <= largest && (i + 1) * parts <= palette.size(); ++i) {
    long light = 0;
    for (std::size_t c = 0; c < parts; ++c) {
      light += static_cast<unsigned char>(palette[i * parts + c]);
    }
    if (IsOfInk(base)) light = -light;
    if (light < best) {
      best = light;
      index = i;
    }
  }
  return index;
}

// True if /Decode turns the component round.
bool IsTurned(Object image, int component) {
  Object decode = image.getDict().getKey("/Decode");
  if (!decode.isArray() || decode.getArrayNItems() < 2 * component + 2) return false;
  Object low = decode.getArrayItem(2 * component);
  Object high = decode.getArrayItem(2 * component + 1);
  return low.isNumber() && high.isNumber() && low.getNumericValue() > high.getNumericValue();
}

}  // namespace

std::optional<SampleLayout> LayoutOf(Object image) {
  Object dictionary = image.getDict();
  const auto number = [&](const char* key) {
    Object value = dictionary.getKey(key);
    return value.isInteger() ? std::clamp(value.getIntValue(), 0LL, 1LL << 20) : 0;
  };
  SampleLayout layout;
  layout.width = static_cast<int>(number("/Width"));
  layout.height = static_cast<int>(number("/Height"));
  const bool stencil = IsStencil(image);
  layout.bits = stencil ? 1 : static_cast<int>(number("/BitsPerComponent"));
  layout.components = stencil ? 1 : ComponentsOf(dictionary.getKey("/ColorSpace"));
  constexpr int kDepths[] = {1, 2, 4, 8, 16};
  const bool fine = layout.width > 0 && layout.height > 0 && layout.components > 0 &&
                    std::ranges::find(kDepths, layout.bits) != std::end(kDepths);
  return fine ? std::optional(layout) : std::nullopt;
}

std::vector<std::uint32_t> CoverValue(Object image, ImageRole role, const SampleLayout& layout) {
  const std::uint32_t largest = (1U << static_cast<unsigned>(layout.bits)) - 1;
  Object space = image.getDict().getKey("/ColorSpace");
  std::vector<std::uint32_t> value;
  for (int c = 0; c < layout.components; ++c) {
    std::uint32_t v = 0;
    const bool paints_with_zero = IsStencil(image) || role == ImageRole::kStencil;
    if (!paints_with_zero && (role == ImageRole::kSoftMask || IsOfInk(space))) v = largest;
    if (IsTurned(image, c)) v = largest - v;
    value.push_back(v);
  }
  const std::string family = FamilyOf(space);
  if (role == ImageRole::kPicture && !IsStencil(image) &&
      (family == "/Indexed" || family == "/I")) {
    value[0] = DarkestOf(space, largest);
  }
  return value;
}

}  // namespace zwartlak::pdf
