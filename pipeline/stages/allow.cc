// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "pipeline/stages/allow.h"

#include "pipeline/core/utf8.h"
#include "pipeline/stages/value_index.h"

namespace zwartlak {
namespace {

// Allowed values shorter than this hold for phone numbers only.
constexpr std::size_t kShortestValue = 5;

}  // namespace

AllowFilter::AllowFilter(const AllowList& list) {
  for (const std::string& value : list.values) values_.insert(FoldKey(value));
  for (const std::string& domain : list.domains) domains_.insert(utf8::Fold(domain));
  for (const std::string& mailbox : list.mailboxes) mailboxes_.insert(utf8::Fold(mailbox));
}

bool AllowFilter::IsOwnDomain(std::string_view host) const {
  for (std::string_view rest = host; !rest.empty();) {
    if (domains_.contains(std::string(rest))) return true;
    const std::size_t dot = rest.find('.');
    if (dot == std::string_view::npos) return false;
    rest.remove_prefix(dot + 1);
  }
  return false;
}

bool AllowFilter::KeepsMail(std::string_view address) const {
  const std::string folded = utf8::Fold(address);
  const std::size_t at = folded.rfind('@');
  if (at == std::string::npos) return false;
  const std::string local = folded.substr(0, at);
  // "formulieren-test@" and "info.burgerzaken@" are as functional as "formulieren@": every part
  // must be, so "info.jansen@" is not.
  if (mailboxes_.contains(local)) return true;
  std::size_t start = 0;
  bool all = !local.empty();
  while (all && start <= local.size()) {
    const std::size_t end = std::min(local.find_first_of("-._+", start), local.size());
    all = mailboxes_.contains(local.substr(start, end - start));
    start = end + 1;
  }
  return all || IsOwnDomain(std::string_view(folded).substr(at + 1));
}

bool AllowFilter::Keeps(EntityType type, std::string_view value) const {
  const std::string key = FoldKey(value);
  // 112 is an allowed phone number, not an allowed house number.
  const bool says_enough = key.size() >= kShortestValue || type == EntityType::kPhoneNumber;
  if (says_enough && values_.contains(key)) return true;
  return type == EntityType::kEmailAddress && KeepsMail(value);
}

}  // namespace zwartlak
