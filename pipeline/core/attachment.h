// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// What comes in. The bytes are untrusted, the names are hints. The runner's parent owns the bytes
// and never parses them; a child sees them through the fork.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "pipeline/core/bytes.h"
#include "pipeline/core/media_type.h"
#include "pipeline/core/sensitive_text.h"

namespace zwartlak {

// To be tried on what is encrypted, as bytes. Null or empty: none.
using Passwords = std::shared_ptr<const std::vector<SensitiveText>>;

struct Attachment {
  std::string ticket_id;       // chosen by the operator; never from the file
  std::string untrusted_name;  // path relative to the walked root; may hold personal data
  std::string declared_type;   // MIME type somebody claimed; empty = nobody did
  std::shared_ptr<const Bytes> bytes;
  Digest sha256{};
};

struct IdentifiedMedia {
  MediaType type = MediaType::kUnknown;
  std::shared_ptr<const Bytes> bytes;
  Passwords passwords = nullptr;
};

}  // namespace zwartlak
