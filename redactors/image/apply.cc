// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/image/apply.h"

#include "redactors/image/codec.h"

namespace zwartlak::image {

Result<RedactedFile> ApplyToPicture(const IdentifiedMedia& media, const RedactionPlan& plan,
                                    const Limits& limits) {
  const Codec* codec = CodecFor(media.type);
  if (codec == nullptr) return Fail(ErrorCode::kUnsupportedType, Stage::kApply);
  BoxesByPage boxes;
  for (const PlanItem& item : plan.items) {
    if (item.box.empty()) continue;
    boxes[item.page].push_back(
        {item.box, item.op == Operator::kLabel ? item.label : std::string()});
  }
  auto file = codec->Rewrite(*media.bytes, boxes, limits);
  if (!file) return std::unexpected(file.error());
  if (file->bytes.size() > limits.max_output_bytes) {
    return Fail(ErrorCode::kTooLarge, Stage::kApply);
  }
  return file;
}

}  // namespace zwartlak::image
