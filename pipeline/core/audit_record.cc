// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "pipeline/core/audit_record.h"

#include <array>

namespace zwartlak {

std::string_view NameOf(Verdict verdict) {
  static constexpr std::array<std::string_view, 3> kNames{"released", "quarantined", "rejected"};
  return kNames.at(static_cast<std::size_t>(verdict));
}

}  // namespace zwartlak
