// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// What of a document beside its pages may stay where nothing personal is found in it. Only PDF has
// such parts so far.
#pragma once

namespace zwartlak {

struct Keeping {
  bool links = true;
  bool bookmarks = true;  // page labels too
  bool title = false;     // often a file name that nobody looked at
  bool url_queries = false;
};

}  // namespace zwartlak
