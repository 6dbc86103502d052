// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "pipeline/stages/apply.h"

namespace zwartlak {

Result<RedactedFile> Apply(const IdentifiedMedia& media, const RedactionPlan& plan,
                           const Format& format, const Limits& limits) {
  Result<RedactedFile> file = format.Apply(media, plan, limits);
  if (!file) return file;
  if (file->bytes.empty()) return Fail(ErrorCode::kInternal, Stage::kApply);
  if (file->bytes.size() > limits.max_output_bytes)
    return Fail(ErrorCode::kTooLarge, Stage::kApply);
  return file;
}

}  // namespace zwartlak
