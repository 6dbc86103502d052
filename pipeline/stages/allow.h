// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// The policy's allow list, folded once. Part of the detect stage.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>

#include "pipeline/core/finding.h"
#include "pipeline/core/policy.h"

namespace zwartlak {

class AllowFilter {
 public:
  explicit AllowFilter(const AllowList& list);

  // True if the policy says this value is not personal data: an allowed value, a mail address at an
  // own domain or of a functional mailbox, a host at an own domain.
  [[nodiscard]] bool Keeps(EntityType type, std::string_view value) const;

 private:
  [[nodiscard]] bool KeepsMail(std::string_view address) const;
  [[nodiscard]] bool IsOwnDomain(std::string_view host) const;

  std::unordered_set<std::string> values_;
  std::unordered_set<std::string> domains_;
  std::unordered_set<std::string> mailboxes_;
};

}  // namespace zwartlak
