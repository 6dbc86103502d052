// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// What a document has beside its pages and may keep: links, bookmarks, page labels, title. Read
// into plain values, of which `document_parts_writer` makes new objects: nothing of the old ones is
// copied. Extract and apply read the same parts in the same order, so that the plan knows strings
// by number.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/core/document.h"
#include "pipeline/core/geometry.h"
#include "pipeline/core/keeping.h"
#include "redactors/pdf/destinations.h"
#include "redactors/pdf/source.h"

namespace zwartlak::pdf {

enum class StringRole { kTitle, kBookmark, kLabelPrefix, kAddress };

struct PartString {
  std::size_t page = 0;
  StringRole role = StringRole::kTitle;
  std::string text;     // UTF-8, as detectors see it; of an address with its escapes resolved
  std::string address;  // as it is written
};

inline constexpr std::size_t kNoPart = static_cast<std::size_t>(-1);

struct LinkPart {
  std::size_t page = 0;
  Rect place;  // page space
  std::optional<PartTarget> target;
  std::size_t address = kNoPart;  // index into strings
};

struct BookmarkPart {
  int depth = 0;
  bool open = false;
  std::size_t title = kNoPart;
  std::optional<PartTarget> target;
  std::size_t address = kNoPart;
};

struct LabelPart {
  std::size_t page = 0;  // from which on
  char style = 0;        // D, R, r, A, a; 0: no number
  long long start = 1;
  std::size_t prefix = kNoPart;
};

struct DocumentParts {
  std::vector<PartString> strings;
  std::vector<LinkPart> links;
  std::vector<BookmarkPart> bookmarks;  // in reading order
  std::vector<LabelPart> labels;        // by page
  std::size_t title = kNoPart;
};

// What cannot be followed (cycles, dangling references, programs, other files) is left out, and so
// is what exceeds bounds that no document for people has.
DocumentParts PartsOf(Source& source, const Keeping& keep);

// A region for each string, behind what the page has.
void AppendStrings(const DocumentParts& parts, std::vector<Page>& pages);

}  // namespace zwartlak::pdf
