// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// The stranger's look at what stayed of a document beside its pages: links, bookmarks, page labels,
// title. Every key and every value is listed; anything else is not clean.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "redactors/pdf/inspect_drawn.h"

namespace zwartlak::pdf {

struct InspectedString {
  std::size_t page = 0;
  std::string text;  // UTF-8, escapes of an address resolved
};

// A page of the output and the number of its object.
struct InspectedPage {
  const InspectedValue* value = nullptr;
  std::string number;
};

struct InspectedParts {
  bool clean = false;
  std::vector<InspectedString> strings;
  std::set<std::string> objects;  // numbers of those that are parts, each seen once
  bool has_title = false;
  bool has_links = false;
  bool has_bookmarks = false;
  bool has_queries = false;
};

InspectedParts ReadParts(const InspectedObjects& objects, const InspectedValue& catalog,
                         const InspectedValue& trailer, const std::vector<InspectedPage>& pages);

}  // namespace zwartlak::pdf
