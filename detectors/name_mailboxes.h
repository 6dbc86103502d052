// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// What the mail addresses of a text tell of names: sanne.deboer@... makes "Sanne" and "de Boer"
// names, servicedesk@formdesk.example makes "Formdesk" an organisation.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_set>

#include "detectors/name_words.h"

namespace zwartlak {

struct MailWords {
  std::unordered_set<std::uint64_t> people;         // gazetteer::Hash of parts of local parts
  std::unordered_set<std::uint64_t> organisations;  // of domains with a functional mailbox
};

MailWords ReadMailWords(std::string_view text, const NameWords& words);

}  // namespace zwartlak
