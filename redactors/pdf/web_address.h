// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// The address of a link (RFC 3986), reduced to what may stay.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace zwartlak::pdf {

struct WebAddress {
  std::string written;  // ASCII
  std::string read;     // UTF-8, escapes resolved
};

// http, https and mailto only, scheme and host in small letters; nothing with a password in it,
// with control characters or with escapes in escapes. The fragment goes, and the query unless
// `with_query`.
std::optional<WebAddress> ReduceAddress(std::string_view address, bool with_query);

}  // namespace zwartlak::pdf
